using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>What -Environment and -EnvironmentFile say.</summary>
internal static class EnvironmentVariables
{
    /// <summary>
    /// The files' variables, then the parameter's; the last of a name wins. A name alone takes this session's value; one of a file that has
    /// none is left out.
    /// </summary>
    /// <exception cref="FormatException">A file cannot be read, or a line of it is no pair.</exception>
    public static IEnumerable<KeyValue> Given(KeyValue[]? environment, string[]? files, SessionState session) =>
        Given(environment, KeyValueFile.ReadAll(files, session));

    /// <inheritdoc cref="Given(KeyValue[], string[], SessionState)"/>
    public static IEnumerable<KeyValue> Given(KeyValue[]? environment, IEnumerable<KeyValue> ofFiles) =>
        LastOfEach.Of(
            ofFiles.Select(pair => pair.FromSession()).OfType<KeyValue>()
                .Concat((environment ?? []).Select(pair => pair.FromSession() ?? pair)),
            pair => pair.Key);
}
