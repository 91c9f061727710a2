using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Parses sizes as docker and PowerShell write them: <c>512m</c>, <c>1.5g</c>, <c>512MB</c>, <c>1048576</c>. k is 1024.</summary>
internal static class ByteSize
{
    private const string Units = "kmgtp";
    private const NumberStyles Number = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;

    /// <summary>Reads a size: a number, an optional space, and a unit like m, MB or MiB in any case.</summary>
    /// <exception cref="FormatException">The text is not a size.</exception>
    public static long Parse(string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        var end = lower.LastIndexOfAny([.. "0123456789."]) + 1;
        var suffix = lower[end..];
        suffix = suffix is [' ', _, ..] ? suffix[1..] : suffix;
        var exponent = suffix is "" or "b" ? 0 : Units.IndexOf(suffix[0], StringComparison.Ordinal) + 1;
        if ((exponent == 0 && suffix is not ("" or "b")) || (exponent > 0 && suffix[1..] is not ("" or "b" or "ib"))
            || !decimal.TryParse(lower[..end], Number, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormatException($"'{text}' is not a size. Write it like 512MB, 512m, 1.5g, or as a number of bytes.");
        }

        try
        {
            return (long)(value * (1L << (10 * exponent)));
        }
        catch (OverflowException)
        {
            throw new FormatException($"'{text}' is too large. Write a size like 512MB, 512m or 1.5g.");
        }
    }
}

/// <summary>Reads a size in bytes.</summary>
public sealed class SizeTransformationAttribute : ValueTransformationAttribute<long>
{
    /// <summary>Whether -1 is allowed, for no limit.</summary>
    public bool AllowUnlimited { get; set; }

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session)
    {
        var text = value.Unwrapped() is double or float ? Whole(LanguagePrimitives.ConvertTo<double>(value)) : TextOf(value);
        var size = ByteSize.Parse(text);
        return size >= 0 || (AllowUnlimited && size == -1)
            ? size
            : throw new FormatException(
                $"'{value}' is not a size: it is negative. Write it like 512MB, 512m, 1.5g, or as a number of bytes.");
    }

    /// <summary>Formats a number such as 1.5GB without an exponent, if it fits.</summary>
    private static string Whole(double size) =>
        Math.Abs(size) < long.MaxValue
            ? ((decimal)size).ToString(CultureInfo.InvariantCulture)
            : size.ToString(CultureInfo.InvariantCulture);
}
