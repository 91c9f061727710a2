namespace DockerPS.Engine.Endpoints;

/// <summary>What of a container's log is asked for.</summary>
public sealed record LogOptions
{
    /// <summary>Indicates whether to go on with what it writes from now on, until it ends.</summary>
    public bool Follow { get; init; }

    /// <summary>How many of the last lines; null for all.</summary>
    public int? Tail { get; init; }

    /// <summary>Nothing before this time.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Nothing after this time.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Indicates whether standard output is read.</summary>
    public bool Output { get; init; } = true;

    /// <summary>Indicates whether standard error is read.</summary>
    public bool Error { get; init; } = true;

    /// <summary>Indicates whether the attributes are read that the log's driver notes.</summary>
    public bool Details { get; init; }
}
