using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Combines the variables of -Environment and -EnvironmentFile.</summary>
internal static class EnvironmentVariables
{
    /// <summary>
    /// Returns the variables of the files, then those of the parameter; the last value of a name wins. A name alone takes the session's
    /// value; in a file, a name that the session does not have is skipped.
    /// </summary>
    /// <exception cref="FormatException">A file cannot be read, or a line is not a pair.</exception>
    public static IEnumerable<KeyValue> Given(KeyValue[]? environment, string[]? files, SessionState session) =>
        Given(environment, KeyValueFile.ReadAll(files, session));

    /// <inheritdoc cref="Given(KeyValue[], string[], SessionState)"/>
    public static IEnumerable<KeyValue> Given(KeyValue[]? environment, IEnumerable<KeyValue> ofFiles) =>
        LastOfEach.Of(
            ofFiles.Select(pair => pair.FromSession()).OfType<KeyValue>()
                .Concat((environment ?? []).Select(pair => pair.FromSession() ?? pair)),
            pair => pair.Key);
}
