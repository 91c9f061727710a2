using System.Collections;
using System.Management.Automation;
using System.Text;
using DockerPS.Engine.Streaming;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Collects the values for a file: text line by line, or bytes.</summary>
/// <param name="encoding">The encoding of text; null for bytes.</param>
/// <param name="noNewline">Whether lines are written without line ends.</param>
internal sealed class ValueContent(Encoding? encoding, bool noNewline) : IDisposable
{
    private bool _started;

    /// <summary>The bytes of the file.</summary>
    public SpooledContent Content { get; } = new();

    /// <summary>Adds a value, or the values of a list. As for Set-Content, null is nothing, and not an empty line.</summary>
    /// <exception cref="FormatException">The value is not what the parameters say.</exception>
    public void Add(object? value)
    {
        var bare = value.Unwrapped();
        switch (bare)
        {
            case byte or byte[] or IList<byte> when encoding is not null:
                throw new FormatException("The value is bytes, and would become text. Use -AsByteStream to write them as they are.");
            case byte single:
                Content.Write([single]);
                break;
            case byte[] bytes:
                Content.Write(bytes);
                break;
            case IList list:
                foreach (var item in list)
                {
                    Add(item);
                }

                break;
            case null:
                break;
            case not null when encoding is null:
                throw new FormatException(
                    $"The value is of type {bare.GetType().Name}, but -AsByteStream needs bytes. Omit it to write text.");
            default:
                AddLine(LanguagePrimitives.ConvertTo<string>(value));
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();

    private void AddLine(string line)
    {
        if (!_started)
        {
            Content.Write(encoding!.GetPreamble());
            _started = true;
        }

        // Files in containers have the line ends of Linux, wherever the command runs.
        Content.Write(encoding!.GetBytes(noNewline ? line : $"{line}\n"));
    }
}
