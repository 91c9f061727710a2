using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Exports contexts, with their certificates and keys, to files (<c>docker context export</c>).</summary>
[Cmdlet(VerbsData.Export, "DockerContext", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportDockerContextCommand : ContextStoreCmdlet
{
    private const string Extension = ".dockercontext";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string _destination = "";

    /// <summary>Contexts: names, wildcards, or objects from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference[] Name { get; set; } = [];

    /// <summary>
    /// File, or existing folder, in which each context gets a file named after it with the extension <c>.dockercontext</c>. Default: the
    /// current folder.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>Overwrites existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _destination = ParseOrThrow(() => HostPath.Resolve(Destination, SessionState));
        if (Path.EndsInDirectorySeparator(Destination) && !Directory.Exists(_destination))
        {
            ThrowTerminatingError(FileErrors.FolderNotFound(_destination));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _names.UnionWith(Resolve(Name));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Checked before the first file is written, so that no two contexts overwrite each other's file.
        if (_names.Count > 1 && !Directory.Exists(_destination))
        {
            var contexts = string.Join(", ", _names.Select(name => $"'{name}'"));
            ThrowInvalidParameter(
                $"The contexts {contexts} would all be written to '{_destination}'. Specify an existing folder.",
                _destination);
        }

        foreach (var name in _names)
        {
            Try(name, () => Export(name, Directory.Exists(_destination) ? Path.Combine(_destination, name + Extension) : _destination));
        }
    }

    private void Export(string name, string path)
    {
        if (NewFile.Refusal(path, Force, InvokeProvider.Item) is { } refusal)
        {
            WriteError(refusal);
        }
        else if (ShouldProcess($"{name} -> {path}", "Export context"))
        {
            Write(name, path, ContextStore.Export(name));
        }
    }

    private void Write(string name, string path, byte[] content)
    {
        if (Await(NewFile.WriteAsync(path, Force, content, isPrivate: true, StopToken)) is { } refused)
        {
            WriteError(refused);
            return;
        }

        // Written as Get-Item does, so that the file works in pipelines, with the context's name added.
        foreach (var file in InvokeProvider.Item.Get([path], force: true, literalPath: true))
        {
            file.Properties.Add(new PSNoteProperty("Context", name));
            WriteObject(file);
        }
    }
}
