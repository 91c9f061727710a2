using DockerPS.Engine.Models;
using DockerPS.Output;
using static DockerPS.Output.EngineValue;

namespace DockerPS;

/// <summary>
/// The full details of an image (<c>docker image inspect</c>). Defaults for containers are named like the parameters of New-Container.
/// </summary>
public sealed class ImageDetail : Image
{
    private readonly ImageFacts _facts;

    internal ImageDetail(Image row, ImageInspect inspect)
        : base(row)
    {
        var config = inspect.Config ?? new();
        _facts = new(inspect);
        // The containerd image store also lists the digest of an image pulled by digest among the tags.
        References = [.. (inspect.RepoTags ?? []).Where(name => !name.Contains('@', StringComparison.Ordinal))];
        Digests = [.. inspect.RepoDigests ?? []];
        ParentId = _facts.ParentId;
        Author = Text(inspect.Author);
        Comment = Text(inspect.Comment);
        DockerVersion = Text(inspect.DockerVersion);
        TaggedAt = _facts.TaggedAt;
        Platform = _facts.Platform;
        OsVersion = Text(inspect.OsVersion);
        StorageDriver = Text(inspect.GraphDriver?.Name);
        Layers = [.. inspect.RootFileSystem?.Layers ?? []];

        CommandList = [.. config.Cmd ?? []];
        Entrypoint = [.. config.Entrypoint ?? []];
        Shell = [.. config.Shell ?? []];
        Environment = Variables(config.Env);
        ExposedPorts = [.. config.ExposedPorts?.Keys ?? []];
        Volumes = [.. config.Volumes?.Keys ?? []];
        User = config.User ?? "";
        WorkingDirectory = config.WorkingDir ?? "";
        StopSignal = Text(config.StopSignal);
        HealthCheck = ContainerHealth.From(config.Healthcheck, null);
        OnBuild = [.. config.OnBuild ?? []];
    }

    /// <summary>All tags, with the repository.</summary>
    public ObjectList<string> References { get; }

    /// <summary>The digests in registries, with the repository: <c>busybox@sha256:…</c>.</summary>
    public ObjectList<string> Digests { get; }

    /// <summary>The id of the parent image, if built on this engine; null if there is none.</summary>
    public string? ParentId { get; }

    /// <summary>The author; null if none is given.</summary>
    public string? Author { get; }

    /// <summary>The comment made on creation.</summary>
    public string? Comment { get; }

    /// <summary>The version of the engine that created the image.</summary>
    public string? DockerVersion { get; }

    /// <summary>Time the image was last tagged on this engine, local time.</summary>
    public DateTime? TaggedAt { get; }

    /// <summary>The platform: operating system, architecture and variant, like <c>linux/arm64/v8</c>.</summary>
    public string Platform { get; }

    /// <summary>The required version of Windows; null for other systems.</summary>
    public string? OsVersion { get; }

    /// <summary>The storage driver of the layers.</summary>
    public string? StorageDriver { get; }

    /// <summary>The digests of the layers, lowest first.</summary>
    public ObjectList<string> Layers { get; }

    /// <summary>The default command as separate arguments.</summary>
    public ObjectList<string> CommandList { get; }

    /// <summary>The default entry point as separate arguments.</summary>
    public ObjectList<string> Entrypoint { get; }

    /// <summary>The shell for instructions in shell form.</summary>
    public ObjectList<string> Shell { get; }

    /// <summary>The default environment variables.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The exposed ports, like <c>80/tcp</c>.</summary>
    public ObjectList<string> ExposedPorts { get; }

    /// <summary>The folders that are volumes in containers.</summary>
    public ObjectList<string> Volumes { get; }

    /// <summary>The default user; empty for root.</summary>
    public string User { get; }

    /// <summary>The default working directory; empty for the root.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The signal to stop containers; null for SIGTERM.</summary>
    public string? StopSignal { get; }

    /// <summary>The default health check; null for none.</summary>
    public ContainerHealth? HealthCheck { get; }

    /// <summary>The instructions for builds on the image.</summary>
    public ObjectList<string> OnBuild { get; }

    /// <inheritdoc/>
    internal override ImageFacts ReadFacts() => _facts;
}
