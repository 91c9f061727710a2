using DockerPS.Dashboard.State;

namespace DockerPS.Tests.Dashboard;

/// <summary>What keys and news from engines do.</summary>
public sealed class DashboardStateTests
{
    private static readonly DashboardState s_three = Screens.Named("b", "a", "c").Used("a", 5, 10).Used("b", 9, 30).Used("c", 7, 20);

    [Theory]
    [InlineData("", "a b c")]
    [InlineData("n", "c b a")]
    [InlineData("nn", "a b c")]
    [InlineData("c", "b c a")]
    [InlineData("cc", "a c b")]
    [InlineData("m", "b c a")]
    [InlineData("cn", "a b c")]
    public void AKeySortsAndReverses(string keys, string names) => Assert.Equal(names, s_three.Type(keys).Names());

    [Fact]
    public void StoppedContainersAreAtTheEndInEveryOrder()
    {
        var state = Screens.Of(Screens.Row("a", "exited"), Screens.Row("b"), Screens.Row("c"), Screens.Row("d", "paused"));
        Assert.Equal("b c d a", state.Names());
        Assert.Equal("d c b a", state.Type("n").Names());
    }

    [Fact]
    public void TrafficAndPortsAreSortedToo()
    {
        var state = Screens.Of(Screens.Row("a") with { Ports = "80" }, Screens.Row("b") with { Ports = "443" })
            .With(Screens.Engine, Screens.IdOf("a"), new() { Received = 1, Sent = 1, Read = 5 })
            .With(Screens.Engine, Screens.IdOf("b"), new() { Received = 3, Written = 4 });
        Assert.Equal("b a", state.Type("i").Names());
        Assert.Equal("a b", state.Type("b").Names());
        Assert.Equal("b a", state.Type("p").Names());
    }

    [Theory]
    [InlineData("j", "b")]
    [InlineData("{Down}{Down}", "c")]
    [InlineData("jjjjj", "c")]
    [InlineData("jjk", "b")]
    [InlineData("{End}", "c")]
    [InlineData("{End}{Home}", "a")]
    [InlineData("jc", "b")]
    [InlineData("jcj", "c")]
    public void ARowIsSelectedAndStaysSo(string keys, string name) => Assert.Equal(name, s_three.Type(keys).Selected?.Name);

    [Fact]
    public void TheNextRowIsSelectedWhenOneVanishes()
    {
        var state = s_three.Type("j").With(Screens.Engine, [Screens.Row("a"), Screens.Row("c")]);
        Assert.Equal("c", state.Selected?.Name);
        Assert.Null(state.With(Screens.Engine, []).Selected);
        Assert.Equal("c", state.With(Screens.Engine, []).With(Screens.Engine, [Screens.Row("a"), Screens.Row("c")]).Selected?.Name);
    }

    [Theory]
    [InlineData("/web", "web-1 web-2")]
    [InlineData("/WEB", "web-1 web-2")]
    [InlineData("/web-2", "web-2")]
    [InlineData("/web-2{Backspace}", "web-1 web-2")]
    [InlineData("/web{Enter}", "web-1 web-2")]
    [InlineData("/web{Escape}", "db web-1 web-2")]
    [InlineData("/web{Enter}{Escape}", "db web-1 web-2")]
    [InlineData("/postgres", "db")]
    [InlineData("/nothing", "")]
    [InlineData("/qst", "")]
    public void TypingFilters(string keys, string names)
    {
        var state = Screens.Of(Screens.Row("web-1"), Screens.Row("web-2"), Screens.Row("db") with { Image = "postgres:17" });
        Assert.Equal(names, state.Type(keys).Names());
        Assert.False(state.Type(keys).IsEnded);
    }

    [Fact]
    public void BackspaceRemovesAWholeCharacterAndThenEndsTheFilter()
    {
        var state = Screens.Named("a").Type("/").Press(new(DockerPS.Dashboard.Input.KeyKind.Text, "😀"));
        Assert.Equal("😀", state.Filter);
        Assert.Equal("", state.Type("{Backspace}").Filter);
        Assert.True(state.Type("{Backspace}").IsFiltering);
        Assert.False(state.Type("{Backspace}{Backspace}").IsFiltering);
    }

    [Theory]
    [InlineData("s", "start")]
    [InlineData("r", "restart")]
    public void AStoppedContainerIsStartedOnlyAfterAQuestion(string key, string verb)
    {
        var state = Screens.Of(Screens.Row("a", "exited")).Type(key);
        Assert.Equal((verb, "a"), (state.Question?.Verb, state.Question?.Container.Name));
        Assert.Null(state.Request);
        Assert.Equal(verb, state.Type("y").Request?.Verb);
        Assert.Null(state.Type("y").Question);
    }

    [Theory]
    [InlineData("tn")]
    [InlineData("tq")]
    [InlineData("t{Escape}")]
    public void ANoDoesNothing(string keys)
    {
        var state = Screens.Named("a").Type(keys);
        Assert.Null(state.Question);
        Assert.Null(state.Request);
        Assert.False(state.IsEnded);
    }

    [Theory]
    [InlineData("t{Enter}")]
    [InlineData("tjst/ ")]
    public void OnlyAnAnswerAnswers(string keys) => Assert.Equal("stop", Screens.Named("a").Type(keys).Question?.Verb);

