using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

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
