using System.Threading.Channels;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>A stream that hands on exactly what it was given, one part a read, and then ends or breaks.</summary>
internal sealed class ScriptedStream : Stream
{
    private readonly IEnumerator<byte[]>? _parts;
    private readonly ChannelReader<byte[]>? _channel;
    private readonly Exception? _fault;
    private ReadOnlyMemory<byte> _left;

    /// <summary>A stream of parts that are all there.</summary>
    public ScriptedStream(IEnumerable<byte[]> parts, Exception? fault = null) => (_parts, _fault) = (parts.GetEnumerator(), fault);

    /// <summary>A stream of parts that come when the test says.</summary>
    public ScriptedStream(ChannelReader<byte[]> channel) => _channel = channel;

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The bytes in two reads, divided at a place.</summary>
    public static ScriptedStream CutAt(byte[] bytes, int place) =>
        new(new[] { bytes[..place], bytes[place..] }.Where(part => part.Length > 0));

    /// <summary>The bytes in reads of the same size.</summary>
    public static ScriptedStream InPieces(byte[] bytes, int size) => new(bytes.Chunk(size));

    /// <summary>All bytes in one read, and then a broken connection.</summary>
    public static ScriptedStream ThenBroken(byte[] bytes) => new([bytes], new IOException("connection reset"));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left.IsEmpty)
        {
            _left = await NextAsync(cancellationToken);
        }

        var length = Math.Min(buffer.Length, _left.Length);
        _left[..length].CopyTo(buffer);
        _left = _left[length..];
        BytesRead += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _parts?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The next part; nothing at the end.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_channel is not null)
        {
            return await _channel.WaitToReadAsync(cancellationToken) ? await _channel.ReadAsync(cancellationToken) : default;
        }

        return _parts!.MoveNext() ? _parts.Current : _fault is null ? default : throw _fault;
    }
}
