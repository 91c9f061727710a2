namespace DockerPS.Engine.Models;

/// <summary>A mount as it is asked for.</summary>
public sealed record Mount
{
    /// <summary>bind, volume, tmpfs, npipe, cluster or image.</summary>
    public string? Type { get; init; }

    /// <summary>The host's path, the volume's name, or the image.</summary>
    public string? Source { get; init; }

    /// <summary>The path in the container.</summary>
    public string? Target { get; init; }

    /// <summary>Whether it cannot be written to.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>default, consistent, cached or delegated.</summary>
    public string? Consistency { get; init; }

    /// <summary>What only binds have.</summary>
    public BindOptions? BindOptions { get; init; }

    /// <summary>What only volumes have.</summary>
    public VolumeOptions? VolumeOptions { get; init; }

    /// <summary>What only images have; from API 1.48 on.</summary>
    public ImageOptions? ImageOptions { get; init; }

    /// <summary>What only tmpfs has.</summary>
    public TmpfsOptions? TmpfsOptions { get; init; }
}

/// <summary>What only binds have.</summary>
public sealed record BindOptions
{
    /// <summary>How mounts propagate.</summary>
    public string? Propagation { get; init; }

    /// <summary>Whether mounts below the source stay out.</summary>
    public bool? NonRecursive { get; init; }

    /// <summary>Whether a missing source is made; from API 1.42 on.</summary>
    public bool? CreateMountpoint { get; init; }

    /// <summary>Whether only the mount itself is read-only; from API 1.44 on.</summary>
    public bool? ReadOnlyNonRecursive { get; init; }

    /// <summary>Whether it is an error if not all below can be read-only; from API 1.44 on.</summary>
    public bool? ReadOnlyForceRecursive { get; init; }
}

/// <summary>What only volumes have.</summary>
public sealed record VolumeOptions
{
    /// <summary>Whether the image's files are not copied into a new volume.</summary>
    public bool? NoCopy { get; init; }

    /// <summary>The labels of a new volume.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The driver of a new volume.</summary>
    public VolumeDriver? DriverConfig { get; init; }

    /// <summary>The path in the volume that is mounted; from API 1.45 on.</summary>
    public string? Subpath { get; init; }
}

/// <summary>The driver of a volume.</summary>
public sealed record VolumeDriver
{
    /// <summary>The driver's name.</summary>
    public string? Name { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>What only images have.</summary>
public sealed record ImageOptions
{
    /// <summary>The path in the image that is mounted.</summary>
    public string? Subpath { get; init; }
}

/// <summary>What only tmpfs has.</summary>
public sealed record TmpfsOptions
{
    /// <summary>The size in bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The permissions.</summary>
    public int? Mode { get; init; }
}
