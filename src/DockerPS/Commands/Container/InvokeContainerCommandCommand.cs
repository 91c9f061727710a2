using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Runs a command in running containers and writes its output (<c>docker exec</c>).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ContainerCommand", DefaultParameterSetName = TargetSet, SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(CommandResult), typeof(byte[]))]
public sealed partial class InvokeContainerCommandCommand : ContainerExecCmdlet
{
    private const string TargetSet = "Target";
    private const string InputSet = "Input";

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TargetSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Name { get; set; } = [];

    /// <summary>
    /// The command, word by word: <c>uname,-r</c>, or <c>-- uname -r</c>. A string is one word. It must be named if containers are piped.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromRemainingArguments = true)]
    [AllowEmptyString]
    [CommandWords]
    public string[] Command { get; set; } = [];

    /// <summary>
    /// Standard input of the command, usually from the pipeline: strings get a line end, bytes are passed on as they are. Each of several
    /// containers reads all of it.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>Starts the command and does not wait for its end.</summary>
    [Parameter]
    [Alias("D")]
    public SwitchParameter Detach { get; set; }

    /// <summary>Writes the output of each container as one unchanged string.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Writes standard error with the output.</summary>
    [Parameter]
    public SwitchParameter MergeError { get; set; }

    /// <summary>
    /// Writes an object for each container with output, standard error, exit code and duration. A nonzero exit code is then not an error.
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// The file for the output, byte for byte. It gets its name when the command ends; without -Force it must not exist.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("OutFile")]
    public string? OutputPath { get; set; }

    /// <summary>Replaces the file of -OutputPath if it exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the output as byte arrays while it arrives, for binary data in a pipeline.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary><c>-i</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter I { get; set; }

    /// <summary><c>-p</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter P { get; set; }

    /// <summary>All containers that read the same input must run at the same time.</summary>
    protected override int DefaultThrottleLimit => HasInput ? int.MaxValue : base.DefaultThrottleLimit;

    private protected override bool WaitsForCleanup => OutputPath is not null;

    private protected override bool OneAtATime => !HasInput && base.OneAtATime;

}
