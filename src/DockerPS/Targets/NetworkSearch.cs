using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>Looks networks up on one engine.</summary>
internal static class NetworkSearch
{
    /// <summary>The networks that a reference means; several for a literal name where several bear it, or where it is the beginning of several ids.</summary>
    public static async Task<IReadOnlyList<NetworkSummary>> FindAsync(
        NetworkEndpoints api, NetworkReference reference, int shortestId, CancellationToken cancellationToken)
    {
        var filters = reference.Id is { } id ? new FilterSet().Add("id", id) : null;
        var all = await api.ListAsync(filters, cancellationToken).ConfigureAwait(false);
        return ObjectSearch.Among(all, reference, shortestId, network => network.Id, network => network.Name);
    }

    /// <summary>
    /// The ids of the networks that were made and that nothing runs in. The engine's own filter is not asked: since Docker 28 it
    /// takes networks for unused whatever runs in them.
    /// </summary>
    public static async Task<IReadOnlySet<string>> UnusedAsync(NetworkEndpoints api, CancellationToken cancellationToken)
    {
        var made = await api.ListMadeAsync(cancellationToken).ConfigureAwait(false);
        var unused = await Task.WhenAll(made.Select(async network => (network.Id, IsUnused: await IsUnusedAsync(network.Id).ConfigureAwait(false)))).ConfigureAwait(false);
        return unused.Where(network => network.IsUnused).Select(network => network.Id).ToHashSet(StringComparer.Ordinal);

        async Task<bool> IsUnusedAsync(string id)
        {
            try
            {
                return await api.InspectAsync(id, verbose: true, cancellationToken: cancellationToken).ConfigureAwait(false) is { Containers: null or { Count: 0 }, Services: null or { Count: 0 } };
            }
            catch (DockerApiException gone) when (gone.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                return false;
            }
        }
    }
}
