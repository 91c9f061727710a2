using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>A swarm object that a command acts on.</summary>
/// <param name="Engine">A manager of the swarm.</param>
/// <param name="Id">The full id.</param>
/// <param name="Name">The display name.</param>
internal sealed record SwarmTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>Returns the name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;
}
