using System.Text;
using DockerPS.Engine.Files;
using DockerPS.Engine.FileSync;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.FileSync;

public sealed class PacketTests
{
    [Fact]
    public void An_item_is_written_as_go_writes_it()
    {
        var stat = new FileStat
        {
            Path = "a/ü",
            Mode = 0x800001ED,
            Size = 300,
            ModifiedAt = -1,
            LinkName = "b",
            DeviceMajor = 1,
            DeviceMinor = 2,
            Attributes = new Dictionary<string, byte[]> { ["user.x"] = [7, 8] },
        };
        Assert.Equal(
            "122F0A04612FC3BC10ED8380800828AC0230FFFFFFFFFFFFFFFFFF013A016240014802520C0A06757365722E7812020708",
            Convert.ToHexString(Packets.Stat(stat)));
        var back = Packet.Parse(Packets.Stat(stat)).Stat!;
        Assert.Equal(stat with { Attributes = null }, back with { Attributes = null });
        Assert.Equal([7, 8], back.Attributes!["user.x"]);
    }

    [Theory]
    [InlineData(0u, 0)]
    [InlineData(0u, 1)]
    [InlineData(1u, 127)]
    [InlineData(127u, 128)]
    [InlineData(128u, 16383)]
    [InlineData(70000u, 16384)]
    [InlineData(uint.MaxValue, 32768)]
    public async Task The_head_of_data_is_put_before_it(uint id, int length)
    {
        var (engine, client) = MemoryCall.Pair();
        using var writer = new PacketWriter(client);
        var buffer = new byte[PacketWriter.DataStart + length];
        new Random(1).NextBytes(buffer);
        var data = buffer[PacketWriter.DataStart..];
        await writer.WriteDataAsync(id, buffer, length, default);
        await writer.FlushAsync(default);
        var message = (await engine.ReadAsync(default))!.Value;
        Assert.Equal(Packets.Data(id, data), message.ToArray());
        var packet = Packet.Parse(message);
        Assert.Equal((PacketKind.Data, id), (packet.Kind, packet.Id));
        Assert.Equal(data, packet.Data.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0800")]
    public void Nothing_is_the_end_of_the_list(string message) =>
        Assert.Equal(default, Packet.Parse(Convert.FromHexString(message)));

    [Theory]
    [InlineData("0805")]
    [InlineData("08")]
    [InlineData("12")]
    [InlineData("12050A")]
    [InlineData("12020A05")]
    [InlineData("0F")]
    [InlineData("08FFFFFFFFFFFFFFFFFFFF")]
    public void What_is_no_packet_is_refused(string message) =>
        Assert.Throws<DockerStreamException>(() => Packet.Parse(Convert.FromHexString(message)));

    [Fact]
    public void Unknown_fields_are_passed_over() =>
        Assert.Equal(new Packet(PacketKind.Finish, 0, null, default), Packet.Parse(Convert.FromHexString("0803A80601A20601FF")));

    [Theory]
    [InlineData(nameof(LocalKind.File), 0x1A4, 0x1A4u)]
    [InlineData(nameof(LocalKind.File), 0xFED, 0xD001EDu)]
    [InlineData(nameof(LocalKind.Directory), 0x3FF, 0x801001FFu)]
    [InlineData(nameof(LocalKind.SymbolicLink), 0x1FF, 0x80001FFu)]
    [InlineData(nameof(LocalKind.Fifo), 0, 0x2000000u)]
    [InlineData(nameof(LocalKind.BlockDevice), 0, 0x4000000u)]
    [InlineData(nameof(LocalKind.CharacterDevice), 0, 0x4200000u)]
    public void Modes_are_those_of_go(string name, int mode, uint expected)
    {
        var kind = Enum.Parse<LocalKind>(name);
        Assert.Equal(expected, GoMode.Of(kind, (UnixFileMode)mode));
        Assert.Equal((UnixFileMode)mode, GoMode.Unix(expected));
        Assert.Equal(kind == LocalKind.File, (expected & GoMode.Kinds) == 0);
    }

    [Fact]
    public void Texts_are_ordered_by_their_bytes()
    {
        string[] texts =
        [
            "", "a", "a ", "a%", "a+", "a.b", "a/b", "ab", "b", "\u00e4", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "\ud83d\ude00",
            "\ud83d\ude01",
        ];
        for (var one = 0; one < texts.Length; one++)
        {
            for (var other = 0; other < texts.Length; other++)
            {
                var (left, right) = (Encoding.UTF8.GetBytes(texts[one]), Encoding.UTF8.GetBytes(texts[other]));
                Assert.Equal(
                    Math.Sign(left.AsSpan().SequenceCompareTo(right)), Math.Sign(Utf8Order.Instance.Compare(texts[one], texts[other])));
            }
        }
    }

    [Fact]
    public void The_key_of_a_folder_tells_it_from_others()
    {
        Assert.Matches("^my_app:[0-9a-f]{16}:id$", SharedKey.Of("/home/me/my app", "id"));
        Assert.Equal(SharedKey.Of("/a/b", "id"), SharedKey.Of("/a/b/", "id"));
        Assert.NotEqual(SharedKey.Of("/a/b", "id"), SharedKey.Of("/c/b", "id"));
        Assert.NotEqual(SharedKey.Of("/a/b", "id"), SharedKey.Of("/a/b", "other"));
        Assert.StartsWith("gr_n_:", SharedKey.Of("/a/grün\n", "id"), StringComparison.Ordinal);
        Assert.StartsWith(":", SharedKey.Of("/", "id"), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_found_by_their_numbers_once()
    {
        var paths = new PathTable();
        paths.Add(-1, "folder", false);
        paths.Add(0, "sub", false);
        paths.Add(1, new string('x', 255), true);
        for (var number = 3; number < 2000; number++)
        {
            paths.Add(0, $"file {number} ä" + new string('y', 100), true);
        }

        Assert.Null(paths.Take(0));
        Assert.Null(paths.Take(2000));
        Assert.Null(paths.Take(uint.MaxValue));
        Assert.Equal($"folder/sub/{new string('x', 255)}", paths.Take(2));
        Assert.Null(paths.Take(2));
        Assert.Equal("folder/file 1999 ä" + new string('y', 100), paths.Take(1999));
        Assert.Equal("folder/file 3 ä" + new string('y', 100), paths.Take(3));
    }
}
