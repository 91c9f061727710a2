namespace DockerPS.Compose.Model;

/// <summary>A config or a secret in a container.</summary>
public sealed record FileMount : ComposeElement
{
    /// <summary>The key of the config or secret.</summary>
    public string Source { get; init; } = "";

    /// <summary>The path in the container.</summary>
    public string Target { get; init; } = "";

    /// <summary>The owner.</summary>
    public string Uid { get; init; } = "";

    /// <summary>The group.</summary>
    public string Gid { get; init; } = "";

    /// <summary>The permissions.</summary>
    public long? Mode { get; init; }
}
