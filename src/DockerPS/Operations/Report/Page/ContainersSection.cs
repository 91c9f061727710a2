using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes the containers by Compose project.</summary>
internal static class ContainersSection
{
    /// <summary>The number of containers that are shown unfolded. If there are more, projects with problems come first.</summary>
    private const int MostUnfolded = 40;

    /// <summary>Returns the containers.</summary>
    public static HtmlPart Of(EngineFacts engine, DateTimeOffset now)
    {
        if (engine.Containers.Count == 0)
        {
            return EngineSection.Nothing("There are no containers. Invoke-Container and Deploy-ComposeProject create some.");
        }

        var groups = engine.Containers.GroupBy(container => container.Project, StringComparer.Ordinal)
            .OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var room = MostUnfolded;
        List<HtmlPart> parts = [];
        foreach (var group in groups)
        {
            List<ReportedContainer> containers = [.. group];
            var isOpen = containers.Count <= room
                && (engine.Containers.Count <= MostUnfolded || containers.Exists(ReportState.IsProblem));
            room -= isOpen ? containers.Count : 0;
            parts.Add(Group(group.Key, containers, isOpen, now));
        }

        return Element("div", ("class", "groups"), (HtmlPart[])[.. parts]);
    }

    private static HtmlPart Group(string? project, IReadOnlyList<ReportedContainer> containers, bool isOpen, DateTimeOffset now)
    {
        var label = $"Containers of {Cut(project ?? "no project", 80)}";
        var table = new ReportTable(label, "Container", "State", "Since", "#Restarts", "Image", "Ports") { Things = "containers" };
        foreach (var container in containers)
        {
            table.Add(
                Name(container.Name),
                ReportState.Badge(container),
                Name(Since(container, now), 200),
                Number(container.Restarts),
                Name(Brief(container.Image)),
                Ports(container));
        }

        return Element(
            "details",
            ("open", isOpen ? "open" : null),
            Element(
                "summary",
                Element("h4", project is null ? "Without a Compose project" : Name(project, 60)),
                Element("span", ("class", "muted"), Summary(containers))),
            table.Render());
    }

    private static string Summary(IReadOnlyList<ReportedContainer> containers)
    {
        var states = containers.GroupBy(container => container.Health == "unhealthy" ? "unhealthy" : container.State)
            .OrderByDescending(state => state.Count()).Select(state => $"{Number(state.Count())} {state.Key}");
        return $"{Count(containers.Count, "container")}: {string.Join(", ", states)}";
    }

    private static HtmlPart Ports(ReportedContainer container)
    {
        var ports = container.Ports.Select(port => port.Public is null
            ? $"{port.Private}/{port.Protocol}"
            : $"{(port.IsOpen ? "" : port.Host + ":")}{port.Public} → {port.Private}/{port.Protocol}").Distinct().ToList();
        return ports.Count == 0
            ? "–"
            : Element("span", ("class", "ports"), (HtmlPart[])[.. ports.Select(port => new HtmlPart[] { Element("span", port), " " })]);
    }
}
