using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>The number of bytes that an image shares with others; null if the engine does not count them.</summary>
internal sealed record SharedImageSize(long? Bytes)
{
    public static SharedImageSize From(ImageSummary summary) => new(summary.SharedSize >= 0 ? summary.SharedSize : null);
}
