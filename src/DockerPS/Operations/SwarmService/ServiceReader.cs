using DockerPS.Engine.Http;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Reads services for output, with the names of their networks.</summary>
internal sealed class ServiceReader
{
    /// <summary>The names of the networks.</summary>
    public NetworkNames Networks { get; } = new();

    /// <summary>Reads a service. It is listed rather than inspected, since only lists have the number of running tasks.</summary>
    public async Task<SwarmService> ReadAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        var found = await target.Api.ListAsync(new FilterSet().Add("id", target.Id), cancellationToken).ConfigureAwait(false);
        var service = found is [var one]
            ? one
            : await target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var networks = await Networks.NamesAsync(target.Engine, service, cancellationToken).ConfigureAwait(false);
        return new(service, networks, target.Engine.Name);
    }

    /// <summary>Returns the output of a change for the pipeline thread: the engine's warnings, and the service if requested.</summary>
    public async Task<Action> ChangedAsync(
        CommandEngines engines, ServiceTarget target, bool passThru, IEnumerable<string>? warnings, CancellationToken cancellationToken)
    {
        var service = passThru ? await ReadAsync(target, cancellationToken).ConfigureAwait(false) : null;
        return () =>
        {
            engines.Pipeline.WriteWarnings(warnings);
            if (service is not null)
            {
                engines.Pipeline.WriteObject(engines.Marked(service));
            }
        };
    }
}
