using DockerPS.Engine;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes the names of Compose projects; the tooltip shows the folder of the project.</summary>
public sealed class ComposeProjectCompleter : ObjectCompleter<ContainerSummary>
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ContainerSummary>> ListAsync(DockerClient client, CancellationToken cancellationToken)
    {
        var containers = await client.Containers.ListAsync(
            filters: new FilterSet().Add("label", ComposeLabels.Project), cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. containers.DistinctBy(ComposeState.ProjectOf).OrderBy(ComposeState.ProjectOf, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(ContainerSummary item) => [ComposeState.ProjectOf(item)];

    /// <inheritdoc/>
    protected override string ToolTip(ContainerSummary item) => item.Labels?.GetValueOrDefault(ComposeLabels.WorkingDirectory) ?? "";
}
