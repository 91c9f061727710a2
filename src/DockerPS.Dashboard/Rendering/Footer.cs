using DockerPS.Dashboard.State;

namespace DockerPS.Dashboard.Rendering;

/// <summary>The last lines: a question, a message, the filter, or the keys.</summary>
internal static class Footer
{
    private static readonly (string Key, string Meaning)[] s_keys =
    [
        ("↑↓", "select"), ("⏎", "log"), ("s", "start"), ("t", "stop"), ("r", "restart"), ("/", "filter"), ("?", "keys"), ("q", "quit"),
    ];

    /// <summary>Returns the lines: a message may need several.</summary>
    public static IReadOnlyList<ScreenLine> Of(DashboardState state, int width) => state switch
    {
        { IsHelpOpen: true } => [new ScreenLine(width).Add(" Press any key to go back.", Styles.Faint)],
        { Question: { } question } => [Ask(question, state.Engines.Count > 1, width)],
        { IsFiltering: true } =>
            [new ScreenLine(width).Add(" /").Add(state.Filter, Styles.Strong).Add("█", Styles.Faint)
                .Add("   Enter keeps the filter, Esc clears it", Styles.Faint)],
        { Message: { } message } => [.. Wrapped(message, Math.Max(width - 2, 1))
            .Select(line => new ScreenLine(width).Add(" ").Add(line, state.IsError ? Styles.Bad : Styles.Good))],
        _ => [Keys(state, width)],
    };

    private static ScreenLine Ask(ChangeRequest question, bool several, int width)
    {
        var verb = char.ToUpperInvariant(question.Verb[0]) + question.Verb[1..];
        var where = several ? $" on {question.Container.Engine}" : "";
        const string answers = "  y / n";
        var line = new ScreenLine(width).Add($" {verb} ", Styles.Passing);
        // The answers must be seen, however long the name is.
        var asked = $"'{question.Container.Name}'{where}?";
        return line.AddCell(asked, Math.Min(ScreenLine.WidthOf(asked), line.Room - answers.Length), right: false, Styles.Strong)
            .Add(answers, Styles.Passing);
    }

    private static ScreenLine Keys(DashboardState state, int width)
    {
        var line = new ScreenLine(width).Add(" ");
        if (state.Filter.Length > 0)
        {
            line.Add($"/{state.Filter}", Styles.Passing).Add("  ");
        }

        // Where there is no room for all, quitting is what must be known.
        var room = line.Room;
        var last = s_keys.Length - 1;
        var length = s_keys.Sum(key => Length(key));
        var left = Enumerable.Range(0, s_keys.Length).ToList();
        for (var index = last - 1; index >= 0 && length > room; index--)
        {
            length -= Length(s_keys[index]);
            left.Remove(index);
        }

        foreach (var (key, meaning) in left.Select(index => s_keys[index]))
        {
            line.Add(key, Styles.Strong).Add($" {meaning}  ", Styles.Faint);
        }

        return line;

        static int Length((string Key, string Meaning) key) => key.Key.Length + key.Meaning.Length + 3;
    }

    /// <summary>Breaks a text between words where it can.</summary>
    private static IEnumerable<string> Wrapped(string text, int width)
    {
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            var cut = rest.Length <= width ? rest.Length : rest.LastIndexOf(' ', width) is > 0 and var space ? space : width;
            yield return rest[..cut];
            rest = rest[cut..].TrimStart();
        }
    }
}
