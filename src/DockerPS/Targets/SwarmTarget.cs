using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Something of a swarm that a command acts on: it exists, on an engine that is known.</summary>
/// <param name="Engine">Its engine, a manager.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Name">Its name, for people.</param>
internal sealed record SwarmTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;
}
