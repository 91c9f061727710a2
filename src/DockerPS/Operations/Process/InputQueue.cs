using System.Threading.Channels;

namespace DockerPS.Operations;

/// <summary>
/// Passes input from the pipeline to work on the pool. The pipeline blocks while the work reads slowly, but not after the work has ended:
/// <see cref="WorkQueue"/> then closes the queue.
/// </summary>
internal sealed class InputQueue
{
    /// <summary>Queue capacity in chunks; the pipeline blocks when it is full.</summary>
    private const int Capacity = 256;

    private readonly Channel<ReadOnlyMemory<byte>> _pieces =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Reader for the work.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Reader => _pieces.Reader;

    /// <summary>Adds input, unless the queue is closed because the work no longer reads it.</summary>
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

    /// <summary>Closes the queue, and releases a blocked writer.</summary>
    public void Close() => _pieces.Writer.TryComplete();
}
