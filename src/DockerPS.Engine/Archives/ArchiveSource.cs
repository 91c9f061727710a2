using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Archives;

/// <summary>The bytes of a tar from an engine: one piece is fetched while the last is used.</summary>
internal sealed class ArchiveSource(Stream inner, CancellationToken cancellationToken)
{
    private const int Size = 128 << 10;

    private byte[] _current = GC.AllocateUninitializedArray<byte>(Size);
    private byte[] _next = GC.AllocateUninitializedArray<byte>(Size);
    private int _position;
    private int _length;
    private bool _ended;
    private Task<int>? _coming;

    /// <summary>Reads what there is, at least one byte; 0 at the end.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> buffer) => _position < _length ? new(Take(buffer)) : FillAndTakeAsync(buffer);

    /// <summary>Passes over bytes, at least one and at most so many; 0 at the end.</summary>
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

    /// <summary>Reads what follows the archive's end, so that the connection can serve again.</summary>
    public async Task DrainAsync(int limit)
    {
        for (var drained = 0; drained < limit && await FillAsync().ConfigureAwait(false); drained += _length)
        {
        }
    }

    /// <summary>Waits for the piece that is coming, however that ends; to be called when the stream below is closed.</summary>
    public Task SettleAsync() => (_coming ?? Task.FromResult(0)).ContinueWith(static piece => _ = piece.Exception, TaskScheduler.Default);

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
        _ended = _length == 0;
        _coming = _ended ? null : Fetch();
        return !_ended;
    }

    private Task<int> Fetch() => EngineStream.ReadAsync(inner, _next, cancellationToken).AsTask();
}
