using DockerPS.Engine;
using DockerPS.Engine.Builds;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes the ids of builds, newest first; the tooltip shows name, status and start time.</summary>
public sealed class BuildCompleter : ObjectCompleter<BuildHistoryRecord>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<BuildHistoryRecord>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        BuildHistory.ListAsync(client, null, cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(BuildHistoryRecord item) => [item.Reference];

    /// <inheritdoc/>
    protected override string ToolTip(BuildHistoryRecord item)
    {
        var build = new BuildRecord(item, "");
        return $"{build.Name} {build.Status} {build.CreatedAt:g}".TrimStart();
    }
}
