namespace DockerPS.Compose.Model;

/// <summary>Amounts of resources.</summary>
public sealed record ResourceAmounts : ComposeElement
{
    /// <summary>The number of processors.</summary>
    public float Cpus { get; init; }

    /// <summary>The memory in bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>The number of processes.</summary>
    public long Pids { get; init; }

    /// <summary>The devices.</summary>
    public IReadOnlyList<DeviceRequest> Devices { get; init; } = [];

    /// <summary>Resources that the nodes name themselves.</summary>
    public IReadOnlyList<GenericResource> GenericResources { get; init; } = [];
}
