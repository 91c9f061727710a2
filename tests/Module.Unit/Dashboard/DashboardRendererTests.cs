using DockerPS.Dashboard.State;
using Spectre.Console;

namespace DockerPS.Tests.Dashboard;

/// <summary>What is on the screen, in windows of all sizes and with all names.</summary>
public sealed class DashboardRendererTests
{
    private static readonly int[] s_heights = [2, 3, 5, 10, 24];

    private static readonly DashboardState s_usual = Screens.Of(
            Screens.Row("web") with { Health = "healthy", Ports = "8080->80", StatusText = "Up 2 hours (healthy)" },
            Screens.Row("db") with { Health = "unhealthy" },
            Screens.Row("old", "exited") with { ExitCode = 3, StatusText = "Exited (3) 2 days ago" })
        .With(Screens.Engine, Screens.IdOf("web"), new()
        {
            Cpu = 12.34, Memory = 52_428_800, Received = 1_234_567, Sent = 999, Read = 5_400_000_000, Written = 0,
        })
        .Used("db", 200.06, 1_610_612_736);

    [Fact]
    public void TheScreenOf80ColumnsHasFiguresAndCurves()
    {
        var lines = s_usual.Plain(80, 24);
        Assert.Matches("^ local +2 running, 1 stopped +CPU 212.4 %  MEM 1.5GiB $", lines[0]);
        Assert.Matches("^ NAME▲ +STATE +CPU % +MEM +NET I/O *$", lines[1]);
        Assert.Matches("^ db +unhealthy +200.1 +█ +1.5GiB +▅ +0B / +0B *$", lines[2]);
        Assert.Matches("^ web +healthy +12.3 +█ +50.0MiB +▅ +1.2MB / +999B *$", lines[3]);
        Assert.Matches("^ old +exited 3 *$", lines[4]);
        Assert.Contains("q quit", lines[23], StringComparison.Ordinal);
    }

    [Fact]
    public void TheScreenOf120ColumnsHasDisksAndPortsToo()
    {
        var lines = s_usual.Plain(120, 40);
        Assert.Matches("NET I/O +BLOCK I/O  PORTS *$", lines[1]);
        Assert.Matches("1.2MB / +999B +5.4GB / +0B  8080->80 *$", lines[3]);
    }

    [Fact]
    public void ASmallScreenHasWhatMattersMost()
    {
        var lines = s_usual.Plain(40, 10);
        Assert.Matches("^ NAME▲ +STATE +CPU % +MEM$", lines[1]);
        Assert.Matches("^ web +healthy +12.3 +50.0MiB$", lines[3]);
        Assert.Matches("q quit *$", lines[9]);
    }

    [Fact]
    public void TheSelectedContainerIsToldMoreOf() => Assert.StartsWith(
        "─ web · busybox · Up 2 hours (healthy) · 8080->80 ─", s_usual.Type("j").Plain(80, 24)[22], StringComparison.Ordinal);

