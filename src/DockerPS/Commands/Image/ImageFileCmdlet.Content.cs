using System.Buffers;
using DockerPS.Operations;

namespace DockerPS.Commands;

/// <content>Sends bytes from the pipeline to all engines.</content>
public abstract partial class ImageFileCmdlet
{
    /// <summary>Size of the pieces in which single bytes are collected before they are sent.</summary>
    private const int PieceSize = 64 << 10;

    private readonly List<InputQueue> _inputs = [];
    private ArrayBufferWriter<byte>? _piece;

    private void Feed()
    {
        if (_piece is null)
        {
            _piece = new(PieceSize);
            var engines = Engines.ToList();
            if (MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) && ThrottleLimit < engines.Count)
            {
                ThrowInvalidParameter(
                    $"{engines.Count} engines read the same input at the same time; -ThrottleLimit cannot be lower.");
            }

            foreach (var engine in engines)
            {
                var input = new InputQueue();
                _inputs.Add(input);
                Import(engine, new("the input", new QueuedStream(input.Reader, StopToken)), input);
            }
        }

        _piece.Write(InputObject);
        if (_piece.WrittenCount >= PieceSize)
        {
            Flush();
        }

        if (Work.IsIdle && Engines.AnyFailed)
        {
            // The input may be endless, so failures cannot wait until it ends.
            Engines.ReportFailures();
        }
    }

    /// <summary>Passes the collected bytes on to all engines.</summary>
    private void Flush()
    {
        if (_piece is { WrittenCount: > 0 } piece)
        {
            var bytes = piece.WrittenSpan.ToArray();
            piece.ResetWrittenCount();
            _inputs.ForEach(input => Work.WriteUntil(input.AddAsync(bytes, StopToken)));
        }
    }
}
