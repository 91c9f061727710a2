using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Takes in contexts from files, as Export-DockerContext and docker write them (<c>docker context import</c>).</summary>
[Cmdlet(VerbsData.Import, "DockerContext", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(DockerContext))]
public sealed class ImportDockerContextCommand : ContextStoreCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private int _count;

    /// <summary>The files, tar or zip, with or without wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The name to give to the context; left out, the one that it was exported by.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Replaces a context of that name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Name = Name is null ? null : Checked(Name);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var files = ParameterSetName == PathSet
            ? Path.SelectMany(path => Checked(() => HostPath.Find(path, SessionState)))
            : LiteralPath.Select(path => Checked(() => HostPath.Resolve(path, SessionState)));
        foreach (var file in files)
        {
            if (!File.Exists(file))
            {
                WriteError(ModuleErrors.FileNotFound(file));
            }
            else if (++_count > 1 && Name is not null)
            {
                Refuse($"-Name is for one file, and '{file}' is another. Left out, each context has the name that it was exported by.", file);
            }
            else if (ShouldProcess(Name is null ? file : $"{file} -> {Name}", "Import context"))
            {
                Import(file);
            }
        }
    }

    private void Import(string path) => Try(path, () =>
    {
        var name = "";
        var refused = Await(FileWork.TryAsync(
            async () =>
            {
                var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
                await using (file.ConfigureAwait(false))
                {
                    name = await ContextStore.ImportAsync(file, Name, Force, StopToken).ConfigureAwait(false);
                }
            },
            error => ModuleErrors.FileNotRead(path, error)));
        if (refused is null)
        {
            WriteObject(Read(name));
        }
        else
        {
            WriteError(refused);
        }
    });
}
