using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>A cmdlet about services that have to be given, by name or by the pipeline, and that it changes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceTargetCmdlet : FanOutCmdlet
{
    /// <summary>
    /// The services: names, wildcards, ids (from six digits on), or objects from Get-SwarmService, also by the pipeline.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Service")]
    [ServiceReferenceTransformation]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public ServiceReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <summary>Reads the services that are written.</summary>
    private protected ServiceReader Reader { get; } = new();

    private protected override bool Changes => true;
}
