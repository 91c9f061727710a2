using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Gets the disk usage of images, containers, volumes and the build cache (<c>docker system df</c>).</summary>
[Cmdlet(VerbsCommon.Get, "DockerDiskUsage")]
[OutputType(typeof(DockerDiskUsage))]
public sealed class GetDockerDiskUsageCommand : EngineCmdlet
{
    /// <summary>Writes each image, container, volume and build cache record with its size.</summary>
    [Parameter]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, usage) in Engines.QueryAll(engine =>
            engine.Client.System.DiskUsageAsync(items: Detail, cancellationToken: StopToken)))
        {
            IEnumerable<object> items = Detail
                ? DockerDiskUsageItem.From(usage, engine.Name)
                : DockerDiskUsage.From(usage, engine.Name);
            foreach (var item in items)
            {
                WriteFromEngine(item);
            }
        }
    }
}
