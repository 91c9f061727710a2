namespace DockerPS.Compose.Model;

/// <summary>A mount of a service.</summary>
public sealed record ServiceVolume : ComposeElement
{
    /// <summary>The type: bind, volume, tmpfs, image, cluster or npipe.</summary>
    public string Type { get; init; } = "";

    /// <summary>The path, or the key of the volume.</summary>
    public string Source { get; init; } = "";

    /// <summary>The path in the container.</summary>
    public string Target { get; init; } = "";

    /// <summary>Indicates whether it cannot be written to.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The consistency.</summary>
    public string Consistency { get; init; } = "";

    /// <summary>The options of a bind mount.</summary>
    public BindOptions? Bind { get; init; }

    /// <summary>The options of a volume.</summary>
    public VolumeOptions? Volume { get; init; }

    /// <summary>The options of a file system in memory.</summary>
    public TmpfsOptions? Tmpfs { get; init; }

    /// <summary>The options of an image.</summary>
    public ImageOptions? Image { get; init; }
}
