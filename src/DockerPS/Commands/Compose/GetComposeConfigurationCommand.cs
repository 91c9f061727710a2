using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Reads Compose files and returns the project that they define together (<c>docker compose config</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ComposeConfiguration", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ComposeConfiguration))]
public sealed class GetComposeConfigurationCommand : CancellableCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _files = [];

    /// <summary>Compose files, with or without wildcards; later ones are merged into earlier ones. Default: as in docker.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [Alias("F")]
    [ValidateNotNullOrEmpty]
    [NotBytes("a path")]
    public string[] Path { get; set; } = [];

    /// <summary>Compose files, without wildcards; later ones are merged into earlier ones.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The name of the project. Default: that of the environment, of the files, or of the folder.</summary>
    [Parameter]
    [Alias("P")]
    [ValidateNotNullOrEmpty]
    public string? ProjectName { get; set; }

    /// <summary>Profiles to activate; <c>*</c> for all. Default: those of the variable COMPOSE_PROFILES.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeProfileCompleter))]
    public string[] Profile { get; set; } = [];

    /// <summary>Files with variables for the Compose files. Default: <c>.env</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("EnvFile")]
    public string[] EnvironmentFile { get; set; } = [];

    /// <summary>The folder that relative paths start from. Default: that of the first file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ProjectDirectory { get; set; }

    /// <summary>Leaves variables as they are.</summary>
    [Parameter]
    public SwitchParameter NoInterpolate { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _files.AddRange(ParameterSetName == PathSet
        ? Path.SelectMany(path => ParseOrThrow(() => ComposeFilePath.Find(path, SessionState)))
        : LiteralPath.Select(Resolve));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A pipeline that brings nothing does not stand for the files of the current location.
        if (MyInvocation.ExpectingInput && _files.Count == 0)
        {
            return;
        }

        var configuration = ComposeReading.TryRead(
            new()
            {
                Files = _files,
                ProjectName = ProjectName,
                ProjectDirectory = ProjectDirectory is null ? null : Resolve(ProjectDirectory),
                Profiles = Profile,
                EnvironmentFiles = [.. EnvironmentFile.Select(Resolve)],
                Location = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
                NoInterpolate = NoInterpolate,
            },
            WriteWarning,
            out var error);
        if (error is not null)
        {
            WriteError(error);
        }
        else
        {
            WriteObject(configuration);
        }
    }

    private string Resolve(string path) => ParseOrThrow(() => HostPath.Resolve(path, SessionState));
}
