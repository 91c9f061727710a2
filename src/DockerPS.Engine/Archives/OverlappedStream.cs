using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Archives;

/// <summary>Collects what is written into large pieces, and sends one while the next is made.</summary>
internal sealed class OverlappedStream(Stream inner) : SequentialStream
{
    private const int Size = 1 << 20;

    private byte[] _filling = GC.AllocateUninitializedArray<byte>(Size);
    private byte[] _spare = GC.AllocateUninitializedArray<byte>(Size);
    private int _filled;
    private Task _sending = Task.CompletedTask;

    public override bool CanRead => false;

    public override bool CanWrite => true;

    /// <summary>A place to write to directly; what was written there is taken in by <see cref="Advance"/>.</summary>
    public async ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellationToken)
    {
        if (_filled == Size)
        {
            await SendAsync(cancellationToken).ConfigureAwait(false);
        }

        return _filling.AsMemory(_filled);
    }

    /// <summary>Takes in what was written to the room.</summary>
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

    /// <summary>Sends what is left, and waits until it is sent.</summary>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken).ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
    }

    /// <summary>Waits for what is being sent, however that ends: nothing may use the connection after a failure.</summary>
    public Task SettleAsync() => _sending.ContinueWith(static sent => _ = sent.Exception, TaskScheduler.Default);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await _sending.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        (_filling, _spare) = (_spare, _filling);
        _sending = inner.WriteAsync(_spare.AsMemory(0, _filled), cancellationToken).AsTask();
        _filled = 0;
    }
}
