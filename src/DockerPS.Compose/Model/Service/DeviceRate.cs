namespace DockerPS.Compose.Model;

/// <summary>The limit of a device.</summary>
public sealed record DeviceRate : ComposeElement
{
    /// <summary>The device.</summary>
    public string Path { get; init; } = "";

    /// <summary>The limit per second.</summary>
    public long Rate { get; init; }
}
