using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Gets the disk usage of images, containers, volumes and the build cache (<c>docker system df</c>).</summary>
[Cmdlet(VerbsCommon.Get, "DockerDiskUsage")]
[OutputType(typeof(DockerDiskUsage))]
public sealed class GetDockerDiskUsageCommand : EngineCmdlet
{
    /// <summary>Writes each image, container, volume and build cache record with its size.</summary>
    [Parameter]
    [Alias("V")]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (_, items) in Engines.QueryAll(ReadAsync))
        {
            foreach (var item in items)
            {
                WriteFromEngine(item);
            }
        }
    }

    private async Task<IEnumerable<object>> ReadAsync(EngineSession engine)
    {
        var usage = await engine.Client.System.DiskUsageAsync(items: Detail, cancellationToken: StopToken).ConfigureAwait(false);
        return Detail
            ? DockerDiskUsageItem.From(
                usage, await BuildCacheFacts.ReadAsync(engine, usage, StopToken).ConfigureAwait(false), engine.Name)
            : DockerDiskUsage.From(usage, engine.Name);
    }
}
