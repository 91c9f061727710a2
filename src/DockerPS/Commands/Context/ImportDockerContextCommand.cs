using System.Buffers;
using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Imports contexts from files written by Export-DockerContext or docker (<c>docker context import</c>).</summary>
[Cmdlet(VerbsData.Import, "DockerContext", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(DockerContext))]
public sealed class ImportDockerContextCommand : ContextStoreCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string ContentSet = "Content";
    private const string Input = "the input";

    private readonly ArrayBufferWriter<byte> _content = new();
    private int _count;

    /// <summary>Tar or zip files, with or without wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [NotBytes("a path", TakesContent = true)]
    public string[] Path { get; set; } = [];

    /// <summary>Tar or zip files, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Bytes of a tar or zip file, from the pipeline: one by one, in arrays, or as one array. They are read as one file.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ContentSet)]
    [AllowEmptyCollection]
    [BytesTransformation]
    public byte[] InputObject { get; set; } = [];

    /// <summary>Name for the context. Default: the name under which it was exported.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Overwrites an existing context of that name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseInputBeside("Leave out one of them; to name the context, write -Name.", nameof(Path), nameof(LiteralPath));
        Name = Name is null ? null : ParseOrThrow(Name);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ContentSet)
        {
            _content.Write(InputObject);
            if (_content.WrittenCount > ContextStoreWriter.LargestArchive)
            {
                ThrowInvalidParameter(
                    $"The input is larger than {ContextStoreWriter.LargestArchive >> 20} MiB, so it is not an exported context.");
            }

            return;
        }

        var files = ParameterSetName == PathSet
            ? Path.SelectMany(path => ParseOrThrow(() => HostPath.Find(path, SessionState)))
            : LiteralPath.Select(path => ParseOrThrow(() => HostPath.Resolve(path, SessionState)));
        foreach (var file in files)
        {
            if (!File.Exists(file))
            {
                WriteError(FileErrors.FileNotFound(file));
            }
            else if (++_count > 1 && Name is not null)
            {
                ThrowInvalidParameter(
                    $"-Name takes a single file, and '{file}' is another one. Without -Name, each context keeps its exported name.",
                    file);
            }
            else if (ShouldProcess(Name is null ? file : $"{file} -> {Name}", "Import context"))
            {
                Import(file);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ContentSet && ShouldProcess(Name is null ? Input : $"{Input} -> {Name}", "Import context"))
        {
            Import(Input, () => new MemoryStream(_content.WrittenSpan.ToArray()));
        }

        base.EndProcessing();
    }

    private void Import(string path) => Import(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));

    private void Import(string path, Func<Stream> open) => Try(path, () =>
    {
        var name = "";
        var refused = Await(FileGuard.TryAsync(
            async () =>
            {
                var file = open();
                await using (file.ConfigureAwait(false))
                {
                    name = await ContextStoreWriter.ImportAsync(file, Name, Force, StopToken).ConfigureAwait(false);
                }
            },
            error => FileErrors.FileNotRead(path, error)));
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
