using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>An image as <c>GET /images/json</c> lists it.</summary>
public sealed record ImageSummary
{
    /// <summary>The id, with its algorithm: <c>sha256:…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The image that it was built on by the classic builder.</summary>
    public string? ParentId { get; init; }

    /// <summary>Its references: <c>busybox:latest</c>.</summary>
    public IReadOnlyList<string>? RepoTags { get; init; }

    /// <summary>Its references by digest: <c>busybox@sha256:…</c>.</summary>
    public IReadOnlyList<string>? RepoDigests { get; init; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Bytes that it shares with other images; -1 where they were not counted.</summary>
    public long SharedSize { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>How many containers use it; -1 where they were not counted.</summary>
    public int Containers { get; init; }
}

/// <summary>An image as <c>GET /images/{name}/json</c> shows it: what the client itself needs of it.</summary>
public sealed record ImageInspect
{
    /// <summary>The id, with its algorithm.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its references.</summary>
    public IReadOnlyList<string>? RepoTags { get; init; }

    /// <summary>The settings of its containers.</summary>
    public ContainerConfig? Config { get; init; }
}
