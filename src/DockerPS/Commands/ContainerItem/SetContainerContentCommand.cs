using System.Management.Automation;
using System.Text;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Writes text or bytes to a file in containers (<c>docker cp</c> from standard input).</summary>
[Cmdlet(VerbsCommon.Set, "ContainerContent", DefaultParameterSetName = InputSet, SupportsShouldProcess = true)]
[OutputType(typeof(ContainerItem))]
public sealed partial class SetContainerContentCommand : ContainerPathCmdlet
{
    private const string InputSet = "Input";
    private const string TargetSet = "Target";
    private const string LiteralSet = "LiteralTarget";

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline if -Value is
    /// given. With a path in one word: <c>web:/etc/motd</c>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TargetSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = LiteralSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Id")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Container { get; set; } = [];

    /// <summary>The file in the container. A wildcard is not a path to write to.</summary>
    [Parameter(Position = 1, ParameterSetName = InputSet)]
    [Parameter(Position = 1, ParameterSetName = TargetSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string? Path { get; set; }

    /// <summary>The file in the container, whose name may have the characters of a wildcard.</summary>
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralSet)]
    [Alias("FullName", "LP")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string? LiteralPath { get; set; }

    /// <summary>The content: lines, or with -AsByteStream bytes. Usually from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = TargetSet)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? Value { get; set; }

    /// <summary>The encoding of text. Default: UTF-8 without a byte order mark.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [EncodingTransformation]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>Writes no line ends.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>The content is bytes, which are written unchanged.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Writes the file as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    private protected override bool WaitsForCleanup => true;
}
