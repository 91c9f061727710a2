using System.Globalization;

namespace DockerPS.Output;

/// <summary>Times as the module shows them, local, and null for never; and durations as the API has them.</summary>
internal static class EngineTime
{
    /// <summary>A tick is the tenth part of a microsecond.</summary>
    private const int Decimals = 7;

    /// <summary>From RFC 3339 text; the engine writes year 1 for never.</summary>
    public static DateTime? FromText(string? text) =>
        DateTimeOffset.TryParse(InTicks(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1
            ? time.LocalDateTime
            : null;

    /// <summary>Cuts the decimals that a DateTime does not keep; reading them would round.</summary>
    private static string? InTicks(string? text)
    {
        if (text?.IndexOf('.', StringComparison.Ordinal) is not (>= 0 and var point))
        {
            return text;
        }

        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - point - 1 > Decimals ? text.Remove(point + 1 + Decimals, end - point - 1 - Decimals) : text;
    }

    /// <summary>From seconds since 1970 (UTC).</summary>
    public static DateTime FromUnix(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).LocalDateTime;

    /// <summary>From nanoseconds since 1970 (UTC), of which a DateTime keeps the hundreds.</summary>
    public static DateTime FromUnixNanoseconds(long nanoseconds) => DateTime.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick).ToLocalTime();

    /// <summary>From nanoseconds; null for none, which the engine writes as 0.</summary>
    public static TimeSpan? FromNanoseconds(long? nanoseconds) => nanoseconds is > 0 and var value ? TimeSpan.FromTicks(value / TimeSpan.NanosecondsPerTick) : null;

    /// <summary>To nanoseconds, as the API counts durations; null for none.</summary>
    public static long? ToNanoseconds(TimeSpan? duration) => duration?.Ticks * TimeSpan.NanosecondsPerTick;
}
