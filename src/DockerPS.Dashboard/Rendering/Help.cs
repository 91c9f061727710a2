namespace DockerPS.Dashboard.Rendering;

/// <summary>All keys.</summary>
internal static class Help
{
    private static readonly (string Keys, string Meaning)[] s_keys =
    [
        ("↑ ↓  k j", "select a container; Page Up, Page Down, Home and End go further"),
        ("Enter  l", "show the log of the selected container, or hide it"),
        ("s  t  r", "start, stop, restart it; a question comes first"),
        ("/", "type text to filter by; Enter keeps the filter, Esc clears it"),
        ("n a c m i b p", "sort by the column with this letter underlined; again reverses"),
        ("e", "sort by engine, if there are several"),
        ("q  Ctrl+C", "leave"),
    ];

    /// <summary>Returns the lines.</summary>
    public static IEnumerable<ScreenLine> Lines(int width) =>
        s_keys.Select(key => new ScreenLine(width).Add(" ").AddCell(key.Keys, 15, right: false, Styles.Strong).Add(key.Meaning))
            .Prepend(new ScreenLine(width));
}