    [Fact]
    public void TheQuestionIsAboutTheContainerThatWasSelected()
    {
        var state = Screens.Named("a", "b").Type("jt").With(Screens.Engine, [Screens.Row("a"), Screens.Row("c")]);
        Assert.Equal("b", state.Type("y").Request?.Container.Name);
    }

    [Theory]
    [InlineData("running", "s", "already running")]
    [InlineData("exited", "t", "not running")]
    public void WhatIsSoAlreadyIsSaidWithoutAQuestion(string status, string key, string text)
    {
        var state = Screens.Of(Screens.Row("a", status)).Type(key);
        Assert.Null(state.Question);
        Assert.Contains(text, state.Message, StringComparison.Ordinal);
        Assert.Null(state.Type("j").Message);
    }

    [Fact]
    public void AChangeIsShownUntilItIsComplete()
    {
        var row = Screens.Row("a");
        var state = Screens.Of(row).WithChange(row, "stopping").With(Screens.Engine, [row]);
        Assert.Equal("stopping", state.Selected?.Change);
        Assert.Contains("stopping already", state.Type("t").Message, StringComparison.Ordinal);
        Assert.Null(state.WithChange(row, null).Selected?.Change);
    }

    [Theory]
    [InlineData("q", false)]
    [InlineData("{Interrupt}", true)]
    [InlineData("/x{Interrupt}", true)]
    [InlineData("t{Interrupt}", true)]
    [InlineData("?{Interrupt}", true)]
    public void QuitEnds(string keys, bool isInterrupted)
    {
        var state = Screens.Named("a").Type(keys);
        Assert.True(state.IsEnded);
        Assert.Equal(isInterrupted, state.IsInterrupted);
    }

    [Fact]
    public void AnyKeyClosesTheKeys()
    {
        Assert.True(Screens.Named("a").Type("?").IsHelpOpen);
        var state = Screens.Named("a").Type("?q");
        Assert.False(state.IsHelpOpen);
        Assert.False(state.IsEnded);
    }

    [Fact]
    public void KeysDoNothingWithoutContainers()
    {
        var state = new DashboardState { Engines = [Screens.Engine] }.Type("jkstrl{Enter}{PageDown}{End}ncm/x{Enter}");
        Assert.Null(state.Selected);
        Assert.Null(state.Question);
    }

    [Fact]
    public void TheLogIsThatOfTheSelectedContainer()
    {
        var (a, b) = (Screens.Row("a"), Screens.Row("b"));
        var state = Screens.Of(a, b).Type("l").WithLog(a, ["one"], isFirst: true).WithLog(a, ["two"], isFirst: false);
        Assert.Equal(["one", "two"], state.Log);
        Assert.Equal(["one", "two"], state.WithLog(b, ["other"], isFirst: true).Log);
        Assert.Equal(["new run"], state.WithLog(a, ["new run"], isFirst: true).Log);
        Assert.Empty(state.Type("j").Log);
        Assert.Empty(state.Type("ll").Log);
        Assert.False(state.Type("{Enter}").IsLogOpen);
    }

    [Fact]
    public void OnlyTheLastLinesOfALogAreKept()
    {
        var row = Screens.Row("a");
        var state = Screens.Of(row).Type("l").WithLog(row, [.. Enumerable.Range(0, 2000).Select(line => $"{line}")], isFirst: true);
        Assert.Equal(DashboardState.LogLines, state.Log.Count);
        Assert.Equal("1999", state.Log[^1]);
    }

    [Fact]
    public void ReadingsRemainWhileAContainerRuns()
    {
        var state = Screens.Named("a").Used("a", 5).Used("a", 6).With(Screens.Engine, [Screens.Row("a")]);
        Assert.Equal([5, 6], state.Selected?.CpuHistory);
        var stopped = state.With(Screens.Engine, [Screens.Row("a", "exited")]);
        Assert.Null(stopped.Selected?.Usage);
        Assert.Empty(stopped.Selected!.CpuHistory);
        // A reading that arrives late is that of the run before.
        Assert.Null(stopped.Used("a", 1).Selected?.Usage);
        Assert.Null(state.Used("unknown", 1).Selected?.Change);
    }

    [Fact]
    public void AnEngineThatFailsIsShownAndTheOthersGoOn()
    {
        var state = new DashboardState { Engines = ["one", "two"] }
            .With("one", [Screens.Row("a", engine: "one")]).With("two", [Screens.Row("a", engine: "two")]);
        Assert.Equal("a a", state.Names());
        var failed = state.WithFailure("two", "no answer");
        Assert.Equal("a", failed.Names());
        Assert.Equal("no answer", failed.Failures["two"]);
        Assert.Empty(failed.With("two", []).Failures);
        Assert.Equal("two", state.Type("ee").Rows()[0].Engine);
    }

    [Fact]
    public void ThePageFollowsTheSelectedRow()
    {
        var state = Screens.Named([.. Enumerable.Range(10, 50).Select(number => $"c{number}")]).Fit(10);
        Assert.Equal(0, state.Top);
        Assert.Equal(1, state.Type("{PageDown}").Fit(10).Top);
        Assert.Equal(40, state.Type("{End}").Fit(10).Top);
        Assert.Equal(39, state.Type("{End}").Fit(10).Type("{PageUp}").Fit(10).Top);
        Assert.Equal(0, state.Type("{End}").Fit(10).With(Screens.Engine, [Screens.Row("c10")]).Fit(10).Top);
        Assert.Equal(49, state.Type("{End}").Fit(0).Top);
    }
}
