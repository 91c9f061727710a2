using System.Globalization;

namespace DockerPS.Output;

/// <summary>Converts times of the engine to local times, with null for never, and durations from and to the API.</summary>
internal static class EngineTime
{
    /// <summary>A tick is 100 nanoseconds.</summary>
    private const int Decimals = 7;

    /// <summary>Parses an RFC 3339 timestamp; the engine writes the year 1 for never.</summary>
    public static DateTime? FromText(string? text) =>
        DateTimeOffset.TryParse(TrimToTicks(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && time.Year > 1
            ? time.LocalDateTime
            : null;

    /// <summary>Removes decimals beyond the resolution of DateTime, which would be rounded otherwise.</summary>
    private static string? TrimToTicks(string? text)
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

    /// <summary>Converts seconds since 1970 (UTC).</summary>
    public static DateTime FromUnix(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).LocalDateTime;

    /// <summary>Converts nanoseconds since 1970 (UTC), with the resolution of DateTime, 100 nanoseconds.</summary>
    public static DateTime FromUnixNanoseconds(long nanoseconds) =>
        DateTime.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick).ToLocalTime();

    /// <summary>Converts nanoseconds; null for none, which the engine writes as 0.</summary>
    public static TimeSpan? FromNanoseconds(long? nanoseconds) =>
        nanoseconds is > 0 and var value ? TimeSpan.FromTicks(value / TimeSpan.NanosecondsPerTick) : null;

    /// <summary>Converts to nanoseconds, the API's unit of durations; null for none.</summary>
    public static long? ToNanoseconds(TimeSpan? duration) => duration?.Ticks * TimeSpan.NanosecondsPerTick;
}
