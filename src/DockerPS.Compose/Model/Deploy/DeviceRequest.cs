namespace DockerPS.Compose.Model;

/// <summary>A request of devices.</summary>
public sealed record DeviceRequest
{
    /// <summary>The capabilities, like gpu.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>The driver.</summary>
    public string Driver { get; init; } = "";

    /// <summary>The number; -1 for all.</summary>
    public long Count { get; init; }

    /// <summary>The ids of the devices.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>The options of the driver.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = Dictionary.Empty<string>();
}
