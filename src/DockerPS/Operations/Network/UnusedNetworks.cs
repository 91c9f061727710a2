using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;

namespace DockerPS.Operations;

/// <summary>Finds unused networks for -Dangling.</summary>
internal static class UnusedNetworks
{
    /// <summary>
    /// Returns the ids of custom networks without containers. The engine's filter is not used: since Docker 28 it also returns networks in
    /// use.
    /// </summary>
    public static async Task<IReadOnlySet<string>> FindAsync(NetworkEndpoints api, CancellationToken cancellationToken)
    {
        var made = await api.ListCustomAsync(cancellationToken).ConfigureAwait(false);
        var checks = made.Select(network => Task.Run(
            async () => (network.Id, IsUnused: await IsUnusedAsync(network.Id).ConfigureAwait(false)), cancellationToken));
        var unused = await Task.WhenAll(checks).ConfigureAwait(false);
        return unused.Where(network => network.IsUnused).Select(network => network.Id).ToHashSet(StringComparer.Ordinal);

        async Task<bool> IsUnusedAsync(string id)
        {
            try
            {
                var network = await api.InspectAsync(id, verbose: true, cancellationToken: cancellationToken).ConfigureAwait(false);
                return network is { Containers: null or { Count: 0 }, Services: null or { Count: 0 } };
            }
            catch (DockerApiException gone) when (gone.IsNotFound)
            {
                return false;
            }
        }
    }
}
