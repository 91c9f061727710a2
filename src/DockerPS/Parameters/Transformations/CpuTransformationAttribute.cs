using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Reads a number of CPUs: a number, or a text like <c>1.5</c> or <c>1/2</c>, as docker accepts it.</summary>
public sealed class CpuTransformationAttribute : ValueTransformationAttribute<double>
{
    private const decimal Nano = 1_000_000_000;

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) =>
        value.Unwrapped() is string text ? Parse(text) : LanguagePrimitives.ConvertTo<double>(value);

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The text is not a number, or has a finer resolution than engines support.</exception>
    internal static double Parse(string text)
    {
        try
        {
            if (text.Split('/') is [var numerator, .. var denominator] && denominator.Length <= 1
                && TryRead(numerator, denominator.Length == 0, out var number)
                && TryRead(denominator.FirstOrDefault("1"), denominator.Length == 0, out var divisor) && divisor != 0)
            {
                var billionths = number * Nano / divisor;
                if (billionths == decimal.Truncate(billionths) && billionths * divisor == number * Nano)
                {
                    return (double)(billionths / Nano);
                }
            }
        }
        catch (OverflowException)
        {
            // Reported below like any other invalid text.
        }

        throw new FormatException($"'{text}' is not a number of CPUs. Write it like 2, 1.5 or 1/2; the resolution is a billionth.");
    }

    /// <summary>The parts of a fraction are whole numbers.</summary>
    private static bool TryRead(string text, bool mayHavePoint, out decimal number) => decimal.TryParse(
        text,
        mayHavePoint ? NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent
            : NumberStyles.AllowLeadingSign,
        CultureInfo.InvariantCulture,
        out number);
}
