using DockerPS.Engine.BuildKit;
using DockerPS.Engine.FileSync;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>Packets as another program would write them.</summary>
internal static class Packets
{
    public static byte[] End { get; } = [];

    public static byte[] Finish { get; } = [1 << 3, 3];

    public static byte[] Stat(FileStat stat) => new ProtobufWriter().Message(2, stat.Write(new())).Written.ToArray();

    public static byte[] File(string path, uint mode = 0x1A4, string link = "") =>
        Stat(new() { Path = path, Mode = mode, LinkName = link });

    public static byte[] Folder(string path, uint mode = 0x1ED) => File(path, GoMode.Folder | mode);

    public static byte[] Link(string path, string target) => File(path, GoMode.Link | 0x1FF, target);

    public static byte[] Request(uint id) => Packet(PacketKind.Request, id, []);

    public static byte[] Data(uint id, ReadOnlySpan<byte> data) => Packet(PacketKind.Data, id, data);

    public static byte[] Error(string text) => Packet(PacketKind.Error, 0, System.Text.Encoding.UTF8.GetBytes(text));

    private static byte[] Packet(PacketKind kind, uint id, ReadOnlySpan<byte> data) =>
        new ProtobufWriter().Number(1, (int)kind).Number(3, id).Bytes(4, data).Written.ToArray();
}
