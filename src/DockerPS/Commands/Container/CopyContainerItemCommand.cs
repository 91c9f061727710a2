using System.Management.Automation;
using DockerPS.Engine.Copy;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Copies files into containers, out of them, and from one into another (<c>docker cp</c>).</summary>
[Cmdlet(VerbsCommon.Copy, "ContainerItem", DefaultParameterSetName = ToSet, SupportsShouldProcess = true)]
[OutputType(typeof(ContainerItem), typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class CopyContainerItemCommand : FanOutCmdlet
{
    private const string ToSet = "To";
    private const string ToLiteralSet = "ToLiteral";
    private const string ToManySet = "ToMany";
    private const string ToManyLiteralSet = "ToManyLiteral";
    private const string FromSet = "From";
    private const string FromLiteralSet = "FromLiteral";

    private readonly List<LocalPath> _local = [];
    private readonly List<ContainerPath> _inContainers = [];

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

    private ItemCopier Copier => new(Work, new(Archive, FollowLink, Force, PassThru)) { ShouldProcess = ShouldProcess };

    private bool IsLiteral => ParameterSetName is ToLiteralSet or ToManyLiteralSet or FromLiteralSet;

    private bool IsToMany => ParameterSetName is ToManySet or ToManyLiteralSet;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // The files are the same for every container that the pipeline brings.
        if (!IsToMany || (_local.Count == 0 && _inContainers.Count == 0))
        {
            foreach (var path in IsLiteral ? LiteralPath : Path)
            {
                Collect(path);
            }
        }

        if (IsToMany)
        {
            Copy();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!IsToMany)
        {
            Copy();
        }

        base.EndProcessing();
    }

    private void Collect(string path)
    {
        if (!IsLiteral)
        {
            ParseOrThrow(() => ContainerPath.PatternOf(path));
        }

        if (FromContainer is not null)
        {
            _inContainers.Add(new("", path));
        }
        else if (InContainer(path) is { } inContainer)
        {
            _inContainers.Add(inContainer);
        }
        else
        {
            _local.AddRange(Local(path));
        }
    }

    /// <summary>Returns a text as a path in a container; null if it is a path of this computer.</summary>
    private ContainerPath? InContainer(string text) => ContainerPath.Parse(text, start => HostPath.DriveOf(start, SessionState) is not null);

    /// <summary>Returns the files and folders that a path of this computer means. A missing one is written as an error.</summary>
    private IReadOnlyList<LocalPath> Local(string path)
    {
        try
        {
            return SourcePath.Resolve(path, IsLiteral, SessionState);
        }
        catch (Exception error) when (error is SessionStateException or FormatException)
        {
            WriteError(FileErrors.PathNotFound(path, error));
            return [];
        }
    }

    private void Copy()
    {
        var several = _local.Count + _inContainers.Count > 1;
        var destination = ToContainer is null ? InContainer(Destination) : new("", Destination);
        if (destination is not { } inContainer)
        {
            CopyHere(several);
            return;
        }

        foreach (var target in new ContainerFinder(Engines).Resolve(ToContainer ?? [inContainer.Reference]).ToList())
        {
            if (_local.Count > 0)
            {
                Copier.Upload(_local, target, inContainer.Path, several);
            }

            foreach (var (source, path) in Sources())
            {
                Copier.Relay(source, path, IsLiteral, target, inContainer.Path, several);
            }
        }
    }

    private void CopyHere(bool several)
    {
        if (_local.Count > 0)
        {
            ThrowInvalidParameter("Neither the source nor the destination is in a container: use -ToContainer or -FromContainer, or write container:path.", Destination);
        }

        var destination = ParseOrThrow(() => SourcePath.Destination(Destination, SessionState));
        foreach (var (source, path) in Sources())
        {
            Copier.Download(source, path, IsLiteral, destination, several);
        }
    }

    /// <summary>The sources that are in containers; each is of one container.</summary>
    private IEnumerable<(ContainerTarget Container, string Path)> Sources()
    {
        foreach (var source in _inContainers)
        {
            var found = new ContainerFinder(Engines).Resolve(FromContainer ?? [source.Reference]).ToList();
            if (found.Count > 1)
            {
                ThrowInvalidParameter($"{string.Join(", ", found)}: copying is from one container at a time.", source.Container);
            }

            if (found is [var only])
            {
                yield return (only, source.Path);
            }
        }
    }
}
