using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>What an engine says of its version: <c>GET /version</c>.</summary>
public sealed record SystemVersion
{
    /// <summary>The product.</summary>
    public PlatformName? Platform { get; init; }

    /// <summary>The parts with their versions.</summary>
    public IReadOnlyList<VersionComponent>? Components { get; init; }

    /// <summary>The engine's version.</summary>
    public string? Version { get; init; }

    /// <summary>The newest API version that it speaks.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The oldest API version that it speaks.</summary>
    [JsonPropertyName("MinAPIVersion")]
    public string? MinApiVersion { get; init; }

    /// <summary>The commit that it was built from.</summary>
    public string? GitCommit { get; init; }

    /// <summary>The compiler.</summary>
    public string? GoVersion { get; init; }

    /// <summary>linux or windows.</summary>
    public string? Os { get; init; }

    /// <summary>The processor, in Go's words: amd64.</summary>
    public string? Arch { get; init; }

    /// <summary>The kernel's version.</summary>
    public string? KernelVersion { get; init; }

    /// <summary>Indicates whether experimental features are on.</summary>
    public bool Experimental { get; init; }

    /// <summary>When it was built.</summary>
    public string? BuildTime { get; init; }
}

/// <summary>The name of a product.</summary>
public sealed record PlatformName
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }
}

/// <summary>A part of an engine.</summary>
public sealed record VersionComponent
{
    /// <summary>The part's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>More about it.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }
}
