using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Creates a context (<c>docker context create</c>).</summary>
[Cmdlet(VerbsCommon.New, "DockerContext", DefaultParameterSetName = EndpointSet, SupportsShouldProcess = true)]
[OutputType(typeof(DockerContext))]
public sealed class NewDockerContextCommand : ContextChangeCmdlet
{
    private const string EndpointSet = "Endpoint";
    private const string FromSet = "From";

    /// <summary>Name of the context: letters, digits, and <c>_ . + -</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Endpoint of the engine, like <c>tcp://build01:2376</c> or <c>ssh://ops@box</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = EndpointSet)]
    [Parameter(ParameterSetName = FromSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Host")]
    public string? Endpoint { get; set; }

    /// <summary>Context to copy, with its certificates and key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string? From { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var name = ParseOrThrow(Name);
        var changes = ChangesWith(Endpoint);
        if (ShouldProcess(name, From is null ? $"Create context for {Endpoint}" : $"Create context from {From}"))
        {
            Try(name, () =>
            {
                ContextStoreWriter.Create(name, From, changes);
                WriteObject(Read(name));
            });
        }
    }
}
