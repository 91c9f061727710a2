using System.Buffers;

namespace DockerPS.Engine.Http2;

/// <summary>Reads frames, several of them with one read of the connection.</summary>
internal sealed class FrameReader(Stream connection) : IDisposable
{
    private const int BufferSize = 64 << 10;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;

    /// <summary>The bytes with which a client starts (RFC 9113, section 3.4).</summary>
    public static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>The header of the current frame.</summary>
    public FrameHeader Header { get; private set; }

    /// <summary>The payload of the current frame, until the next one is read.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(_start - Header.Length, Header.Length);

    /// <summary>Reads the start of a client; false if the connection ends before it.</summary>
    /// <exception cref="Http2Exception">The other side starts with something else.</exception>
    public async ValueTask<bool> ReadPrefaceAsync()
    {
        if (!await FillAsync(Preface.Length).ConfigureAwait(false))
        {
            return false;
        }

        _start += Preface.Length;
        return _buffer.AsSpan(_start - Preface.Length, Preface.Length).SequenceEqual(Preface)
            ? true
            : throw new Http2Exception(Http2ErrorCode.ProtocolError, "The other side does not start as a client of HTTP/2 does.");
    }

    /// <summary>Reads the next frame; false at the end of the connection.</summary>
    /// <exception cref="Http2Exception">The frame is too large, or cut off.</exception>
    public async ValueTask<bool> NextAsync()
    {
        if (!await FillAsync(FrameHeader.Size).ConfigureAwait(false))
        {
            return false;
        }

        var header = FrameHeader.Read(_buffer.AsSpan(_start));
        if (header.Length > FrameHeader.MaximumPayload)
        {
            throw _buffer.AsSpan(_start).StartsWith("HTTP/1."u8)
                ? new Http2Exception(Http2ErrorCode.ProtocolError, "The other side speaks HTTP/1, not HTTP/2.")
                : new Http2Exception(Http2ErrorCode.FrameSizeError, $"A frame of {header.Length} bytes exceeds the maximum.");
        }

        if (!await FillAsync(FrameHeader.Size + header.Length).ConfigureAwait(false))
        {
            throw CutOff();
        }

        _start += FrameHeader.Size + header.Length;
        Header = header;
        return true;
    }

    /// <summary>Returns the buffer. Nothing may be read after that.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = [];
    }

    /// <summary>Reads until there are so many bytes; false if the connection ends before the first one.</summary>
    private async ValueTask<bool> FillAsync(int count)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_start + count > _buffer.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        while (_end - _start < count)
        {
            var length = await connection.ReadAsync(_buffer.AsMemory(_end)).ConfigureAwait(false);
            if (length == 0)
            {
                return _start == _end ? false : throw CutOff();
            }

            _end += length;
        }

        return true;
    }

    private static Http2Exception CutOff() => new(Http2ErrorCode.ProtocolError, "The connection ended in the middle of a frame.");
}
