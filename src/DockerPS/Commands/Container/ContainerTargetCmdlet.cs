using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets about containers that are given by name or by the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerTargetCmdlet : FanOutCmdlet
{
    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <summary>The containers, found one after the other.</summary>
    private protected IEnumerable<ContainerTarget> Targets => new ContainerFinder(Engines).Resolve(Name);
}
