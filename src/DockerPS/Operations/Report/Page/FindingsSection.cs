using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes the findings about an engine, each with what to do.</summary>
internal static class FindingsSection
{
    private const int MostSubjects = 60;

    /// <summary>Returns the findings; those that are more than advice are unfolded.</summary>
    public static HtmlPart Of(IReadOnlyList<Finding> findings) => findings.Count == 0
        ? EngineSection.Nothing("Nothing was found that needs a change.")
        : Element("div", ("class", "findings"), (HtmlPart[])[.. findings.Select(Write)]);

    private static HtmlPart Write(Finding finding)
    {
        var name = finding.Level.ToString().ToLowerInvariant();
        return Element(
            "details",
            ("class", name),
            ("open", finding.Level == FindingLevel.Advice ? null : "open"),
            Element(
                "summary",
                Element("span", ("class", $"level {name}"), finding.Level.ToString()),
                Element("h4", finding.Title),
                Element("span", ("class", "count"), Number(finding.Subjects.Count))),
            Element("p", finding.Remedy),
            Element(
                "ul",
                ("class", "subjects"),
                (HtmlPart[])[.. finding.Subjects.Take(MostSubjects).Select(Subject)],
                finding.Subjects.Count <= MostSubjects
                    ? ""
                    : Element("li", ("class", "muted"), $"and {Number(finding.Subjects.Count - MostSubjects)} more")));
    }

    private static HtmlPart Subject(FindingSubject subject) => Element(
        "li",
        subject.Name is { } name ? Name(name, 60) : "",
        subject is { Name: not null, Detail: not null } ? " " : "",
        subject.Detail is { } detail ? Element("span", ("class", subject.Name is null ? null : "muted"), Name(detail, 200)) : "");
}
