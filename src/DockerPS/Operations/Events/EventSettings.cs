using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Which events are meant, as a user says it; null for all.</summary>
internal sealed record EventSettings
{
    public string[]? Type { get; init; }

    /// <summary>Actions and wildcards; with ! in front, those that are not meant.</summary>
    public string[]? Action { get; init; }

    public KeyValue[]? Label { get; init; }

    /// <summary>The engine's own filters.</summary>
    public KeyValue[]? Filter { get; init; }
}
