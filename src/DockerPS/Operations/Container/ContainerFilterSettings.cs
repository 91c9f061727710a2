using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Settings of a container filter. A container matches if it has one of the values of each setting.</summary>
internal sealed record ContainerFilterSettings
{
    public string[]? Status { get; init; }

    public string[]? Health { get; init; }

    public int[]? ExitCode { get; init; }

    /// <summary>Labels, all of which must match.</summary>
    public KeyValue[]? Label { get; init; }

    /// <summary>Names, ids or wildcards, as for networks and volumes.</summary>
    public string[]? Image { get; init; }

    public string[]? Network { get; init; }

    public string[]? Volume { get; init; }

    /// <summary>Ports, on either side.</summary>
    public int[]? Port { get; init; }

    public DateTime? CreatedAfter { get; init; }

    public DateTime? CreatedBefore { get; init; }

    public DateTime? StartedAfter { get; init; }

    public DateTime? StartedBefore { get; init; }

    public DateTime? FinishedAfter { get; init; }

    public DateTime? FinishedBefore { get; init; }

    public int? Last { get; init; }

    public bool Running { get; init; }

    /// <summary>Whether the engine computes the size of each container's files.</summary>
    public bool Size { get; init; }

    /// <summary>The engine's own filters.</summary>
    public KeyValue[]? Filter { get; init; }
}
