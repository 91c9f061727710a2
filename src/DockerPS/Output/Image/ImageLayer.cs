using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A build step of an image, as listed by <c>docker history</c>.</summary>
public sealed class ImageLayer
{
    private const string MissingId = "<missing>";

    internal ImageLayer(ImageHistoryItem step, string image, string context)
    {
        Image = image;
        Id = step.Id == MissingId ? null : EngineValue.Text(step.Id);
        CreatedAt = EngineTime.FromUnix(step.Created);
        CreatedBy = step.CreatedBy ?? "";
        Size = step.Size;
        Comment = EngineValue.Text(step.Comment);
        Tags = [.. step.Tags ?? []];
        Context = context;
    }

    /// <summary>The reference of the image, or its id if it was named by id.</summary>
    public string Image { get; }

    /// <summary>The id of the image after the step; null if the step was run elsewhere or by BuildKit.</summary>
    public string? Id { get; }

    /// <summary>Time of the step, local time.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>The instruction, or the command that it ran.</summary>
    public string CreatedBy { get; }

    /// <summary>The size of the layer in bytes; 0 if no files changed.</summary>
    public long Size { get; }

    /// <summary>A note such as the builder; null if there is none.</summary>
    public string? Comment { get; }

    /// <summary>The references of the image after the step.</summary>
    public ObjectList<string> Tags { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the instruction.</summary>
    public override string ToString() => CreatedBy;
}
