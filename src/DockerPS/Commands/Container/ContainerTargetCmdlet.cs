using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>A cmdlet about containers that have to be given: by name, or by the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerTargetCmdlet : ContainerCmdlet
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
}
