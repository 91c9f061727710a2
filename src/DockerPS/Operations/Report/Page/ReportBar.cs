using System.Globalization;
using static DockerPS.Operations.HtmlPart;

namespace DockerPS.Operations;

/// <summary>Draws bars of parts in proportion.</summary>
internal static class ReportBar
{
    /// <summary>Returns a bar.</summary>
    /// <param name="label">What the bar shows, for those who listen to it.</param>
    /// <param name="whole">The amount of the whole width.</param>
    /// <param name="parts">The amounts, and their classes.</param>
    public static HtmlPart Of(string label, double whole, params (double Amount, string Class)[] parts)
    {
        List<HtmlPart> drawn = [];
        var start = 0.0;
        foreach (var (amount, name) in parts.Where(part => part.Amount > 0 && whole > 0))
        {
            drawn.Add(Element(
                "rect", ("class", name), ("x", Percent(start / whole)), ("width", Percent(amount / whole)), ("height", "100%")));
            start += amount;
        }

        return Element("svg", ("class", "bar"), ("role", "img"), ("aria-label", label), (HtmlPart[])[.. drawn]);
    }

    private static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(share, 0, 1) * 100:0.##}%");
}
