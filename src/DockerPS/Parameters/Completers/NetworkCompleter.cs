using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the names of networks; the tooltip shows driver and subnets.</summary>
public sealed class NetworkCompleter : ObjectCompleter<NetworkSummary>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<NetworkSummary>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Networks.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(NetworkSummary item) => [item.Name];

    /// <inheritdoc/>
    protected override string ToolTip(NetworkSummary item) =>
        $"{item.Driver} {string.Join(", ", (item.Ipam?.Config ?? []).Select(config => config.Subnet))}".TrimEnd();
}
