using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>One reading of what a container uses. What it means is in <see cref="ContainerUsage"/>.</summary>
public sealed record ContainerStats
{
    /// <summary>When it was read; year 1 where the container does not run.</summary>
    [JsonPropertyName("read")]
    public DateTimeOffset Read { get; init; }

    /// <summary>When the reading before was made; year 1 where there is none.</summary>
    [JsonPropertyName("preread")]
    public DateTimeOffset PreviousRead { get; init; }

    /// <summary>How many processors a Windows engine has; 0 on others.</summary>
    [JsonPropertyName("num_procs")]
    public uint NumProcs { get; init; }

    /// <summary>Processes and threads.</summary>
    [JsonPropertyName("pids_stats")]
    public PidsStats? Pids { get; init; }

    /// <summary>The processors, now.</summary>
    [JsonPropertyName("cpu_stats")]
    public CpuStats? Cpu { get; init; }

    /// <summary>The processors at the reading before.</summary>
    [JsonPropertyName("precpu_stats")]
    public CpuStats? PreviousCpu { get; init; }

    /// <summary>The memory.</summary>
    [JsonPropertyName("memory_stats")]
    public MemoryStats? Memory { get; init; }

    /// <summary>Block devices, on Linux.</summary>
    [JsonPropertyName("blkio_stats")]
    public BlockStats? Block { get; init; }

    /// <summary>Storage, on Windows.</summary>
    [JsonPropertyName("storage_stats")]
    public StorageStats? Storage { get; init; }

    /// <summary>Network interfaces, by name.</summary>
    [JsonPropertyName("networks")]
    [JsonConverter(typeof(PresentEntries<NetworkStats>))]
    public IReadOnlyDictionary<string, NetworkStats>? Networks { get; init; }
}

/// <summary>Processes and threads of a container.</summary>
public sealed record PidsStats
{
    /// <summary>How many there are.</summary>
    [JsonPropertyName("current")]
    public ulong Current { get; init; }
}

/// <summary>What a container has used of the processors since it started.</summary>
public sealed record CpuStats
{
    /// <summary>The container's part.</summary>
    [JsonPropertyName("cpu_usage")]
    public CpuUsage? Usage { get; init; }

    /// <summary>What the whole host has used, in nanoseconds; Linux only.</summary>
    [JsonPropertyName("system_cpu_usage")]
    public ulong SystemUsage { get; init; }

    /// <summary>How many processors there are; Linux only.</summary>
    [JsonPropertyName("online_cpus")]
    public uint OnlineCpus { get; init; }
}

/// <summary>A container's processor time.</summary>
public sealed record CpuUsage
{
    /// <summary>In all: nanoseconds on Linux, units of 100 ns on Windows.</summary>
    [JsonPropertyName("total_usage")]
    public ulong Total { get; init; }

    /// <summary>For each processor; with cgroup version 1 only.</summary>
    [JsonPropertyName("percpu_usage")]
    public IReadOnlyList<ulong>? PerCpu { get; init; }
}

/// <summary>What a container uses of the memory.</summary>
public sealed record MemoryStats
{
    /// <summary>Bytes in use, the cache of files included.</summary>
    [JsonPropertyName("usage")]
    public ulong Usage { get; init; }

    /// <summary>How many it may use: the host's memory where it has no limit.</summary>
    [JsonPropertyName("limit")]
    public ulong Limit { get; init; }

    /// <summary>The kernel's own figures, which differ between the versions of cgroups.</summary>
    [JsonPropertyName("stats")]
    public IReadOnlyDictionary<string, ulong>? Stats { get; init; }

    /// <summary>Bytes in use, on Windows.</summary>
    [JsonPropertyName("privateworkingset")]
    public ulong PrivateWorkingSet { get; init; }
}

/// <summary>What a container has read from and written to block devices.</summary>
public sealed record BlockStats
{
    /// <summary>Bytes by device and kind of operation.</summary>
    [JsonPropertyName("io_service_bytes_recursive")]
    public IReadOnlyList<BlockEntry>? ServiceBytes { get; init; }
}

/// <summary>A figure of one device and one kind of operation.</summary>
public sealed record BlockEntry
{
    /// <summary>The kind, like <c>Read</c> (cgroup version 1) or <c>read</c> (version 2).</summary>
    [JsonPropertyName("op")]
    public string? Operation { get; init; }

    /// <summary>The figure.</summary>
    [JsonPropertyName("value")]
    public ulong Value { get; init; }
}

/// <summary>What a container has read and written, on Windows.</summary>
public sealed record StorageStats
{
    /// <summary>Bytes read.</summary>
    [JsonPropertyName("read_size_bytes")]
    public ulong ReadBytes { get; init; }

    /// <summary>Bytes written.</summary>
    [JsonPropertyName("write_size_bytes")]
    public ulong WrittenBytes { get; init; }
}

/// <summary>What has passed a network interface.</summary>
public sealed record NetworkStats
{
    /// <summary>Bytes received.</summary>
    [JsonPropertyName("rx_bytes")]
    public ulong ReceivedBytes { get; init; }

    /// <summary>Bytes sent.</summary>
    [JsonPropertyName("tx_bytes")]
    public ulong SentBytes { get; init; }
}
