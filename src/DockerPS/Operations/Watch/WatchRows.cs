using DockerPS.Dashboard.State;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Turns what engines report into what the screen shows.</summary>
internal static class WatchRows
{
    /// <summary>Returns the row of a container.</summary>
    public static ContainerRow Of(ContainerSummary summary, string engine)
    {
        var container = Container.From(summary, engine);
        return new(engine, container.Id)
        {
            Name = container.ToString(),
            Image = container.Image,
            Status = container.Status,
            StatusText = container.StatusText,
            Health = container.Health,
            ExitCode = container.ExitCode,
            // Almost every port is one of TCP.
            Ports = Display.Ports(container.Ports).Replace("/tcp", "", StringComparison.Ordinal),
        };
    }

    /// <summary>Returns a reading.</summary>
    public static UsageReading Of(ContainerStatistic statistic) => new()
    {
        Cpu = statistic.CpuPercent,
        Memory = statistic.MemoryUsage,
        MemoryPercent = statistic.MemoryPercent,
        Received = statistic.NetworkReceived,
        Sent = statistic.NetworkSent,
        Read = statistic.BlockRead,
        Written = statistic.BlockWritten,
    };
}
