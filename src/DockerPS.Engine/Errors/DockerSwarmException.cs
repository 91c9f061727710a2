namespace DockerPS.Engine.Http;

/// <summary>The reasons why an engine cannot manage a swarm.</summary>
public enum SwarmFailure
{
    /// <summary>It is not a manager: it is a worker, or not in a swarm.</summary>
    ManagerNeeded,

    /// <summary>It is a locked manager, which needs the unlock key.</summary>
    Locked,

    /// <summary>Too few managers are up to elect a leader.</summary>
    LeaderMissing,
}

/// <summary>An engine cannot manage a swarm. The message is the engine's own.</summary>
/// <param name="failure">The reason.</param>
/// <param name="refusal">The engine's failure.</param>
/// <param name="managers">The addresses of the managers, as far as known.</param>
public sealed class DockerSwarmException(SwarmFailure failure, DockerApiException refusal, IReadOnlyList<string> managers)
    : DockerException(refusal.Message, refusal)
{
    /// <summary>The reason.</summary>
    public SwarmFailure Failure { get; } = failure;

    /// <summary>The addresses of the managers, as far as known.</summary>
    public IReadOnlyList<string> Managers { get; } = managers;
}
