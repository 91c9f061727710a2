using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Loads an archive of images into an engine.</summary>
/// <param name="source">The archive.</param>
/// <param name="platform">The platform to load; null for all.</param>
/// <param name="show">Takes progress to the pipeline thread.</param>
internal sealed class ImageLoad(ArchiveInput source, string? platform, Action<ProgressRecord> show)
{
    /// <summary>The images that were loaded, one for each reference, in the order in which the engine reports them.</summary>
    public IReadOnlyList<Image> Images { get; private set; } = [];

    /// <summary>Loads the archive.</summary>
    /// <returns>The error; null on success.</returns>
    public async Task<ErrorRecord?> RunAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> loaded = [];
        try
        {
            var refused = await source.SendAsync(
                "Loading",
                AcceptedArchive.Images,
                show,
                async file => loaded = await engine.Client.Images.LoadAsync(file, platform, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
            if (refused is not null)
            {
                return refused;
            }
        }
        catch (DockerOperationException none) when (ImageErrors.IsNoImage(none))
        {
            return ImageErrors.NoImageInFile(source.Title, platform, none);
        }

        // The classic image store reports success for an archive without images.
        if (loaded.Count == 0)
        {
            return ImageErrors.NoImageInFile(source.Title, platform);
        }

        var images = await engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        Images = Loaded(loaded, [.. Image.From(images, engine.Name)]);
        return null;
    }

    /// <summary>Returns the images that an engine reports as loaded. It may report an image both by id and by reference.</summary>
    private static List<Image> Loaded(IReadOnlyList<string> reported, List<Image> all)
    {
        var names = reported.Select(name => (Name: name, Match: new ImageNameMatch(name, isPattern: false))).ToList();
        var named = all.FindAll(image => names.Exists(name => name.Match.Includes(image.Reference, isPodman: false)))
            .Select(image => image.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. names.SelectMany(name => all.FindAll(image =>
                name.Match.Includes(image.Reference, isPodman: false) || (image.Id == name.Name && !named.Contains(name.Name)))).Distinct(),
        ];
    }
}
