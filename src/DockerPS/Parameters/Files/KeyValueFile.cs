using System.Management.Automation;
using System.Text;

namespace DockerPS.Parameters;

/// <summary>Reads the files of docker's --env-file and --label-file: one KEY=value per line, comments with #.</summary>
internal static class KeyValueFile
{
    /// <summary>Reads files in order.</summary>
    /// <exception cref="FormatException">A file cannot be read, or a line is not a pair; the message names both.</exception>
    public static IEnumerable<KeyValue> ReadAll(string[]? paths, SessionState session) =>
        (paths ?? []).SelectMany(path => Read(HostPath.Resolve(path, session)));

    /// <summary>Reads the content of a file.</summary>
    /// <param name="content">The content: UTF-8, or UTF-16 with a byte order mark.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="FormatException">A line is not text or not a pair; the message names it.</exception>
    internal static IEnumerable<KeyValue> Parse(byte[] content, string path)
    {
        foreach (var (text, index) in Lines(content).Select((text, index) => (text, index)))
        {
            var line = text?.TrimStart() ?? throw new FormatException(
                $"Line {index + 1} of '{path}' is not UTF-8. Save the file as UTF-8.");
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            var key = line.Split('=', 2)[0];
            yield return key.Length > 0 && key.AsSpan().IndexOfAny(' ', '\t') < 0
                ? KeyValue.Parse(line)
                : throw new FormatException($"Line {index + 1} of '{path}' is not in the form KEY=value: '{key}' is not a valid name.");
        }
    }

    /// <summary>Returns the lines; null for a line that is not valid text.</summary>
    private static IEnumerable<string?> Lines(byte[] content)
    {
        var encoding = content switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (encoding is not null)
        {
            content = Encoding.UTF8.GetBytes(encoding.GetString(content));
        }

        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var start = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        while (start < content.Length)
        {
            var length = content.AsSpan(start).IndexOf((byte)'\n');
            var end = length < 0 ? content.Length : start + length;
            yield return Decode(content.AsSpan(start, end - start));
            start = end + 1;
        }

        string? Decode(ReadOnlySpan<byte> line)
        {
            try
            {
                return strict.GetString(line is [.. var rest, (byte)'\r'] ? rest : line);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    private static IEnumerable<KeyValue> Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The file '{path}' cannot be read: {error.Message}", error);
        }
    }
}
