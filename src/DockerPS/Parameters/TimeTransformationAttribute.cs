using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Reads a time: a DateTime, ISO text, or how long ago (<c>10m</c>, a TimeSpan). Without a zone it is local.</summary>
public sealed class TimeTransformationAttribute : ValueTransformationAttribute<DateTime>
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
        Duration.TryParse(text, out var ago) && !text.Contains('-', StringComparison.Ordinal) ? DateTime.Now - ago
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? Local(time)
        : throw new FormatException($"'{text}' is not a time. Write it like 2026-01-31T08:00, or how long ago: 10m, 2h, 1d.");

    private static DateTime Local(DateTime time) =>
        time.Kind == DateTimeKind.Utc ? time.ToLocalTime() : DateTime.SpecifyKind(time, DateTimeKind.Local);
}
