using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Reads image names for registries.</summary>
internal static class RegistryImages
{
    /// <summary>Parses a name; null if it is invalid, which is written as an error.</summary>
    /// <param name="pipeline">Writes the error.</param>
    /// <param name="text">The name.</param>
    /// <param name="allTags">Whether all tags are selected: the name must not have one.</param>
    public static ImageName? Read(ICommandPipeline pipeline, string text, bool allTags)
    {
        try
        {
            var name = ImageName.Parse(text);
            return !allTags ? name.WithDefaultTag()
                : name is { Tag: null, Digest: null } ? name
                : throw new FormatException(
                    $"'{text}' names a single image, but -AllTags applies to all tags of a name. Write {name.FamiliarRepository}.");
        }
        catch (FormatException error)
        {
            pipeline.WriteError(CommonErrors.InvalidParameter(error.Message, text));
            return null;
        }
    }

    /// <summary>Returns the images that match a name: one, or all tags if it has neither tag nor digest.</summary>
    public static async Task<IReadOnlyList<Image>> ImagesAsync(EngineSession engine, ImageName name, CancellationToken cancellationToken)
    {
        var filter = new FilterSet().Add("reference", name.FamiliarRepository);
        var list = await engine.Client.Images.ListAsync(filters: filter, cancellationToken: cancellationToken).ConfigureAwait(false);
        var images = list.SelectMany(image => Image.From(image, engine.Name));
        if (name.Digest is null)
        {
            var match = new ImageNameMatch(name.Familiar, isPattern: false);
            return [.. images.Where(image => image.Tag is not null && match.Includes(image.Reference, isPodman: false))];
        }

        // An image pulled by digest may have no tag.
        var found = await engine.Client.Images.InspectAsync(name.Familiar, cancellationToken).ConfigureAwait(false);
        return [.. images.Where(image => image.Id == found.Id).Take(1)];
    }
}
