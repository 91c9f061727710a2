namespace DockerPS.Engine.Archives;

/// <summary>
/// The data of an entry, with a known length. A source that turns out to be shorter or longer is an error, since the header with
/// the length has been sent.
/// </summary>
internal abstract class EntryData : Stream
{
    private readonly long _length;
    private long _position;

    protected EntryData(long length) => _length = length;

    public override bool CanRead => true;

    public override bool CanWrite => false;

    /// <summary>True for the framework's writer, which takes this to mean that the length is known.</summary>
    public override bool CanSeek => true;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var output = (OverlappedStream)destination;
        while (_position < _length)
        {
            var room = await output.RoomAsync(cancellationToken).ConfigureAwait(false);
            output.Advance(await ReadAsync(room, cancellationToken).ConfigureAwait(false));
        }

        await CheckEndAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = (int)Math.Min(buffer.Length, _length - _position);
        if (wanted == 0)
        {
            return 0;
        }

        var read = await FetchAsync(buffer[..wanted], _position, cancellationToken).ConfigureAwait(false);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    /// <summary>Reads at least one byte; throws if the source is too short.</summary>
    protected abstract ValueTask<int> FetchAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken);

    /// <summary>Throws if the source is too long.</summary>
    protected virtual ValueTask CheckEndAsync(CancellationToken cancellationToken) => default;
}
