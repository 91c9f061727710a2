using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that build images.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ImageBuildCmdlet : FanOutCmdlet
{
    private protected const string BuildSet = "Build";

    private protected const string ContainerSet = "Container";

    private protected const string ComposeSet = "Compose";

    /// <summary>
    /// Build context: a folder, a tar file (also compressed), or a URL (http, https, git) that the engine fetches. Wildcards are not
    /// expanded.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [Alias("LiteralPath", "LP")]
    public string? Path { get; set; }

    /// <summary>Names of the new image, with or without tags. If omitted, the image has no name.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ContainerSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Tag", "T")]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// Dockerfile, if not the one in the context folder: a path here; for a tar file or URL, a path inside it. A file outside the folder
    /// is sent along.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [Alias("File", "F")]
    public string? Dockerfile { get; set; }

    /// <summary>Content of the Dockerfile, as a text or line by line. Without -Path, the build context is empty.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[]? DockerfileContent { get; set; }

    /// <summary>Values of ARG instructions: a hashtable or <c>NAME=value</c>. A name alone takes its value from this session.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ComposeSet)]
    [Alias("BuildArg")]
    [KeyValueTransformation]
    public KeyValue[]? BuildArgument { get; set; }

    /// <summary>Stage to build. Default: the last one.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>Labels: a hashtable or <c>key=value</c>.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>
    /// Platforms: <c>linux/arm64</c>. Default: DOCKER_DEFAULT_PLATFORM, otherwise the engine's. Several need BuildKit.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [ValidatePlatform]
    public string[]? Platform { get; set; }

    /// <summary>Builds without the cache.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ComposeSet)]
    public SwitchParameter NoCache { get; set; }

    /// <summary>Stages that are built without the cache. BuildKit only.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    public string[]? NoCacheFilter { get; set; }

    /// <summary>Always pulls the base images.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ComposeSet)]
    public SwitchParameter Pull { get; set; }

    /// <summary>Squashes the new layers into one. Needs an engine with experimental features enabled.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public SwitchParameter Squash { get; set; }

    /// <summary>Builder: BuildKit or Classic. Default: by DOCKER_BUILDKIT, otherwise the engine's.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ComposeSet)]
    public BuilderKind? Builder { get; set; }

    /// <summary>File for the build log, written while the build runs. An existing file is overwritten.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>Returns the settings given by the parameters.</summary>
    /// <param name="names">The names of the new image.</param>
    private protected BuildSettings Settings(IReadOnlyList<ImageName> names) => new()
    {
        Names = names,
        Path = Path,
        Dockerfile = Dockerfile,
        DockerfileContent = DockerfileContent,

        // As in docker, an argument without a value in this session is not passed.
        Argument = [.. (BuildArgument ?? []).Select(argument => argument.FromSession()).OfType<KeyValue>()],
        Target = Target,
        Label = Label,
        Platform = Platform,
        NoCache = NoCache,
        NoCacheFilter = NoCacheFilter ?? [],
        Pull = Pull,
        NetworkMode = NetworkMode,
        CacheFrom = CacheEntries(CacheFrom, "src"),
        CacheTo = CacheEntries(CacheTo, "dest"),
        ExtraHost = ExtraHost,
        ShmSize = ShmSize,
        Ulimit = Ulimit,
        CgroupParent = CgroupParent,
        Entitlement = Entitlement ?? [],
        Squash = Squash,
        Builder = Builder,
        LogPath = LogPath is null ? null : Resolve(LogPath),
        Secret = Secret,
        Ssh = Ssh,
        BuildContext = NamedContexts(),
        Output = Outputs(),
        Attestation = Parsed(Attestation, text => new[] { BuildAttestation.Parse(text) }),
        Annotation = Parsed(Annotation, BuildAnnotation.Parse),
        MetadataPath = MetadataPath is null ? null : Resolve(MetadataPath),
    };
}
