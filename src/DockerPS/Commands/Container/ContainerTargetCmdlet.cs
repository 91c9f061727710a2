using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets whose containers are given by name or through the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerTargetCmdlet : FanOutCmdlet
{
    /// <summary>Containers: names, wildcards, ids (at least six digits), or objects from Get-Container.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <summary>The containers, resolved one by one.</summary>
    private protected IEnumerable<ContainerTarget> Targets => new ContainerFinder(Engines).Resolve(Name);
}
