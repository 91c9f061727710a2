using System.Management.Automation;
using System.Text;

namespace DockerPS.Parameters;

/// <summary>The files that docker's --env-file and --label-file read: a KEY=value a line, comments with #.</summary>
internal static class KeyValueFile
{
    /// <summary>Reads files, one after the other.</summary>
    /// <exception cref="FormatException">A file cannot be read, or a line of it is no pair; the message names both.</exception>
    public static IEnumerable<KeyValue> ReadAll(string[]? paths, SessionState session) =>
        (paths ?? []).SelectMany(path => Read(HostPath.Resolve(path, session)));

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The file cannot be read, or a line of it is no pair; the message names both.</exception>
    private static IEnumerable<KeyValue> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path, Encoding.UTF8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The file '{path}' cannot be read: {error.Message}", error);
        }

        foreach (var (line, index) in lines.Select((line, index) => (line.TrimStart(), index)))
        {
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            var key = line.Split('=', 2)[0];
            yield return key.Length > 0 && !key.Any(char.IsWhiteSpace)
                ? KeyValue.Parse(line)
                : throw new FormatException($"Line {index + 1} of '{path}' is not like KEY=value: '{key}' is no name.");
        }
    }
}
