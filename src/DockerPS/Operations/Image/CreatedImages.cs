using DockerPS.Engine.Models;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Reads images that a command has just created.</summary>
internal static class CreatedImages
{
    /// <summary>Returns an image as output objects: one for each of the requested names, or one without.</summary>
    public static async Task<IReadOnlyList<Image>> ReadAsync(
        EngineSession engine, string id, IReadOnlyList<ImageName> names, CancellationToken cancellationToken)
    {
        // Unnamed images with children are only listed with all images.
        var listed = await engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        var rows = listed.Where(image => image.Id == id).SelectMany(image => Image.From(image, engine.Name)).ToList();
        var named = names
            .Select(name => new ImageNameMatch(name.Familiar, isPattern: false))
            .Select(match => rows.Find(row => match.Includes(row, isPodman: false)))
            .OfType<Image>()
            .Distinct()
            .ToList();
        return named.Count > 0 ? named : [.. rows.Take(1)];
    }
}
