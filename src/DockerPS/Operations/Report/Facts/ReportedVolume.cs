namespace DockerPS.Operations;

/// <summary>A volume in a report.</summary>
internal sealed record ReportedVolume
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The driver.</summary>
    public string Driver { get; init; } = "local";

    /// <summary>The size in bytes; null if not measured.</summary>
    public long? Size { get; init; }

    /// <summary>The Compose project; null for none.</summary>
    public string? Project { get; init; }

    /// <summary>The names of the containers that mount it, running or not.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];
}
