using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Archives;

/// <summary>The bytes of a tar from an engine: one piece is fetched while the last is used, and the end is remembered.</summary>
internal sealed class ArchiveSource(Stream inner, CancellationToken cancellationToken) : Stream
{
    private const int Size = 128 << 10;

    private byte[] _current = GC.AllocateUninitializedArray<byte>(Size);
    private byte[] _next = GC.AllocateUninitializedArray<byte>(Size);
    private int _position;
    private int _length;
    private Task<int>? _coming;

    /// <summary>Whether the stream has ended.</summary>
    public bool HasEnded { get; private set; }

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken token = default) =>
        _position < _length ? new(Take(buffer)) : FillAndTakeAsync(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken token) =>
        ReadAsync(buffer.AsMemory(offset, count), token).AsTask();

    /// <summary>Reads what follows the archive's end, so that the connection can serve again.</summary>
    public async Task DrainAsync(int limit)
    {
        for (var drained = 0; drained < limit && await FillAsync().ConfigureAwait(false); drained += _length)
        {
        }
    }

    /// <summary>Waits for the piece that is coming, however that ends; to be called when the stream below is closed.</summary>
    public Task SettleAsync() => (_coming ?? Task.FromResult(0)).ContinueWith(static piece => _ = piece.Exception, TaskScheduler.Default);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private int Take(Memory<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _length - _position);
        _current.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    private async ValueTask<int> FillAndTakeAsync(Memory<byte> buffer) =>
        buffer.IsEmpty || !await FillAsync().ConfigureAwait(false) ? 0 : Take(buffer);

    private async Task<bool> FillAsync()
    {
        if (HasEnded)
        {
            return false;
        }

        _length = await (_coming ?? Fetch()).ConfigureAwait(false);
        (_current, _next, _position) = (_next, _current, 0);
        HasEnded = _length == 0;
        _coming = HasEnded ? null : Fetch();
        return !HasEnded;
    }

    private Task<int> Fetch() => StreamFaults.ReadAsync(inner, _next, cancellationToken).AsTask();
}
