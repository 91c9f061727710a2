using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists the services of a swarm (<c>docker service ls</c>, <c>docker service inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmService")]
// Completion ignores parameter sets: it would offer the properties of details on plain objects, which do not have them.
[OutputType(typeof(SwarmService))]
public sealed class GetSwarmServiceCommand : ListCmdlet
{

    /// <summary>Services: names, wildcards, ids (at least six digits), or objects from Get-SwarmService. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Service")]
    [ServiceReferenceTransformation]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public ServiceReference[]? Name { get; set; }

    /// <summary>Only services with one of these modes.</summary>
    [Parameter]
    [WordTransformation("Replicated", "Global", "ReplicatedJob", "GlobalJob")]
    [ValidateSet("Replicated", "Global", "ReplicatedJob", "GlobalJob")]
    public string[]? Mode { get; set; }

    /// <summary>Writes all details that the engine has about each service.</summary>
    [Parameter]
    [Alias("Inspect")]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, service) in new ServiceFinder(Engines) { NameMeansAll = true }.List(Name, Filters))
        {
            Work.Start(engine, service.Name, token => ReadAsync(engine, service, token));
        }
    }

    private protected override FilterSet Selection() => new FilterSet()
        .Add("mode", (Mode ?? []).Select(mode => mode.ToLowerInvariant().Replace("job", "-job", StringComparison.Ordinal)));

    private ServiceReader Reader { get; } = new();

    private async Task<Action> ReadAsync(EngineSession engine, ServiceInspect service, CancellationToken cancellationToken)
    {
        var names = await Reader.Networks.NamesAsync(engine, service, cancellationToken).ConfigureAwait(false);
        if (!Detail)
        {
            return () => WriteFromEngine(new SwarmService(service, names, engine.Name));
        }

        var inspect = await engine.Client.Services.InspectAsync(service.Id, insertDefaults: true, cancellationToken).ConfigureAwait(false);
        return () => WriteFromEngine(new SwarmServiceDetail(inspect with { ServiceStatus = service.ServiceStatus }, names, engine.Name));
    }
}
