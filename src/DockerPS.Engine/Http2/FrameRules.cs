namespace DockerPS.Engine.Http2;

/// <summary>Checks frames (RFC 9113, section 6).</summary>
internal static class FrameRules
{
    /// <summary>Returns the payload of a frame without its padding.</summary>
    public static ReadOnlySpan<byte> Unpadded(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (!header.Has(FrameFlags.Padded))
        {
            return payload;
        }

        RequireSize(payload.Length, 1);
        return payload[0] < payload.Length ? payload[1..^payload[0]] : throw Broken("the padding is longer than its frame");
    }

    /// <summary>Checks whether a frame is of a stream, and its size.</summary>
    /// <param name="header">The header of the frame.</param>
    /// <param name="isStream">Indicates whether it has to be of a stream, or of the connection; null for both.</param>
    /// <param name="size">The size; null if it is not fixed.</param>
    public static void Require(FrameHeader header, bool? isStream, int? size = null)
    {
        if (isStream is { } expected && expected != header.StreamId > 0)
        {
            throw Broken($"a frame of type {header.Type} came for the stream {header.StreamId}");
        }

        if (size is { } exact)
        {
            RequireSize(header.Length, exact, exactly: true);
        }
    }

    /// <summary>Checks a size, and returns it.</summary>
    public static int RequireSize(int actual, int size, bool exactly = false) =>
        actual == size || (actual > size && !exactly) ? size
        : throw new Http2Exception(Http2ErrorCode.FrameSizeError, "A frame has a wrong size.");

    /// <summary>Creates the error for a broken rule.</summary>
    public static Http2Exception Broken(string reason, bool isStreamError = false) =>
        new(Http2ErrorCode.ProtocolError, $"The other side breaks the rules of HTTP/2: {reason}.", isStreamError);
}
