using System.Text;
using CsCheck;
using DockerPS.Remoting;

namespace DockerPS.Tests.Remoting;

/// <summary>The packets of a session, among other output.</summary>
public sealed class PacketReaderTests
{
    private const string Session = "00000000-0000-0000-0000-000000000000";
    private const string Data = $"<Data Stream='Default' PSGuid='{Session}'>AAAA+/==</Data>";
    private const string Ack = $"<DataAck PSGuid='{Session}' />";

    [Theory]
    [InlineData("")]
    [InlineData("raw\n")]
    [InlineData("raw")]
    [InlineData("<html>\n")]
    [InlineData("<html>")]
    [InlineData("<")]
    [InlineData("<Data ")]
    [InlineData("<Data Stream=x>\n<DataAck \n</Data>")]
    [InlineData("<Close PSGuid='x' />\n")]
    [InlineData("\r\n\n\0")]
    [InlineData("/>")]
    public void PacketsAreFoundAfterOtherOutput(string noise)
    {
        Assert.Equal([Data, Ack, Data], Read($"{noise}{Data}\n{noise}{Ack}\r\n{Data}{noise}\n{noise}", 7));
    }

    [Fact]
    public void PacketsOnOneLineAreFound() => Assert.Equal([Data, Ack, Ack], Read($"{Data}{Ack}x{Ack}\n", 1000));

    [Fact]
    public void APacketIsNotFoundBeforeItsLineEnds() => Assert.Equal([], Read(Data, 1000));

    [Theory]
    [InlineData($"<Data Stream='Default' PSGuid='{Session}'>AAAA\n")]
    [InlineData($"<Data Stream='Default' PSGuid='{Session}'>AA<b>AA</Data>\n")]
    [InlineData($"<Data Stream='Default' PSGuid='{Session}'>AA{Data}\n")]
    [InlineData($"<DataAck PSGuid='{Session}'\n")]
    [InlineData($"<CloseAck PSGuid='{Session}' {Ack}\n")]
    public void ACutPacketIsAnError(string line) => Assert.Throws<InvalidDataException>(() => Read(line, 1000));

    [Fact]
    public void OutputInAnyPiecesGivesTheSamePackets() => Gen.Select(
        Gen.OneOfConst(Data, Ack, "raw", "<", "\n", "<Data ", "é", "\0").List[0, 20], Gen.Int[1, 50]).Sample((parts, size) =>
        {
            var text = string.Concat(parts);
            return Read(text, size).SequenceEqual(Read(text, text.Length + 1));
        });

    [Fact]
    public void NoiseWithoutLineEndIsNotKept()
    {
        var reader = new PacketReader(_ => { });
        var piece = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var count = 0; count < 200; count++)
        {
            reader.Read(piece);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 64 << 20);
        Assert.InRange(reader.Noise.Length, 1, 4 << 10);
    }

    [Fact]
    public void NoiseIsKeptForTheMessage()
    {
        var reader = new PacketReader(_ => { });
        reader.Read(Encoding.UTF8.GetBytes($"OCI runtime exec failed: nö\r\n{Ack}\nlast"));
        reader.Complete();
        Assert.Equal(["OCI runtime exec failed: nö", "last"], reader.Noise.Split('\n', StringSplitOptions.TrimEntries));
    }

    private static List<string> Read(string text, int size)
    {
        List<string> packets = [];
        var reader = new PacketReader(packets.Add);
        foreach (var piece in Encoding.UTF8.GetBytes(text).Chunk(size))
        {
            reader.Read(piece);
        }

        Assert.Equal(packets.Count > 0, reader.HasPacket);
        return packets;
    }
}
