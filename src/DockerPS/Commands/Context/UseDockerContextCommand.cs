using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Transport;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Chooses the engine of the commands that follow: in this runspace, in new sessions too (<c>docker context use</c>), or in one script
/// block.
/// </summary>
[Cmdlet(VerbsOther.Use, "DockerContext", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UseDockerContextCommand : ContextStoreCmdlet
{
    private const string NameSet = "Name";
    private const string ScriptBlockSet = "ScriptBlock";
    private const string ResetSet = "Reset";

    /// <summary>The context's name, or an endpoint.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ScriptBlockSet)]
    [ValidateNotNullOrEmpty]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference[] Name { get; set; } = [];

    /// <summary>Runs a block with the context, and goes back to what was before, however the block ends.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ScriptBlockSet)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>Writes it into docker's configuration file, for new sessions and for docker.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter Persist { get; set; }

    /// <summary>Takes back what was chosen in this runspace: the environment and the configuration file choose again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResetSet)]
    public SwitchParameter Reset { get; set; }

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Reset)
        {
            if (ShouldProcess("this runspace", "Take back the choice of a context"))
            {
                RunspaceContext.Name = null;
            }

            return;
        }

        var name = One();
        if (ScriptBlock is not null)
        {
            if (ShouldProcess(name, "Use context in a script block"))
            {
                ContextBlock.Run(this, name, ScriptBlock);
            }
        }
        else if (ShouldProcess(name, Persist ? "Use context here and in new sessions" : "Use context"))
        {
            Choose(name);
        }
    }

    /// <summary>The one that is meant, which must exist.</summary>
    private string One()
    {
        var reference = Name.Length == 1 ? Name[0] : null;
        if (reference?.WrongKind is { } kind)
        {
            ThrowTerminatingError(CommonErrors.WrongKind(Noun, kind, reference.ToString()));
        }

        if (reference?.Computer is { } computer)
        {
            ThrowTerminatingError(ContextErrors.ContextFromElsewhere(reference.ToString(), computer));
        }

        var isEndpoint = DockerEndpoint.LooksLikeEndpoint(reference?.ToString() ?? "");
        if (reference is null || (reference.IsPattern && !isEndpoint))
        {
            ThrowInvalidParameter("One context is used at a time; a wildcard cannot be used. To ask several engines at once, give their names to -Context.");
        }
        else if (isEndpoint && Persist)
        {
            ThrowInvalidParameter("-Persist keeps the name of a context, and this is an endpoint. Make a context of it first, with New-DockerContext.", reference.ToString());
        }

        Require(reference!.ToString());
        return reference.ToString();
    }

    private void Choose(string name)
    {
        if (!Persist)
        {
            RunspaceContext.Name = name;
        }
        else if (Try(name, () => ContextStoreWriter.Persist(name)))
        {
            RunspaceContext.Name = name;
            if (EngineSelection.OverridingVariable is { } variable)
            {
                WriteWarning($"{variable} is set, and new sessions use it rather than the configuration file.");
            }
        }
    }
}
