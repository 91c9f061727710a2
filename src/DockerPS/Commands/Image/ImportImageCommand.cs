using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Takes in the images of tar files, as Export-Image writes them (<c>docker load</c>).</summary>
[Cmdlet(VerbsData.Import, "Image", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Image))]
public sealed class ImportImageCommand : ImageFileCmdlet
{
    /// <summary>One of several platforms of the images, like <c>linux/arm64</c>.</summary>
    [Parameter]
    [ValidatePlatform]
    public string? Platform { get; set; }

    private protected override string Question => "Load images";

    private protected override async Task<Action> ImportAsync(EngineSession engine, ArchiveInput source, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> loaded = [];
        ErrorRecord? refused;
        try
        {
            refused = await source.SendAsync(
                "Loading",
                AcceptedArchive.Images,
                Work.QueueProgress,
                async file => loaded = await engine.Client.Images.LoadAsync(file, Platform, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }
        catch (DockerOperationException none) when (ImageErrors.IsNoImage(none))
        {
            refused = ImageErrors.NoImageInFile(source.Title, Platform, none);
        }

        // With the classic image store an engine finds nothing without a word.
        if ((refused ?? (loaded.Count == 0 ? ImageErrors.NoImageInFile(source.Title, Platform) : null)) is { } problem)
        {
            return () => WriteError(problem);
        }

        var images = await engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        List<Image> rows = Loaded(loaded, [.. Image.From(images, engine.Name)]);
        return () => WriteObject(rows, enumerateCollection: true);
    }

    /// <summary>Those that were loaded, in the order in which the engine told them. It tells ids also of images that it has told by reference.</summary>
    private static List<Image> Loaded(IReadOnlyList<string> told, List<Image> all)
    {
        var names = told.Select(name => (Name: name, Match: new ImageNameMatch(name, isPattern: false))).ToList();
        var named = all.FindAll(image => names.Exists(told => told.Match.Includes(image.Reference, isPodman: false)))
            .Select(image => image.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. names.SelectMany(told => all.FindAll(image =>
                told.Match.Includes(image.Reference, isPodman: false) || (image.Id == told.Name && !named.Contains(told.Name)))).Distinct(),
        ];
    }
}
