using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Writes the file systems of containers into tar files (<c>docker export</c>).</summary>
[Cmdlet(VerbsData.Export, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportContainerCommand : ContainerTargetCmdlet
{
    private readonly List<ContainerTarget> _targets = [];
    private string _destination = "";

    /// <summary>
    /// The file, or a folder that exists: in it each container gets a file with its name and <c>.tar</c>. A name that ends in
    /// <c>.gz</c> or <c>.tgz</c> makes a compressed file.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Output")]
    public string Destination { get; set; } = "";

    /// <summary>Replaces files that exist.</summary>
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
        // All have to be known before the first is exported: two must not go into one file.
        var files = _targets.DistinctBy(target => (target.Engine.Name, target.Id)).Select(target => (Target: target, Path: PathFor(target))).ToList();
        if (files.GroupBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault(file => file.Count() > 1) is { } shared)
        {
            ThrowInvalidParameter(
                $"The containers {string.Join(", ", shared.Select(file => $"'{file.Target}'"))} would all go into '{shared.Key}'. Name a folder that exists; containers of the same name need folders of their own.",
                shared.Key);
        }

        foreach (var (target, path) in files)
        {
            Export(target, path);
        }

        base.EndProcessing();
    }

    private string PathFor(ContainerTarget target) => Directory.Exists(_destination) ? Path.Combine(_destination, $"{target}.tar") : _destination;

    private void Export(ContainerTarget target, string path)
    {
        if (NewFile.Refusal(path, Force, InvokeProvider.Item) is { } refusal)
        {
            WriteError(refusal);
        }
        else if (ShouldProcess($"{target} -> {path}", "Export container"))
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

    /// <summary>The file as Get-Item gives it, so that it goes on through pipelines, and with its container's name.</summary>
    private void WriteFile(ContainerTarget target, string path)
    {
        foreach (var file in InvokeProvider.Item.Get([path], force: true, literalPath: true))
        {
            file.Properties.Add(new PSNoteProperty("Container", target.ToString()));
            WriteObject(file);
        }
    }
}
