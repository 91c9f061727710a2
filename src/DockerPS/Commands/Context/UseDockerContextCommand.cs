using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Transport;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Selects the engine for later commands: in this runspace, also in new sessions (<c>docker context use</c>), or in one script block.
/// </summary>
[Cmdlet(VerbsOther.Use, "DockerContext", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UseDockerContextCommand : ContextStoreCmdlet
{
    private const string NameSet = "Name";
    private const string ScriptBlockSet = "ScriptBlock";
    private const string ResetSet = "Reset";

    /// <summary>Name of the context, or an endpoint.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ScriptBlockSet)]
    [ValidateNotNullOrEmpty]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference[] Name { get; set; } = [];

    /// <summary>Runs a script block with the context and restores the previous one, however the block ends.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ScriptBlockSet)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>Also writes the context to docker's configuration file, for new sessions and for docker.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter Persist { get; set; }

    /// <summary>Resets the selection in this runspace: the environment and the configuration file apply again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResetSet)]
    public SwitchParameter Reset { get; set; }

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Reset)
        {
            if (ShouldProcess("this runspace", "Reset the selected context"))
            {
                RunspaceContext.Name = null;
            }

            return;
        }

        var name = ResolveSingle();
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

    /// <summary>Returns the single context or endpoint of -Name, which must exist.</summary>
    private string ResolveSingle()
    {
        var reference = Name.Length == 1 ? Name[0] : null;
        if (reference?.KindRefusal() is { } refusal)
        {
            ThrowTerminatingError(refusal);
        }

        if (reference?.Form.Computer is { } computer)
        {
            ThrowTerminatingError(ContextErrors.ContextFromElsewhere(reference.ToString(), computer));
        }

        var isEndpoint = DockerEndpoint.LooksLikeEndpoint(reference?.ToString() ?? "");
        if (reference is null || (reference.Form is ReferenceForm.ByName { IsPattern: true } && !isEndpoint))
        {
            ThrowInvalidParameter(
                "Only one context can be selected, without wildcards. To use several engines at once, pass their names to -Context.");
        }
        else if (isEndpoint && Persist)
        {
            ThrowInvalidParameter(
                "-Persist stores the name of a context, but this is an endpoint. Create a context for it first, with New-DockerContext.",
                reference.ToString());
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
                WriteWarning($"{variable} is set, so new sessions use it rather than the configuration file.");
            }
        }
    }
}
