using System.Globalization;

namespace DockerPS.Engine.Http;

/// <summary>Times as the API reads them.</summary>
internal static class UnixTime
{
    /// <summary>Seconds since 1970 (UTC), with all decimals. What is earlier counts as 1970.</summary>
    public static string Text(DateTime time)
    {
        var (seconds, rest) = Math.DivRem(Math.Max(0, (time.ToUniversalTime() - DateTime.UnixEpoch).Ticks), TimeSpan.TicksPerSecond);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rest:D7}");
    }
}
