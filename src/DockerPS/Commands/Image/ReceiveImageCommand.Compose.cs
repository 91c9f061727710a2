using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <content>Images of the services of Compose projects.</content>
public sealed partial class ReceiveImageCommand
{
    private const string ComposeSet = "Compose";

    /// <summary>
    /// Compose projects whose images are pulled: objects from Get-ComposeConfiguration, or paths of Compose files. Several files are
    /// merged, the later ones into the earlier ones.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ComposeSet)]
    [ValidateNotNullOrEmpty]
    [ComposeFileTransformation]
    public ComposeFileReference[] Compose { get; set; } = [];

    /// <summary>The services. Default: all that are active.</summary>
    [Parameter(ParameterSetName = ComposeSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeFileServiceCompleter))]
    public string[] Service { get; set; } = [];

    /// <summary>Includes the services that those of -Service depend on.</summary>
    [Parameter(ParameterSetName = ComposeSet)]
    [Alias("IncludeDeps")]
    public SwitchParameter IncludeDependency { get; set; }

    /// <summary>Leaves out services that can be built.</summary>
    [Parameter(ParameterSetName = ComposeSet)]
    public SwitchParameter IgnoreBuildable { get; set; }

    /// <summary>When to pull: Policy (as the files say), Always, Missing (if the engine does not have them), Never.</summary>
    [Parameter(ParameterSetName = ComposeSet)]
    public ComposePullPolicy Policy { get; set; } = ComposePullPolicy.Policy;

    private void ReceiveServices()
    {
        var policy = Policy == ComposePullPolicy.Policy ? null : Policy.ToString().ToLowerInvariant();
        var finder = new ComposeImageFinder(this, SessionState);
        foreach (var (project, images) in ParseOrThrow(() =>
            finder.Resolve(Compose, Service, IncludeDependency, selected => selected.Pulls(policy, IgnoreBuildable))))
        {
            foreach (var (engine, present) in Engines.QueryAll(engine => PresentAsync(engine, project, images)))
            {
                foreach (var image in images)
                {
                    Receive(engine, image, present);
                }
            }
        }
    }

    private void Receive(EngineSession engine, ComposeImage image, IReadOnlySet<string> present)
    {
        var name = image.Name.Familiar;
        if (image.OnlyIfMissing && present.Contains(name))
        {
            WriteVerbose($"{engine.Name} has the image '{name}' of the service '{image.Service}' already.");
        }
        else if (ShouldChange(engine, name, "Receive image"))
        {
            Work.Start(engine, name, token => image.TransferAsync(
                () => ReceiveAsync(engine, image.Name, image.Platform, token), "pulled", record => WriteError(engine, record)));
        }
    }

    private async Task<IReadOnlySet<string>> PresentAsync(
        EngineSession engine, ComposeImages project, IReadOnlyList<ComposeImage> images) =>
        images.Any(image => image.OnlyIfMissing)
            ? await project.PresentAsync(engine, StopToken).ConfigureAwait(false)
            : new HashSet<string>();
}
