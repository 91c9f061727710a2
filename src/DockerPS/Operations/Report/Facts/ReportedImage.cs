namespace DockerPS.Operations;

/// <summary>An image in a report.</summary>
internal sealed record ReportedImage
{
    /// <summary>The id, with its algorithm.</summary>
    public required string Id { get; init; }

    /// <summary>The references; none for a dangling image.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The bytes of its layers.</summary>
    public long Size { get; init; }

    /// <summary>The bytes that it shares with other images; null if not measured.</summary>
    public long? Shared { get; init; }

    /// <summary>The number of containers that use it.</summary>
    public int Users { get; init; }

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
