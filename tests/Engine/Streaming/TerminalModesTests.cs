using System.Text;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class TerminalModesTests
{
    [Theory]
    [InlineData("plain text\n", "")]
    [InlineData("\x1b[?1049h", "\x1b[?1049l")]
    [InlineData("\x1b[?1049h\x1b[?1049l", "")]
    [InlineData("\x1b[?25l", "\x1b[?25h")]
    [InlineData("\x1b[?25l\x1b[?12l\x1b[?25h", "")]
    [InlineData("\x1b[?25l\x1b[?1049h\x1b[?2004h", "\x1b[?2004l\x1b[?1049l\x1b[?25h")]
    [InlineData("\x1b[?1000;1006h", "\x1b[?1006l\x1b[?1000l")]
    [InlineData("\x1b[?7l", "\x1b[?7h")]
    [InlineData("\x1b[31mred\x1b[0m\x1b[2J\x1b[H", "")]
    [InlineData("\x1b[4h", "")]
    [InlineData("\x1b]0;title\a\x1b[?1h", "\x1b[?1l")]
    [InlineData("\x1b\x1b[?1h", "\x1b[?1l")]
    [InlineData("\x1b[?\x1b[?1h", "\x1b[?1l")]
    [InlineData("\x1b[?1;h", "\x1b[?1l")]
    [InlineData("\x1b[?99999999999999h", "")]
    [InlineData("\x1b[?1", "")]
    public void What_was_switched_is_switched_back(string output, string undo)
    {
        var whole = new TerminalModes();
        whole.Follow(Encoding.ASCII.GetBytes(output));
        Assert.Equal(undo, Encoding.ASCII.GetString(whole.Undo()));

        var pieces = new TerminalModes();
        foreach (var letter in Encoding.ASCII.GetBytes(output))
        {
            pieces.Follow([letter]);
        }

        Assert.Equal(undo, Encoding.ASCII.GetString(pieces.Undo()));
    }

    [Fact]
    public void Parameters_without_end_are_no_mode()
    {
        var modes = new TerminalModes();
        modes.Follow(Encoding.ASCII.GetBytes($"\x1b[?{new string('1', 1_000_000)}h\x1b[?25l"));
        Assert.Equal("\x1b[?25h", Encoding.ASCII.GetString(modes.Undo()));
    }
}
