using System.Globalization;
using DockerPS.Output;

namespace DockerPS;

/// <summary>
/// A process of a container (<c>docker top</c>). Which columns there are depends on what the engine's host was asked for; the usual
/// ones have types here, and all are in <see cref="Columns"/>.
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

    /// <summary>The process's number on the engine's host.</summary>
    public int? ProcessId { get; }

    /// <summary>The number of the process that started it, on the engine's host.</summary>
    public int? ParentProcessId { get; }

    /// <summary>Whose it is: a name of the host, or a number where the host has none.</summary>
    public string? User { get; }

    /// <summary>How much of one processor it has used since it started.</summary>
    public double? CpuPercent { get; }

    /// <summary>How much processor time it has used.</summary>
    public TimeSpan? CpuTime { get; }

    /// <summary>How much of the host's memory it uses.</summary>
    public double? MemoryPercent { get; }

    /// <summary>Its address space in bytes.</summary>
    public long? VirtualMemory { get; }

    /// <summary>Its memory in bytes.</summary>
    public long? ResidentMemory { get; }

    /// <summary>Its terminal; null where it has none.</summary>
    public string? Terminal { get; }

    /// <summary>Its state, in the letters of <c>ps</c>.</summary>
    public string? Status { get; }

    /// <summary>When it started: a time, a day or a year, as <c>ps</c> shortens it.</summary>
    public string? Started { get; }

    /// <summary>Its command line.</summary>
    public string Command { get; }

    /// <summary>All columns with the engine's titles.</summary>
    public Dictionary<string, string> Columns { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The command line.</summary>
    public override string ToString() => Command;

    private string? Text(params string[] titles) =>
        titles.Select(title => Columns.GetValueOrDefault(title)).FirstOrDefault(text => text is not null);

    private double? Number(params string[] titles) =>
        double.TryParse(Text(titles), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary><c>[[days-]hours:]minutes:seconds</c>.</summary>
    private static TimeSpan? TimeOf(string? text)
    {
        var parts = Enumerable.Reverse(text?.Split('-', ':') ?? []).ToList();
        var total = 0.0;
        for (var index = 0; index < parts.Count; index++)
        {
            if (index >= s_seconds.Length || !double.TryParse(parts[index], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            total += number * s_seconds[index];
        }

        return parts.Count > 1 ? TimeSpan.FromSeconds(total) : null;
    }
}
