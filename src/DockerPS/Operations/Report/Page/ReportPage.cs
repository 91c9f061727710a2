using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes a report as one page of HTML, which needs nothing else and is also well-formed XML.</summary>
internal static class ReportPage
{
    private static readonly string s_style = ReadStyle();

    /// <summary>Returns the page.</summary>
    public static string Write(ReportFacts report) => "<!DOCTYPE html>\n" + Element(
        "html",
        ("lang", "en"),
        Element(
            "head",
            Element("meta", ("charset", "utf-8")),
            Element("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy())),
            Element("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")),
            Element("meta", ("name", "color-scheme"), ("content", "light dark")),
            Element("meta", ("name", "referrer"), ("content", "no-referrer")),
            Element("title", Cut(report.Title, 200)),
            Style(s_style)),
        Element(
            "body",
            Header(report),
            Element("main", (HtmlPart[])[.. report.Engines.Select((engine, index) => EngineSection.Of(engine, index + 1, report))]),
            Element("footer", Element("p", $"Created by DockerPS {report.ModuleVersion}. This page loads nothing else.")))) + "\n";

    /// <summary>Returns the policy: nothing but this very style sheet, whatever a name or a label may contain.</summary>
    private static string Policy() =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_style)))}'; "
        + "base-uri 'none'; form-action 'none'";

    private static HtmlPart Header(ReportFacts report) => Element(
        "header",
        Element("h1", Name(report.Title, 200)),
        Element(
            "p",
            ("class", "muted"),
            "Created ",
            Time(report.CreatedAt),
            report.CreatedAt.Offset == TimeSpan.Zero
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", {report.CreatedAt:yyyy-MM-dd HH:mm} local time ({report.CreatedAt:zzz})"),
            ". All times are UTC."),
        report.Engines.Count > 1 ? Engines(report) : "");

    private static HtmlPart Engines(ReportFacts report)
    {
        var table = new ReportTable("Engines", "Engine", "Version", "#Containers", "#Running", "#Problems", "#Images", "#Disk");
        foreach (var (engine, index) in report.Engines.Select((engine, index) => (engine, index)))
        {
            var link = Element("a", ("href", $"#e{Number(index + 1)}"), Name(engine.Name));
            if (engine.Failure is not null)
            {
                table.Add(link, Element("span", ("class", "state bad"), "not reported"), "–", "–", "–", "–", "–");
                continue;
            }

            var problems = ReportFindings.Of(engine, report.CreatedAt).Where(finding => finding.Level == FindingLevel.Problem)
                .SelectMany(finding => finding.Subjects).Select(subject => subject.Name).Distinct().Count();
            table.Add(
                link,
                engine.Version,
                Number(engine.Containers.Count),
                Number(engine.Containers.Count(container => container.State == "running")),
                Number(problems),
                Number(engine.Images.Count),
                Size(engine.Usage.Count == 0 ? null : engine.Usage.Sum(usage => usage.Size)));
        }

        return Element("nav", ("aria-label", "Engines"), table.Render());
    }

    private static string ReadStyle()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("DockerPS.report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
