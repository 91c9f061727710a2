using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes all about one engine.</summary>
internal static class EngineSection
{
    /// <summary>Returns the section.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="number">Its number on the page, from 1.</param>
    /// <param name="report">The report.</param>
    public static HtmlPart Of(EngineFacts engine, int number, ReportFacts report)
    {
        var id = $"e{Number(number)}";
        var heading = Element("h2", Name(engine.Name));
        if (engine.Failure is { } failure)
        {
            return Element(
                "section",
                ("id", id),
                ("class", "engine"),
                heading,
                Element(
                    "p",
                    ("class", "note bad"),
                    Element("strong", "This engine is not reported. "),
                    Cut(failure, 1000)));
        }

        var findings = ReportFindings.Of(engine, report.CreatedAt);
        (string Name, string Title, long Count, HtmlPart Content)[] parts =
        [
            ("findings", "Findings", findings.Count, FindingsSection.Of(findings)),
            ("containers", "Containers", engine.Containers.Count, ContainersSection.Of(engine, report.CreatedAt)),
            ("networks", "Networks", engine.Networks.Count, NetworksSection.Of(engine)),
            ("images", "Images", engine.Images.Count, ImagesSection.Of(engine)),
            ("volumes", "Volumes", engine.Volumes.Count, VolumesSection.Of(engine)),
            ("ports", "Ports", PortsSection.Count(engine), PortsSection.Of(engine)),
        ];
        return Element(
            "section",
            ("id", id),
            ("class", "engine"),
            heading,
            OverviewSection.About(engine),
            Element(
                "nav",
                ("class", "parts"),
                ("aria-label", $"Parts of {Cut(engine.Name, 80)}"),
                Element("ul", (HtmlPart[])[.. parts.Select(part => Element(
                    "li", Element("a", ("href", $"#{id}-{part.Name}"), part.Title, " ", Element("span", Number(part.Count)))))])),
            OverviewSection.Of(engine),
            (HtmlPart[])[.. parts.Select(part => Element(
                "section", ("id", $"{id}-{part.Name}"), Element("h3", part.Title), part.Content))]);
    }

    /// <summary>Returns what a section says instead of an empty table.</summary>
    public static HtmlPart Nothing(string text) => Element("p", ("class", "note"), text);
}
