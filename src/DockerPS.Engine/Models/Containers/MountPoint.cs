using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>A mount of a container.</summary>
public sealed record MountPoint
{
    /// <summary><c>bind</c>, <c>volume</c>, <c>tmpfs</c>, <c>npipe</c>, <c>cluster</c> or <c>image</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The volume's name.</summary>
    public string? Name { get; init; }

    /// <summary>The path on the host.</summary>
    public string? Source { get; init; }

    /// <summary>The path in the container.</summary>
    public string? Destination { get; init; }

    /// <summary>The volume's driver.</summary>
    public string? Driver { get; init; }

    /// <summary>The mount options.</summary>
    public string? Mode { get; init; }

    /// <summary>Indicates whether it is writable.</summary>
    [JsonPropertyName("RW")]
    public bool Writable { get; init; }

    /// <summary>The propagation mode.</summary>
    public string? Propagation { get; init; }
}
