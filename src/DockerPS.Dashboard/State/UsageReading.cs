namespace DockerPS.Dashboard.State;

/// <summary>A reading of the resource usage of a container, in bytes.</summary>
public sealed record UsageReading
{
    /// <summary>The CPU usage in percent of one CPU.</summary>
    public double Cpu { get; init; }

    /// <summary>The memory in use.</summary>
    public long Memory { get; init; }

    /// <summary>The memory in percent of the limit; null if the engine does not report it.</summary>
    public double? MemoryPercent { get; init; }

    /// <summary>The bytes received over networks.</summary>
    public long Received { get; init; }

    /// <summary>The bytes sent over networks.</summary>
    public long Sent { get; init; }

    /// <summary>The bytes read from disks.</summary>
    public long Read { get; init; }

    /// <summary>The bytes written to disks.</summary>
    public long Written { get; init; }
}
