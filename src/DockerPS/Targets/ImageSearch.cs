using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Looks images up by reference or id on one engine.</summary>
internal static class ImageSearch
{
    /// <summary>
    /// The images that a name or a pattern means: a name without a tag is its <c>latest</c> or all of its tags, a pattern matches
    /// whole references as lists show them.
    /// </summary>
    public static async Task<IReadOnlyList<ImageTarget>> FindAsync(
        EngineSession engine, ImageReference reference, int shortestId, bool allTags, CancellationToken cancellationToken)
    {
        var text = reference.Text!;
        if (reference.IsPattern)
        {
            return await ListAsync(engine, reference, cancellationToken).ConfigureAwait(false);
        }

        if (allTags && ImageName.TryParse(text) is { Tag: null, Digest: null }
            && await ListAsync(engine, reference, cancellationToken).ConfigureAwait(false) is { Count: > 0 } tags)
        {
            return tags;
        }

        var name = NameOf(text);
        var isId = ImageId.IsId(text, shortestId);
        if (name is null && !isId)
        {
            return [];
        }

        try
        {
            var found = await engine.Client.Images.InspectAsync(name ?? text, cancellationToken).ConfigureAwait(false);
            var isNamed = name is not null && (found.RepoTags ?? []).Concat(found.RepoDigests ?? []).Contains(name, StringComparer.Ordinal);
            return isNamed || !ImageId.Begins(found.Id, text) ? [new(engine, found.Id, name)] : isId ? [new(engine, found.Id, null)] : [];
        }
        catch (DockerApiException unknown) when (unknown.StatusCode == HttpStatusCode.NotFound)
        {
            return name is not null && isId ? await FindAsync(engine, text, cancellationToken).ConfigureAwait(false) : [];
        }
    }

    /// <summary>The references in the list that are meant, a target for each.</summary>
    private static async Task<IReadOnlyList<ImageTarget>> ListAsync(
        EngineSession engine, ImageReference reference, CancellationToken cancellationToken)
    {
        var match = new ImageNameMatch(reference.Text!, reference.IsPattern);
        var all = await engine.Client.Images.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. all
            .SelectMany(image => Image.From(image, engine.Name))
            .Where(image => match.Includes(image.Reference, engine.Client.IsPodman))
            .Select(image => new ImageTarget(engine, image.Id, image.Reference))];
    }

    /// <summary>The image of an id that could be a name too; the engine has said that it is none.</summary>
    private static async Task<IReadOnlyList<ImageTarget>> FindAsync(EngineSession engine, string id, CancellationToken cancellationToken)
    {
        var all = await engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. all.Where(image => ImageId.Begins(image.Id, id)).Select(image => new ImageTarget(engine, image.Id, null))];
    }

    /// <summary>The text as the reference that lists would show; null where it is none.</summary>
    private static string? NameOf(string text) => ImageName.TryParse(text)?.WithDefaultTag().Familiar;
}
