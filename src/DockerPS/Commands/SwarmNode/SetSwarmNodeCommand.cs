using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Changes nodes of a swarm (<c>docker node update</c>, <c>docker node promote</c>, <c>docker node demote</c>), one after the other so
/// that the managers keep their quorum.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SwarmNode", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmNode))]
public sealed class SetSwarmNodeCommand : FanOutCmdlet
{
    /// <summary>
    /// Nodes: names, wildcards, ids (at least six digits), <c>self</c> for the engine itself, or objects from Get-SwarmNode.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Node")]
    [NodeReferenceTransformation]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Name { get; set; } = [];

    /// <summary>Availability: accepts tasks (Active), no new ones (Pause), or none, which also stops running ones (Drain).</summary>
    [Parameter]
    [WordTransformation("Active", "Pause", "Drain")]
    [ValidateSet("Active", "Pause", "Drain")]
    public string? Availability { get; set; }

    /// <summary>Role: manager or worker.</summary>
    [Parameter]
    [WordTransformation("Worker", "Manager")]
    [ValidateSet("Worker", "Manager")]
    public string? Role { get; set; }

    /// <summary>Labels to add or change: a hashtable or <c>key=value</c>. Other labels are kept.</summary>
    [Parameter]
    [Alias("LabelAdd")]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>Keys of labels to remove.</summary>
    [Parameter]
    [Alias("LabelRm")]
    [ValidateNotNullOrEmpty]
    public string[]? RemoveLabel { get; set; }

    /// <summary>Writes the changed nodes.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Node";

    /// <inheritdoc/>
    protected override int DefaultThrottleLimit => 1;

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Availability is null && Role is null && Label is null && RemoveLabel is null)
        {
            ThrowInvalidParameter("There is nothing to change. Specify -Availability, -Role, -Label or -RemoveLabel.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new NodeFinder(Engines).Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Change node"))
            {
                Work.Start(target.Engine, target.ToString(), token => ChangeAsync(target, token));
            }
        }
    }

    private async Task<Action> ChangeAsync(SwarmTarget target, CancellationToken cancellationToken)
    {
        var api = target.Engine.Client.Nodes;
        var before = await api.InspectAsync(target.Id, cancellationToken).ConfigureAwait(false);
        await api.UpdateAsync(target.Id, Changed(before.Spec ?? new()), before.Version, cancellationToken).ConfigureAwait(false);
        var after = PassThru ? await api.InspectAsync(target.Id, cancellationToken).ConfigureAwait(false) : null;
        return () =>
        {
            if (after is not null)
            {
                WriteFromEngine(new SwarmNode(after, target.Engine.Name));
            }
        };
    }

    private NodeSpec Changed(NodeSpec spec)
    {
        var labels = new Dictionary<string, string>(spec.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var key in RemoveLabel ?? [])
        {
            labels.Remove(key);
        }

        foreach (var (key, value) in Label ?? [])
        {
            labels[key] = value ?? "";
        }

        return spec with
        {
            Role = Role?.ToLowerInvariant() ?? spec.Role,
            Availability = Availability?.ToLowerInvariant() ?? spec.Availability,
            Labels = labels,
        };
    }
}
