using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Exports images, with their layers and references, to a tar file, which may be compressed (<c>docker save</c>).</summary>
[Cmdlet(VerbsData.Export, "Image", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportImageCommand : ImageTargetCmdlet
{
    private readonly List<ImageTarget> _targets = [];
    private string _path = "";

    /// <summary>File for all images. A name that ends in <c>.gz</c> or <c>.tgz</c> makes a compressed file.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Output")]
    public string Destination { get; set; } = "";

    /// <summary>Overwrites an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Platform to export, like <c>linux/arm64</c>, of multi-platform images.</summary>
    [Parameter]
    [ValidatePlatform]
    public string? Platform { get; set; }

    private protected override bool WaitsForCleanup => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _path = ParseOrThrow(() => HostPath.Resolve(Destination, SessionState));
        if (NewFile.SingleRefusal(Destination, _path, Force, InvokeProvider.Item) is { } refusal)
        {
            ThrowTerminatingError(refusal);
        }

        if (NewFile.CompressionWarning(_path) is { } warning)
        {
            WriteWarning(warning);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        _targets.AddRange(new ImageFinder(Engines) { NameMeansAllTags = true }.Resolve(Name));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        List<IGrouping<EngineSession, ImageTarget>> engines = [.. _targets.Distinct().GroupBy(target => target.Engine)];
        if (engines.Count > 1)
        {
            ThrowInvalidParameter(
                $"The images are on {engines.Count} engines and would all be written to '{_path}'. "
                + "Export the images of each engine to a separate file.",
                _path);
        }

        if (engines is [var images] && ShouldProcess($"{string.Join(", ", images)} -> {_path}", "Export image"))
        {
            Work.Start(images.Key, string.Join(", ", images), token => ExportAsync(images.Key, [.. images], token));
        }

        base.EndProcessing();
    }

    private async Task<Action> ExportAsync(EngineSession engine, IReadOnlyList<ImageTarget> images, CancellationToken cancellationToken)
    {
        var progress = new TransferProgress($"Exporting {string.Join(", ", images)}", null, Work.QueueProgress);
        try
        {
            var pieces = engine.Client.Images.SaveAsync(images.Select(image => image.Address), Platform, cancellationToken);
            var refused = await NewFile.WriteAsync(_path, Force, pieces, progress, cancellationToken).ConfigureAwait(false);
            return refused is null ? WriteFile : () => WriteError(refused);
        }
        finally
        {
            progress.Complete();
        }
    }

    private void WriteFile() =>
        WriteObject(InvokeProvider.Item.Get([_path], force: true, literalPath: true), enumerateCollection: true);
}
