using DockerPS.Output;
using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes an engine's figures.</summary>
internal static class OverviewSection
{
    private static readonly (string Class, string Word)[] s_states =
        [("good", "running well"), ("busy", "starting, paused or restarting"), ("bad", "failing"), ("idle", "stopped")];

    /// <summary>Returns the line below the engine's name.</summary>
    public static HtmlPart About(EngineFacts engine)
    {
        string?[] facts =
        [
            engine.Version is null ? null : $"Engine {engine.Version}",
            engine.ApiVersion is null ? null : $"API {engine.ApiVersion}",
            engine.Host is null ? null : $"host {engine.Host}",
            engine.System,
            engine.Kernel,
            engine.Cpus > 0 ? Count(engine.Cpus, "CPU") : null,
            engine.Memory > 0 ? $"{Display.BinarySize(engine.Memory)} memory" : null,
            engine.StorageDriver,
            engine.Swarm is null ? null : $"swarm {engine.Swarm}",
        ];
        return Element("ul", ("class", "about"), (HtmlPart[])[.. facts.OfType<string>().Select(fact => Element("li", Cut(fact, 100)))]);
    }

    /// <summary>Returns the figures.</summary>
    public static HtmlPart Of(EngineFacts engine) => Element(
        "div",
        Element(
            "dl",
            ("class", "cards"),
            Card(
                "Containers",
                Number(engine.Containers.Count),
                $"{Number(engine.Containers.Count(container => container.State == "running"))} running"),
            Card("Images", Number(engine.Images.Count), $"{Number(engine.Images.Count(image => image.Users == 0))} unused"),
            Card("Volumes", Number(engine.Volumes.Count), $"{Number(engine.Volumes.Count(volume => volume.Users.Count == 0))} unused"),
            Card(
                "Networks",
                Number(engine.Networks.Count),
                $"{Number(engine.Networks.Count(network => !network.IsPredefined))} made by users"),
            engine.Usage.Count == 0 ? "" : Card(
                "Disk usage",
                Size(engine.Usage.Sum(usage => usage.Size)),
                $"{Size(engine.Usage.Sum(usage => usage.Reclaimable))} reclaimable")),
        States(engine),
        Usage(engine));

    private static HtmlPart Card(string title, string figure, string note) => Element(
        "div", Element("dt", title), Element("dd", ("class", "figure"), figure), Element("dd", ("class", "muted"), note));

    private static HtmlPart States(EngineFacts engine)
    {
        if (engine.Containers.Count == 0)
        {
            return "";
        }

        var counts = engine.Containers.GroupBy(ReportState.ClassOf).ToDictionary(group => group.Key, group => group.Count());
        var states = s_states.Select(state => (state.Class, state.Word, Count: counts.GetValueOrDefault(state.Class)))
            .Where(state => state.Count > 0).ToList();
        return Element(
            "figure",
            ReportBar.Of(
                "Containers by state: " + string.Join(", ", states.Select(state => $"{Number(state.Count)} {state.Word}")),
                engine.Containers.Count,
                [.. states.Select(state => ((double)state.Count, state.Class))]),
            Element(
                "figcaption",
                Element("ul", ("class", "legend"), (HtmlPart[])[.. states.Select(state => Element(
                    "li", ("class", state.Class), Element("strong", Number(state.Count)), $" {state.Word}"))])));
    }

    private static HtmlPart Usage(EngineFacts engine)
    {
        if (engine.Usage.Count == 0)
        {
            return EngineSection.Nothing($"The disk usage was not measured. {Cut(engine.UsageFailure ?? "", 400)}".Trim());
        }

        var table = new ReportTable("Disk usage", "Disk usage", "#Total", "#In use", "#Size", "#Reclaimable", "Share");
        var largest = engine.Usage.Max(usage => usage.Size);
        foreach (var usage in engine.Usage)
        {
            table.Add(
                usage.Kind,
                Number(usage.Count),
                Number(usage.Active),
                Size(usage.Size),
                Size(usage.Reclaimable),
                ReportBar.Of(
                    $"{Size(usage.Reclaimable)} of {Size(usage.Size)} reclaimable",
                    largest,
                    (Math.Max(usage.Size - usage.Reclaimable, 0), "own"),
                    (Math.Min(usage.Reclaimable, usage.Size), "spare")));
        }

        return new HtmlPart[]
        {
            table.Render(),
            Element("ul", ("class", "legend"), Element("li", ("class", "own"), "in use"), Element("li", ("class", "spare"), "reclaimable")),
        };
    }
}
