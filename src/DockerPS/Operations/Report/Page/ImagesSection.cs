using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes the images by size.</summary>
internal static class ImagesSection
{
    private const int MostReferences = 3;

    /// <summary>Returns the images.</summary>
    public static HtmlPart Of(EngineFacts engine)
    {
        if (engine.Images.Count == 0)
        {
            return EngineSection.Nothing("There are no images. Receive-Image downloads some, and New-Image builds them.");
        }

        var table = new ReportTable("Images", "Image", "Share", "#Size", "#Shared", "#Containers", "Created")
        {
            Things = "images",
            Shown = 30,
        };
        var largest = engine.Images.Max(image => image.Size);
        foreach (var image in engine.Images)
        {
            var shared = Math.Min(image.Shared ?? 0, image.Size);
            var own = image.Users == 0 ? "spare" : "own";
            table.Add(
                new HtmlPart[]
                {
                    image.References.Count == 0 ? Name(Brief(image.Id)) : Names(image.References, MostReferences),
                    image.References.Count == 0 ? Element("span", ("class", "tag"), "dangling") : "",
                    image.Users == 0 ? Element("span", ("class", "tag"), "unused") : "",
                },
                ReportBar.Of($"{Size(image.Size)}, {Size(image.Shared)} shared", largest, (image.Size - shared, own), (shared, "shared")),
                Size(image.Size),
                Size(image.Shared),
                Number(image.Users),
                image.CreatedAt is { } created ? Date(created) : "–");
        }

        return new HtmlPart[] { Element("p", Summary(engine)), table.Render(), Legend() };
    }

    private static string Summary(EngineFacts engine)
    {
        var unused = engine.Images.Where(image => image.Users == 0).ToList();
        if (unused.Count == 0)
        {
            return "Containers use every image.";
        }

        var has = unused.Count == 1 ? "has" : "have";
        var own = unused.TrueForAll(image => image.Shared is not null)
            ? $", which {has} {Size(unused.Sum(image => image.Size - image.Shared))} that nothing shares"
            : "";
        return $"No container uses {Count(unused.Count, "image")}{own}. Clear-DockerResource Image -All removes unused images.";
    }

    private static HtmlPart Legend() => Element(
        "ul",
        ("class", "legend"),
        Element("li", ("class", "own"), "of this image only, in use"),
        Element("li", ("class", "spare"), "of this image only, unused"),
        Element("li", ("class", "shared"), "shared with other images"));
}
