using System.Text;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Copy;

public sealed class ItemRecordReaderTests
{
    private const string Line = "81a4:3:1700000000:0:0:root:root";

    [Fact]
    public void An_item_has_what_stat_says()
    {
        var item = Assert.Single(Read("89ed:5368709120:-5:1000:4711:app:UNKNOWN\0/bin/su\0\0").Items);
        Assert.Equal("/bin/su", item.Path);
        Assert.Equal(ContainerEntryKind.File, item.Kind);
        Assert.Equal((UnixFileMode)0x9ED, item.Permissions);
        Assert.Equal(5368709120, item.Size);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(-5), item.ModifiedAt);
        Assert.Equal((1000, 4711), (item.UserId, item.GroupId));
        Assert.Equal("app", item.User);
        Assert.Null(item.Group);
        Assert.Equal("", item.LinkTarget);
    }

    [Theory]
    [InlineData("11a4", ContainerEntryKind.Pipe)]
    [InlineData("21a4", ContainerEntryKind.CharacterDevice)]
    [InlineData("41ed", ContainerEntryKind.Directory)]
    [InlineData("61a4", ContainerEntryKind.BlockDevice)]
    [InlineData("81a4", ContainerEntryKind.File)]
    [InlineData("a1ff", ContainerEntryKind.SymbolicLink)]
    [InlineData("c1ed", ContainerEntryKind.Socket)]
    [InlineData("1a4", ContainerEntryKind.Other)]
    public void The_mode_tells_the_kind(string mode, ContainerEntryKind kind) =>
        Assert.Equal(kind, Assert.Single(Read($"{mode}:0:0:0:0:root:root\0/x\0\0").Items).Kind);

    [Theory]
    [InlineData("/a b")]
    [InlineData("/l\nine")]
    [InlineData("/end\n")]
    [InlineData("/\n")]
    [InlineData("/!missing")]
    [InlineData("/a:b:c")]
    [InlineData("/" + Line)]
    [InlineData("/\u001b[2J")]
    public void Any_name_survives(string path) => Assert.Equal(path, Assert.Single(Read($"{Line}\0{path}\0\0").Items).Path);

    [Fact]
    public void Bytes_that_are_not_utf8_stay_different()
    {
        byte[] output = [.. Encoding.UTF8.GetBytes($"{Line}\n{Line}\0/a"), 0xFF, 0, .. "/a"u8, 0xFE, 0, 0];
        Assert.Equal(["/a\uDCFF", "/a\uDCFE"], Read(output).Items.ConvertAll(item => item.Path));
    }

    [Fact]
    public void Links_have_their_targets_with_all_line_ends_but_the_last()
    {
        var items = Read("a1ff:1:0:0:0:root:root\n" + Line + "\na1ff:1:0:0:0:root:root\0/l\0/f\0/m\0/l\0to\n\n\0/m\0\0\0").Items;
        Assert.Equal(["to\n", "", ""], items.ConvertAll(item => item.LinkTarget));
    }

    [Fact]
    public void A_target_of_what_is_no_link_any_more_is_left_out() =>
        Assert.Equal("", Assert.Single(Read($"{Line}\0/f\0/f\0to\n\0\0").Items).LinkTarget);

    [Fact]
    public void Problems_stand_between_groups()
    {
        var (items, problems) = Read($"!denied\0/a/\0{Line}\0/f\0\0!missing\0/l\nine\0");
        Assert.Single(items);
        Assert.Equal([("denied", "/a/"), ("missing", "/l\nine")], problems);
    }

    [Fact]
    public void A_time_that_is_printed_without_its_sign_is_before_1970() =>
        Assert.Equal(
            DateTimeOffset.FromUnixTimeSeconds(-1),
            Assert.Single(Read("81a4:0:18446744073709551615:0:0:a:b\0/f\0\0").Items).ModifiedAt);

    [Fact]
    public void A_time_beyond_the_calendar_is_its_end() =>
        Assert.Equal(9999, Assert.Single(Read("81a4:0:9223372036854775807:0:0:a:b\0/f\0\0").Items).ModifiedAt.Year);

    [Fact]
    public void Output_may_be_split_anywhere()
    {
        var output = Encoding.UTF8.GetBytes($"!denied\0/a\0a1ff:1:0:0:0:root:root\n{Line}\0/l\0/grün\0/l\0zü\n\0\0{Line}\0/z\0\0");
        for (var first = 0; first <= output.Length; first++)
        {
            for (var second = first; second <= output.Length; second++)
            {
                var (items, problems) = Read(output[..first], output[first..second], output[second..]);
                Assert.Equal(["/l", "/grün", "/z"], items.ConvertAll(item => item.Path));
                Assert.Equal("zü", items[0].LinkTarget);
                Assert.Single(problems);
            }
        }
    }

    [Theory]
    [InlineData("no such file\0/f\0\0")]
    [InlineData("\0/f\0\0")]
    [InlineData("81a4:0:0:0:0:a\0/f\0\0")]
    [InlineData("81a4:0:0:0:0:a:b:c\0/f\0\0")]
    [InlineData("xyz:0:0:0:0:a:b\0/f\0\0")]
    [InlineData("181a4000000:0:0:0:0:a:b\0/f\0\0")]
    [InlineData("81a4:1e3:0:0:0:a:b\0/f\0\0")]
    [InlineData("81a4:99999999999999999999:0:0:0:a:b\0/f\0\0")]
    [InlineData(Line + "\n\0/f\0\0")]
    [InlineData(Line + "\0f\0\0")]
    [InlineData(Line + "\0\0\0")]
    [InlineData(Line + "\n" + Line + "\0/f\0/f\0\0")]
    [InlineData(Line + "\0/f\0/other\0to\n\0\0")]
    public void Anything_else_is_refused(string output)
    {
        var error = Assert.Throws<DockerStreamException>(() => Read(output));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_breaks_off_is_an_error_wherever_it_does()
    {
        var output = Encoding.UTF8.GetBytes($"{Line}\0/l\0/l\0to\n\0\0!denied\0/a\0");
        var whole = new HashSet<int> { 0, output.Length, output.AsSpan().IndexOf((byte)'!') };
        for (var length = 0; length <= output.Length; length++)
        {
            if (!whole.Contains(length))
            {
                Assert.Throws<DockerStreamException>(() => Read(output[..length]));
            }
        }
    }

    [Fact]
    public void A_field_without_an_end_takes_no_memory()
    {
        var reader = new ItemRecordReader(_ => { }, (_, _) => { });
        Assert.Throws<DockerStreamException>(() =>
        {
            for (var count = 0; count < 100; count++)
            {
                reader.Add(new byte[100_000].Select(_ => (byte)'x').ToArray());
            }
        });
    }

    [Fact]
    public void Random_changes_end_in_items_or_in_an_error_of_the_stream()
    {
        var random = new Random(7);
        var output = Encoding.UTF8.GetBytes($"!denied\0/a\0a1ff:1:0:0:0:root:root\n{Line}\0/l\0/f\0/l\0to\n\0\0");
        for (var round = 0; round < 20_000; round++)
        {
            var changed = (byte[])output.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                Assert.All(Read(changed).Items, item => Assert.StartsWith("/", item.Path, StringComparison.Ordinal));
            }
            catch (DockerStreamException)
            {
            }
        }
    }

    private static (List<ContainerEntry> Items, List<(string Problem, string Path)> Problems) Read(string output) =>
        Read(Encoding.UTF8.GetBytes(output));

    private static (List<ContainerEntry> Items, List<(string Problem, string Path)> Problems) Read(params byte[][] pieces)
    {
        List<ContainerEntry> items = [];
        List<(string, string)> problems = [];
        var reader = new ItemRecordReader(items.Add, (problem, path) => problems.Add((problem, path)));
        foreach (var piece in pieces)
        {
            reader.Add(piece);
        }

        reader.Complete();
        return (items, problems);
    }
}
