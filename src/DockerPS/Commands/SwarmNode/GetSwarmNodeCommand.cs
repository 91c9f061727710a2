using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists the nodes of a swarm (<c>docker node ls</c>, <c>docker node inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmNode")]
[OutputType(typeof(SwarmNode))]
public sealed class GetSwarmNodeCommand : ListCmdlet
{

    /// <summary>
    /// Nodes: names, wildcards, ids (at least six digits), <c>self</c> for the engine itself, or objects from Get-SwarmNode. Default: all
    /// nodes. A name that several nodes share selects all of them.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Node")]
    [NodeReferenceTransformation]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[]? Name { get; set; }

    /// <summary>Only nodes with one of these roles.</summary>
    [Parameter]
    [WordTransformation("Worker", "Manager")]
    [ValidateSet("Worker", "Manager")]
    public string[]? Role { get; set; }

    /// <summary>Only nodes that accept tasks (Active), no new ones (Pause), or none at all (Drain).</summary>
    [Parameter]
    [WordTransformation("Active", "Pause", "Drain")]
    [ValidateSet("Active", "Pause", "Drain")]
    public string[]? Availability { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Node";

    private protected override string LabelFilter => "node.label";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var finder = new NodeFinder(Engines) { NameMeansAll = true };
        foreach (var (engine, node) in finder.List(Name, Filters, Availability is null ? null : HasAvailability))
        {
            WriteFromEngine(new SwarmNode(node, engine.Name));
        }
    }

    private protected override FilterSet Selection() => new FilterSet().Add("role", (Role ?? []).Select(role => role.ToLowerInvariant()));

    private bool HasAvailability(NodeInspect node) =>
        Availability!.Contains(node.Spec?.Availability ?? "", StringComparer.OrdinalIgnoreCase);
}
