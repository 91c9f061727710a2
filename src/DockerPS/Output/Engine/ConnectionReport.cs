namespace DockerPS;

/// <summary>The result of a connection test.</summary>
public sealed class ConnectionReport
{
    internal ConnectionReport(string context, string? endpoint, TimeSpan? latency, string? serverVersion, string? apiVersion, string? error)
    {
        (Context, Endpoint, Reachable, Latency, ServerVersion, ApiVersion, Error) =
            (context, endpoint, error is null, latency, serverVersion, apiVersion, error);
    }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The endpoint; null if unknown.</summary>
    public string? Endpoint { get; }

    /// <summary>Whether the engine responds, with an API version that this module supports.</summary>
    public bool Reachable { get; }

    /// <summary>The round-trip time of a request; null if there was no response.</summary>
    public TimeSpan? Latency { get; }

    /// <summary>The engine's version.</summary>
    public string? ServerVersion { get; }

    /// <summary>The negotiated API version.</summary>
    public string? ApiVersion { get; }

    /// <summary>The reason if the engine is unreachable; null if it is reachable.</summary>
    public string? Error { get; }

    /// <summary>Returns the engine, and whether it is reachable.</summary>
    public override string ToString() => $"{Context}: {(Reachable ? "reachable" : Error)}";
}
