namespace DockerPS.Engine.Models;

/// <summary>How an image is made of a root file system.</summary>
public sealed record ImageImport
{
    /// <summary>Where the engine fetches the tar from; null if it is sent along.</summary>
    public Uri? Source { get; init; }

    /// <summary>The new image's reference; null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>What its history says.</summary>
    public string? Message { get; init; }

    /// <summary>Instructions of a Dockerfile that apply to it, like <c>CMD ["sh"]</c>.</summary>
    public IEnumerable<string> Changes { get; init; } = [];

    /// <summary>Its platform, like <c>linux/arm64</c>; null for the engine's own.</summary>
    public string? Platform { get; init; }
}
