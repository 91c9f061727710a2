using System.ComponentModel;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>What cmdlets about services of a swarm share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCmdlet : ObjectCmdlet
{
    /// <summary>The names of the networks that services are in.</summary>
    private protected ServiceNetworks Networks { get; } = new();

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <summary>The services that references mean, found one after the other. What is not found becomes an error.</summary>
    private protected IEnumerable<ServiceTarget> Resolve(IEnumerable<ServiceReference> references) => Resolve(
        references,
        (engine, reference) => new ServiceTarget(engine, reference.Id!, reference.Name),
        reference => Find(reference).Select(found => new ServiceTarget(found.Engine, found.Found.Id, found.Found.Name)));

    /// <summary>The services, as lists show them, that a reference means.</summary>
    private protected IEnumerable<(EngineSession Engine, ServiceInspect Found)> Find(ServiceReference reference) => Find(
        reference, engine => ServiceSearch.FindAsync(engine.Client.Services, reference, ShortestId, StopToken), service => service.Id);
}
