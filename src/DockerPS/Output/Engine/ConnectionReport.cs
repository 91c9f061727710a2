namespace DockerPS;

/// <summary>Whether an engine can be reached.</summary>
public sealed class ConnectionReport
{
    internal ConnectionReport(string context, string? endpoint, TimeSpan? latency, string? serverVersion, string? apiVersion, string? error)
    {
        (Context, Endpoint, Reachable, Latency, ServerVersion, ApiVersion, Error) =
            (context, endpoint, error is null, latency, serverVersion, apiVersion, error);
    }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Where it listens; null where that is not known.</summary>
    public string? Endpoint { get; }

    /// <summary>Whether it answers, in a version that this module speaks.</summary>
    public bool Reachable { get; }

    /// <summary>The time of one question and answer; null where there was none.</summary>
    public TimeSpan? Latency { get; }

    /// <summary>The engine's version.</summary>
    public string? ServerVersion { get; }

    /// <summary>The API version that is spoken with it.</summary>
    public string? ApiVersion { get; }

    /// <summary>Why it cannot be reached; null where it can.</summary>
    public string? Error { get; }

    /// <summary>The engine, and whether it can be reached.</summary>
    public override string ToString() => $"{Context}: {(Reachable ? "reachable" : Error)}";
}
