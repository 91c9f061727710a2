using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes the networks: a map of those with containers, and a table of all.</summary>
internal static class NetworksSection
{
    private const int MostMembers = 8;

    /// <summary>Returns the networks.</summary>
    public static HtmlPart Of(EngineFacts engine)
    {
        var map = new NetworkMap(engine);
        return new HtmlPart[]
        {
            map.Panels.Count == 0
                ? EngineSection.Nothing("No network has a container.")
                : Element(
                    "figure",
                    Element("div", ("class", "panels"), (HtmlPart[])[.. map.Panels.Select(MapDrawing.Of)]),
                    Element("figcaption", ("class", "muted"), Caption(map))),
            Table(engine),
        };
    }

    private static string Caption(NetworkMap map)
    {
        List<string> sentences = ["Lines join networks with their containers, running or not."];
        if (map.Panels.Any(panel => panel.Rows.Any(row => row.Elsewhere.Count > 0)))
        {
            sentences.Add("Squares stand for further networks of a container, in their colours.");
        }

        if (map.Hidden > 0)
        {
            sentences.Add($"{Count(map.Hidden, "smaller network")} {(map.Hidden == 1 ? "is" : "are")} left out; the table has all.");
        }

        return string.Join(' ', sentences);
    }

    private static HtmlPart Table(EngineFacts engine)
    {
        if (engine.Networks.Count == 0)
        {
            return EngineSection.Nothing("There are no networks.");
        }

        var table = new ReportTable("Networks", "Network", "Driver", "Subnets", "#Containers", "Members")
        {
            Things = "networks",
            Shown = 30,
        };
        foreach (var network in engine.Networks.OrderBy(network => network.IsPredefined))
        {
            table.Add(
                new HtmlPart[] { Name(network.Name), network.IsInternal ? Element("span", ("class", "tag"), "internal") : "" },
                Name(network.Scope is "local" or "" ? network.Driver : $"{network.Driver}, {network.Scope}", 40),
                network.Subnets.Count == 0 ? "–" : Element("span", ("class", "subnets"), (HtmlPart[])[.. network.Subnets.Select(Subnet)]),
                Number(network.Members.Count),
                network.Members.Count == 0 ? "–" : Names(network.Members, MostMembers));
        }

        return table.Render();
    }

    private static HtmlPart Subnet(string subnet) => Element("span", Cut(subnet, 50));
}
