using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists files and folders in containers (<c>docker exec ls</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ContainerItem", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ContainerItem))]
public sealed class GetContainerItemCommand : ContainerPathCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralSet = "LiteralPath";

    private ItemLister? _lister;

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline. With a path in
    /// one word: <c>web:/etc</c>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Id")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Container { get; set; } = [];

    /// <summary>The paths in the container, with wildcards. Default: its working folder, otherwise the root.</summary>
    [Parameter(Position = 1, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string[]? Path { get; set; }

    /// <summary>The paths in the container, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralSet)]
    [Alias("FullName", "LP")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string[]? LiteralPath { get; set; }

    /// <summary>Lists the folders in the folder too, and so on.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>How many levels below the folder are listed; implies -Recurse.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Depth { get; set; }

    /// <summary>Only folders.</summary>
    [Parameter]
    public SwitchParameter Directory { get; set; }

    /// <summary>Only what is not a folder. Links are no folders, wherever they lead.</summary>
    [Parameter]
    public SwitchParameter File { get; set; }

    /// <summary>Also lists hidden items, whose names begin with a dot.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How folders are read: Auto and Command by a command in the container, Archive by the engine.</summary>
    [Parameter]
    public ItemMethod Method { get; set; }

    /// <summary>The user of the command in the container: <c>app</c>, <c>1000:1000</c>. Default: the container's user.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    private bool IsLiteral => ParameterSetName == LiteralSet;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (User is not null && Method == ItemMethod.Archive)
        {
            ThrowInvalidParameter(
                "-User is the user of a command in the container, and -Method Archive runs none. Omit one of them.", User);
        }

        if (Directory && File)
        {
            ThrowInvalidParameter("-Directory lists folders only, and -File lists everything else. Omit one of them, or both.");
        }

        foreach (var path in Path ?? [])
        {
            ParseOrThrow(() => ItemSelection.Of(path, literal: false));
        }

        _lister = new(Work, new(Depth ?? (Recurse ? int.MaxValue : 0), Force, Method, User));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (target, path) in Resolve(Container, IsLiteral ? LiteralPath : Path))
        {
            var selection = path is null ? null : ParseOrThrow(() => ItemSelection.Of(path, IsLiteral));
            Work.Start(target.Engine, target.Name, async token =>
            {
                var list = await _lister!.ListAsync(target, selection, token).ConfigureAwait(false);
                return () => Write(target, list);
            });
        }
    }

    private void Write(ContainerTarget target, ItemList list)
    {
        foreach (var entry in list.Items)
        {
            var item = ContainerItem.From(target.ToString(), target.Id, entry, target.Engine.Name);
            if (item.IsDirectory ? !File : !Directory)
            {
                WriteFromEngine(item);
            }
        }

        list.Errors.ForEach(WriteError);
    }
}
