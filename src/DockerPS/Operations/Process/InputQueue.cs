using System.Threading.Channels;

namespace DockerPS.Operations;

/// <summary>
/// Input on its way from the pipeline to work on the pool. The pipeline waits for work that reads slowly, but never for work that has
/// ended: <see cref="WorkQueue"/> closes the queue with the work.
/// </summary>
internal sealed class InputQueue
{
    /// <summary>Queue capacity, in pieces; the pipeline blocks when it is full.</summary>
    private const int Capacity = 256;

    private readonly Channel<ReadOnlyMemory<byte>> _pieces =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>The work's side.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Reader => _pieces.Reader;

    /// <summary>Adds input, unless the queue was closed: whoever does not read any more has its reasons.</summary>
    public async Task AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (await _pieces.Writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_pieces.Writer.TryWrite(bytes))
            {
                return;
            }
        }
    }

    /// <summary>Ends the input; nobody waits for room any more.</summary>
    public void Close() => _pieces.Writer.TryComplete();
}
