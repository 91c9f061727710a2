using System.Buffers;
using System.Text;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class DetachKeysTests
{
    [Theory]
    [InlineData("ctrl-p,ctrl-q", "\x10\x11")]
    [InlineData("ctrl-a", "\x01")]
    [InlineData("ctrl-z", "\x1a")]
    [InlineData("ctrl-@", "\0")]
    [InlineData("ctrl-[", "\x1b")]
    [InlineData("ctrl-\\", "\x1c")]
    [InlineData("ctrl-]", "\x1d")]
    [InlineData("ctrl-^", "\x1e")]
    [InlineData("ctrl-_", "\x1f")]
    [InlineData("DEL", "\x7f")]
    [InlineData("a", "a")]
    [InlineData("A,~,-", "A~-")]
    [InlineData("ctrl-x,x", "\x18x")]
    public void Keys_are_what_a_terminal_sends_for_them(string text, string bytes)
    {
        var keys = DetachKeys.Parse(text);
        Assert.Equal(Encoding.ASCII.GetBytes(bytes), keys.Bytes.ToArray());
        Assert.Equal(text, keys.ToString());
    }

    [Theory]
    [InlineData("CTRL-P, Ctrl-Q", "ctrl-p,ctrl-q")]
    [InlineData("del", "DEL")]
    public void Spelling_is_of_no_importance(string text, string canonical) => Assert.Equal(canonical, DetachKeys.Parse(text).ToString());

    [Theory]
    [InlineData("", "''")]
    [InlineData("ctrl-p,,a", "''")]
    [InlineData("ctrl-", "'ctrl-'")]
    [InlineData("ctrl-1", "'ctrl-1'")]
    [InlineData("ctrl-pq", "'ctrl-pq'")]
    [InlineData("alt-x", "'alt-x'")]
    [InlineData("ab", "'ab'")]
    [InlineData("ä", "'ä'")]
    [InlineData("a,f1", "'f1'")]
    public void What_is_no_key_is_named(string text, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => DetachKeys.Parse(text)).Message, StringComparison.Ordinal);

    /// <summary>Typed bytes, cut where a read ended, what has passed, and whether that left the session.</summary>
    [Theory]
    [InlineData("ctrl-p,ctrl-q", "ls\n", "ls\n", false)]
    [InlineData("ctrl-p,ctrl-q", "\x10\x11", "", true)]
    [InlineData("ctrl-p,ctrl-q", "\x10|\x11", "", true)]
    [InlineData("ctrl-p,ctrl-q", "ab\x10|\x11more", "ab", true)]
    [InlineData("ctrl-p,ctrl-q", "\x10", "", false)]
    [InlineData("ctrl-p,ctrl-q", "\x10|x", "\x10x", false)]
    [InlineData("ctrl-p,ctrl-q", "\x10\x10", "\x10", false)]
    [InlineData("ctrl-p,ctrl-q", "\x10|\x10|\x11", "\x10", true)]
    [InlineData("ctrl-p,ctrl-q", "\x11\x10x\x11", "\x11\x10x\x11", false)]
    [InlineData("a", "bca", "bc", true)]
    [InlineData("a,a,b", "aaab", "a", true)]
    [InlineData("a,a,b", "a|a|a|c", "aaac", false)]
    [InlineData("a,b,a,c", "ababac", "ab", true)]
    [InlineData("a,b,a,c", "ab|ab|x", "ababx", false)]
    public void The_sequence_is_found_and_all_else_passes(string keys, string typed, string passed, bool left)
    {
        var filter = new DetachKeyFilter(DetachKeys.Parse(keys));
        var output = new ArrayBufferWriter<byte>();
        var isLeft = false;
        foreach (var part in typed.Split('|'))
        {
            Assert.False(isLeft);
            isLeft = filter.Pass(Encoding.ASCII.GetBytes(part), output);
        }

        Assert.Equal(left, isLeft);
        Assert.Equal(passed, Encoding.ASCII.GetString(output.WrittenSpan));
    }

    [Fact]
    public void A_filter_finds_the_sequence_again()
    {
        var filter = new DetachKeyFilter(DetachKeys.Default);
        Assert.True(filter.Pass([0x10, 0x11], new ArrayBufferWriter<byte>()));
        Assert.True(filter.Pass([0x10, 0x11], new ArrayBufferWriter<byte>()));
    }
}
