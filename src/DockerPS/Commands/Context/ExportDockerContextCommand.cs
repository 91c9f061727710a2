using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Writes contexts, with their certificates and keys, into files (<c>docker context export</c>).</summary>
[Cmdlet(VerbsData.Export, "DockerContext", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportDockerContextCommand : ContextStoreCmdlet
{
    private const string Extension = ".dockercontext";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string _destination = "";

    /// <summary>The contexts: names, wildcards, or objects from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference[] Name { get; set; } = [];

    /// <summary>The file, or a folder that exists: in it each context gets a file with its name and <c>.dockercontext</c>. Left out, the current folder.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>Replaces files that exist.</summary>
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
        // All have to be known before the first is written: two must not go into one file.
        if (_names.Count > 1 && !Directory.Exists(_destination))
        {
            ThrowInvalidParameter($"The contexts {string.Join(", ", _names.Select(name => $"'{name}'"))} would all go into '{_destination}'. Name a folder that exists.", _destination);
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
        if (Await(NewFile.WriteAsync(path, Force, content, StopToken)) is { } refused)
        {
            WriteError(refused);
            return;
        }

        // The file as Get-Item gives it, so that it goes on through pipelines, and with its context's name.
        foreach (var file in InvokeProvider.Item.Get([path], force: true, literalPath: true))
        {
            file.Properties.Add(new PSNoteProperty("Context", name));
            WriteObject(file);
        }
    }
}
