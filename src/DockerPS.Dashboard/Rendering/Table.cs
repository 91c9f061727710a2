using DockerPS.Dashboard.State;
using Spectre.Console;

namespace DockerPS.Dashboard.Rendering;

/// <summary>The containers, below the titles of their columns and the engines that do not answer.</summary>
internal static class Table
{
    /// <summary>Returns the lines.</summary>
    public static IEnumerable<ScreenLine> Lines(DashboardState state, int width, ScreenLayout layout)
    {
        var rows = state.Rows();
        var columns = Columns.For(state, rows, width);
        var selected = state.SelectedIndex(rows);
        return Titles(state, columns, width).Take(layout.Titles)
            .Concat(state.Failures.Take(layout.Failures).Select(failure => Failure(failure.Key, failure.Value, width)))
            .Concat(rows.Count > 0
                ? Enumerable.Range(state.Top, Math.Clamp(rows.Count - state.Top, 0, layout.Rows))
                    .Select(index => Row(rows[index], columns, index == selected, width))
                : [new ScreenLine(width).Add($" {Nothing(state)}", Styles.Faint)]);
    }

    private static IEnumerable<ScreenLine> Titles(DashboardState state, IReadOnlyList<Column> columns, int width)
    {
        var line = new ScreenLine(width);
        foreach (var column in columns)
        {
            line.Add(new string(' ', column.Gap));
            if (column.IsCurve)
            {
                line.AddCell("", column.Width, right: false);
                continue;
            }

            var isSorted = column.Sort == state.Sort;
            var (style, arrow) = isSorted ? (Styles.Strong, state.Descending ? "▼" : "▲") : (Styles.Faint, "");
            var blank = new string(' ', Math.Max(column.Width - column.Title.Length - arrow.Length, 0));
            // A narrow column has no room for its whole title.
            var title = column.Title[..Math.Min(column.Title.Length, column.Width)];
            line.Add(column.IsRight ? blank : "");
            foreach (var (letter, index) in title.Select((letter, index) => (letter, index)))
            {
                line.Add(letter.ToString(), index == column.Key ? style.Combine(Styles.Key) : style);
            }

            line.Add(arrow, style).Add(column.IsRight ? "" : blank);
        }

        yield return line.Fill();
    }

    private static ScreenLine Failure(string engine, string error, int width) =>
        new ScreenLine(width).Add(" ").Add(engine, Styles.Bad.Combine(Styles.Strong)).Add("  ").Add(error, Styles.Bad).Fill();

    private static ScreenLine Row(ContainerRow row, IReadOnlyList<Column> columns, bool isSelected, int width)
    {
        var line = new ScreenLine(width) { Uniform = isSelected ? (Style?)Styles.Selected : null };
        foreach (var column in columns)
        {
            var style = column.Style?.Invoke(row) ?? (row.IsAlive ? Style.Plain : Styles.Faint);
            line.Add(new string(' ', column.Gap)).AddCell(column.Text(row, column.Width), column.Width, column.IsRight, style);
        }

        return line.Fill();
    }

    private static string Nothing(DashboardState state) =>
        state.Count > 0 ? $"No container matches '{state.Filter}'."
        : state.HasAnswered ? "There are no containers."
        : state.Failures.Count > 0 ? ""
        : "Reading the containers…";
}
