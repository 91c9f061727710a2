using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the names of swarm configs; the tooltip shows the labels.</summary>
public sealed class ConfigCompleter : ObjectCompleter<ConfigInspect>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ConfigInspect>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Configs.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(ConfigInspect item) => [item.Name];

    /// <inheritdoc/>
    protected override string ToolTip(ConfigInspect item) => Output.Display.Pairs(item.Spec?.Labels);
}
