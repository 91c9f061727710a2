namespace DockerPS.Engine.Models;

/// <summary>What a reading means, computed as the docker CLI computes it: on cgroup versions 1 and 2, and on Windows.</summary>
/// <param name="reading">The reading.</param>
/// <param name="before">An earlier one to compare with; left out, the one that the engine has put into the reading.</param>
public sealed class ContainerUsage(ContainerStats reading, ContainerStats? before = null)
{
    /// <summary>The unit of processor time on Windows, in nanoseconds; that of a <see cref="TimeSpan"/> too.</summary>
    private const int WindowsTick = 100;

    private readonly CpuStats? _cpuBefore = before is null ? reading.PreviousCpu : before.Cpu;
    private readonly DateTimeOffset _readBefore = before?.Read ?? reading.PreviousRead;

    /// <summary>When it was read.</summary>
    public DateTimeOffset Read => reading.Read;

    /// <summary>Whether the container ran: the engine has no figures of others.</summary>
    public bool IsRunning => reading.Read > DateTimeOffset.MinValue;

    /// <summary>Whether there is an earlier reading to compare with.</summary>
    public bool HasBefore => _readBefore > DateTimeOffset.MinValue;

    /// <summary>Whether it is a Windows container: only these count processors in this place.</summary>
    public bool IsWindows => reading.NumProcs > 0;

    /// <summary>How much of one processor it used between the readings: 200 is two whole processors. On Windows 100 is all of them.</summary>
    public double CpuPercent
    {
        get
        {
            // What is smaller than before began anew meanwhile, like a container that was restarted.
            var used = (double)(reading.Cpu?.Usage?.Total ?? 0) - (_cpuBefore?.Usage?.Total ?? 0);
            var available = IsWindows
                ? (double)(reading.Read - _readBefore).Ticks * (TimeSpan.NanosecondsPerTick / WindowsTick) * reading.NumProcs
                : ((double)(reading.Cpu?.SystemUsage ?? 0) - (_cpuBefore?.SystemUsage ?? 0)) / OnlineCpu;
            return used > 0 && available > 0 ? used / available * 100 : 0;
        }
    }

    /// <summary>How many processors there are.</summary>
    public int OnlineCpu =>
        IsWindows ? (int)reading.NumProcs
        : reading.Cpu is { OnlineCpus: > 0 } cpu ? (int)cpu.OnlineCpus
        : reading.Cpu?.Usage?.PerCpu?.Count ?? 0;

    /// <summary>Bytes of memory, less the cache of files that nobody has used lately: the kernel gives it up when it needs it.</summary>
    public long MemoryUsage
    {
        get
        {
            var memory = reading.Memory ?? new();
            if (IsWindows)
            {
                return Signed(memory.PrivateWorkingSet);
            }

            // The first is cgroup version 1, whose own inactive_file leaves out the groups below.
            return Signed(memory.Usage - (Inactive("total_inactive_file") ?? Inactive("inactive_file") ?? 0));

            ulong? Inactive(string name) =>
                memory.Stats?.TryGetValue(name, out var value) == true && value < memory.Usage ? value : null;
        }
    }

    /// <summary>How many bytes of memory it may use; null on Windows, which does not tell.</summary>
    public long? MemoryLimit => IsWindows ? null : Signed(reading.Memory?.Limit ?? 0);

    /// <summary>How much of the memory that it may use it does; null on Windows.</summary>
    public double? MemoryPercent => MemoryLimit switch
    {
        null => null,
        0 => 0,
        var limit => MemoryUsage * 100.0 / limit,
    };

    /// <summary>Bytes received over all networks since it started.</summary>
    public long NetworkReceived => Sum(reading.Networks?.Values.Select(network => network.ReceivedBytes));

    /// <summary>Bytes sent over all networks since it started.</summary>
    public long NetworkSent => Sum(reading.Networks?.Values.Select(network => network.SentBytes));

    /// <summary>Bytes read from disks since it started.</summary>
    public long BlockRead => IsWindows ? Signed(reading.Storage?.ReadBytes ?? 0) : Blocks('r');

    /// <summary>Bytes written to disks since it started.</summary>
    public long BlockWritten => IsWindows ? Signed(reading.Storage?.WrittenBytes ?? 0) : Blocks('w');

    /// <summary>How many processes and threads it has; null on Windows, which does not tell.</summary>
    public long? ProcessCount => IsWindows ? null : Signed(reading.Pids?.Current ?? 0);

    private long Blocks(char operation) => Sum(reading.Block?.ServiceBytes?
        .Where(entry => entry.Operation is [var first, ..] && char.ToLowerInvariant(first) == operation)
        .Select(entry => entry.Value));

    private static long Sum(IEnumerable<ulong>? values) => values?.Aggregate(0L, (sum, value) => sum + Signed(value)) ?? 0;

    /// <summary>The kernel writes "no limit" as the largest number there is.</summary>
    private static long Signed(ulong value) => (long)Math.Min(value, long.MaxValue);
}
