namespace DockerPS.Engine.Endpoints;

/// <summary>The part of a container's log to read.</summary>
public sealed record LogOptions
{
    /// <summary>Indicates whether new lines are read as they are written.</summary>
    public bool Follow { get; init; }

    /// <summary>The number of lines from the end; null for all.</summary>
    public int? Tail { get; init; }

    /// <summary>The start time.</summary>
    public DateTime? Since { get; init; }

    /// <summary>The end time.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Indicates whether standard output is read.</summary>
    public bool Output { get; init; } = true;

    /// <summary>Indicates whether standard error is read.</summary>
    public bool Error { get; init; } = true;

    /// <summary>Indicates whether the attributes from the logging driver are read.</summary>
    public bool Details { get; init; }
}
