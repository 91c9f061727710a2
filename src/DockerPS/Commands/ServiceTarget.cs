using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>A service of a swarm that a command acts on: one that exists, on an engine that is known.</summary>
/// <param name="Engine">A manager of its swarm.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Name">Its name, for people.</param>
internal sealed record ServiceTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>The routes of its engine.</summary>
    public ServiceEndpoints Api => Engine.Client.Services;

    /// <summary>The service as it is now. Only lists tell how many of its tasks run.</summary>
    public async Task<SwarmService> ReadAsync(ServiceNetworks networks, CancellationToken cancellationToken)
    {
        var found = await Api.ListAsync(new FilterSet().Add("id", Id), cancellationToken).ConfigureAwait(false);
        var service = found is [var one] ? one : await Api.InspectAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new(service, await networks.NamesAsync(Engine, service, cancellationToken).ConfigureAwait(false), Engine.Name);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;
}
