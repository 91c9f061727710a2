namespace DockerPS.Engine.Models;

/// <summary>Resource usage, computed as the docker CLI does: on cgroup versions 1 and 2, and on Windows.</summary>
/// <param name="reading">The sample.</param>
/// <param name="before">An earlier sample to compare with; null for the one inside the sample.</param>
public sealed class ContainerUsage(ContainerStats reading, ContainerStats? before = null)
{
    /// <summary>The unit of CPU time on Windows, in nanoseconds, which <see cref="TimeSpan"/> has, too.</summary>
    private const int WindowsTick = 100;

    private readonly CpuStats? _cpuBefore = before is null ? reading.PreviousCpu : before.Cpu;
    private readonly DateTimeOffset _readBefore = before?.Read ?? reading.PreviousRead;

    /// <summary>The time of the sample.</summary>
    public DateTimeOffset Read => reading.Read;

    /// <summary>Indicates whether the container was running; the engine has no figures of others.</summary>
    public bool IsRunning => reading.Read > DateTimeOffset.MinValue;

    /// <summary>Indicates whether there is an earlier sample to compare with.</summary>
    public bool HasBefore => _readBefore > DateTimeOffset.MinValue;

    /// <summary>Indicates whether this is a Windows container; only these report their processors in this field.</summary>
    public bool IsWindows => reading.NumProcs > 0;

    /// <summary>The CPU usage between the samples, in percent of one processor, or on Windows of all of them.</summary>
    public double CpuPercent
    {
        get
        {
            // A counter that went backwards was reset, like that of a container that was restarted.
            var used = (double)(reading.Cpu?.Usage?.Total ?? 0) - (_cpuBefore?.Usage?.Total ?? 0);
            var available = IsWindows
                ? (double)(reading.Read - _readBefore).Ticks * (TimeSpan.NanosecondsPerTick / WindowsTick) * reading.NumProcs
                : ((double)(reading.Cpu?.SystemUsage ?? 0) - (_cpuBefore?.SystemUsage ?? 0)) / OnlineCpu;
            return used > 0 && available > 0 ? used / available * 100 : 0;
        }
    }

    /// <summary>The number of processors.</summary>
    public int OnlineCpu =>
        IsWindows ? (int)reading.NumProcs
        : reading.Cpu is { OnlineCpus: > 0 } cpu ? (int)cpu.OnlineCpus
        : reading.Cpu?.Usage?.PerCpu?.Count ?? 0;

    /// <summary>The bytes of memory in use, without the inactive page cache, which the kernel frees on demand.</summary>
    public long MemoryUsage
    {
        get
        {
            var memory = reading.Memory ?? new();
            if (IsWindows)
            {
                return Signed(memory.PrivateWorkingSet);
            }

            // Of cgroup version 1 the first is needed: its inactive_file leaves out child groups.
            return Signed(memory.Usage - (Inactive("total_inactive_file") ?? Inactive("inactive_file") ?? 0));

            ulong? Inactive(string name) =>
                memory.Stats?.TryGetValue(name, out var value) == true && value < memory.Usage ? value : null;
        }
    }

    /// <summary>The memory limit in bytes; null on Windows, which does not report it.</summary>
    public long? MemoryLimit => IsWindows ? null : Signed(reading.Memory?.Limit ?? 0);

    /// <summary>The memory in use, in percent of the limit; null on Windows.</summary>
    public double? MemoryPercent => MemoryLimit switch
    {
        null => null,
        0 => 0,
        var limit => MemoryUsage * 100.0 / limit,
    };

    /// <summary>The bytes received over all networks since the start.</summary>
    public long NetworkReceived => Sum(reading.Networks?.Values.Select(network => network.ReceivedBytes));

    /// <summary>The bytes sent over all networks since the start.</summary>
    public long NetworkSent => Sum(reading.Networks?.Values.Select(network => network.SentBytes));

    /// <summary>The bytes read from disks since the start.</summary>
    public long BlockRead => IsWindows ? Signed(reading.Storage?.ReadBytes ?? 0) : Blocks('r');

    /// <summary>The bytes written to disks since the start.</summary>
    public long BlockWritten => IsWindows ? Signed(reading.Storage?.WrittenBytes ?? 0) : Blocks('w');

    /// <summary>The number of processes and threads; null on Windows, which does not report it.</summary>
    public long? ProcessCount => IsWindows ? null : Signed(reading.Pids?.Current ?? 0);

    private long Blocks(char operation) => Sum(reading.Block?.ServiceBytes?
        .Where(entry => entry.Operation is [var first, ..] && char.ToLowerInvariant(first) == operation)
        .Select(entry => entry.Value));

    private static long Sum(IEnumerable<ulong>? values) => values?.Aggregate(0L, (sum, value) => sum + Signed(value)) ?? 0;

    /// <summary>Converts a figure; the kernel writes "no limit" as the largest number.</summary>
    private static long Signed(ulong value) => (long)Math.Min(value, long.MaxValue);
}
