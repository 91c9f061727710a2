using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Has a swarm forget engines that have left it, or are lost (<c>docker node rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "SwarmNode", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmNode))]
public sealed class RemoveSwarmNodeCommand : FanOutCmdlet
{
    /// <summary>
    /// The nodes: names, wildcards, ids (from six digits on), or objects from Get-SwarmNode, also by the pipeline. Several that
    /// bear one name are told apart by their ids.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Node")]
    [NodeReferenceTransformation]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Name { get; set; } = [];

    /// <summary>Removes nodes that are not down too. It overrides neither -WhatIf nor -Confirm, and removes no manager.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what was removed, as it was before.</summary>
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
