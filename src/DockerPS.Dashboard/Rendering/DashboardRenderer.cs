using System.Globalization;
using DockerPS.Dashboard.State;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DockerPS.Dashboard.Rendering;

/// <summary>Renders the state as the lines of a screen, with escape sequences for their style.</summary>
/// <param name="colours">Whether there are colours; bold, dim and inverse text remain without them.</param>
public sealed class DashboardRenderer(bool colours)
{
    /// <summary>Makes room for what the state shows, so that the selected row is seen.</summary>
    public static DashboardState Fit(DashboardState state, int width, int height) => state.Fit(Layout(state, width, height).Rows);

    /// <summary>Returns the lines of the screen: as many as it is high, none wider than it is.</summary>
    public IReadOnlyList<string> Render(DashboardState state, int width, int height)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        (console.Profile.Width, console.Profile.Height) = (width, height);
        console.Write(new Screen([.. Lines(state, width, height)]));
        return text.ToString().Split('\n');
    }

    private static ScreenLayout Layout(DashboardState state, int width, int height) =>
        ScreenLayout.Of(state, height, Footer.Of(state, width).Count);

    private static IEnumerable<ScreenLine> Lines(DashboardState state, int width, int height)
    {
        var layout = Layout(state, width, height);
        var table = state.IsHelpOpen ? Help.Lines(width) : Table.Lines(state, width, layout);
        return Header.Of(state, width).Take(layout.Header)
            .Concat(Filled(table, layout.Titles + layout.Failures + layout.Rows, width))
            .Concat(Detail.Of(state, width).Take(layout.Detail))
            .Concat(Filled(LogPane.Of(state, width, layout.Log), layout.Log, width))
            .Concat(Footer.Of(state, width).Take(layout.Footer));
    }

    private static IEnumerable<ScreenLine> Filled(IEnumerable<ScreenLine> lines, int height, int width) =>
        lines.Concat(Enumerable.Repeat(new ScreenLine(width), height)).Take(height);

    /// <summary>Lines as the library renders them.</summary>
    private sealed class Screen(IReadOnlyList<ScreenLine> lines) : Renderable
    {
        /// <inheritdoc/>
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            lines.SelectMany((line, index) => index == 0 ? line.Segments : line.Segments.Prepend(Segment.LineBreak));
    }
}
