using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

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

    private protected override async Task<Action> ImportAsync(
        EngineSession engine, ArchiveInput source, CancellationToken cancellationToken)
    {
        var load = new ImageLoad(source, Platform, Work.QueueProgress);
        var problem = await load.RunAsync(engine, cancellationToken).ConfigureAwait(false);
        return problem is null ? () => WriteObject(load.Images, enumerateCollection: true) : () => WriteError(problem);
    }
}
