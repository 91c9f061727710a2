using System.Globalization;

namespace DockerPS.Dashboard.Rendering;

/// <summary>Writes figures in few characters, in docker's units.</summary>
internal static class Quantity
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
    private static readonly string[] s_binaryUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Returns bytes in powers of 1000, like traffic: at most five characters.</summary>
    public static string Traffic(long bytes) => Scaled(bytes, 1000, 10, s_units);

    /// <summary>Returns bytes in powers of 1024, like memory: at most seven characters.</summary>
    public static string Memory(long bytes) => Scaled(bytes, 1024, 100, s_binaryUnits);

    /// <summary>Returns a percentage without its sign.</summary>
    public static string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    /// <param name="value">The number of bytes.</param>
    /// <param name="unit">The next unit.</param>
    /// <param name="whole">From here on, figures have no decimal.</param>
    /// <param name="names">The names of the units.</param>
    private static string Scaled(double value, double unit, double whole, string[] names)
    {
        var power = 0;
        // What would be rounded to the next unit belongs to it.
        while (Math.Round(value) >= unit && power < names.Length - 1)
        {
            value /= unit;
            power++;
        }

        var decimals = power == 0 || Math.Round(value, 1) >= whole ? "0" : "0.0";
        return value.ToString(decimals, CultureInfo.InvariantCulture) + names[power];
    }
}
