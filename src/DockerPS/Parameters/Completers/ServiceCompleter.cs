using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the names of services of a swarm; the tooltip shows the image.</summary>
public sealed class ServiceCompleter : ObjectCompleter<ServiceInspect>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ServiceInspect>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Services.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(ServiceInspect item) => [item.Name];

    /// <inheritdoc/>
    protected override string ToolTip(ServiceInspect item) => (item.Spec?.TaskTemplate?.ContainerSpec?.Image ?? "").Split('@')[0];
}
