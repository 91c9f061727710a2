using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>A mount as a container has it.</summary>
public sealed record MountPoint
{
    /// <summary>bind, volume, tmpfs, npipe, cluster or image.</summary>
    public string? Type { get; init; }

    /// <summary>The volume's name.</summary>
    public string? Name { get; init; }

    /// <summary>The path on the host.</summary>
    public string? Source { get; init; }

    /// <summary>The path in the container.</summary>
    public string? Destination { get; init; }

    /// <summary>The volume's driver.</summary>
    public string? Driver { get; init; }

    /// <summary>The options it was mounted with.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether it can be written to.</summary>
    [JsonPropertyName("RW")]
    public bool Writable { get; init; }

    /// <summary>How mounts propagate.</summary>
    public string? Propagation { get; init; }
}
