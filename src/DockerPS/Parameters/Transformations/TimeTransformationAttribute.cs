using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>Reads a time: a DateTime, ISO text, or a time span before now (<c>10m</c>, a TimeSpan). Without a zone it is local.</summary>
public sealed partial class TimeTransformationAttribute : ValueTransformationAttribute<DateTime>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => value.Unwrapped() switch
    {
        DateTime time => Local(time),
        DateTimeOffset time => time.LocalDateTime,
        TimeSpan ago when Duration.Fits(ago) => DateTime.Now - ago.Duration(),
        _ => FromText(TextOf(value)),
    };

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The text is not a time.</exception>
    internal static DateTime FromText(string text) =>
        UnixTime().IsMatch(text) ? UnixEpoch(text)
        : Duration.TryParse(text, out var ago) && !text.Contains('-', StringComparison.Ordinal) ? DateTime.Now - ago
        : DateTime.TryParse(TooFine().Replace(text, ""), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? Local(time)
        : throw new FormatException($"'{text}' is not a time. Write it like 2026-01-31T08:00, or how long ago: 10m, 2h, 1d.");

    /// <summary>Matches seconds since 1970. A number with fewer digits is seconds ago, as no one asks for the years before 2001.</summary>
    [GeneratedRegex(@"^[0-9]{10,11}(\.[0-9]*)?\z")]
    private static partial Regex UnixTime();

    /// <summary>Matches digits beyond a tick. They are cut, not rounded, so that a log read from the time of a line includes it.</summary>
    [GeneratedRegex(@"(?<=\.[0-9]{7})[0-9]+")]
    private static partial Regex TooFine();

    private static DateTime UnixEpoch(string seconds) =>
        DateTime.UnixEpoch.AddTicks((long)(decimal.Parse(seconds, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)).ToLocalTime();

    private static DateTime Local(DateTime time) =>
        time.Kind == DateTimeKind.Utc ? time.ToLocalTime() : DateTime.SpecifyKind(time, DateTimeKind.Local);
}
