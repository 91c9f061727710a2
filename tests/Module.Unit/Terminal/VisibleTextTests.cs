using DockerPS.Terminal;

namespace DockerPS.Tests.Terminal;

/// <summary>What a terminal would obey, and what it would not.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("web", "web")]
    [InlineData("grün 世界 👨‍👩‍👧 é", "grün 世界 👨‍👩‍👧 é")]
    [InlineData("\u001b[2J", "␛[2J")]
    [InlineData("a\tb\r\nc", "a␉b␍␊c")]
    [InlineData("\0\u007f", "␀␡")]
    [InlineData("\u009b31m\u202ex\u2066", "\ufffd31m\ufffdx\ufffd")]
    [InlineData("", "")]
    public void CellsHoldNoControls(string text, string expected) => Assert.Equal(expected, VisibleText.OfLine(text));

    [Theory]
    [InlineData("a\tb\r\nc\nd", "a\tb\r\nc\nd")]
    [InlineData("over\rwritten\u001b[1m", "over␍written␛[1m")]
    public void MessagesKeepTheirLines(string text, string expected) => Assert.Equal(expected, VisibleText.OfLines(text));
}
