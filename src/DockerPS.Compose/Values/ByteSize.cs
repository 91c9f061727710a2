using System.Buffers;
using System.Globalization;

namespace DockerPS.Compose.Values;

/// <summary>Reads sizes in bytes, like <c>512m</c>, <c>1.5gb</c> or <c>64MiB</c>; each unit is 1024 times the one before.</summary>
internal static class ByteSize
{
    private const string Units = "kmgtp";

    private static readonly SearchValues<char> s_number = SearchValues.Create("0123456789. ");

    /// <summary>Reads a size.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var end = text.AsSpan().LastIndexOfAny(s_number);
        if (end < 0)
        {
            return false;
        }

        var number = text[end] == ' ' ? text[..end] : text[..(end + 1)];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size))
        {
            return false;
        }

        var suffix = text[(end + 1)..].ToLowerInvariant();
        var power = suffix is "" or "b" ? 0 : Units.IndexOf(suffix[0], StringComparison.Ordinal) + 1;
        if ((power == 0 && suffix is not ("" or "b")) || (suffix.Length > 1 && suffix[1..] is not ("b" or "ib")))
        {
            return false;
        }

        size *= Math.Pow(1024, power);
        bytes = size >= long.MaxValue ? long.MaxValue : (long)size;
        return true;
    }
}
