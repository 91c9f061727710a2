using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>What a container uses (<c>docker stats</c>). Sizes are in bytes; a sum counts from the container's start.</summary>
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

    /// <summary>How much of one processor it used since the reading before: 200 is two whole processors. On Windows 100 is all of them.</summary>
    public double CpuPercent { get; }

    /// <summary>How many processors the engine has.</summary>
    public int OnlineCpu { get; }

    /// <summary>Memory in use, without the cache of files that is idle.</summary>
    public long MemoryUsage { get; }

    /// <summary>How much memory it may use: the host's where it has no limit; null on Windows.</summary>
    public long? MemoryLimit { get; }

    /// <summary>How much of that it uses; null on Windows.</summary>
    public double? MemoryPercent { get; }

    /// <summary>Received over all networks.</summary>
    public long NetworkReceived { get; }

    /// <summary>Sent over all networks.</summary>
    public long NetworkSent { get; }

    /// <summary>Read from disks.</summary>
    public long BlockRead { get; }

    /// <summary>Written to disks.</summary>
    public long BlockWritten { get; }

    /// <summary>How many processes and threads it has; null on Windows.</summary>
    public long? ProcessCount { get; }

    /// <summary>When it was read, local time.</summary>
    public DateTime ReadAt { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The container's name.</summary>
    public override string ToString() => Container;
}
