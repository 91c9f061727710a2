using System.Buffers;
using System.Buffers.Binary;

namespace DockerPS.Engine.Http2;

/// <summary>Writes frames into a buffer.</summary>
internal static class FrameWriter
{
    /// <summary>Writes the header of a frame, and returns the place of its payload, which counts as written.</summary>
    public static Span<byte> Frame(this IBufferWriter<byte> target, FrameType type, FrameFlags flags, int streamId, int length)
    {
        var frame = target.GetSpan(FrameHeader.Size + length)[..(FrameHeader.Size + length)];
        new FrameHeader(length, type, flags, streamId).Write(frame);
        target.Advance(frame.Length);
        return frame[FrameHeader.Size..];
    }

    /// <summary>Writes settings.</summary>
    public static void Settings(this IBufferWriter<byte> target, params (SettingId Id, uint Value)[] settings)
    {
        var payload = target.Frame(FrameType.Settings, FrameFlags.None, 0, settings.Length * 6);
        foreach (var (id, value) in settings)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)id);
            BinaryPrimitives.WriteUInt32BigEndian(payload[2..], value);
            payload = payload[6..];
        }
    }

    /// <summary>Writes a frame whose payload is a number: RST_STREAM and WINDOW_UPDATE.</summary>
    public static void Number(this IBufferWriter<byte> target, FrameType type, int streamId, uint number) =>
        BinaryPrimitives.WriteUInt32BigEndian(target.Frame(type, FrameFlags.None, streamId, 4), number);

    /// <summary>Writes the end of the connection.</summary>
    public static void GoAway(this IBufferWriter<byte> target, int lastStreamId, Http2ErrorCode code)
    {
        var payload = target.Frame(FrameType.GoAway, FrameFlags.None, 0, 8);
        BinaryPrimitives.WriteInt32BigEndian(payload, lastStreamId);
        BinaryPrimitives.WriteUInt32BigEndian(payload[4..], (uint)code);
    }

    /// <summary>Writes a header block, in several frames if it is long.</summary>
    public static void HeaderBlock(this IBufferWriter<byte> target, ReadOnlySpan<byte> block, int streamId, bool endStream)
    {
        var (type, flags) = (FrameType.Headers, endStream ? FrameFlags.EndStream : FrameFlags.None);
        do
        {
            var length = Math.Min(block.Length, FrameHeader.MaximumPayload);
            var isLast = length == block.Length;
            block[..length].CopyTo(target.Frame(type, isLast ? flags | FrameFlags.EndHeaders : flags, streamId, length));
            block = block[length..];
            (type, flags) = (FrameType.Continuation, FrameFlags.None);
        }
        while (!block.IsEmpty);
    }
}
