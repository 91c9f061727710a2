using DockerPS.Engine.Models;
using DockerPS.Output;
using static DockerPS.Output.EngineValue;

namespace DockerPS;

/// <summary>All that the engine tells of an image (<c>docker image inspect</c>). What containers begin with has the name of New-Container's parameter.</summary>
public sealed class ImageDetail : Image
{
    private readonly ImageFacts _facts;

    internal ImageDetail(Image row, ImageInspect inspect)
        : base(row)
    {
        var config = inspect.Config ?? new();
        _facts = new(inspect);
        // The containerd image store lists a digest by which an image was pulled among the tags, too.
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

    /// <summary>All its tags, with the repository.</summary>
    public ObjectList<string> References { get; }

    /// <summary>Its digests in registries, with the repository: <c>busybox@sha256:…</c>.</summary>
    public ObjectList<string> Digests { get; }

    /// <summary>The id of the image that it was built on here; null where there is none.</summary>
    public string? ParentId { get; }

    /// <summary>Who made it; null where nobody is named.</summary>
    public string? Author { get; }

    /// <summary>What was noted when it was made.</summary>
    public string? Comment { get; }

    /// <summary>The version of the engine that made it.</summary>
    public string? DockerVersion { get; }

    /// <summary>When it last got a reference here, local time.</summary>
    public DateTime? TaggedAt { get; }

    /// <summary>What it is for: system, processor and its variant, like <c>linux/arm64/v8</c>.</summary>
    public string Platform { get; }

    /// <summary>The version of Windows that it needs; null for other systems.</summary>
    public string? OsVersion { get; }

    /// <summary>The engine's driver that stores its layers.</summary>
    public string? StorageDriver { get; }

    /// <summary>The digests of its layers, the lowest first.</summary>
    public ObjectList<string> Layers { get; }

    /// <summary>The command of its containers, word by word.</summary>
    public ObjectList<string> CommandList { get; }

    /// <summary>The entry point of its containers, word by word.</summary>
    public ObjectList<string> Entrypoint { get; }

    /// <summary>The shell of instructions that need one.</summary>
    public ObjectList<string> Shell { get; }

    /// <summary>The environment of its containers.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The ports that its containers listen on, like <c>80/tcp</c>.</summary>
    public ObjectList<string> ExposedPorts { get; }

    /// <summary>The folders that are volumes in its containers.</summary>
    public ObjectList<string> Volumes { get; }

    /// <summary>The user of its containers; empty for root.</summary>
    public string User { get; }

    /// <summary>The folder that its containers start in; empty for the root.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The signal that stops its containers; null for SIGTERM.</summary>
    public string? StopSignal { get; }

    /// <summary>The health check of its containers; null for none.</summary>
    public ContainerHealth? HealthCheck { get; }

    /// <summary>Instructions for builds on it.</summary>
    public ObjectList<string> OnBuild { get; }

    /// <inheritdoc/>
    internal override ImageFacts ReadFacts() => _facts;
}
