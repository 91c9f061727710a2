namespace DockerPS.Engine.Models;

/// <summary>A mount in a request.</summary>
public sealed record Mount
{
    /// <summary><c>bind</c>, <c>volume</c>, <c>tmpfs</c>, <c>npipe</c>, <c>cluster</c> or <c>image</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The host's path, the volume's name, or the image.</summary>
    public string? Source { get; init; }

    /// <summary>The path in the container.</summary>
    public string? Target { get; init; }

    /// <summary>Indicates whether it is read-only.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary><c>default</c>, <c>consistent</c>, <c>cached</c> or <c>delegated</c>.</summary>
    public string? Consistency { get; init; }

    /// <summary>The options of binds.</summary>
    public BindOptions? BindOptions { get; init; }

    /// <summary>The options of volumes.</summary>
    public VolumeOptions? VolumeOptions { get; init; }

    /// <summary>The options of image mounts; since API 1.48.</summary>
    public ImageOptions? ImageOptions { get; init; }

    /// <summary>The options of tmpfs.</summary>
    public TmpfsOptions? TmpfsOptions { get; init; }
}

/// <summary>The options of binds.</summary>
public sealed record BindOptions
{
    /// <summary>The propagation mode.</summary>
    public string? Propagation { get; init; }

    /// <summary>Indicates whether mounts below the source are left out.</summary>
    public bool? NonRecursive { get; init; }

    /// <summary>Indicates whether a missing source is created; since API 1.42.</summary>
    public bool? CreateMountpoint { get; init; }

    /// <summary>Indicates whether only the mount itself is read-only; since API 1.44 on.</summary>
    public bool? ReadOnlyNonRecursive { get; init; }

    /// <summary>Indicates whether it is an error if a mount below cannot be read-only; since API 1.44.</summary>
    public bool? ReadOnlyForceRecursive { get; init; }
}

/// <summary>The options of volumes.</summary>
public sealed record VolumeOptions
{
    /// <summary>Indicates whether a new volume stays without the image's files.</summary>
    public bool? NoCopy { get; init; }

    /// <summary>The labels of a new volume.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The driver of a new volume.</summary>
    public VolumeDriver? DriverConfig { get; init; }

    /// <summary>The path in the volume; since API 1.45.</summary>
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

/// <summary>The options of image mounts.</summary>
public sealed record ImageOptions
{
    /// <summary>The path in the image.</summary>
    public string? Subpath { get; init; }
}

/// <summary>The options of tmpfs.</summary>
public sealed record TmpfsOptions
{
    /// <summary>The size in bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The permissions, as mode bits.</summary>
    public int? Mode { get; init; }
}
