using DockerPS.Dashboard.State;
using Spectre.Console;

namespace DockerPS.Dashboard.Rendering;

/// <summary>Chooses the columns for a width: the more room, the more of them.</summary>
internal static class Columns
{
    private const int Margin = 1;
    private const int ShortestName = 10;
    private const int UsualName = 20;
    private const int LongestName = 32;
    private const int LongestEngine = 20;
    private const int ShortestPorts = 10;

    private static readonly Column s_status =
        new("STATE", SortColumn.Status, 10, (row, _) => State(row)) { Key = 2, IsRight = false, Style = Styles.Of };

    private static readonly Column s_cpu =
        new("CPU %", SortColumn.Cpu, 6, (row, _) => row.Usage is { } usage ? Quantity.Percent(usage.Cpu) : "");

    private static readonly Column s_memory =
        new("MEM", SortColumn.Memory, 7, (row, _) => row.Usage is { } usage ? Quantity.Memory(usage.Memory) : "")
        {
            Style = row => row.Usage?.MemoryPercent switch { >= 95 => Styles.Bad, >= 80 => Styles.Passing, _ => Style.Plain },
        };

    private static readonly Column s_cpuCurve =
        new("", SortColumn.Cpu, 8, (row, width) => Sparkline.Cpu(row.CpuHistory, width)) { Gap = 1, Style = _ => Styles.Curve };

    private static readonly Column s_memoryCurve =
        new("", SortColumn.Memory, 8, (row, width) => Sparkline.Memory(row.MemoryHistory, width)) { Gap = 1, Style = _ => Styles.Curve };

    private static readonly Column s_network =
        new("NET I/O", SortColumn.Network, 13, (row, _) => row.Usage is { } usage ? Pair(usage.Received, usage.Sent) : "") { Key = 4 };

    private static readonly Column s_block =
        new("BLOCK I/O", SortColumn.Block, 13, (row, _) => row.Usage is { } usage ? Pair(usage.Read, usage.Written) : "");

    /// <summary>Returns the columns for the rows of a state.</summary>
    public static IReadOnlyList<Column> For(DashboardState state, IReadOnlyList<ContainerRow> rows, int width)
    {
        var engine = Text("ENGINE", SortColumn.Engine, Longest(rows, row => row.Engine, 6, LongestEngine), row => row.Engine);
        var ports = Text("PORTS", SortColumn.Ports, ShortestPorts, row => row.Ports);
        IReadOnlyList<Column> shown =
            [.. state.Engines.Count > 1 ? [engine] : Array.Empty<Column>(), s_status, s_cpu, s_cpuCurve, s_memory, s_memoryCurve, s_network,
             s_block, ports];
        IReadOnlyList<Column> byImportance =
            [s_status, s_cpu, s_memory, engine, s_cpuCurve, s_network, s_memoryCurve, s_block, ports];
        var longest = Longest(rows, row => row.Name, ShortestName, LongestName);
        var chosen = new HashSet<Column>();
        var used = Margin;
        foreach (var column in byImportance.Where(shown.Contains))
        {
            // Whole names matter more than what is not essential.
            var isEssential = column == s_status || column == s_cpu || column == s_memory;
            used += column.Gap + column.Width;
            if (used + (isEssential ? ShortestName : Math.Min(longest, UsualName)) > width)
            {
                break;
            }

            chosen.Add(column);
        }

        var room = width - Margin - chosen.Sum(column => column.Gap + column.Width);
        var name = Math.Clamp(longest, 1, Math.Max(room, 1));
        var more = Math.Max(room - name, 0);
        return
        [
            Text("NAME", SortColumn.Name, name, row => row.Name) with { Gap = Margin },
            .. shown.Where(chosen.Contains).Select(column => column == ports ? ports with { Width = ports.Width + more } : column),
        ];
    }

    /// <summary>Returns the state in one word: the health says more than that the container runs.</summary>
    private static string State(ContainerRow row) =>
        row.Change is { } change ? change
        : row is { Status: "running", Health: { } health } ? health
        : row is { IsAlive: false, ExitCode: { } code } ? $"{row.Status} {code}"
        : row.Status;

    private static string Pair(long first, long second) => $"{Quantity.Traffic(first),5} /{Quantity.Traffic(second),6}";

    private static Column Text(string title, SortColumn sort, int width, Func<ContainerRow, string> text) =>
        new(title, sort, width, (row, _) => text(row)) { IsRight = false };

    private static int Longest(IReadOnlyList<ContainerRow> rows, Func<ContainerRow, string> text, int least, int most) =>
        Math.Clamp(rows.Select(row => ScreenLine.WidthOf(text(row))).DefaultIfEmpty().Max(), least, most);
}
