namespace DockerPS.Compose.Model;

/// <summary>What follows changes of the sources.</summary>
public sealed record DevelopOptions : ComposeElement
{
    /// <summary>The rules.</summary>
    public IReadOnlyList<WatchTrigger> Watch { get; init; } = [];
}
