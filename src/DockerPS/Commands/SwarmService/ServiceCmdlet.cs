using System.ComponentModel;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>What cmdlets about services of a swarm share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCmdlet : SwarmItemCmdlet<ServiceReference, ServiceInspect>
{
    /// <summary>The names of the networks that services are in.</summary>
    private protected NetworkNames Networks { get; } = new();

    /// <inheritdoc/>
    protected override string Noun => "Service";

    private protected override Task<IReadOnlyList<ServiceInspect>> ListAsync(EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Services.ListAsync(filters, cancellationToken);

    /// <summary>The services that references mean, found one after the other. What is not found becomes an error.</summary>
    private protected new IEnumerable<ServiceTarget> Resolve(IEnumerable<ServiceReference> references) =>
        base.Resolve(references).Select(target => new ServiceTarget(target.Engine, target.Id, target.Name));

    /// <summary>What the pipeline thread writes when a service was changed: the service, where it is asked for.</summary>
    private protected async Task<Action> DoneAsync(ServiceTarget target, bool passThru, IEnumerable<string>? warnings, CancellationToken cancellationToken)
    {
        var service = passThru ? await target.ReadAsync(Networks, cancellationToken).ConfigureAwait(false) : null;
        return () =>
        {
            WriteWarnings(warnings);
            if (service is not null)
            {
                WriteFromEngine(service);
            }
        };
    }
}
