using System.Globalization;
using static DockerPS.Operations.HtmlPart;

namespace DockerPS.Operations;

/// <summary>Draws a panel of the map: networks at the left, containers at the right, and lines between them.</summary>
internal static class MapDrawing
{
    private const int Width = 340;
    private const int RowHeight = 22;
    private const int BoxWidth = 128;
    private const int BoxHeight = 38;
    private const int BoxGap = 8;
    private const int NameLeft = 196;
    private const int Badge = 9;
    private const int MostBadges = 4;
    private const int LongestNetwork = 17;
    private const int LongestContainer = 21;

    /// <summary>Returns the panel.</summary>
    public static HtmlPart Of(MapPanel panel)
    {
        var lines = panel.Rows.Count + (panel.Hidden > 0 ? 1 : 0);
        var height = Math.Max(lines * RowHeight, (panel.Networks.Count * (BoxHeight + BoxGap)) - BoxGap) + 4;
        var boxes = Places(panel, height);
        var offset = (height - (lines * RowHeight)) / 2;
        return Element(
            "svg",
            ("class", "map"),
            ("role", "img"),
            ("aria-label", Label(panel)),
            ("viewBox", Text($"0 0 {Width} {height}")),
            ("width", Text($"{Width}")),
            ("height", Text($"{height}")),
            (HtmlPart[])[.. panel.Rows.SelectMany((row, index) => row.Links.Select(link => Line(panel, link, boxes[link], Middle(index))))],
            (HtmlPart[])[.. panel.Networks.Select((network, index) => Box(network, boxes[index]))],
            (HtmlPart[])[.. panel.Rows.Select((row, index) => Row(row, Middle(index)))],
            panel.Hidden == 0 ? "" : Write("muted", NameLeft, Middle(panel.Rows.Count) + 4, $"and {panel.Hidden} more"));

        int Middle(int row) => offset + (row * RowHeight) + (RowHeight / 2);
    }

    /// <summary>Returns the middles of the boxes: each beside its containers, as far as the others leave room.</summary>
    private static int[] Places(MapPanel panel, int height)
    {
        const int Step = BoxHeight + BoxGap;
        var places = new int[panel.Networks.Count];
        for (var index = 0; index < places.Length; index++)
        {
            var rows = panel.Rows.Select((row, place) => (row, place)).Where(entry => entry.row.Links.Contains(index)).ToList();
            var wanted = rows.Count == 0 ? 0 : (int)(rows.Average(entry => entry.place + 0.5) * RowHeight);
            var first = index == 0 ? (BoxHeight / 2) + 2 : places[index - 1] + Step;
            places[index] = Math.Max(wanted, first);
        }

        // What was pushed beyond the end moves back, and pushes the others.
        for (var (index, last) = (places.Length - 1, height - (BoxHeight / 2) - 2); index >= 0; index--, last -= Step)
        {
            last = places[index] = Math.Min(places[index], last);
        }

        return places;
    }

    private static HtmlPart Line(MapPanel panel, int network, int from, int to) => Element(
        "path",
        ("class", $"line c{panel.Networks[network].Colour}"),
        ("d", Text($"M {BoxWidth} {from} C {BoxWidth + 34} {from} {NameLeft - 46} {to} {NameLeft - 12} {to}")));

    private static HtmlPart Box(MapNetwork network, int middle) => Element(
        "g",
        ("class", $"network c{network.Colour}"),
        Element("title", ReportText.Cut(network.Name, 200)),
        Element(
            "rect",
            ("x", "1"),
            ("y", Text($"{middle - (BoxHeight / 2)}")),
            ("width", Text($"{BoxWidth - 1}")),
            ("height", Text($"{BoxHeight}")),
            ("rx", "7")),
        Clip(10, middle - 16, BoxWidth - 16, Write("label", 0, 13, ReportText.Cut(network.Name, LongestNetwork))),
        Write("muted", 10, middle + 12, ReportText.Count(network.Members, "container")));

    private static HtmlPart Row(MapRow row, int middle)
    {
        var badges = row.Elsewhere.Take(MostBadges).ToList();
        var room = Width - NameLeft - (badges.Count * (Badge + 3));
        return Element(
            "g",
            Element("title", Title(row)),
            Element(
                "circle",
                ("class", $"dot {ReportState.ClassOf(row.Container)}"),
                ("cx", Text($"{NameLeft - 8}")),
                ("cy", Text($"{middle}")),
                ("r", "4")),
            Clip(NameLeft, middle - 9, room, Write("label", 0, 13, ReportText.Cut(row.Container.Name, LongestContainer))),
            (HtmlPart[])[.. badges.Select((network, index) => Element(
                "rect",
                ("class", $"badge c{network.Colour}"),
                ("x", Text($"{Width - ((badges.Count - index) * (Badge + 3))}")),
                ("y", Text($"{middle - (Badge / 2)}")),
                ("width", Text($"{Badge}")),
                ("height", Text($"{Badge}")),
                ("rx", "2")))]);
    }

    private static string Title(MapRow row)
    {
        var name = ReportText.Cut(row.Container.Name, 200);
        return row.Elsewhere.Count == 0
            ? name
            : $"{name}, also in {ReportText.Cut(string.Join(", ", row.Elsewhere.Select(network => network.Name)), 200)}";
    }

    private static string Label(MapPanel panel) => ReportText.Cut(
        "Map of " + string.Join("; ", panel.Networks.Select((network, index) =>
            $"{ReportText.Cut(network.Name, 60)} with "
            + string.Join(", ", panel.Rows.Where(row => row.Links.Contains(index)).Select(row => ReportText.Cut(row.Container.Name, 60))))),
        2000);

    private static HtmlPart Write(string name, int left, int bottom, string text) =>
        Element("text", ("class", name), ("x", Text($"{left}")), ("y", Text($"{bottom}")), text);

    /// <summary>Cuts off what is wider than its place: texts of some scripts are.</summary>
    private static HtmlPart Clip(int left, int top, int width, HtmlPart content) => Element(
        "svg", ("x", Text($"{left}")), ("y", Text($"{top}")), ("width", Text($"{Math.Max(width, 1)}")), ("height", "18"), content);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
