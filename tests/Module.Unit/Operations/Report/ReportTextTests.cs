using DockerPS.Operations;

namespace DockerPS.Tests.Operations;

/// <summary>The forms of texts in a report.</summary>
public sealed class ReportTextTests
{
    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3_600, "1 h")]
    [InlineData(3_660, "1 h 1 min")]
    [InlineData(90_000, "1 d 1 h")]
    [InlineData(1_234_567_890, "14,288 d 23 h")]
    public void SpansHaveTheirTwoLargestUnits(int seconds, string text) =>
        Assert.Equal(text, ReportText.Span(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("running", null, null, false, "up 3 d")]
    [InlineData("exited", 0, null, false, "exit 0: done, 2 h ago")]
    [InlineData("exited", 137, null, true, "exit 137: memory ran out, 2 h ago")]
    [InlineData("exited", 3, null, false, "exit 3, 2 h ago")]
    [InlineData("created", null, "no such file", false, "no such file")]
    public void TheLastExitHasItsReason(string state, int? code, string? error, bool outOfMemory, string text) => Assert.Equal(
        text,
        ReportText.Since(
            ReportSamples.Sound() with
            {
                State = state, ExitCode = code, Error = error, OutOfMemory = outOfMemory, FinishedAt = ReportSamples.Now.AddHours(-2),
            },
            ReportSamples.Now));

    [Fact]
    public void AContainerThatNeverRanSaysSo() =>
        Assert.Equal(
            "never started", ReportText.Since(ReportSamples.Sound() with { State = "created", StartedAt = null }, ReportSamples.Now));

    [Theory]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("abcd", 4, "abcd")]
    [InlineData("ab\U0001F433def", 4, "ab…")]
    public void TextsAreCutBetweenCharacters(string text, int longest, string expected) =>
        Assert.Equal(expected, ReportText.Cut(text, longest));

    [Theory]
    [InlineData("", "<p></p>")]
    [InlineData("a<b>&\"'c", "<p title=\"a&lt;b&gt;&amp;&quot;&#39;c\">a&lt;b&gt;&amp;&quot;&#39;c</p>")]
    public void ElementsEscapeTextsAndAttributes(string text, string expected) =>
        Assert.Equal(expected, HtmlPart.Element("p", ("title", text.Length == 0 ? null : text), text).ToString());

    [Fact]
    public void StylesThatWouldEndThemselvesAreRefused() => Assert.Throws<ArgumentException>(() => HtmlPart.Style("</style>"));
}
