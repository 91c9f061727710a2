using System.Text;
using System.Text.Unicode;
using DockerPS.Engine.Streaming;

namespace DockerPS.Operations;

/// <summary>Decodes the output of a command, and notes whether that changes it.</summary>
internal sealed class DecodedLines
{
    private int _broken;

    /// <summary>Whether output was not UTF-8. Standard error is for people, and does not count.</summary>
    public bool IsBroken => Volatile.Read(ref _broken) != 0;

    /// <summary>The warning about it.</summary>
    public static string Warning(string command, string container) =>
        $"The output of '{command}' in '{container}' is not valid UTF-8, so the text differs from it. "
        + "Use -OutputPath to write it to a file, or -AsByteStream for its bytes.";

    /// <summary>Splits output into lines.</summary>
    public IAsyncEnumerable<OutputLine> SplitAsync(IAsyncEnumerable<OutputChunk> chunks, CancellationToken cancellationToken) =>
        LineSplitter.SplitAsync(chunks, (stream, line) => new OutputLine(stream, Text(stream, line)), cancellationToken);

    /// <summary>Decodes a whole output, or a line.</summary>
    public string Text(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
        if (stream == OutputStream.Output && !IsBroken && !Utf8.IsValid(bytes))
        {
            Volatile.Write(ref _broken, 1);
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
