using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes nodes that have left or are lost from a swarm (<c>docker node rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "SwarmNode", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmNode))]
public sealed class RemoveSwarmNodeCommand : FanOutCmdlet
{
    /// <summary>
    /// Nodes: names, wildcards, ids (at least six digits), or objects from Get-SwarmNode. Nodes that share a name are distinguished by
    /// id.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Node")]
    [NodeReferenceTransformation]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Name { get; set; } = [];

    /// <summary>Also removes nodes that are not down. Overrides neither -WhatIf nor -Confirm, and does not remove managers.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes each removed node in its last state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Node";

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new NodeFinder(Engines).Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Remove node"))
            {
                Work.Start(target.Engine, target.ToString(), token => Removal.RunAsync(
                    Engines,
                    PassThru,
                    async () => new SwarmNode(
                        await target.Engine.Client.Nodes.InspectAsync(target.Id, token).ConfigureAwait(false), target.Engine.Name),
                    () => target.Engine.Client.Nodes.RemoveAsync(target.Id, Force, token)));
            }
        }
    }
}
