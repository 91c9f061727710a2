using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>Resource usage of a container (<c>docker stats</c>). Sizes are in bytes; totals count from the container's start.</summary>
public sealed class ContainerStatistic
{
    internal ContainerStatistic(ContainerUsage usage, string container, string containerId, string context)
    {
        Container = container;
        ContainerId = containerId;
        CpuPercent = usage.CpuPercent;
        OnlineCpu = usage.OnlineCpu;
        MemoryUsage = usage.MemoryUsage;
        MemoryLimit = usage.MemoryLimit;
        MemoryPercent = usage.MemoryPercent;
        NetworkReceived = usage.NetworkReceived;
        NetworkSent = usage.NetworkSent;
        BlockRead = usage.BlockRead;
        BlockWritten = usage.BlockWritten;
        ProcessCount = usage.ProcessCount;
        ReadAt = usage.Read.LocalDateTime;
        Context = context;
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>
    /// CPU usage since the previous reading in percent of one CPU: 200 means two full CPUs. On Windows, 100 means all CPUs.
    /// </summary>
    public double CpuPercent { get; }

    /// <summary>The number of CPUs of the engine.</summary>
    public int OnlineCpu { get; }

    /// <summary>Memory in use, without the inactive page cache.</summary>
    public long MemoryUsage { get; }

    /// <summary>The memory limit; the host's memory if there is no limit, null on Windows.</summary>
    public long? MemoryLimit { get; }

    /// <summary>Memory usage in percent of the limit; null on Windows.</summary>
    public double? MemoryPercent { get; }

    /// <summary>Bytes received over all networks.</summary>
    public long NetworkReceived { get; }

    /// <summary>Bytes sent over all networks.</summary>
    public long NetworkSent { get; }

    /// <summary>Bytes read from disks.</summary>
    public long BlockRead { get; }

    /// <summary>Bytes written to disks.</summary>
    public long BlockWritten { get; }

    /// <summary>The number of processes and threads; null on Windows.</summary>
    public long? ProcessCount { get; }

    /// <summary>Time of the reading, local time.</summary>
    public DateTime ReadAt { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the container's name.</summary>
    public override string ToString() => Container;
}
