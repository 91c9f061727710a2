namespace DockerPS.Compose.Model;

/// <summary>Options of an image that is mounted.</summary>
public sealed record ImageOptions : ComposeElement
{
    /// <summary>The path in the image.</summary>
    public string Subpath { get; init; } = "";
}
