using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Tells what images, containers, volumes and the build cache take, and how much of it could go (<c>docker system df</c>).</summary>
[Cmdlet(VerbsCommon.Get, "DockerDiskUsage")]
[OutputType(typeof(DockerDiskUsage))]
public sealed class GetDockerDiskUsageCommand : EngineCmdlet
{
    /// <summary>Writes each image, container, volume and record of the build cache with what it takes.</summary>
    [Parameter]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, usage) in Engines.QueryAll(engine => engine.Client.System.DiskUsageAsync(items: Detail, cancellationToken: StopToken)))
        {
            foreach (var item in Detail ? (IEnumerable<object>)DockerDiskUsageItem.From(usage, engine.Name) : DockerDiskUsage.From(usage, engine.Name))
            {
                WriteFromEngine(item);
            }
        }
    }
}
