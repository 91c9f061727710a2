namespace DockerPS.Dashboard.State;

/// <summary>A container on the screen.</summary>
/// <param name="Engine">The name of its engine.</param>
/// <param name="Id">The full id.</param>
public sealed record ContainerRow(string Engine, string Id)
{
    /// <summary>The number of readings that are kept.</summary>
    private const int Kept = 60;

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The image.</summary>
    public string Image { get; init; } = "";

    /// <summary>The state, like <c>running</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>The state in the engine's words.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>The health; null if there is none.</summary>
    public string? Health { get; init; }

    /// <summary>The exit code; null while the container runs.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The ports.</summary>
    public string Ports { get; init; } = "";

    /// <summary>The change that was requested and is not complete, like <c>stopping</c>; null if there is none.</summary>
    public string? Change { get; init; }

    /// <summary>The last reading; null before the first one and while the container is not running.</summary>
    public UsageReading? Usage { get; init; }

    /// <summary>The last readings of the CPU usage, the newest one last.</summary>
    public IReadOnlyList<double> CpuHistory { get; init; } = [];

    /// <summary>The last readings of the memory, the newest one last.</summary>
    public IReadOnlyList<double> MemoryHistory { get; init; } = [];

    /// <summary>Whether it has processes, also if these are paused.</summary>
    public bool IsAlive => Status is "running" or "paused" or "restarting" or "removing";

    /// <summary>Whether this is the same container.</summary>
    public bool Is(ContainerRow other) => Id == other.Id && Engine == other.Engine;

    /// <summary>Takes a reading. A container that has stopped meanwhile has none.</summary>
    public ContainerRow With(UsageReading usage) => !IsAlive ? this : this with
    {
        Usage = usage,
        CpuHistory = [.. CpuHistory.TakeLast(Kept - 1), usage.Cpu],
        MemoryHistory = [.. MemoryHistory.TakeLast(Kept - 1), usage.Memory],
    };

    /// <summary>Returns the container as it is listed now, with the readings of before if it still runs.</summary>
    public ContainerRow Listed(ContainerRow now) => now with
    {
        Change = Change,
        Usage = now.IsAlive ? Usage : null,
        CpuHistory = now.IsAlive ? CpuHistory : [],
        MemoryHistory = now.IsAlive ? MemoryHistory : [],
    };
}
