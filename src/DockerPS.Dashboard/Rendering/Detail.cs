using DockerPS.Dashboard.State;

namespace DockerPS.Dashboard.Rendering;

/// <summary>The line about the selected container: what columns have no room for.</summary>
internal static class Detail
{
    /// <summary>Returns the line.</summary>
    public static IEnumerable<ScreenLine> Of(DashboardState state, int width)
    {
        var line = new ScreenLine(width).Add("─", Styles.Faint);
        if (state.Selected is { } row)
        {
            string[] parts = [row.Image, row.StatusText, row.Ports];
            var text = string.Join(" · ", parts.Where(part => part.Length > 0));
            line.Add(state.IsLogOpen ? " Log of " : " ", Styles.Faint).Add(row.Name, Styles.Strong);
            line.Add(text.Length > 0 ? $" · {text} " : " ", Styles.Faint);
        }

        yield return line.Fill('─', Styles.Faint);
    }
}
