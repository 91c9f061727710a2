namespace DockerPS.Compose.Model;

/// <summary>Limits of reading and writing devices.</summary>
public sealed record BlockInputLimits : ComposeElement
{
    /// <summary>The weight, from 10 to 1000.</summary>
    public int Weight { get; init; }

    /// <summary>The weights for devices.</summary>
    public IReadOnlyList<DeviceWeight> WeightDevices { get; init; } = [];

    /// <summary>The bytes read per second.</summary>
    public IReadOnlyList<DeviceRate> ReadBytes { get; init; } = [];

    /// <summary>The reads per second.</summary>
    public IReadOnlyList<DeviceRate> ReadOperations { get; init; } = [];

    /// <summary>The bytes written per second.</summary>
    public IReadOnlyList<DeviceRate> WriteBytes { get; init; } = [];

    /// <summary>The writes per second.</summary>
    public IReadOnlyList<DeviceRate> WriteOperations { get; init; } = [];
}
