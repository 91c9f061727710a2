using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>The roles of swarm nodes, as in -Role.</summary>
internal static class SwarmRole
{
    /// <summary>A node that runs tasks.</summary>
    public const string Worker = "Worker";

    /// <summary>A node that manages the swarm.</summary>
    public const string Manager = "Manager";

    /// <summary>Returns whether a role is the manager role.</summary>
    public static bool IsManager(string role) => role.Equals(Manager, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the token to join a swarm in a role.</summary>
    public static string? JoinToken(SwarmInspect swarm, string role) =>
        IsManager(role) ? swarm.JoinTokens?.Manager : swarm.JoinTokens?.Worker;
}
