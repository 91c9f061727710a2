using DockerPS.Compose.Values;

namespace DockerPS.Compose.Model;

/// <summary>When containers are restarted.</summary>
public sealed record RestartOptions : ComposeElement
{
    /// <summary>The condition: none, on-failure or any.</summary>
    public string Condition { get; init; } = "";

    /// <summary>The time before a restart.</summary>
    public ComposeDuration? Delay { get; init; }

    /// <summary>The number of attempts.</summary>
    public long? MaxAttempts { get; init; }

    /// <summary>The time after which a restart counts as successful.</summary>
    public ComposeDuration? Window { get; init; }
}
