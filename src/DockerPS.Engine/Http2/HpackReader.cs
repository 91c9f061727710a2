using System.Buffers;
using System.Text;

namespace DockerPS.Engine.Http2;

/// <summary>Reads the integers and texts of a header block (RFC 7541, section 5).</summary>
internal ref struct HpackReader(ReadOnlySpan<byte> block)
{
    private ReadOnlySpan<byte> _rest = block;

    /// <summary>Indicates whether the block has ended.</summary>
    public readonly bool IsEmpty => _rest.IsEmpty;

    /// <summary>The next byte, which is not taken.</summary>
    public readonly byte Next => _rest[0];

    /// <summary>Reads an integer that starts in the low bits of a byte.</summary>
    /// <param name="prefix">The number of these bits.</param>
    /// <exception cref="Http2Exception">The integer is cut off, or larger than any that could be meant.</exception>
    public int ReadInteger(int prefix)
    {
        var mask = (1 << prefix) - 1;
        var value = (long)(Take() & mask);
        if (value < mask)
        {
            return (int)value;
        }

        // Four more bytes are enough for 28 bits; leading zeros would be a way to write endless numbers.
        for (var shift = 0; shift < 28; shift += 7)
        {
            var part = Take();
            value += (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return (int)value;
            }
        }

        throw new Http2Exception(Http2ErrorCode.CompressionError, "An integer of a header block is too large.");
    }

    /// <summary>Reads a text, and returns its length in bytes with it.</summary>
    /// <exception cref="Http2Exception">The text is cut off or malformed.</exception>
    public (string Text, int Length) ReadText()
    {
        if (_rest.IsEmpty)
        {
            throw CutOff();
        }

        var isCoded = Next >= 0x80;
        var length = ReadInteger(7);
        if (length > _rest.Length)
        {
            throw CutOff();
        }

        var text = _rest[..length];
        _rest = _rest[length..];
        if (!isCoded)
        {
            return (Encoding.UTF8.GetString(text), length);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(HpackHuffman.MaximumLength(length));
        try
        {
            var decoded = HpackHuffman.Decode(text, buffer);
            return (Encoding.UTF8.GetString(buffer, 0, decoded), decoded);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private byte Take()
    {
        if (_rest.IsEmpty)
        {
            throw CutOff();
        }

        var taken = _rest[0];
        _rest = _rest[1..];
        return taken;
    }

    private static Http2Exception CutOff() => new(Http2ErrorCode.CompressionError, "A header block is cut off.");
}
