using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A sample of a container's resource usage, interpreted by <see cref="ContainerUsage"/>.</summary>
public sealed record ContainerStats
{
    /// <summary>The time of the sample; year 1 if the container is not running.</summary>
    [JsonPropertyName("read")]
    public DateTimeOffset Read { get; init; }

    /// <summary>The time of the previous sample; year 1 if there is none.</summary>
    [JsonPropertyName("preread")]
    public DateTimeOffset PreviousRead { get; init; }

    /// <summary>The number of processors of a Windows engine; 0 on others.</summary>
    [JsonPropertyName("num_procs")]
    public uint NumProcs { get; init; }

    /// <summary>The processes and threads.</summary>
    [JsonPropertyName("pids_stats")]
    public PidsStats? Pids { get; init; }

    /// <summary>The CPU usage.</summary>
    [JsonPropertyName("cpu_stats")]
    public CpuStats? Cpu { get; init; }

    /// <summary>The CPU usage at the previous sample.</summary>
    [JsonPropertyName("precpu_stats")]
    public CpuStats? PreviousCpu { get; init; }

    /// <summary>The memory.</summary>
    [JsonPropertyName("memory_stats")]
    public MemoryStats? Memory { get; init; }

    /// <summary>The block device usage, on Linux.</summary>
    [JsonPropertyName("blkio_stats")]
    public BlockStats? Block { get; init; }

    /// <summary>The storage usage, on Windows.</summary>
    [JsonPropertyName("storage_stats")]
    public StorageStats? Storage { get; init; }

    /// <summary>The network interfaces, by name.</summary>
    [JsonPropertyName("networks")]
    [JsonConverter(typeof(PresentEntries<NetworkStats>))]
    public IReadOnlyDictionary<string, NetworkStats>? Networks { get; init; }
}

/// <summary>The processes and threads of a container.</summary>
public sealed record PidsStats
{
    /// <summary>The number.</summary>
    [JsonPropertyName("current")]
    public ulong Current { get; init; }
}

/// <summary>The CPU usage of a container since it started.</summary>
public sealed record CpuStats
{
    /// <summary>The container's own usage.</summary>
    [JsonPropertyName("cpu_usage")]
    public CpuUsage? Usage { get; init; }

    /// <summary>The usage of the whole host, in nanoseconds; Linux only.</summary>
    [JsonPropertyName("system_cpu_usage")]
    public ulong SystemUsage { get; init; }

    /// <summary>The number of processors; Linux only.</summary>
    [JsonPropertyName("online_cpus")]
    public uint OnlineCpus { get; init; }
}

/// <summary>The CPU time of a container.</summary>
public sealed record CpuUsage
{
    /// <summary>The total: nanoseconds on Linux, units of 100 ns on Windows.</summary>
    [JsonPropertyName("total_usage")]
    public ulong Total { get; init; }

    /// <summary>The time on each processor; cgroup version 1 only.</summary>
    [JsonPropertyName("percpu_usage")]
    public IReadOnlyList<ulong>? PerCpu { get; init; }
}

/// <summary>The memory usage of a container.</summary>
public sealed record MemoryStats
{
    /// <summary>The bytes in use, including the page cache.</summary>
    [JsonPropertyName("usage")]
    public ulong Usage { get; init; }

    /// <summary>The limit in bytes: the host's memory if it has none.</summary>
    [JsonPropertyName("limit")]
    public ulong Limit { get; init; }

    /// <summary>The kernel's figures, which differ between cgroup versions.</summary>
    [JsonPropertyName("stats")]
    public IReadOnlyDictionary<string, ulong>? Stats { get; init; }

    /// <summary>The bytes in use, on Windows.</summary>
    [JsonPropertyName("privateworkingset")]
    public ulong PrivateWorkingSet { get; init; }
}

/// <summary>The block device usage of a container.</summary>
public sealed record BlockStats
{
    /// <summary>The bytes by device and operation.</summary>
    [JsonPropertyName("io_service_bytes_recursive")]
    public IReadOnlyList<BlockEntry>? ServiceBytes { get; init; }
}

/// <summary>A figure for one device and one operation.</summary>
public sealed record BlockEntry
{
    /// <summary>The operation, like <c>Read</c> (cgroup version 1) or <c>read</c> (version 2).</summary>
    [JsonPropertyName("op")]
    public string? Operation { get; init; }

    /// <summary>The figure.</summary>
    [JsonPropertyName("value")]
    public ulong Value { get; init; }
}

/// <summary>The storage usage of a container, on Windows.</summary>
public sealed record StorageStats
{
    /// <summary>The bytes read.</summary>
    [JsonPropertyName("read_size_bytes")]
    public ulong ReadBytes { get; init; }

    /// <summary>The bytes written.</summary>
    [JsonPropertyName("write_size_bytes")]
    public ulong WrittenBytes { get; init; }
}

/// <summary>The traffic of a network interface.</summary>
public sealed record NetworkStats
{
    /// <summary>The bytes received.</summary>
    [JsonPropertyName("rx_bytes")]
    public ulong ReceivedBytes { get; init; }

    /// <summary>The bytes sent.</summary>
    [JsonPropertyName("tx_bytes")]
    public ulong SentBytes { get; init; }
}
