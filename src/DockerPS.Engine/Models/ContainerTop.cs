namespace DockerPS.Engine.Models;

/// <summary>The processes of a container, as <c>ps</c> on the engine's host lists them.</summary>
public sealed record ContainerTop
{
    /// <summary>The titles of the columns.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>A row for each process; null where there is none.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Processes { get; init; }
}
