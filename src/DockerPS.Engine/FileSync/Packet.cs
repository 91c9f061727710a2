using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.FileSync;

/// <summary>A packet that was received.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The number of the file in the list.</param>
/// <param name="Stat">The item of the list; null in its end and in other packets.</param>
/// <param name="Data">The data. It is part of the message, and valid as long as that.</param>
internal readonly record struct Packet(PacketKind Kind, uint Id, FileStat? Stat, ReadOnlyMemory<byte> Data)
{
    /// <summary>Parses a message.</summary>
    /// <exception cref="DockerStreamException">It is malformed.</exception>
    public static Packet Parse(ReadOnlyMemory<byte> message)
    {
        var packet = default(Packet);
        var reader = new ProtobufReader(message.Span);
        while (reader.Next())
        {
            packet = reader.Field switch
            {
                1 => packet with { Kind = (PacketKind)reader.Number },
                2 => packet with { Stat = FileStat.Parse(reader.Bytes) },
                3 => packet with { Id = (uint)reader.Number },
                4 when !reader.Bytes.IsEmpty && message.Span.Overlaps(reader.Bytes, out var start) =>
                    packet with { Data = message.Slice(start, reader.Bytes.Length) },
                _ => packet,
            };
        }

        return packet.Kind is >= PacketKind.Stat and <= PacketKind.Error
            ? packet
            : throw new DockerStreamException($"The engine sent a packet of an unknown kind ({(int)packet.Kind}) in a transfer of files.");
    }
}
