using System.Globalization;

namespace DockerPS.Engine.Http;

/// <summary>Formats times for the API.</summary>
internal static class UnixTime
{
    /// <summary>Returns the seconds since 1970 (UTC) with all decimals; earlier times count as 1970.</summary>
    public static string Text(DateTime time)
    {
        var (seconds, rest) = Math.DivRem(Math.Max(0, (time.ToUniversalTime() - DateTime.UnixEpoch).Ticks), TimeSpan.TicksPerSecond);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rest:D7}");
    }
}
