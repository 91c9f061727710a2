using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>What an image can be built with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ImageBuildCmdlet : FanOutCmdlet
{
    private protected const string BuildSet = "Build";

    /// <summary>
    /// What the build sees: a folder, a tar file (also compressed), or an address (http, https, git) that the engine fetches. No
    /// character is a wildcard.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [Alias("LiteralPath", "LP")]
    public string? Path { get; set; }

    /// <summary>The new image's names, with or without tags. Left out, it has none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("Tag")]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// The Dockerfile, where it is not the one in the folder: a path here; in a tar or at an address a path in there. One that lies
    /// outside of the folder is sent along.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [Alias("File")]
    public string? Dockerfile { get; set; }

    /// <summary>The Dockerfile itself, as a text or line by line. Without -Path the build sees nothing else.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[]? DockerfileContent { get; set; }

    /// <summary>Values of ARG instructions: a hashtable or <c>NAME=value</c>. A name alone takes the value of this session.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Alias("BuildArg")]
    [KeyValueTransformation]
    public KeyValue[]? BuildArgument { get; set; }

    /// <summary>The stage to build; left out, the last one.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>Labels: a hashtable or <c>key=value</c>.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>The platform: <c>linux/arm64</c>. Left out, DOCKER_DEFAULT_PLATFORM, else the engine's.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [ValidatePlatform]
    public string? Platform { get; set; }

    /// <summary>Does every step anew.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public SwitchParameter NoCache { get; set; }

    /// <summary>Pulls the base images though the engine has them.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public SwitchParameter Pull { get; set; }

    /// <summary>The network of RUN: <c>default</c>, <c>host</c>, <c>none</c>; with the classic builder also the name of a network.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Network")]
    [WordTransformation(typeof(BuildNetworkCompleter))]
    [ArgumentCompleter(typeof(BuildNetworkCompleter))]
    public string? NetworkMode { get; set; }

    /// <summary>Images whose layers serve as a cache.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[]? CacheFrom { get; set; }

    /// <summary>Further hosts for RUN: <c>db:10.0.0.5</c>, or a hashtable.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Alias("AddHost")]
    [ExtraHostTransformation]
    public KeyValue[]? ExtraHost { get; set; }

    /// <summary>The size of /dev/shm for RUN.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [SizeTransformation]
    public long? ShmSize { get; set; }

    /// <summary>Limits for RUN: <c>nofile=1024:2048</c>, or a hashtable.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [UlimitTransformation]
    public Ulimit[]? Ulimit { get; set; }

    /// <summary>Makes one layer of the new ones. Engines have this only with experimental features on.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public SwitchParameter Squash { get; set; }

    /// <summary>The builder: BuildKit or Classic. Left out, DOCKER_BUILDKIT decides, else the engine.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public BuilderKind? Builder { get; set; }

    /// <summary>A file that the build's log is written to as it comes. One that is there is overwritten.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>Returns the settings that the parameters give.</summary>
    /// <param name="names">The new image's names.</param>
    /// <param name="logPath">The full path of the log's file; null for none.</param>
    private protected BuildSettings Settings(IReadOnlyList<ImageName> names, string? logPath) => new()
    {
        Names = names,
        Path = Path,
        Dockerfile = Dockerfile,
        DockerfileContent = DockerfileContent,

        // As for docker, an argument that this session has no value for is not given.
        Argument = [.. (BuildArgument ?? []).Select(argument => argument.FromSession()).OfType<KeyValue>()],
        Target = Target,
        Label = Label,
        Platform = Platform,
        NoCache = NoCache,
        Pull = Pull,
        NetworkMode = NetworkMode,
        CacheFrom = CacheFrom,
        ExtraHost = ExtraHost,
        ShmSize = ShmSize,
        Ulimit = Ulimit,
        Squash = Squash,
        Builder = Builder,
        LogPath = logPath,
    };
}
