using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Images of the services of Compose projects.</content>
public sealed partial class PublishImageCommand
{
    private const string ComposeSet = "Compose";

    /// <summary>
    /// Compose projects whose images are pushed, those that they build and name: objects from Get-ComposeConfiguration, or paths of
    /// Compose files. Several files are merged, the later ones into the earlier ones.
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

    private void PublishServices()
    {
        var finder = new ComposeImageFinder(this, SessionState);
        foreach (var (_, images) in ParseOrThrow(() =>
            finder.Resolve(Compose, Service, IncludeDependency, selected => selected.Pushes())))
        {
            foreach (var engine in Engines.ToList())
            {
                foreach (var image in images.Where(image => ShouldChange(engine, image.Name.Familiar, "Publish image")))
                {
                    Work.Start(engine, image.Name.Familiar, token => image.TransferAsync(
                        () => Push.RunAsync(engine, image.Name, Platform, Credential, token),
                        "pushed",
                        record => WriteError(engine, record)));
                }
            }
        }
    }
}
