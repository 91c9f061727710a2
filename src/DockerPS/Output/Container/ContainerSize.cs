using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>What a container's files take, in bytes; null if the engine cannot count them.</summary>
internal sealed record ContainerSize(long? Written, long? Root)
{
    /// <summary>Reads an answer for which sizes were asked. Engines leave 0 out.</summary>
    public static ContainerSize From(ContainerSummary summary) => new(Known(summary.SizeRw), Known(summary.SizeRootFs));

    private static long? Known(long? bytes) => bytes is < 0 ? null : bytes ?? 0;
}
