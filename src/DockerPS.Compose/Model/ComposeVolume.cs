namespace DockerPS.Compose.Model;

/// <summary>A volume.</summary>
public sealed record ComposeVolume : ComposeElement
{
    /// <summary>The name in the engine.</summary>
    public string Name { get; init; } = "";

    /// <summary>The driver.</summary>
    public string Driver { get; init; } = "";

    /// <summary>The options of the driver.</summary>
    public IReadOnlyDictionary<string, string> DriverOptions { get; init; } = Dictionary.Empty<string>();

    /// <summary>Indicates whether the volume exists outside of the project.</summary>
    public bool External { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Dictionary.Empty<string>();
}
