using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the names of swarm nodes; the tooltip shows role, status and availability.</summary>
public sealed class NodeCompleter : ObjectCompleter<NodeInspect>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<NodeInspect>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Nodes.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(NodeInspect item) => [item.Name];

    /// <inheritdoc/>
    protected override string ToolTip(NodeInspect item) => $"{item.Spec?.Role} {item.Status?.State} {item.Spec?.Availability}";
}

/// <summary>Completes the names of swarm secrets; the tooltip shows the labels.</summary>
public sealed class SecretCompleter : ObjectCompleter<SecretInspect>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<SecretInspect>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Secrets.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(SecretInspect item) => [item.Name];

    /// <inheritdoc/>
    protected override string ToolTip(SecretInspect item) => Output.Display.Pairs(item.Spec?.Labels);
}

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
