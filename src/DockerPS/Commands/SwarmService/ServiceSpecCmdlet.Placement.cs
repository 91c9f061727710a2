using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Placement.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>Placement constraints: <c>node.role==worker</c>, <c>node.labels.disk==ssd</c>, <c>node.hostname!=node3</c>.</summary>
    [Parameter]
    [ValidateShape(@"\s*\S+?\s*(==|!=)\s*\S.*", "it like node.role==worker or node.labels.disk!=ssd")]
    [ArgumentCompleter(typeof(ConstraintCompleter))]
    public string[]? Constraint { get; set; }

    /// <summary>
    /// Node labels to spread tasks over evenly: <c>node.labels.zone</c>, or docker's <c>spread=node.labels.zone</c>.
    /// </summary>
    [Parameter]
    [Alias("PlacementPref")]
    [ValidateShape("(spread=)?(node|engine)[.]labels[.].+", "it like node.labels.zone")]
    public string[]? PlacementPreference { get; set; }

    /// <summary>Maximum number of tasks per node; 0 for no limit.</summary>
    [Parameter]
    [Alias("ReplicasMaxPerNode")]
    [ValidateRange(0, long.MaxValue)]
    public long? MaxReplicasPerNode { get; set; }
}
