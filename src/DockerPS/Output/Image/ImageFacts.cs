using DockerPS.Engine.Models;
using static DockerPS.Output.EngineValue;

namespace DockerPS.Output;

/// <summary>Image details that scripts use to select images to remove; lists omit them.</summary>
internal sealed class ImageFacts(ImageInspect inspect)
{
    public DateTime? TaggedAt { get; } = EngineTime.FromText(inspect.Metadata?.LastTagTime);

    public string? ParentId { get; } = Text(inspect.Parent);

    public string Platform { get; } =
        new ImagePlatform { Os = inspect.Os ?? "", Architecture = inspect.Architecture ?? "", Variant = inspect.Variant }.ToString();
}
