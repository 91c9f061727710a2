using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>Reads a time: a DateTime, ISO text, or how long ago (<c>10m</c>, a TimeSpan). Without a zone it is local.</summary>
public sealed partial class TimeTransformationAttribute : ValueTransformationAttribute<DateTime>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => Unwrap(value) switch
    {
        DateTime time => Local(time),
        DateTimeOffset time => time.LocalDateTime,
        TimeSpan ago when Duration.Fits(ago) => DateTime.Now - ago.Duration(),
        _ => FromText(TextOf(value)),
    };

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">It is no time.</exception>
    internal static DateTime FromText(string text) =>
        UnixTime().IsMatch(text) ? UnixEpoch(text)
        : Duration.TryParse(text, out var ago) && !text.Contains('-', StringComparison.Ordinal) ? DateTime.Now - ago
        : DateTime.TryParse(TooFine().Replace(text, ""), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? Local(time)
        : throw new FormatException($"'{text}' is not a time. Write it like 2026-01-31T08:00, or how long ago: 10m, 2h, 1d.");

    /// <summary>Seconds since 1970, as docker takes any number. Fewer digits are seconds ago: nobody means the years before 2001.</summary>
    [GeneratedRegex(@"^[0-9]{10,11}(\.[0-9]*)?\z")]
    private static partial Regex UnixTime();

    /// <summary>What is finer than a tick: it is cut, since a log that is read from the time of a line on has to hold that line.</summary>
    [GeneratedRegex(@"(?<=\.[0-9]{7})[0-9]+")]
    private static partial Regex TooFine();

    private static DateTime UnixEpoch(string seconds) =>
        DateTime.UnixEpoch.AddTicks((long)(decimal.Parse(seconds, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)).ToLocalTime();

    private static DateTime Local(DateTime time) =>
        time.Kind == DateTimeKind.Utc ? time.ToLocalTime() : DateTime.SpecifyKind(time, DateTimeKind.Local);
}
