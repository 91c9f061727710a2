namespace DockerPS.Engine.Models;

/// <summary>The settings of an import of a root file system.</summary>
public sealed record ImageImport
{
    /// <summary>The URL that the engine fetches the tar from; null if it is sent along.</summary>
    public Uri? Source { get; init; }

    /// <summary>The new image's reference; null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>The comment in its history.</summary>
    public string? Message { get; init; }

    /// <summary>The Dockerfile instructions to apply, like <c>CMD ["sh"]</c>.</summary>
    public IEnumerable<string> Changes { get; init; } = [];

    /// <summary>The platform, like <c>linux/arm64</c>; null for the engine's own.</summary>
    public string? Platform { get; init; }
}
