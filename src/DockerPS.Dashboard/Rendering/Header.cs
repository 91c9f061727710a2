using DockerPS.Dashboard.State;

namespace DockerPS.Dashboard.Rendering;

/// <summary>The first line: the engine, and totals.</summary>
internal static class Header
{
    /// <summary>Returns the line.</summary>
    public static IEnumerable<ScreenLine> Of(DashboardState state, int width)
    {
        var stopped = state.Count - state.RunningCount;
        var (cpu, memory) = ($"{Quantity.Percent(state.Cpu)} %", Quantity.Memory(state.Memory));
        var counts = $"{state.RunningCount} running" + (stopped > 0 ? $", {stopped} stopped" : "");
        var total = $"CPU {cpu}  MEM {memory} ".Length;
        var engine = state.Engines.Count == 1 ? state.Engines[0] : $"{state.Engines.Count} engines";
        var line = new ScreenLine(width).Add(" ");
        // The name of an engine may be a long address, and the totals are what changes.
        var room = width - 1 - counts.Length - 3 - total - 2;
        if (room >= 8)
        {
            line.AddCell(engine, Math.Min(room, engine.Length), right: false, Styles.Strong).Add("   ");
        }

        line.Add(counts);
        if (line.Room > total)
        {
            line.Fill(' ', less: total).Add("CPU ", Styles.Faint).Add(cpu, Styles.Strong)
                .Add("  MEM ", Styles.Faint).Add(memory, Styles.Strong);
        }

        yield return line.Fill();
    }
}
