using System.Buffers;
using System.Globalization;
using System.Text;

namespace DockerPS.Compose.Values;

/// <summary>A duration in nanoseconds, the resolution of Compose and of the engine.</summary>
/// <param name="Nanoseconds">The nanoseconds.</param>
public readonly record struct ComposeDuration(long Nanoseconds)
{
    private const long Second = 1_000_000_000;

    private static readonly SearchValues<char> s_number = SearchValues.Create("0123456789.");

    private static readonly Dictionary<string, long> s_units = new(StringComparer.Ordinal)
    {
        ["ns"] = 1,
        ["us"] = 1_000,
        ["\u00b5s"] = 1_000,
        ["\u03bcs"] = 1_000,
        ["ms"] = 1_000_000,
        ["s"] = Second,
        ["m"] = 60 * Second,
        ["h"] = 3600 * Second,
        ["d"] = 86_400 * Second,
        ["w"] = 604_800 * Second,
    };

    /// <summary>Returns the duration in the type of .NET, rounded down to 100 ns.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / 100);

    /// <summary>Reads a duration like <c>1m30s</c>, <c>1.5h</c> or <c>2d</c>.</summary>
    public static bool TryParse(string text, out ComposeDuration duration)
    {
        duration = default;
        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        rest = rest is ['-' or '+', ..] ? rest[1..] : rest;
        if (rest is "0")
        {
            return true;
        }

        Int128 total = 0;
        var found = false;
        while (rest.Length > 0)
        {
            var number = rest.IndexOfAnyExcept(s_number);
            if (number <= 0 || rest[..number].Count('.') > 1 || rest[..number] is ".")
            {
                return false;
            }

            var next = rest[number..].IndexOfAny(s_number);
            var unit = next < 0 ? rest[number..] : rest.Slice(number, next);
            if (!s_units.TryGetValue(unit.ToString(), out var size))
            {
                return false;
            }

            total += Part(rest[..number], size);
            if (total > long.MaxValue)
            {
                return false;
            }

            rest = rest[(number + unit.Length)..];
            found = true;
        }

        duration = new((long)(negative ? -total : total));
        return found;
    }

    private static Int128 Part(ReadOnlySpan<char> number, long unit)
    {
        var point = number.IndexOf('.');
        var whole = point < 0 ? number : number[..point];
        Int128 result = whole.Length == 0 ? 0
            : whole.Length > 19 ? Int128.MaxValue / 2
            : Int128.Parse(whole, CultureInfo.InvariantCulture) * unit;
        if (point >= 0 && point + 1 < number.Length)
        {
            var digits = number[(point + 1)..];
            digits = digits.Length > 18 ? digits[..18] : digits;
            result += (long)(long.Parse(digits, CultureInfo.InvariantCulture) * (unit / Math.Pow(10, digits.Length)));
        }

        return result;
    }

    /// <summary>Returns the duration as Go writes it, like <c>1m30s</c>.</summary>
    public override string ToString()
    {
        if (Nanoseconds == 0)
        {
            return "0s";
        }

        var size = UInt128.CreateChecked(Int128.Abs(Nanoseconds));
        var sign = Nanoseconds < 0 ? "-" : "";
        if (size < (UInt128)Second)
        {
            var (unit, name) = size < 1_000 ? (1m, "ns") : size < 1_000_000 ? (1_000m, "\u00b5s") : (1_000_000m, "ms");
            return $"{sign}{Number((decimal)size / unit)}{name}";
        }

        var text = new StringBuilder(sign);
        var seconds = (decimal)size / Second;
        var minutes = Math.Floor(seconds / 60);
        var hours = Math.Floor(minutes / 60);
        if (hours > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{hours}h");
        }

        if (minutes > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{minutes - (hours * 60)}m");
        }

        return text.Append(Number(seconds - (minutes * 60))).Append('s').ToString();
    }

    private static string Number(decimal number) => number.ToString("0.#########", CultureInfo.InvariantCulture);
}
