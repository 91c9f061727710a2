using System.Collections.Concurrent;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists networks (<c>docker network ls</c>, <c>docker network inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "DockerNetwork")]
// Completion ignores parameter sets: it would offer the properties of details on plain objects, which do not have them.
[OutputType(typeof(DockerNetwork))]
public sealed class GetDockerNetworkCommand : ListCmdlet
{
    private readonly ConcurrentDictionary<string, DetailReader<NetworkFacts>> _details = new(StringComparer.Ordinal);

    /// <summary>
    /// Networks: names, wildcards, ids (at least six digits), or objects from Get-DockerNetwork. Default: all networks. A name that
    /// several networks share selects all of them.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Network")]
    [NetworkReferenceTransformation]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public NetworkReference[]? Name { get; set; }

    /// <summary>Only networks with one of these drivers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NetworkDriverCompleter))]
    public string[]? Driver { get; set; }

    /// <summary>Only networks with one of these scopes: local, global, swarm.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(ScopeCompleter))]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string[]? Scope { get; set; }

    /// <summary>Only user-defined networks (Custom), or only those that every engine has (Builtin).</summary>
    [Parameter]
    [WordTransformation("Custom", "Builtin")]
    [ValidateSet("Custom", "Builtin")]
    public string? Type { get; set; }

    /// <summary>Only user-defined networks without containers; with <c>:$false</c>, only the others.</summary>
    [Parameter]
    public SwitchParameter Dangling { get; set; }

    /// <summary>Writes all details that the engine has about each network, with the containers in it.</summary>
    [Parameter]
    [Alias("Inspect", "V")]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Network";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    private bool GivesDangling => MyInvocation.BoundParameters.ContainsKey(nameof(Dangling));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var finder = new NetworkFinder(Engines) { NameMeansAll = true };
        foreach (var (engine, network) in finder.List(Name, ListAsync, GivesDangling || !Filters.IsEmpty))
        {
            Write(engine, network);
        }
    }

    private protected override FilterSet Selection() => new FilterSet()
        .Add("driver", Driver ?? [])
        .Add("scope", Scope ?? [])
        .Add("type", Type is null ? [] : [Type.ToLowerInvariant()]);

    private async Task<IReadOnlyList<NetworkSummary>> ListAsync(EngineSession engine, IReadOnlySet<string>? ids)
    {
        var found = await engine.Client.Networks.ListAsync(Filters, StopToken).ConfigureAwait(false);
        var unused = GivesDangling ? await UnusedNetworks.FindAsync(engine.Client.Networks, StopToken).ConfigureAwait(false) : null;
        List<NetworkSummary> listed = [.. found
            .Where(network => ids?.Contains(network.Id) != false && (unused is null || unused.Contains(network.Id) == Dangling))
            .OrderBy(network => network.Name, StringComparer.Ordinal)];
        _ = Details(engine).Add(listed.Select(network => network.Id));
        return listed;
    }

    private DetailReader<NetworkFacts> Details(EngineSession engine) => _details.GetOrAdd(engine.Name, DetailReaders.Networks);

    private void Write(EngineSession engine, NetworkSummary network)
    {
        if (!Detail)
        {
            WriteFromEngine(new DockerNetwork(network, engine.Name, Details(engine).Add([network.Id])));
            return;
        }

        Work.Start(engine, network.Name, async token =>
        {
            var inspect = await engine.Client.Networks
                .InspectAsync(network.Id, verbose: true, cancellationToken: token)
                .ConfigureAwait(false);
            return () => WriteFromEngine(new DockerNetworkDetail(inspect, engine.Name));
        });
    }
}
