using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>The files.</content>
public abstract partial class ComposeDeploymentCmdlet
{
    /// <summary>The parameter set for files.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set for files without wildcards.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The parameter set for a project that was read.</summary>
    protected const string ConfigurationSet = "Configuration";

    private readonly List<string> _files = [];

    /// <summary>Compose files, with or without wildcards; later ones are merged into earlier ones. Default: as in docker.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [Alias("F")]
    [ValidateNotNullOrEmpty]
    [NotBytes("a path")]
    public string[] Path { get; set; } = [];

    /// <summary>Compose files, without wildcards; later ones are merged into earlier ones.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Projects from Get-ComposeConfiguration.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConfigurationSet)]
    [ValidateNotNullOrEmpty]
    [ComposeConfigurationTransformation]
    public ComposeConfiguration[] Configuration { get; set; } = [];

    /// <summary>The name of the project. Default: that of the environment, of the files, or of the folder.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Alias("P")]
    [ValidateNotNullOrEmpty]
    public string? ProjectName { get; set; }

    /// <summary>Profiles to activate; <c>*</c> for all. Default: those of the variable COMPOSE_PROFILES.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeProfileCompleter))]
    public string[] Profile { get; set; } = [];

    /// <summary>Files with variables for the Compose files. Default: <c>.env</c>.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("EnvFile")]
    public string[] EnvironmentFile { get; set; } = [];

    /// <summary>The folder that relative paths start from. Default: that of the first file.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    public string? ProjectDirectory { get; set; }

    /// <summary>Works on a project.</summary>
    private protected abstract void Process(ComposeConfiguration configuration);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ConfigurationSet)
        {
            foreach (var configuration in Configuration)
            {
                Process(configuration);
            }
        }
        else
        {
            AddFiles();
        }
    }

    /// <summary>Adds the files that were named, or that the pipeline has brought.</summary>
    private protected void AddFiles() => _files.AddRange(ParameterSetName == PathSet
        ? Path.SelectMany(path => ParseOrThrow(() => ComposeFilePath.Find(path, SessionState)))
        : LiteralPath.Select(Resolve));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A pipeline that brings nothing does not stand for the files of the current location.
        if (ParameterSetName != ConfigurationSet && (_files.Count > 0 || !MyInvocation.ExpectingInput))
        {
            Process(ReadFiles());
        }

        FinishProcessing();
    }

    /// <summary>Waits for the work, and writes its results.</summary>
    private protected void FinishProcessing() => base.EndProcessing();

    /// <summary>Reads the project of the files; of the default ones if none was named.</summary>
    private protected ComposeConfiguration ReadFiles()
    {
        var configuration = ComposeReading.TryRead(ReadingSettings(), WriteWarning, out var error);
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        return configuration!;
    }

    private ComposeSettings ReadingSettings() => new()
    {
        Files = _files,
        ProjectName = ProjectName,
        ProjectDirectory = ProjectDirectory is null ? null : Resolve(ProjectDirectory),
        Profiles = Profile,
        EnvironmentFiles = [.. EnvironmentFile.Select(Resolve)],
        Location = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
    };

    private string Resolve(string path) => ParseOrThrow(() => HostPath.Resolve(path, SessionState));
}
