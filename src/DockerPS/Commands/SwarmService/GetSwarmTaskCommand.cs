using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists the tasks of services, including ended ones (<c>docker service ps</c>, <c>docker node ps</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmTask")]
[OutputType(typeof(SwarmTask))]
public sealed class GetSwarmTaskCommand : FanOutCmdlet
{
    private readonly SwarmNames _names = new();
    private readonly Dictionary<string, IReadOnlyList<string>> _nodes = new(StringComparer.Ordinal);

    /// <summary>Services: names, wildcards, ids (at least six digits), or objects from Get-SwarmService. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Id")]
    [ServiceReferenceTransformation]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public ServiceReference[]? Service { get; set; }

    /// <summary>
    /// Only tasks on these nodes: names, wildcards, ids (at least six digits), <c>self</c> for the engine itself, or objects from
    /// Get-SwarmNode.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [NodeReferenceTransformation]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[]? Node { get; set; }

    /// <summary>Only tasks in one of these states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(TaskStateCompleter))]
    [ArgumentCompleter(typeof(TaskStateCompleter))]
    public string[]? State { get; set; }

    /// <summary>Only tasks with one of these desired states: <c>running</c> for the current ones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(DesiredStateCompleter))]
    [ArgumentCompleter(typeof(DesiredStateCompleter))]
    public string[]? DesiredState { get; set; }

    /// <summary>The engine's own filters, as docker's --filter: <c>key=value</c> or a hashtable.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsFilter = true)]
    public KeyValue[]? Filter { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Service is null)
        {
            List(EnginesOfNodes().ToList(), []);
            return;
        }

        var finder = new ServiceFinder(Engines);
        var services = Service.SelectMany(reference => finder.Find(reference));
        foreach (var engine in services.GroupBy(found => found.Engine, found => found.Found.Id))
        {
            List([engine.Key], [.. engine]);
        }
    }

    /// <summary>Returns the engines of the nodes: like a service, a node object is looked up on its own engine.</summary>
    private IEnumerable<EngineSession> EnginesOfNodes() =>
        Node is null ? Engines : Node.SelectMany(node => Engines.Of(node)).Distinct();

    private void List(IReadOnlyList<EngineSession> engines, IReadOnlyList<string> services)
    {
        var asked = engines.Where(engine => Node is null || NodesOf(engine).Count > 0).ToList();
        foreach (var (_, tasks) in Engines.QueryEach(asked, null, engine => ReadAsync(engine, services)))
        {
            foreach (var task in tasks)
            {
                WriteFromEngine(task);
            }
        }
    }

    private async Task<IEnumerable<SwarmTask>> ReadAsync(EngineSession engine, IReadOnlyList<string> services)
    {
        var filters = new FilterSet().AddPairs(Filter).Add("service", services).Add("node", Node is null ? [] : NodesOf(engine));
        var names = _names.OfAsync(engine, StopToken);
        var tasks = await engine.Client.Tasks.ListAsync(filters, StopToken).ConfigureAwait(false);
        var table = await names.ConfigureAwait(false);
        return tasks
            .Where(task => IsOneOf(State, task.Status?.State) && IsOneOf(DesiredState, task.DesiredState))
            .Select(task => new SwarmTask(task, table, engine.Name))
            .OrderBy(task => task.Service, StringComparer.Ordinal)
            .ThenBy(task => task.Slot ?? 0)
            .ThenBy(task => task.Slot is null ? task.Node : null, StringComparer.Ordinal)
            .ThenByDescending(task => task.CreatedAt);
    }

    /// <summary>Returns the ids of the selected nodes on an engine; missing ones are reported as errors, once.</summary>
    private IReadOnlyList<string> NodesOf(EngineSession engine)
    {
        if (!_nodes.TryGetValue(engine.Name, out var ids))
        {
            var finder = new NodeFinder(Engines) { NameMeansAll = true };
            _nodes[engine.Name] = ids = [.. Node!.SelectMany(node => finder.Find(node, [engine])).Select(node => node.Found.Id)];
        }

        return ids;
    }

    private static bool IsOneOf(string[]? words, string? word) => words?.Contains(word ?? "", StringComparer.OrdinalIgnoreCase) != false;
}
