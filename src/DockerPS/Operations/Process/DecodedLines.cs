using System.Text;
using System.Text.Unicode;
using DockerPS.Engine.Streaming;

namespace DockerPS.Operations;

/// <summary>Decodes the output of a command, and records whether it is valid UTF-8.</summary>
internal sealed class DecodedLines
{
    private int _broken;

    /// <summary>Whether the output was not valid UTF-8. Standard error is for display only, and is not checked.</summary>
    public bool IsBroken => Volatile.Read(ref _broken) != 0;

    /// <summary>Returns the warning about invalid UTF-8.</summary>
    public static string Warning(string command, string container) =>
        $"The output of '{command}' in '{container}' is not valid UTF-8, so the text differs from it. "
        + "Use -OutputPath to write it to a file, or -AsByteStream for its bytes.";

    /// <summary>Splits output into lines.</summary>
    public IAsyncEnumerable<OutputLine> SplitAsync(IAsyncEnumerable<OutputChunk> chunks, CancellationToken cancellationToken) =>
        LineSplitter.SplitAsync(chunks, (stream, line) => new OutputLine(stream, Text(stream, line)), cancellationToken);

    /// <summary>Decodes a line or a whole output.</summary>
    public string Text(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
        if (stream == OutputStream.Output && !IsBroken && !Utf8.IsValid(bytes))
        {
            Volatile.Write(ref _broken, 1);
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
