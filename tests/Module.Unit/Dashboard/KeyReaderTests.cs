using System.Text;
using DockerPS.Dashboard.Input;

namespace DockerPS.Tests.Dashboard;

/// <summary>What terminals send for keys.</summary>
public sealed class KeyReaderTests
{
    [Theory]
    [InlineData("a", "Text a")]
    [InlineData("/w", "Text /,Text w")]
    [InlineData("\r", "Enter")]
    [InlineData("\n", "Enter")]
    [InlineData("\x7f", "Backspace")]
    [InlineData("\b", "Backspace")]
    [InlineData("\x03", "Interrupt")]
    [InlineData("\x1b[A", "Up")]
    [InlineData("\x1bOB", "Down")]
    [InlineData("\x1b[1;5A", "Up")]
    [InlineData("\x1b[5~\x1b[6~", "PageUp,PageDown")]
    [InlineData("\x1b[H\x1b[F\x1b[1~\x1b[4~", "Home,End,Home,End")]
    [InlineData("\x1b[200~x\x1b[Z", "Text x")]
    [InlineData("\x01\x02\t", "")]
    [InlineData("\x1bq", "Escape,Text q")]
    [InlineData("\x1b\x1b[A", "Escape,Up")]
    [InlineData("é語😀", "Text é,Text 語,Text 😀")]
    public void BytesAreKeys(string sent, string keys) => Assert.Equal(keys, Read(new(), Encoding.UTF8.GetBytes(sent)));

    [Theory]
    [InlineData("\x1b[1;5A", "Up")]
    [InlineData("\x1bOA語q", "Up,Text 語,Text q")]
    [InlineData("😀", "Text 😀")]
    public void KeysMayArriveInPieces(string sent, string keys)
    {
        var reader = new KeyReader();
        var read = Encoding.UTF8.GetBytes(sent).Select(one => Read(reader, one)).Where(key => key.Length > 0);
        Assert.Equal(keys, string.Join(',', read));
    }

    [Fact]
    public void EscapeIsAKeyIfNothingFollows()
    {
        var reader = new KeyReader();
        Assert.Empty(Read(reader, 0x1b));
        Assert.True(reader.IsPending);
        Assert.Equal(KeyKind.Escape, Assert.Single(reader.Flush()).Kind);
        Assert.False(reader.IsPending);
        Assert.Empty(reader.Flush());
        Assert.Equal("Text [", Read(reader, (byte)'['));
    }

    private static string Read(KeyReader reader, params byte[] bytes) =>
        string.Join(',', reader.Read(bytes).Select(key => $"{key.Kind} {key.Text}".Trim()));
}
