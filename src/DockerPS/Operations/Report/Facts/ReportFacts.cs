namespace DockerPS.Operations;

/// <summary>What a report shows.</summary>
internal sealed record ReportFacts
{
    /// <summary>The heading of the page.</summary>
    public string Title { get; init; } = "Docker report";

    /// <summary>The time of the report; its offset is that of this computer.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The version of the module.</summary>
    public string ModuleVersion { get; init; } = "";

    /// <summary>The engines, in the order in which they were named.</summary>
    public required IReadOnlyList<EngineFacts> Engines { get; init; }
}
