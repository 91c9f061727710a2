namespace DockerPS.Dashboard.Rendering;

/// <summary>Draws the last values of a figure.</summary>
internal static class Sparkline
{
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary>The CPU usage that fills a line at least, in percent: a container that is idle has a flat one.</summary>
    private const double FullCpu = 10;

    /// <summary>Draws CPU usage, from zero on.</summary>
    public static string Cpu(IReadOnlyList<double> values, int width) =>
        Draw(values, width, 0, Math.Max(FullCpu, values.TakeLast(width).DefaultIfEmpty().Max()));

    /// <summary>Draws memory around what is in use: what stays the same is a line in the middle.</summary>
    public static string Memory(IReadOnlyList<double> values, int width) => Draw(
        values, width, values.TakeLast(width).DefaultIfEmpty().Min() * 0.8, values.TakeLast(width).DefaultIfEmpty().Max() * 1.2);

    private static string Draw(IReadOnlyList<double> values, int width, double low, double high) =>
        string.Concat(values.TakeLast(width).Select(value => Level(high > low ? (value - low) / (high - low) : 0))).PadLeft(width);

    private static char Level(double share) => Levels[Math.Clamp((int)(share * Levels.Length), 0, Levels.Length - 1)];
}
