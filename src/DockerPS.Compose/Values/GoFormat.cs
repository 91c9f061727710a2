using System.Globalization;

namespace DockerPS.Compose.Values;

/// <summary>Writes values as Go does, since Compose's texts and hashes depend on it.</summary>
internal static class GoFormat
{
    /// <summary>Returns a value as a string; null is empty.</summary>
    public static string Value(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => General(number, number.ToString("R", CultureInfo.InvariantCulture)),
        float number => General(number, number.ToString("R", CultureInfo.InvariantCulture)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    /// <summary>Returns a number as JSON has it.</summary>
    public static string Json(double number, bool isSingle)
    {
        var shortest = isSingle
            ? ((float)number).ToString("R", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
        var size = Math.Abs(number);
        var small = isSingle ? (float)size < 1e-6f : size < 1e-6;
        var large = isSingle ? (float)size >= 1e21f : size >= 1e21;
        var (sign, digits, point) = Split(shortest);
        return size != 0 && (small || large) ? sign + Exponent(digits, point, 1) : sign + Fixed(digits, point);
    }

    private static string General(double number, string shortest)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }

        var (sign, digits, point) = Split(shortest);
        var exponent = point - 1;
        return number != 0 && (exponent < -4 || exponent >= 6)
            ? sign + Exponent(digits, point, 2)
            : sign + Fixed(digits, point);
    }

    /// <summary>Splits the shortest form into its sign, its digits, and the position of the point among them.</summary>
    private static (string Sign, string Digits, int Point) Split(string shortest)
    {
        var sign = shortest[0] == '-' ? "-" : "";
        var parts = shortest[sign.Length..].Split('E');
        var exponent = parts.Length == 2 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        point = (point < 0 ? digits.Length : point) + exponent;
        var trimmed = digits.TrimStart('0');
        point -= digits.Length - trimmed.Length;
        trimmed = trimmed.TrimEnd('0');
        return trimmed.Length == 0 ? (sign, "0", 1) : (sign, trimmed, point);
    }

    private static string Fixed(string digits, int point) =>
        point <= 0 ? $"0.{new string('0', -point)}{digits}"
        : point >= digits.Length ? digits + new string('0', point - digits.Length)
        : $"{digits[..point]}.{digits[point..]}";

    private static string Exponent(string digits, int point, int least)
    {
        var exponent = point - 1;
        var size = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(least, '0');
        return $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? '-' : '+')}{size}";
    }
}
