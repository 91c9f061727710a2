using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>The disk usage of a container in bytes; null if the engine cannot count it.</summary>
internal sealed record ContainerSize(long? Written, long? Root)
{
    /// <summary>Reads the sizes from a list with sizes, in which engines omit 0.</summary>
    public static ContainerSize From(ContainerSummary summary) => new(Known(summary.SizeRw), Known(summary.SizeRootFs));

    private static long? Known(long? bytes) => bytes is < 0 ? null : bytes ?? 0;
}
