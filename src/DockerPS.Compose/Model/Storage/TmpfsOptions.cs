namespace DockerPS.Compose.Model;

/// <summary>Options of a file system in memory.</summary>
public sealed record TmpfsOptions : ComposeElement
{
    /// <summary>The size in bytes.</summary>
    public long SizeBytes { get; init; }

    /// <summary>The permissions.</summary>
    public long Mode { get; init; }
}
