using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>A cmdlet that takes images in from files.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ImageFileCmdlet : FanOutCmdlet
{
    /// <summary>The parameter set of paths that may be wildcards.</summary>
    private protected const string PathSet = "Path";

    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The tar files, with or without wildcards; compressed ones (gzip, bzip2, xz) as they are.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Input")]
    public string[] Path { get; set; } = [];

    /// <summary>The tar files, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <summary>All that were given, as full paths.</summary>
    private protected List<string> Sources { get; } = [];

    /// <summary>Whether a text names something else than a file.</summary>
    private protected virtual bool IsAddress(string text) => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sources = ParameterSetName == PathSet
            ? Path.SelectMany(path => IsAddress(path) ? [path] : Checked(() => HostPath.Find(path, SessionState)))
            : LiteralPath.Select(path => Checked(() => HostPath.Resolve(path, SessionState)));
        foreach (var source in sources)
        {
            if (IsAddress(source) || File.Exists(source))
            {
                Sources.Add(source);
            }
            else
            {
                WriteError(ModuleErrors.FileNotFound(source));
            }
        }
    }
}
