using System.Buffers;

namespace DockerPS.Engine.Http2;

/// <summary>Puts together header blocks that came in several frames, and decodes them.</summary>
internal sealed class HeaderReader
{
    /// <summary>
    /// The maximum size of a block as it is sent: 2 MiB, so that a list that exceeds its limit a little can still be refused alone.
    /// The headers of its frames count, since empty frames would never come to an end.
    /// </summary>
    private const int MaximumBlock = 2 << 20;

    private readonly ArrayBufferWriter<byte> _block = new();
    private readonly HpackDecoder _decoder = new();
    private int _received;

    /// <summary>The stream whose block is not complete; 0 if there is none.</summary>
    public int StreamId { get; private set; }

    /// <summary>Indicates whether the stream ends with the block.</summary>
    public bool EndsStream { get; private set; }

    /// <summary>Starts a block; true if it is complete.</summary>
    public bool Start(FrameHeader header, ReadOnlySpan<byte> fragment)
    {
        _block.ResetWrittenCount();
        (StreamId, EndsStream, _received) = (header.StreamId, header.Has(FrameFlags.EndStream), 0);
        return Continue(header, fragment);
    }

    /// <summary>Continues the block; true if it is complete.</summary>
    /// <exception cref="Http2Exception">The block is too large.</exception>
    public bool Continue(FrameHeader header, ReadOnlySpan<byte> fragment)
    {
        if ((_received += fragment.Length + FrameHeader.Size) > MaximumBlock)
        {
            throw new Http2Exception(Http2ErrorCode.EnhanceYourCalm, "A header block is too large.");
        }

        _block.Write(fragment);
        return header.Has(FrameFlags.EndHeaders);
    }

    /// <summary>Decodes the complete block; null if its list is too large.</summary>
    public IReadOnlyList<HeaderField>? Decode()
    {
        StreamId = 0;
        return _decoder.Decode(_block.WrittenSpan);
    }
}
