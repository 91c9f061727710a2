using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Creates images from tar files of file systems, as Export-Container writes them (<c>docker import</c>).</summary>
[Cmdlet(VerbsData.Import, "Container", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Image))]
public sealed class ImportContainerCommand : ImageFileCmdlet
{
    /// <summary>Name of the new image, with or without a tag. If omitted, the image has no name.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Reference")]
    public string? Name { get; set; }

    /// <summary>Message for the image's history.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>Dockerfile instructions to apply to the image, like <c>CMD ["sh"]</c>.</summary>
    [Parameter]
    [Alias("C")]
    [ValidateNotNullOrEmpty]
    public string[] Change { get; set; } = [];

    /// <summary>Platform of the image, like <c>linux/arm64</c>. Default: the engine's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Platform { get; set; }

    private protected override string InputRemedy => "Leave out one of them; to name the image, write -Name.";

    private protected override bool IsAddress(string text) => ImportTransfer.AddressOf(text) is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Name is not null)
        {
            ParseOrThrow(() => ImageName.Parse(Name));
        }
    }

    private protected override string Question => "Import image";

    private protected override string Described(ArchiveInput source) => Name is null ? source.Title : $"{source.Title} -> {Name}";

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Name is not null && Sources.Count > 1)
        {
            ThrowInvalidParameter(
                $"-Name takes a single file, but there are {Sources.Count}. Leave out -Name, or import the files one at a time.",
                Name);
        }

        base.EndProcessing();
    }

    private protected override async Task<Action> ImportAsync(
        EngineSession engine,
        ArchiveInput source,
        CancellationToken cancellationToken)
    {
        var request = new ImageImport { Reference = Name, Message = Message, Changes = Change, Platform = Platform };
        var transfer = new ImportTransfer(source, Work.QueueProgress);
        if (await transfer.RunAsync(engine.Client.Images, request, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return () => WriteError(refused);
        }

        ImageName[] names = Name is null ? [] : [NewImageName.Parse(Name)];
        var images = await CreatedImages.ReadAsync(engine, transfer.Id, names, cancellationToken).ConfigureAwait(false);
        return () => WriteObject(images, enumerateCollection: true);
    }
}