    [Fact]
    public void TheSortedColumnHasAnArrow()
    {
        Assert.Contains(" CPU %▼ ", s_usual.Type("c").Plain(80, 24)[1], StringComparison.Ordinal);
        Assert.Contains(" CPU %▲ ", s_usual.Type("cc").Plain(80, 24)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ColoursTellStates()
    {
        var lines = s_usual.Type("{End}").Styled(80, 24);
        Assert.Contains("\x1b[31munhealthy", lines[2], StringComparison.Ordinal);
        Assert.Contains("\x1b[32mhealthy", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("\x1b[7m old", lines[4], StringComparison.Ordinal);
        Assert.Contains("\x1b[31mexited 3", s_usual.Styled(80, 24)[4], StringComparison.Ordinal);
        Assert.Contains("\x1b[2m", s_usual.Styled(80, 24)[4], StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutColoursTheSelectionRemains()
    {
        var screen = string.Concat(s_usual.Styled(80, 24, colours: false));
        Assert.DoesNotMatch(@"\x1b\[([0-9;]*;)?(3|4|9|10)[0-8]", screen);
        Assert.Contains("\x1b[7m", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLogIsBelow()
    {
        var row = Screens.Row("db") with { Health = "unhealthy" };
        var lines = s_usual.Type("l").WithLog(row, ["first", "\x1b[31mred\x1b[0m\tline\r", "10 %\r20 %"], isFirst: true).Plain(80, 24);
        var at = Array.FindIndex(lines, line => line.StartsWith("─ Log of db ", StringComparison.Ordinal));
        Assert.Equal([" first", " red    line", " 20 %"], lines[(at + 1)..(at + 4)].Select(line => line.TrimEnd()));
    }

    [Fact]
    public void OnlyTheLastLinesOfALogFit()
    {
        var log = Enumerable.Range(1, 100).Select(number => $"line {number}").ToList();
        var lines = Screens.Named("a").Type("l").WithLog(Screens.Row("a"), log, isFirst: true).Plain(80, 24);
        Assert.Equal(" line 100", lines[22].TrimEnd());
        Assert.DoesNotContain(lines, line => line.Contains("line 80 ", StringComparison.Ordinal));
    }

    [Fact]
    public void AQuestionNamesTheContainerAndOfSeveralEnginesTheEngine()
    {
        Assert.Matches(@"^ Stop 'db'\?  y / n *$", s_usual.Type("t").Plain(80, 24)[23]);
        var two = new DashboardState { Engines = ["one", "two"] }.With("two", [Screens.Row("a", engine: "two")]);
        Assert.Matches(@"^ Stop 'a' on two\?  y / n *$", two.Type("t").Plain(80, 24)[23]);
        var longName = Screens.Named(new string('x', 200)).Type("t").Plain(40, 10)[9];
        Assert.Matches(@"^ Stop 'x+….*  y / n *$", longName);
    }

    [Fact]
    public void ALongMessageIsWrapped()
    {
        var message = "Container 'db' cannot be started: " + string.Join(' ', Enumerable.Repeat("word", 20));
        var lines = s_usual.WithMessage(message, isError: true).Plain(80, 24);
        Assert.StartsWith(" Container 'db' cannot be started: word", lines[22], StringComparison.Ordinal);
        Assert.StartsWith(" word", lines[23], StringComparison.Ordinal);
        Assert.StartsWith("─ db", lines[21], StringComparison.Ordinal);
    }

    [Fact]
    public void EnginesAreAColumnAndTheirErrorsLines()
    {
        var lines = new DashboardState { Engines = ["east", "west"] }
            .With("east", [Screens.Row("a", engine: "east")]).WithFailure("west", "The engine does not answer.").Plain(80, 24);
        Assert.StartsWith(" 2 engines ", lines[0], StringComparison.Ordinal);
        Assert.Matches("^ NAME▲ +ENGINE +STATE ", lines[1]);
        Assert.StartsWith(" west  The engine does not answer.", lines[2], StringComparison.Ordinal);
        Assert.Matches("^ a +east +running ", lines[3]);
    }

    [Fact]
    public void WithoutRowsThereIsAReason()
    {
        Assert.StartsWith(" Reading", new DashboardState { Engines = [Screens.Engine] }.Plain(80, 24)[2], StringComparison.Ordinal);
        Assert.StartsWith(" There are no containers.", Screens.Of().Plain(80, 24)[2], StringComparison.Ordinal);
        Assert.StartsWith(" No container matches 'zzz'.", s_usual.Type("/zzz").Plain(80, 24)[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\x1b[2Jgone\x1b]0;title\a", "␛[2Jgone␛]0;title␇")]
    [InlineData("a\r\nb\tc", "a␍␊b␉c")]
    [InlineData("\u202Eevil", "�evil")]
    [InlineData("[red]markup[/]", "[red]markup[/]")]
    public void HostileTextIsOnlyText(string hostile, string shown)
    {
        var row = Screens.Row(hostile) with { Image = hostile, StatusText = hostile, Status = "dead", Ports = hostile };
        var state = new DashboardState { Engines = [Screens.Engine, hostile] }.With(Screens.Engine, [row]).WithFailure(hostile, hostile);
        DashboardState[] screens =
            [state, state.Type("l").WithLog(row, [hostile], isFirst: true), state.Type("s"), state.WithMessage(hostile, isError: true)];
        foreach (var screen in screens)
        {
            var lines = screen.Styled(200, 24);
            Assert.Equal(24, lines.Count);
            Assert.All(lines, line => Assert.DoesNotMatch(@"[\x00-\x1f\u202E]", Screens.Style().Replace(line, "")));
            Assert.Contains(lines, line => Screens.Style().Replace(line, "").Contains(shown, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("日本語のとても長い名前のコンテナ日本語のとても長い名前のコンテナ")]
    [InlineData("e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("plain")]
    [InlineData("")]
    public void NoSizeAndNoNameBreaksTheScreen(string name)
    {
        var rows = Enumerable.Range(0, 30).Select(number => Screens.Row($"{name}{number}") with { Image = name, Ports = name });
        var state = Screens.Of([.. rows, Screens.Row($"{name}x", "exited")]).WithFailure("other", name);
        var first = state.Selected!;
        DashboardState[] screens =
        [
            state, state.Type("{End}"), state.Type("l").WithLog(first, [name, name + name], isFirst: true), state.Type("r"),
            state.Type("?"), state.Type("/" + name), state.WithMessage(name + " " + name, isError: false), new(),
        ];
        foreach (var (width, height) in new[] { (80, 24), (120, 40), (40, 10), (20, 5), (10, 3), (5, 2), (1, 1), (300, 100) })
        {
            Assert.All(screens, screen =>
            {
                var lines = screen.Plain(width, height);
                Assert.Equal(height, lines.Length);
                Assert.All(lines, line => Assert.InRange(line.GetCellWidth(), 0, width));
            });
        }
    }

    [Fact]
    public void TheSelectedRowIsSeenInEveryWindow()
    {
        var state = Screens.Named([.. Enumerable.Range(10, 90).Select(number => $"c{number}")]).Type("{End}kkl");
        Assert.All(s_heights, height =>
            Assert.Contains(state.Styled(80, height), line => line.StartsWith("\x1b[7m c97", StringComparison.Ordinal)));
    }
}
