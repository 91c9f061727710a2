using DockerPS.Engine.Models;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Images that a command has just made.</summary>
internal static class CreatedImages
{
    /// <summary>Such an image, as Get-Image writes it: one object for each of its names that were asked for, or one.</summary>
    public static async Task<IReadOnlyList<Image>> ReadAsync(
        EngineSession engine, string id, IReadOnlyList<ImageName> names, CancellationToken cancellationToken)
    {
        // One without a name that others build on is only in the list of all.
        var listed = await engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        var rows = listed.Where(image => image.Id == id).SelectMany(image => Image.From(image, engine.Name)).ToList();
        var named = names.Select(name => rows.Find(row => new ImageNameMatch(name.Familiar, isPattern: false).Includes(row, isPodman: false))).OfType<Image>().Distinct().ToList();
        return named.Count > 0 ? named : [.. rows.Take(1)];
    }
}
