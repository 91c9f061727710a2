using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that change services given by name or through the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceTargetCmdlet : FanOutCmdlet
{
    /// <summary>Services: names, wildcards, ids (at least six digits), or objects from Get-SwarmService.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Service")]
    [ServiceReferenceTransformation]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public ServiceReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <summary>Reads services for output.</summary>
    private protected ServiceReader Reader { get; } = new();

    private protected override bool Changes => true;
}
