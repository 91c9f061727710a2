namespace DockerPS.Engine.Http;

/// <summary>Why an engine can do nothing that concerns a swarm.</summary>
public enum SwarmFailure
{
    /// <summary>It is no manager: a worker, or in no swarm.</summary>
    ManagerNeeded,

    /// <summary>It is a manager that has locked itself and waits for the key.</summary>
    Locked,

    /// <summary>Too few managers are there to agree on anything.</summary>
    LeaderMissing,
}

/// <summary>An engine can do nothing that concerns a swarm. The message is the engine's own.</summary>
/// <param name="failure">Why.</param>
/// <param name="refusal">What the engine said.</param>
/// <param name="managers">The addresses of the managers, where a worker knows them.</param>
public sealed class DockerSwarmException(SwarmFailure failure, DockerApiException refusal, IReadOnlyList<string> managers)
    : DockerException(refusal.Message, refusal)
{
    /// <summary>Why.</summary>
    public SwarmFailure Failure { get; } = failure;

    /// <summary>The addresses of the managers, where a worker knows them.</summary>
    public IReadOnlyList<string> Managers { get; } = managers;
}
