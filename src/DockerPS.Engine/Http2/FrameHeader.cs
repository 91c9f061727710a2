using System.Buffers.Binary;

namespace DockerPS.Engine.Http2;

/// <summary>The header of a frame (RFC 9113, section 4.1).</summary>
/// <param name="Length">The length of the payload.</param>
/// <param name="Type">The type.</param>
/// <param name="Flags">The flags.</param>
/// <param name="StreamId">The stream; 0 for the connection.</param>
internal readonly record struct FrameHeader(int Length, FrameType Type, FrameFlags Flags, int StreamId)
{
    /// <summary>The size of a header.</summary>
    public const int Size = 9;

    /// <summary>The maximum size of a payload unless the other side sets a larger one; larger ones are never sent or taken.</summary>
    public const int MaximumPayload = 16384;

    /// <summary>Reads a header.</summary>
    public static FrameHeader Read(ReadOnlySpan<byte> bytes) => new(
        (bytes[0] << 16) | (bytes[1] << 8) | bytes[2],
        (FrameType)bytes[3],
        (FrameFlags)bytes[4],
        BinaryPrimitives.ReadInt32BigEndian(bytes[5..]) & int.MaxValue);

    /// <summary>Writes the header.</summary>
    public void Write(Span<byte> target)
    {
        (target[0], target[1], target[2]) = ((byte)(Length >> 16), (byte)(Length >> 8), (byte)Length);
        (target[3], target[4]) = ((byte)Type, (byte)Flags);
        BinaryPrimitives.WriteInt32BigEndian(target[5..], StreamId);
    }

    /// <summary>Indicates whether a flag is set.</summary>
    public bool Has(FrameFlags flag) => (Flags & flag) != 0;
}
