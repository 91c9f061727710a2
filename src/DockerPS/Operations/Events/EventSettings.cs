using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>The events to select, as specified by the user; null for all.</summary>
internal sealed record EventSettings
{
    public string[]? Type { get; init; }

    /// <summary>Actions and wildcards; those with a leading ! are excluded.</summary>
    public string[]? Action { get; init; }

    public KeyValue[]? Label { get; init; }

    /// <summary>The engine's filters.</summary>
    public KeyValue[]? Filter { get; init; }
}
