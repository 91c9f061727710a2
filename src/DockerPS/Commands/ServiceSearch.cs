using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Looks services of a swarm up on one manager.</summary>
internal static class ServiceSearch
{
    /// <summary>The services that a reference means; several for a literal name only where it is the beginning of several ids.</summary>
    public static async Task<IReadOnlyList<ServiceInspect>> FindAsync(
        ServiceEndpoints api, ServiceReference reference, int shortestId, CancellationToken cancellationToken)
    {
        var all = await api.ListAsync(reference.Id is { } id ? new FilterSet().Add("id", id) : null, cancellationToken).ConfigureAwait(false);
        if (reference.Id is not null)
        {
            return all;
        }

        var text = reference.Text!;
        if (reference.IsPattern)
        {
            var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
            return [.. all.Where(service => pattern.IsMatch(service.Name))];
        }

        IReadOnlyList<ServiceInspect> exact = [.. all.Where(service => service.Name == text)];
        return exact.Count > 0 || text.Length < shortestId ? exact : [.. all.Where(service => service.Id.StartsWith(text, StringComparison.Ordinal))];
    }
}
