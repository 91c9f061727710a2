using System.Globalization;
using DockerPS.Output;
using static DockerPS.Operations.HtmlPart;

namespace DockerPS.Operations;

/// <summary>The forms of names, numbers and times in a report.</summary>
internal static class ReportText
{
    private const int LongestName = 80;
    private const int LongestWhole = 16;
    private const int LongestTip = 400;
    private const int ShortIdLength = 12;

    /// <summary>Returns a name of the user's. Its direction of writing stays inside; a long one is cut.</summary>
    public static HtmlPart Name(string text, int longest = LongestName) =>
        Element(
            "bdi",
            ("class", text.Length > LongestWhole ? "long" : null),
            ("title", text.Length > longest ? Cut(text, LongestTip) : null),
            Cut(text, longest));

    /// <summary>Returns names in a list, and the number of those that are too many.</summary>
    public static HtmlPart Names(IReadOnlyList<string> names, int most) => new HtmlPart[]
    {
        (HtmlPart[])[.. names.Take(most).Select((name, index) => (HtmlPart)new HtmlPart[] { index == 0 ? "" : ", ", Name(name, 60) })],
        names.Count > most ? $" and {Number(names.Count - most)} more" : "",
    };

    /// <summary>Cuts a text that is too long.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }

    /// <summary>Returns the name of a volume or an image; a generated one or an id by its first digits.</summary>
    public static string Brief(string name)
    {
        var digits = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigitLower) ? digits[..ShortIdLength] : name;
    }

    /// <summary>Returns a number.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Returns a number of things: <c>1 image</c>, <c>2 images</c>.</summary>
    public static string Count(long number, string singular) => $"{Number(number)} {singular}{(number == 1 ? "" : "s")}";

    /// <summary>Returns a size; a dash if it was not measured.</summary>
    public static string Size(long? bytes) => bytes is null ? "–" : Display.Size(bytes);

    /// <summary>Returns a time in UTC.</summary>
    public static HtmlPart Time(DateTimeOffset time) => Element(
        "time",
        ("datetime", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));

    /// <summary>Returns the day of a time in UTC.</summary>
    public static HtmlPart Date(DateTimeOffset time) =>
        Element("time", time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Returns a span of time by its two largest units; the clocks of two computers may differ.</summary>
    public static string Span(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Units((int)time.TotalDays, "d", time.Hours, "h"),
        { TotalHours: >= 1 } => Units(time.Hours, "h", time.Minutes, "min"),
        { TotalMinutes: >= 1 } => Units(time.Minutes, "min"),
        _ => Units(Math.Max((int)time.TotalSeconds, 0), "s"),
    };

    /// <summary>Returns what is known of an exit.</summary>
    public static string ExitReason(ReportedContainer container) => container switch
    {
        { OutOfMemory: true } => $"exit {container.ExitCode}: memory ran out",
        { ExitCode: 0 } => "exit 0: done",
        { ExitCode: 125 } => "exit 125: the engine failed",
        { ExitCode: 126 } => "exit 126: the command cannot be run",
        { ExitCode: 127 } => "exit 127: the command was not found",
        { ExitCode: 130 } => "exit 130: interrupted",
        { ExitCode: 134 } => "exit 134: aborted",
        { ExitCode: 137 } => "exit 137: killed",
        { ExitCode: 139 } => "exit 139: invalid memory access",
        { ExitCode: 143 } => "exit 143: stopped by a signal",
        { ExitCode: { } code } => string.Create(CultureInfo.InvariantCulture, $"exit {code}"),
        _ => container.State,
    };

    /// <summary>Returns since when a container is in its state.</summary>
    public static string Since(ReportedContainer container, DateTimeOffset now) => container switch
    {
        { IsRunning: true, StartedAt: { } start } => $"up {Span(now - start)}",
        { Error: { } error } => error,
        { FinishedAt: { } end } => $"{ExitReason(container)}, {Span(now - end)} ago",
        { State: "created" } => "never started",
        _ => ExitReason(container),
    };

    private static string Units(int large, string largeUnit, int small = 0, string smallUnit = "") =>
        $"{Number(large)} {largeUnit}" + (small > 0 ? $" {Number(small)} {smallUnit}" : "");
}
