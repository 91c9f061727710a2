using DockerPS.Compose.Values;

namespace DockerPS.Compose.Tests.Values;

public class ValueTests
{
    [Theory]
    [InlineData("1m30s", 90_000_000_000, "1m30s")]
    [InlineData("90s", 90_000_000_000, "1m30s")]
    [InlineData("1.5h", 5_400_000_000_000, "1h30m0s")]
    [InlineData("2d", 172_800_000_000_000, "48h0m0s")]
    [InlineData("1w", 604_800_000_000_000, "168h0m0s")]
    [InlineData("500ms", 500_000_000, "500ms")]
    [InlineData("1us", 1_000, "1\u00b5s")]
    [InlineData("1ns", 1, "1ns")]
    [InlineData("1.5s", 1_500_000_000, "1.5s")]
    [InlineData("0", 0, "0s")]
    [InlineData("0s", 0, "0s")]
    [InlineData("-1s", -1_000_000_000, "-1s")]
    public void Durations_are_read_and_written_as_Compose_does(string text, long nanoseconds, string written)
    {
        Assert.True(ComposeDuration.TryParse(text, out var duration));
        Assert.Equal((nanoseconds, written), (duration.Nanoseconds, duration.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("s")]
    [InlineData("1x")]
    [InlineData(".s")]
    [InlineData("1 s")]
    [InlineData("99999999999999999999w")]
    [InlineData("300000000h")]
    public void Other_durations_are_refused(string text) => Assert.False(ComposeDuration.TryParse(text, out _));

    [Theory]
    [InlineData("10", 10)]
    [InlineData("10b", 10)]
    [InlineData("1k", 1024)]
    [InlineData("1.5KB", 1536)]
    [InlineData("64MiB", 67_108_864)]
    [InlineData("2 gb", 2_147_483_648)]
    [InlineData(".5m", 524_288)]
    public void Sizes_are_read(string text, long bytes) => Assert.Equal((true, bytes), (ByteSize.TryParse(text, out var size), size));

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("1x")]
    [InlineData("1mx")]
    [InlineData("-1")]
    [InlineData("1 2m")]
    public void Other_sizes_are_refused(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Theory]
    [InlineData("a b", "a|b")]
    [InlineData("  a   b ", "a|b")]
    [InlineData("'a b' \"c d\"", "a b|c d")]
    [InlineData("a\\ b \\\"", "a b|\"")]
    [InlineData("\"\" ''", "|")]
    [InlineData("sh -c 'echo \"$A\"'", "sh|-c|echo \"$A\"")]
    [InlineData("a$(b c)d", "a$(b c)d")]
    [InlineData("a | b", "a")]
    public void Commands_are_split(string text, string words) => Assert.Equal(words, string.Join('|', ShellWords.Split(text)!));

    [Theory]
    [InlineData("'a")]
    [InlineData("\"a")]
    [InlineData("a\\")]
    [InlineData("a)")]
    [InlineData("(a)")]
    public void Commands_whose_quotation_marks_do_not_match_are_refused(string text) => Assert.Null(ShellWords.Split(text));

    [Theory]
    [InlineData("80", "||80|tcp")]
    [InlineData("80/UDP", "||80|udp")]
    [InlineData("8080:80", "|8080|80|tcp")]
    [InlineData("127.0.0.1::80", "127.0.0.1||80|tcp")]
    [InlineData("[::1]:1:2", "::1|1|2|tcp")]
    [InlineData("::1:1:2", "::1|1|2|tcp")]
    [InlineData("8000-9000:80", "|8000-9000|80|tcp")]
    [InlineData("9-10:9-10", "|10|10|tcp, |9|9|tcp")]
    public void Ports_are_read(string text, string expected) => Assert.Equal(
        expected, string.Join(", ", PortForm.Parse(text).Select(port => $"{port.HostIp}|{port.Published}|{port.Target}|{port.Protocol}")));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("80/x")]
    [InlineData("65536")]
    [InlineData("2-1")]
    [InlineData("1-2:1-3")]
    [InlineData("127.1:1:2")]
    [InlineData("host:1:2")]
    [InlineData("1:/tcp")]
    [InlineData("1:0")]
    public void Other_ports_are_refused(string text) => Assert.Throws<FormatException>(() => PortForm.Parse(text));

    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(1e6, "1e+06")]
    [InlineData(100000, "100000")]
    [InlineData(123456789.0, "1.23456789e+08")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(0.0, "0")]
    public void Numbers_are_written_as_Go_does(double number, string text) => Assert.Equal(text, GoFormat.Value(number));
}
