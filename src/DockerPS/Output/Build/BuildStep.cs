using DockerPS.Engine.BuildKit;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A step of a build.</summary>
public sealed class BuildStep
{
    internal BuildStep(BuildVertex step)
        : this(step.Name, step.Cached, step.Error, step.Started, step.Completed)
    {
    }

    internal BuildStep(string name, bool cached, string error, DateTimeOffset? started, DateTimeOffset? completed)
    {
        (Name, Cached, Error) = (name, cached, EngineValue.Text(error));
        (StartedAt, CompletedAt) = (started?.LocalDateTime, completed?.LocalDateTime);
        Duration = CompletedAt - StartedAt;
    }

    /// <summary>The description, like <c>[2/3] RUN make</c>.</summary>
    public string Name { get; }

    /// <summary>Whether its result was cached.</summary>
    public bool Cached { get; }

    /// <summary>Start time, local time; null if it was not started.</summary>
    public DateTime? StartedAt { get; }

    /// <summary>End time, local time; null if it has not ended.</summary>
    public DateTime? CompletedAt { get; }

    /// <summary>The duration; null if it has not ended.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The error; null if there is none.</summary>
    public string? Error { get; }

    /// <summary>Returns the description.</summary>
    public override string ToString() => Name;
}
