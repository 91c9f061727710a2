using System.Globalization;
using DockerPS.Output;

namespace DockerPS;

/// <summary>
/// A process in a container (<c>docker top</c>). The columns depend on the options of ps; the common ones have typed properties, and all
/// are in <see cref="Columns"/>.
/// </summary>
public sealed class ContainerProcess
{
    private const int KiB = 1024;

    private static readonly int[] s_seconds = [1, 60, 3600, 86400];

    internal ContainerProcess(IReadOnlyList<string> titles, IReadOnlyList<string> row, string container, string containerId, string context)
    {
        Columns = new ObjectMap(comparer: StringComparer.OrdinalIgnoreCase);
        foreach (var (title, text) in titles.Zip(row))
        {
            Columns[title] = text;
        }

        Container = container;
        ContainerId = containerId;
        ProcessId = (int?)Number("PID");
        ParentProcessId = (int?)Number("PPID");
        User = Text("USER", "UID", "EUSER", "RUSER");
        CpuPercent = Number("%CPU", "C");
        CpuTime = TimeOf(Text("TIME", "CPU"));
        MemoryPercent = Number("%MEM");
        VirtualMemory = (long?)Number("VSZ", "VIRT") * KiB;
        ResidentMemory = (long?)Number("RSS", "RES") * KiB;
        Terminal = Text("TTY", "TT") is var terminal and not "?" ? terminal : null;
        Status = Text("STAT", "S");
        Started = Text("STIME", "START", "STARTED");
        Command = Text("CMD", "COMMAND", "ARGS", "NAME") ?? "";
        Context = context;
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The process id on the engine's host.</summary>
    public int? ProcessId { get; }

    /// <summary>The id of the parent process on the engine's host.</summary>
    public int? ParentProcessId { get; }

    /// <summary>The user: a name on the host, or an id if the host has no name for it.</summary>
    public string? User { get; }

    /// <summary>CPU usage since the process started, in percent of one CPU.</summary>
    public double? CpuPercent { get; }

    /// <summary>CPU time used.</summary>
    public TimeSpan? CpuTime { get; }

    /// <summary>Memory usage in percent of the host's memory.</summary>
    public double? MemoryPercent { get; }

    /// <summary>The virtual memory size in bytes.</summary>
    public long? VirtualMemory { get; }

    /// <summary>The resident memory size in bytes.</summary>
    public long? ResidentMemory { get; }

    /// <summary>The terminal; null if there is none.</summary>
    public string? Terminal { get; }

    /// <summary>The state, in the letters of <c>ps</c>.</summary>
    public string? Status { get; }

    /// <summary>The start as abbreviated by <c>ps</c>: a time, a day or a year.</summary>
    public string? Started { get; }

    /// <summary>The command line.</summary>
    public string Command { get; }

    /// <summary>All columns by the engine's titles.</summary>
    public Dictionary<string, string> Columns { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the command line.</summary>
    public override string ToString() => Command;

    private string? Text(params string[] titles) =>
        titles.Select(title => Columns.GetValueOrDefault(title)).FirstOrDefault(text => text is not null);

    private double? Number(params string[] titles) =>
        double.TryParse(Text(titles), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Parses <c>[[days-]hours:]minutes:seconds</c>.</summary>
    private static TimeSpan? TimeOf(string? text)
    {
        var parts = Enumerable.Reverse(text?.Split('-', ':') ?? []).ToList();
        var total = 0.0;
        for (var index = 0; index < parts.Count; index++)
        {
            if (index >= s_seconds.Length
                || !double.TryParse(parts[index], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            total += number * s_seconds[index];
        }

        return parts.Count > 1 ? TimeSpan.FromSeconds(total) : null;
    }
}
