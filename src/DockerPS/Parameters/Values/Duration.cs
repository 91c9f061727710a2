using System.Buffers;
using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Parses durations in the forms of docker and PowerShell: <c>10s</c>, <c>1m30s</c>, <c>2d</c>, <c>1w</c>, <c>00:01:30</c>; a number is
/// seconds.
/// </summary>
internal static class Duration
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, decimal Nanoseconds)[] s_units =
    [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
        ("s", Second), ("m", 60 * Second), ("h", 3_600 * Second), ("d", 86_400 * Second), ("w", 604_800 * Second),
    ];

    private const decimal Second = 1_000_000_000;

    /// <summary>Reads a duration; false if the text is not one, or exceeds what engines can count in nanoseconds.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        text = text.Trim();
        duration = default;
        return text.Contains(':', StringComparison.Ordinal)
            ? TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration) && Fits(duration)
            : TryCount(text, out var nanoseconds) && TryFrom(nanoseconds, out duration);
    }

    /// <summary>Returns whether a duration fits into the engine's 64-bit count of nanoseconds.</summary>
    public static bool Fits(TimeSpan duration) => Math.Abs((decimal)duration.Ticks) <= long.MaxValue / TimeSpan.NanosecondsPerTick;

    private static bool TryCount(string text, out decimal nanoseconds)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            nanoseconds = Math.Abs(seconds) <= long.MaxValue ? seconds * Second : decimal.MaxValue;
            return true;
        }

        nanoseconds = 0;
        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        rest = rest is ['-' or '+', ..] ? rest[1..] : rest;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(s_digits);
            if (digits <= 0
                || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            rest = rest[digits..];
            var length = rest.IndexOfAny(s_digits);
            var unit = (length < 0 ? rest : rest[..length]).ToString();
            var factor = Array.Find(s_units, known => known.Unit == unit).Nanoseconds;
            if (factor == 0 || value > long.MaxValue / factor)
            {
                return false;
            }

            nanoseconds += negative ? -value * factor : value * factor;
            rest = rest[unit.Length..];
        }

        return text is [.., not ('-' or '+')];
    }

    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">The text is not a duration.</exception>
    public static TimeSpan Parse(string text) => TryParse(text, out var duration)
        ? duration
        : throw new FormatException(
            $"'{text}' is not a duration. Write it like 10s, 1m30s, 2h, 1d, as a number of seconds, or pass a TimeSpan. " +
            "The maximum is 292 years, the resolution 100ns.");

    /// <summary>Converts to a TimeSpan; false if the duration is finer than its resolution of 100 nanoseconds.</summary>
    private static bool TryFrom(decimal nanoseconds, out TimeSpan duration)
    {
        var exact = Math.Abs(nanoseconds) <= long.MaxValue && decimal.Truncate(nanoseconds) is var whole
            && whole % TimeSpan.NanosecondsPerTick == 0;
        duration = exact ? TimeSpan.FromTicks((long)nanoseconds / TimeSpan.NanosecondsPerTick) : default;
        return exact;
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
        var duration = value.Unwrapped() is TimeSpan span ? span : Duration.Parse(TextOf(value));
        return !Duration.Fits(duration) ? throw new FormatException($"'{value}' exceeds the maximum of 292 years.")
            : duration >= TimeSpan.Zero || (AllowUnlimited && duration == TimeSpan.FromSeconds(-1))
            ? duration
            : throw new FormatException($"'{value}' is not a duration: it is negative.");
    }
}
