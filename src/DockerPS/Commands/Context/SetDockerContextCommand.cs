using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Changes contexts (<c>docker context update</c>). Settings without a parameter keep their values.</summary>
[Cmdlet(VerbsCommon.Set, "DockerContext", SupportsShouldProcess = true)]
[OutputType(typeof(DockerContext))]
public sealed class SetDockerContextCommand : ContextChangeCmdlet
{
    private ContextChanges _changes = new();

    /// <summary>Contexts: names, wildcards, or objects from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference[] Name { get; set; } = [];

    /// <summary>Endpoint of the engine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("Host")]
    public string? Endpoint { get; set; }

    /// <summary>Writes the changed contexts.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _changes = ChangesWith(Endpoint);
        if (_changes == new ContextChanges())
        {
            ThrowInvalidParameter(
                "There is nothing to change. Specify -Endpoint, -Description, -CaCertificate, -Certificate and -CertificateKey, "
                + "or -SkipTlsVerify.");
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
