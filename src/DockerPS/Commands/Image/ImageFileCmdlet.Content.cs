using System.Buffers;
using DockerPS.Operations;

namespace DockerPS.Commands;

/// <content>Sends bytes from the pipeline to all engines.</content>
public abstract partial class ImageFileCmdlet
{
    /// <summary>Size of the pieces in which single bytes are collected before they are sent.</summary>
    private const int PieceSize = 64 << 10;

    private ArrayBufferWriter<byte>? _piece;
    private SharedInput? _input;

    private SharedInput Input => _input ??= new(Work, Engines);

    private void Feed()
    {
        if (_piece is null)
        {
            _piece = new(PieceSize);
            var engines = Engines.ToList();
            RequireThrottleLimit(engines.Count, "engines");
            foreach (var engine in engines)
            {
                var input = Input.Add();
                Import(engine, new("the input", new QueuedStream(input.Reader, StopToken)), input);
            }
        }

        _piece.Write(InputObject);
        if (_piece.WrittenCount >= PieceSize)
        {
            Flush();
        }

        Input.ReportFailures();
    }

    /// <summary>Passes the collected bytes on to all engines.</summary>
    private void Flush()
    {
        if (_piece is { WrittenCount: > 0 } piece)
        {
            var bytes = piece.WrittenSpan.ToArray();
            piece.ResetWrittenCount();
            Input.Write(bytes);
        }
    }
}
