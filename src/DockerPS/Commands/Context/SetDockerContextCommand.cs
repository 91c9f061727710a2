using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Changes contexts (<c>docker context update</c>). What is not named stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "DockerContext", SupportsShouldProcess = true)]
[OutputType(typeof(DockerContext))]
public sealed class SetDockerContextCommand : ContextChangeCmdlet
{
    private ContextChanges _changes = new();

    /// <summary>The contexts: names, wildcards, or objects from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference[] Name { get; set; } = [];

    /// <summary>Where the engine listens.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("Host")]
    public string? Endpoint { get; set; }

    /// <summary>Writes the contexts as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _changes = ChangesWith(Endpoint);
        if (_changes == new ContextChanges())
        {
            ThrowInvalidParameter("Nothing is named that is to change. Give -Endpoint, -Description, -CaCertificate, -Certificate and -CertificateKey, or -SkipTlsVerify.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Resolve(Name).Where(name => ShouldProcess(name, "Change context")))
        {
            if (Try(name, () => ContextStoreWriter.Change(name, _changes)) && PassThru)
            {
                Try(name, () => WriteObject(Read(name)));
            }
        }
    }
}
