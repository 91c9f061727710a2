using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the names of volumes; the tooltip shows driver and mount point.</summary>
public sealed class VolumeCompleter : ObjectCompleter<VolumeSummary>
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<VolumeSummary>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        (await client.Volumes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Volumes ?? [];

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(VolumeSummary item) => [item.Name];

    /// <inheritdoc/>
    protected override string ToolTip(VolumeSummary item) => $"{item.Driver} {item.MountPoint}".TrimEnd();
}
