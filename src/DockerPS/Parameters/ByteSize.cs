using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Sizes in bytes as docker and PowerShell write them: <c>512m</c>, <c>1.5g</c>, <c>512MB</c>, <c>1048576</c>. A k is 1024.</summary>
internal static class ByteSize
{
    private const string Units = "kmgtp";

    /// <summary>Reads a size.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static long Parse(string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        var number = lower.TrimEnd('b');
        number = number.EndsWith('i') ? number[..^1] : number;
        var exponent = number.Length > 0 ? Units.IndexOf(number[^1], StringComparison.Ordinal) + 1 : 0;
        var digits = exponent > 0 ? number[..^1] : number;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormatException($"'{text}' is not a size. Write it like 512MB, 512m, 1.5g, or as a number of bytes.");
        }

        try
        {
            return (long)(value * (1L << (10 * exponent)));
        }
        catch (OverflowException)
        {
            throw new FormatException($"'{text}' is more than any computer has. Write a size like 512MB, 512m or 1.5g.");
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
        var size = ByteSize.Parse(TextOf(value) is var text && Unwrap(value) is double or float ? ((decimal)LanguagePrimitives.ConvertTo<double>(value)).ToString(CultureInfo.InvariantCulture) : text);
        return size >= 0 || (AllowUnlimited && size == -1)
            ? size
            : throw new FormatException($"'{value}' is not a size: it is negative. Write it like 512MB, 512m, 1.5g, or as a number of bytes.");
    }
}
