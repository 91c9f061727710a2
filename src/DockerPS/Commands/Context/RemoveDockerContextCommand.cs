using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Removes contexts with their certificates and keys (<c>docker context rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "DockerContext", SupportsShouldProcess = true)]
[OutputType(typeof(DockerContext))]
public sealed class RemoveDockerContextCommand : ContextStoreCmdlet
{
    /// <summary>Contexts: names, wildcards, or objects from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference[] Name { get; set; } = [];

    /// <summary>Also removes the current context, leaving no context selected.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes each removed context in its last state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Resolve(Name))
        {
            Try(name, () => Remove(name));
        }
    }

    private void Remove(string name)
    {
        var isPersisted = EngineSelection.PersistedName == name;
        if ((isPersisted || CurrentName == name) && !Force)
        {
            WriteError(ContextErrors.ContextInUse(name));
        }
        else if (ShouldProcess(name, "Remove context"))
        {
            var before = PassThru ? Read(name) : null;
            ContextStoreWriter.Remove(name);
            if (isPersisted)
            {
                ContextStoreWriter.Persist(ContextStore.DefaultName);
            }

            if (RunspaceContext.Name == name)
            {
                RunspaceContext.Name = null;
            }

            if (before is not null)
            {
                WriteObject(before);
            }
        }
    }
}
