using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Exports the file systems of containers as tar files (<c>docker export</c>).</summary>
[Cmdlet(VerbsData.Export, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportContainerCommand : ContainerTargetCmdlet
{
    private readonly List<ContainerTarget> _targets = [];
    private string _destination = "";

    /// <summary>
    /// File, or existing folder, in which each container gets a file named after it with the extension <c>.tar</c>. A name that ends in
    /// <c>.gz</c> or <c>.tgz</c> makes a compressed file.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Output")]
    public string Destination { get; set; } = "";

    /// <summary>Overwrites existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool WaitsForCleanup => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _destination = ParseOrThrow(() => HostPath.Resolve(Destination, SessionState));
        var folder = Path.EndsInDirectorySeparator(Destination) ? _destination : Path.GetDirectoryName(_destination);
        if (!Directory.Exists(_destination) && !Directory.Exists(folder))
        {
            ThrowTerminatingError(FileErrors.FolderNotFound(folder ?? _destination));
        }

        if (!Directory.Exists(_destination) && NewFile.CompressionWarning(_destination) is { } warning)
        {
            WriteWarning(warning);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _targets.AddRange(Targets);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Checked before the first export, so that no two containers overwrite each other's file.
        var files = _targets
            .DistinctBy(target => (target.Engine.Name, target.Id))
            .Select(target => (Target: target, Path: PathFor(target)))
            .ToList();
        if (files.GroupBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault(file => file.Count() > 1) is { } shared)
        {
            var containers = string.Join(", ", shared.Select(file => $"'{file.Target}'"));
            ThrowInvalidParameter(
                $"The containers {containers} would all be written to '{shared.Key}'. "
                + "Specify an existing folder, and export containers of the same name to different folders.",
                shared.Key);
        }

        foreach (var (target, path) in files)
        {
            Export(target, path);
        }

        base.EndProcessing();
    }

    private string PathFor(ContainerTarget target) =>
        Directory.Exists(_destination) ? Path.Combine(_destination, $"{target}.tar") : _destination;

    private void Export(ContainerTarget target, string path)
    {
        if (NewFile.Refusal(path, Force, InvokeProvider.Item) is { } refusal)
        {
            WriteError(refusal);
        }
        else if (ShouldChange(target.Engine, $"{target} -> {path}", "Export container"))
        {
            Work.Start(target.Engine, target.Name, token => ExportAsync(target, path, token));
        }
    }

    private async Task<Action> ExportAsync(ContainerTarget target, string path, CancellationToken cancellationToken)
    {
        var progress = new TransferProgress($"Exporting {target}", null, Work.QueueProgress);
        try
        {
            var pieces = target.Api.ExportAsync(target.Id, cancellationToken);
            var refused = await NewFile.WriteAsync(path, Force, pieces, progress, cancellationToken).ConfigureAwait(false);
            return refused is null ? () => WriteFile(target, path) : () => WriteError(refused);
        }
        finally
        {
            progress.Complete();
        }
    }

    /// <summary>Writes the file as Get-Item does, so that it works in pipelines, with the container's name added.</summary>
    private void WriteFile(ContainerTarget target, string path)
    {
        foreach (var file in InvokeProvider.Item.Get([path], force: true, literalPath: true))
        {
            file.Properties.Add(new PSNoteProperty("Container", target.ToString()));
            WriteObject(file);
        }
    }
}
