namespace DockerPS.Compose.Model;

/// <summary>An SSH agent or key of a build.</summary>
public sealed record SshKey
{
    /// <summary>The id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The path of the socket or the key; empty for the running agent.</summary>
    public string Path { get; init; } = "";
}
