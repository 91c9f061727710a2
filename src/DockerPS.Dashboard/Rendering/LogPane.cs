using System.Text.RegularExpressions;
using DockerPS.Dashboard.State;

namespace DockerPS.Dashboard.Rendering;

/// <summary>The last lines of the log of the selected container.</summary>
internal static partial class LogPane
{
    /// <summary>Returns the lines.</summary>
    public static IEnumerable<ScreenLine> Of(DashboardState state, int width, int height) => state.Log.IsEmpty
        ? [new ScreenLine(width).Add(" There are no lines.", Styles.Faint)]
        : state.Log.TakeLast(height).Select(line => new ScreenLine(width).Add(" ").Add(Plain(line)));

    /// <summary>Returns a line without what colours it, and without what a progress bar has written over.</summary>
    private static string Plain(string line) =>
        Sequence().Replace(line.TrimEnd('\r'), "").Split('\r')[^1].Replace("\t", "    ", StringComparison.Ordinal);

    [GeneratedRegex(@"\x1b\[[0-9;:?]*[ -/]*[@-~]")]
    private static partial Regex Sequence();
}
