namespace DockerPS.Compose.Model;

/// <summary>Options of a volume in a container.</summary>
public sealed record VolumeOptions : ComposeElement
{
    /// <summary>The labels of an anonymous volume.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Dictionary.Empty<string>();

    /// <summary>Indicates whether the content of the image is not copied.</summary>
    public bool NoCopy { get; init; }

    /// <summary>The path in the volume.</summary>
    public string Subpath { get; init; } = "";
}
