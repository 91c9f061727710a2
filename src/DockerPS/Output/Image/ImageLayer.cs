using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A step that made an image, as a row of <c>docker history</c>.</summary>
public sealed class ImageLayer
{
    private const string Elsewhere = "<missing>";

    internal ImageLayer(ImageHistoryItem step, string image, string context)
    {
        Image = image;
        Id = step.Id == Elsewhere ? null : EngineValue.Text(step.Id);
        CreatedAt = EngineTime.FromUnix(step.Created);
        CreatedBy = step.CreatedBy ?? "";
        Size = step.Size;
        Comment = EngineValue.Text(step.Comment);
        Tags = [.. step.Tags ?? []];
        Context = context;
    }

    /// <summary>The image: its reference, or its id where none was meant.</summary>
    public string Image { get; }

    /// <summary>The id of the image after the step; null where the step was done elsewhere, or by BuildKit.</summary>
    public string? Id { get; }

    /// <summary>When it was done, local time.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>What was done: an instruction, or the command that it ran.</summary>
    public string CreatedBy { get; }

    /// <summary>The bytes of its layer; 0 where it changed no files.</summary>
    public long Size { get; }

    /// <summary>What was noted with it, such as the builder; null for nothing.</summary>
    public string? Comment { get; }

    /// <summary>The references of the image after the step.</summary>
    public ObjectList<string> Tags { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>What was done.</summary>
    public override string ToString() => CreatedBy;
}
