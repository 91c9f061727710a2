using System.Text;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class LogLineTests
{
    private const string Time = "2026-01-31T08:05:09.123456789Z";
    private const int PieceLength = 16384;

    private static readonly DateTime s_time = new DateTime(2026, 1, 31, 8, 5, 9, DateTimeKind.Utc).AddTicks(1234567);

    [Fact]
    public void A_line_is_its_time_and_its_text()
    {
        var line = Read($"{Time} a  line ");
        Assert.Equal(new LogLine(OutputStream.Error, "a  line ", s_time, null), line);
        Assert.Equal(DateTimeKind.Utc, line.Timestamp!.Value.Kind);
    }

    [Theory]
    [InlineData(Time + " ", "")]
    [InlineData(Time, "")]
    [InlineData(Time + "  a", " a")]
    [InlineData(Time + " " + Time + " a", Time + " a")]
    public void Only_the_first_time_and_one_space_are_taken(string line, string text)
    {
        Assert.Equal(text, Read(line).Text);
        Assert.Equal(s_time, Read(line).Timestamp);
    }

    [Theory]
    [InlineData("2026-01-31T08:05:09Z text", "text")]
    [InlineData("2026-01-31T08:05:09Z", "")]
    [InlineData("2026-01-31T08:05:09Z  2026-01-31T08:05:09Z", " 2026-01-31T08:05:09Z")]
    public void A_time_without_decimals_is_podmans(string line, string text)
    {
        var expected = new LogLine(OutputStream.Error, text, new DateTime(2026, 1, 31, 8, 5, 9, DateTimeKind.Utc), null);
        Assert.Equal(expected, Read(line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("2026-01-31T08:05:09.1234567Z some decimals")]
    [InlineData("2026-01-31T08:05:09+01:00 zone")]
    [InlineData("2026-13-31T08:05:09.123456789Z month")]
    [InlineData("2026-02-30T08:05:09.123456789Z day")]
    [InlineData("2026-01-00T08:05:09.123456789Z day")]
    [InlineData("0000-01-01T08:05:09.123456789Z year")]
    [InlineData("2026-01-31T24:05:09.123456789Z hour")]
    [InlineData("2026-01-31T08:60:09.123456789Z minute")]
    [InlineData("2026-01-31T08:05:60.123456789Z second")]
    [InlineData("2026-01-31T08:05:09.1234x6789Z digit")]
    [InlineData("2026-01-31T08:05:-9.123456789Z sign")]
    [InlineData("2026-01-31 08:05:09.123456789Z no T")]
    public void What_is_no_time_is_text(string line) => Assert.Equal(new LogLine(OutputStream.Error, line, null, null), Read(line));

    [Theory]
    [InlineData("app=shop text", "app=shop", "text")]
    [InlineData("a=1,b=x%20y text of it", "a=1,b=x%20y", "text of it")]
    [InlineData(" text", "", "text")]
    [InlineData("  text", "", " text")]
    [InlineData("a=1 ", "a=1", "")]
    [InlineData("a=1", "a=1", "")]
    [InlineData("", "", "")]
    public void Attributes_stand_between_the_time_and_the_text(string rest, string attributes, string text) =>
        Assert.Equal(new LogLine(OutputStream.Error, text, s_time, attributes), ReadDetailed($"{Time} {rest}"));

    [Fact]
    public void A_long_line_loses_the_times_between_its_pieces()
    {
        var text = new string('a', PieceLength) + new string('b', PieceLength) + "c";
        var line = Read($"{Time} {text[..PieceLength]}{Time} {text[PieceLength..(2 * PieceLength)]}{Time} c");
        Assert.Equal(text, line.Text);
        Assert.Equal(s_time, line.Timestamp);
    }

    [Fact]
    public void A_long_line_loses_the_attributes_between_its_pieces_too()
    {
        var text = new string('a', PieceLength) + "b c";
        var line = ReadDetailed($"{Time} app=shop {text[..PieceLength]}{Time} app=shop b c");
        Assert.Equal(new LogLine(OutputStream.Error, text, s_time, "app=shop"), line);
    }

    [Fact]
    public void A_letter_cut_between_two_pieces_is_whole()
    {
        var text = "x" + new string('€', 2 * PieceLength);
        var bytes = Encoding.UTF8.GetBytes(text);
        var line = new List<byte>();
        foreach (var piece in bytes.Chunk(PieceLength))
        {
            line.AddRange(Encoding.ASCII.GetBytes($"{Time} "));
            line.AddRange(piece);
        }

        Assert.Equal(text, LogLine.Read(OutputStream.Output, line.ToArray()).Text);
    }

    [Fact]
    public void A_line_of_just_one_piece_is_left_alone()
    {
        var text = new string('a', PieceLength - Time.Length) + Time;
        Assert.Equal(text, Read($"{Time} {text}").Text);
    }

    [Fact]
    public void A_long_line_without_times_is_left_alone()
    {
        var text = new string('a', 3 * PieceLength);
        Assert.Equal(text, Read($"{Time} {text}").Text);
        Assert.Equal(text, Read(text).Text);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_failure() =>
        Assert.Equal("\uFFFDa", LogLine.Read(OutputStream.Output, [.. Encoding.ASCII.GetBytes($"{Time} "), 0xFF, (byte)'a']).Text);

    private static LogLine Read(string line) => LogLine.Read(OutputStream.Error, Encoding.UTF8.GetBytes(line));

    private static LogLine ReadDetailed(string line) => LogLine.ReadDetailed(OutputStream.Error, Encoding.UTF8.GetBytes(line));
}
