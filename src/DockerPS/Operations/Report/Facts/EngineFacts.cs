namespace DockerPS.Operations;

/// <summary>An engine in a report, with all that it has.</summary>
internal sealed record EngineFacts
{
    /// <summary>The context's name, or the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>The reason why the engine could not be read; null if it was.</summary>
    public string? Failure { get; init; }

    /// <summary>The name of the host.</summary>
    public string? Host { get; init; }

    /// <summary>The engine's version.</summary>
    public string? Version { get; init; }

    /// <summary>The newest API version that it has.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The operating system.</summary>
    public string? System { get; init; }

    /// <summary>The kernel and the architecture.</summary>
    public string? Kernel { get; init; }

    /// <summary>The number of processors.</summary>
    public int Cpus { get; init; }

    /// <summary>The memory in bytes.</summary>
    public long Memory { get; init; }

    /// <summary>The storage driver.</summary>
    public string? StorageDriver { get; init; }

    /// <summary>The state in a swarm; null outside of one.</summary>
    public string? Swarm { get; init; }

    /// <summary>Whether root in a container is another user on the host.</summary>
    public bool MapsRoot { get; init; }

    /// <summary>The engine's own warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The containers, by name.</summary>
    public IReadOnlyList<ReportedContainer> Containers { get; init; } = [];

    /// <summary>The images, the largest first.</summary>
    public IReadOnlyList<ReportedImage> Images { get; init; } = [];

    /// <summary>The volumes, by name.</summary>
    public IReadOnlyList<ReportedVolume> Volumes { get; init; } = [];

    /// <summary>The networks, by name.</summary>
    public IReadOnlyList<ReportedNetwork> Networks { get; init; } = [];

    /// <summary>The disk usage by kind; empty if the engine could not measure it.</summary>
    public IReadOnlyList<ReportedUsage> Usage { get; init; } = [];

    /// <summary>The reason why the disk usage is missing; null if it is there.</summary>
    public string? UsageFailure { get; init; }
}
