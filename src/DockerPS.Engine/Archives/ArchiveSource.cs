using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Archives;

/// <summary>Reads the bytes of a tar, and fetches the next buffer while the current one is used.</summary>
internal sealed class ArchiveSource(Stream inner, CancellationToken cancellationToken, Action<long>? passed = null)
{
    private const int Size = 128 << 10;

    private byte[] _current = GC.AllocateUninitializedArray<byte>(Size);
    private byte[] _next = GC.AllocateUninitializedArray<byte>(Size);
    private int _position;
    private int _length;
    private bool _ended;
    private Task<int>? _coming;

    /// <summary>Reads at least one byte; 0 at the end.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> buffer) => _position < _length ? new(Take(buffer)) : FillAndTakeAsync(buffer);

    /// <summary>Skips at least one byte, and at most the maximum; 0 at the end.</summary>
    public async ValueTask<long> SkipAsync(long maximum)
    {
        if (_position == _length && !await FillAsync().ConfigureAwait(false))
        {
            return 0;
        }

        var count = (int)Math.Min(maximum, _length - _position);
        _position += count;
        return count;
    }

    /// <summary>Reads what follows the archive, so that the connection can be reused.</summary>
    public async Task DrainAsync(int limit)
    {
        for (var drained = 0; drained < limit && await FillAsync().ConfigureAwait(false); drained += _length)
        {
        }
    }

    /// <summary>Waits for a pending read, whatever its outcome; called when the stream is closed.</summary>
    public Task WaitForPendingAsync() =>
        (_coming ?? Task.FromResult(0)).ContinueWith(static piece => _ = piece.Exception, TaskScheduler.Default);

    private int Take(Memory<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _length - _position);
        _current.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    private async ValueTask<int> FillAndTakeAsync(Memory<byte> buffer) => await FillAsync().ConfigureAwait(false) ? Take(buffer) : 0;

    private async ValueTask<bool> FillAsync()
    {
        if (_ended)
        {
            return false;
        }

        _length = await (_coming ?? Fetch()).ConfigureAwait(false);
        (_current, _next, _position) = (_next, _current, 0);
        passed?.Invoke(_length);
        _ended = _length == 0;
        _coming = _ended ? null : Fetch();
        return !_ended;
    }

    private Task<int> Fetch() => EngineStream.ReadAsync(inner, _next, cancellationToken).AsTask();
}
