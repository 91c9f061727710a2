using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Makes images from tar files of file systems, as Export-Container writes them (<c>docker import</c>).</summary>
[Cmdlet(VerbsData.Import, "Container", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Image))]
public sealed class ImportContainerCommand : FanOutCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _sources = [];

    /// <summary>
    /// The tar files, with or without wildcards; compressed ones (gzip, bzip2, xz) as they are. An address (http, https) is fetched by
    /// the engine.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The tar files, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The new image's name, with or without a tag. Left out, it has none.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Reference")]
    public string? Name { get; set; }

    /// <summary>What the image's history says.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>Instructions of a Dockerfile that apply to the image, like <c>CMD ["sh"]</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Change { get; set; } = [];

    /// <summary>The image's platform, like <c>linux/arm64</c>; the engine's own if left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Platform { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Name is not null)
        {
            Checked(() => ImageName.Parse(Name));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sources = ParameterSetName == PathSet
            ? Path.SelectMany(path => ImportTransfer.AddressOf(path) is null ? Checked(() => HostPath.Find(path, SessionState)) : [path])
            : LiteralPath.Select(path => Checked(() => HostPath.Resolve(path, SessionState)));
        foreach (var source in sources)
        {
            if (ImportTransfer.AddressOf(source) is not null || File.Exists(source))
            {
                _sources.Add(source);
            }
            else
            {
                WriteError(ModuleErrors.FileNotFound(source));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Name is not null && _sources.Count > 1)
        {
            Refuse($"{_sources.Count} files cannot become one image: '{Name}' would be the last of them.", Name);
        }

        foreach (var source in _sources)
        {
            foreach (var engine in Engines.ToList())
            {
                if (ShouldProcess(Name is null ? source : $"{source} -> {Name}", Context is { Length: > 1 } ? $"Import image on {engine.Name}" : "Import image"))
                {
                    Begin(engine, source, token => ImportAsync(engine, source, token));
                }
            }
        }

        base.EndProcessing();
    }

    private async Task<Action> ImportAsync(EngineSession engine, string source, CancellationToken cancellationToken)
    {
        var request = new ImageImport { Reference = Name, Message = Message, Changes = Change, Platform = Platform };
        var transfer = new ImportTransfer(source, Show);
        if (await transfer.RunAsync(engine.Client.Images, request, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return () => WriteError(refused);
        }

        var images = await engine.Client.Images.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return () => WriteImage(images.Where(image => image.Id == transfer.Id).SelectMany(image => Image.From(image, engine.Name)).ToList());
    }

    /// <summary>Writes the new image: the row with the name that was asked for, where it has several.</summary>
    private void WriteImage(List<Image> rows) => WriteObject(rows.Find(row => row.Reference == Name || row.Reference == $"{Name}:latest") ?? rows.FirstOrDefault());
}
