using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Copies files into containers, out of them, and from one into another (<c>docker cp</c>).</summary>
[Cmdlet(VerbsCommon.Copy, "ContainerItem", DefaultParameterSetName = ToSet, SupportsShouldProcess = true)]
[OutputType(typeof(ContainerItem), typeof(FileInfo), typeof(DirectoryInfo))]
public sealed partial class CopyContainerItemCommand : FanOutCmdlet
{
    private const string ToSet = "To";
    private const string ToLiteralSet = "ToLiteral";
    private const string ToManySet = "ToMany";
    private const string ToManyLiteralSet = "ToManyLiteral";
    private const string FromSet = "From";
    private const string FromLiteralSet = "FromLiteral";
    private const string FromItemSet = "FromItem";

    /// <summary>
    /// What is copied, with wildcards: paths of this computer, or with -FromContainer paths of that container. <c>web:/path</c>
    /// is a path of the container web.
    /// </summary>
    [Parameter(ParameterSetName = ToSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = ToManySet, Mandatory = true)]
    [Parameter(ParameterSetName = FromSet, Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [NotBytes("a path")]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>What is copied, without wildcards.</summary>
    [Parameter(ParameterSetName = ToLiteralSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ToManyLiteralSet, Mandatory = true)]
    [Parameter(ParameterSetName = FromLiteralSet, Mandatory = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>What is copied: items of containers, from Get-ContainerItem.</summary>
    [Parameter(ParameterSetName = FromItemSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ContainerItemTransformation]
    public ContainerItemPath[] InputObject { get; set; } = [];

    /// <summary>
    /// Where to: a path of the container that -ToContainer names, else of this computer. <c>web:/path</c> is a path of the
    /// container web.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string Destination { get; set; } = "";

    /// <summary>The containers to copy into: names, wildcards, ids, or objects from Get-Container, also by the pipeline.</summary>
    [Parameter(ParameterSetName = ToSet)]
    [Parameter(ParameterSetName = ToLiteralSet)]
    [Parameter(ParameterSetName = FromSet)]
    [Parameter(ParameterSetName = FromLiteralSet)]
    [Parameter(ParameterSetName = FromItemSet)]
    [Parameter(ParameterSetName = ToManySet, Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = ToManyLiteralSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? ToContainer { get; set; }

    /// <summary>The container to copy from: a name, an id, or an object from Get-Container.</summary>
    [Parameter(ParameterSetName = FromSet, Mandatory = true)]
    [Parameter(ParameterSetName = FromLiteralSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? FromContainer { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <summary>Copies what a symbolic link that is named as the source leads to. Links inside of folders stay links.</summary>
    [Parameter]
    [Alias("L")]
    public SwitchParameter FollowLink { get; set; }

    /// <summary>
    /// Keeps owners and groups by their numbers, and on this computer the bits that lend privileges. Only root may give files away
    /// here.
    /// </summary>
    [Parameter]
    public SwitchParameter Archive { get; set; }

    /// <summary>Makes the folders above the destination that are missing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what has been made: files and folders of this computer, or items of the container.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;
}
