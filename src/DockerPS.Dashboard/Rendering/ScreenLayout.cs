using DockerPS.Dashboard.State;

namespace DockerPS.Dashboard.Rendering;

/// <summary>Divides the lines of the screen. What explains gives way to rows where there are few.</summary>
/// <param name="Header">The lines with totals.</param>
/// <param name="Titles">The lines with titles.</param>
/// <param name="Failures">The lines about engines that do not answer.</param>
/// <param name="Rows">The lines for containers.</param>
/// <param name="Detail">The lines about the selected container.</param>
/// <param name="Log">The lines of the log.</param>
/// <param name="Footer">The lines with keys, a question or a message.</param>
internal sealed record ScreenLayout(int Header, int Titles, int Failures, int Rows, int Detail, int Log, int Footer)
{
    private const int FewestRows = 3;
    private const int MostFailures = 3;
    private const double LogShare = 0.5;

    /// <summary>Returns the layout for a height.</summary>
    /// <param name="state">The state.</param>
    /// <param name="height">The height of the screen.</param>
    /// <param name="footer">The lines that the footer wants.</param>
    public static ScreenLayout Of(DashboardState state, int height, int footer)
    {
        var rest = height - Math.Min(footer, Math.Max(height / 3, 1));
        var rows = Take(1);
        var titles = Take(1);
        var header = Take(1);
        var failures = Take(Math.Min(state.Failures.Count, MostFailures));
        var detail = Take(1);
        var log = state.IsLogOpen ? Math.Clamp((int)(rest * LogShare), 0, Math.Max(rest - (FewestRows - 1), 0)) : 0;
        rest -= log;
        return new(header, titles, failures, rows + rest, detail, log, height - header - titles - failures - rows - rest - detail - log);

        int Take(int lines)
        {
            var taken = Math.Clamp(rest, 0, lines);
            rest -= taken;
            return taken;
        }
    }
}
