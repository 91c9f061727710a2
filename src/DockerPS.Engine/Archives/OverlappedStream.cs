using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Archives;

/// <summary>Buffers written data in large pieces, and sends one while the next is filled.</summary>
internal sealed class OverlappedStream(Stream inner) : SequentialStream
{
    private const int Size = 1 << 20;

    private byte[] _filling = GC.AllocateUninitializedArray<byte>(Size);
    private byte[] _spare = GC.AllocateUninitializedArray<byte>(Size);
    private int _filled;
    private Task _sending = Task.CompletedTask;

    public override bool CanRead => false;

    public override bool CanWrite => true;

    /// <summary>Returns free buffer space to write to; <see cref="Advance"/> commits it.</summary>
    public async ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellationToken)
    {
        if (_filled == Size)
        {
            await SendAsync(cancellationToken).ConfigureAwait(false);
        }

        return _filling.AsMemory(_filled);
    }

    /// <summary>Commits bytes that were written to the buffer space.</summary>
    public void Advance(int count) => _filled += count;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var room = await RoomAsync(cancellationToken).ConfigureAwait(false);
            var count = Math.Min(room.Length, buffer.Length);
            buffer[..count].CopyTo(room);
            Advance(count);
            buffer = buffer[count..];
        }
    }

    /// <summary>Sends the remaining data, and waits until it is sent.</summary>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken).ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
    }

    /// <summary>Waits for a pending write, whatever its outcome, since nothing may use the connection after a failure.</summary>
    public Task WaitForPendingAsync() => _sending.ContinueWith(static sent => _ = sent.Exception, TaskScheduler.Default);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await _sending.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        (_filling, _spare) = (_spare, _filling);
        _sending = inner.WriteAsync(_spare.AsMemory(0, _filled), cancellationToken).AsTask();
        _filled = 0;
    }
}
