using System.Buffers;
using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Durations as docker and PowerShell write them: <c>10s</c>, <c>1m30s</c>, <c>2d</c>, <c>1w</c>, <c>00:01:30</c>; a number is seconds.</summary>
internal static class Duration
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Seconds)[] s_units =
    [
        ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400), ("w", 604800),
    ];

    /// <summary>Reads a duration; false where the text is none.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        text = text.Trim();
        duration = default;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return TryFromSeconds(number, out duration);
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
        }

        var seconds = 0.0;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(s_digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            rest = rest[digits..];
            var length = rest.IndexOfAny(s_digits);
            var unit = (length < 0 ? rest : rest[..length]).ToString();
            var factor = Array.Find(s_units, known => known.Unit == unit).Seconds;
            if (factor == 0)
            {
                return false;
            }

            seconds += value * factor;
            rest = rest[unit.Length..];
        }

        return text.Length > 0 && TryFromSeconds(seconds, out duration);
    }

    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static TimeSpan Parse(string text) => TryParse(text, out var duration)
        ? duration
        : throw new FormatException($"'{text}' is not a duration. Write it like 10s, 1m30s, 2h, 1d, as a number of seconds, or give a TimeSpan.");

    private static bool TryFromSeconds(double seconds, out TimeSpan duration)
    {
        var fits = Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds;
        duration = fits ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)) : default;
        return fits;
    }
}

/// <summary>Reads a duration.</summary>
public sealed class DurationTransformationAttribute : ValueTransformationAttribute<TimeSpan>
{
    /// <summary>Whether -1 is allowed, for no limit.</summary>
    public bool AllowUnlimited { get; set; }

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session)
    {
        var duration = Unwrap(value) is TimeSpan span ? span : Duration.Parse(TextOf(value));
        return duration >= TimeSpan.Zero || (AllowUnlimited && duration == TimeSpan.FromSeconds(-1))
            ? duration
            : throw new FormatException($"'{value}' is not a duration: it is negative.");
    }
}
