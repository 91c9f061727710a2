using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>The version of an engine: <c>GET /version</c>.</summary>
public sealed record SystemVersion
{
    /// <summary>The product.</summary>
    public PlatformName? Platform { get; init; }

    /// <summary>The components.</summary>
    public IReadOnlyList<VersionComponent>? Components { get; init; }

    /// <summary>The engine's version.</summary>
    public string? Version { get; init; }

    /// <summary>The newest supported API version.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The oldest supported API version.</summary>
    [JsonPropertyName("MinAPIVersion")]
    public string? MinApiVersion { get; init; }

    /// <summary>The commit that it was built from.</summary>
    public string? GitCommit { get; init; }

    /// <summary>The version of Go.</summary>
    public string? GoVersion { get; init; }

    /// <summary><c>linux</c> or <c>windows</c>.</summary>
    public string? Os { get; init; }

    /// <summary>The architecture in Go's words, like <c>amd64</c>.</summary>
    public string? Arch { get; init; }

    /// <summary>The kernel's version.</summary>
    public string? KernelVersion { get; init; }

    /// <summary>Indicates whether experimental features are enabled.</summary>
    public bool Experimental { get; init; }

    /// <summary>The build time.</summary>
    public string? BuildTime { get; init; }
}

/// <summary>A product.</summary>
public sealed record PlatformName
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }
}

/// <summary>A component of an engine.</summary>
public sealed record VersionComponent
{
    /// <summary>The component's name.</summary>
    public string? Name { get; init; }

    /// <summary>The version.</summary>
    public string? Version { get; init; }

    /// <summary>The details.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }
}
