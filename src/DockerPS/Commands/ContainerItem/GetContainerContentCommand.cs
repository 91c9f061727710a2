using System.Management.Automation;
using System.Text;
using DockerPS.Engine.Copy;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Reads files in containers as text or bytes (<c>docker cp</c> to standard output, <c>docker exec cat</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ContainerContent", DefaultParameterSetName = PathSet)]
[OutputType(typeof(string), typeof(byte[]))]
public sealed class GetContainerContentCommand : ContainerPathCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralSet = "LiteralPath";

    private ContentOutput? _output;

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline. With a path in
    /// one word: <c>web:/etc/hosts</c>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Id")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Container { get; set; } = [];

    /// <summary>The files in the container, with wildcards.</summary>
    [Parameter(Position = 1, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string[]? Path { get; set; }

    /// <summary>The files in the container, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralSet)]
    [Alias("FullName", "LP")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string[]? LiteralPath { get; set; }

    /// <summary>Writes each file as one string, or with -AsByteStream as one byte array.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>The encoding, unless the file has a byte order mark. Default: UTF-8.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [EncodingTransformation]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>Writes the files as byte arrays.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Only so many lines from the beginning.</summary>
    [Parameter]
    [Alias("First", "Head")]
    [ValidateRange(0, long.MaxValue)]
    public long? TotalCount { get; set; }

    /// <summary>Only so many lines from the end.</summary>
    [Parameter]
    [Alias("Last")]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    private bool IsLiteral => ParameterSetName == LiteralSet;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (TotalCount is not null && Tail is not null)
        {
            ThrowInvalidParameter("-TotalCount reads from the beginning, and -Tail from the end. Omit one of them.");
        }

        if ((TotalCount is not null || Tail is not null) && (Raw || AsByteStream))
        {
            ThrowInvalidParameter($"{(TotalCount is not null ? "-TotalCount" : "-Tail")} counts lines: it cannot be used with "
                + $"{(Raw ? "-Raw" : "-AsByteStream")}.");
        }

        if (AsByteStream && Encoding is not null)
        {
            ThrowInvalidParameter("-AsByteStream reads bytes, and -Encoding makes text of them. Omit one of them.", Encoding.WebName);
        }

        foreach (var path in Path ?? [])
        {
            ParseOrThrow(() => ItemSelection.Of(path, literal: false));
        }

        _output = new(AsByteStream ? null : Encoding ?? EncodingTransformationAttribute.Default, Raw, TotalCount, Tail);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (target, path) in Resolve(Container, IsLiteral ? LiteralPath : Path))
        {
            if (path is null)
            {
                ThrowInvalidParameter($"No file is named. Write it like {target}:/etc/hosts, or use -Path.", target.ToString());
            }

            var selection = ParseOrThrow(() => ItemSelection.Of(path!, IsLiteral));
            var file = IsLiteral ? path! : ContainerPath.Unescape(path!);
            Work.Start(target.Engine, target.Name, token => ReadAsync(target, file, selection, token));
        }
    }

    private async Task<Action> ReadAsync(ContainerTarget target, string path, ItemSelection selection, CancellationToken token)
    {
        var output = new FileOutput(Work, target, _output!);
        if (!selection.IsPattern)
        {
            return await output.ReadAsync(path, token).ConfigureAwait(false);
        }

        var list = await new ItemLister(Work, ItemListSettings.Single with { Hidden = false }).ListAsync(target, selection, token)
            .ConfigureAwait(false);
        List<Action> writes = [];
        foreach (var item in list.Items.Where(item => item.Kind is ContainerEntryKind.File or ContainerEntryKind.SymbolicLink))
        {
            writes.Add(await output.ReadAsync(item.Path, token).ConfigureAwait(false));
        }

        return () =>
        {
            writes.ForEach(write => write());
            list.Errors.ForEach(WriteError);
        };
    }
}
