using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>The role of an engine in a swarm, as -Role has it.</summary>
internal static class SwarmRole
{
    /// <summary>An engine that runs tasks.</summary>
    public const string Worker = "Worker";

    /// <summary>An engine that manages the swarm.</summary>
    public const string Manager = "Manager";

    /// <summary>Returns whether a role is that of managers.</summary>
    public static bool IsManager(string role) => role.Equals(Manager, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the token with which engines join a swarm in a role.</summary>
    public static string? JoinToken(SwarmInspect swarm, string role) => IsManager(role) ? swarm.JoinTokens?.Manager : swarm.JoinTokens?.Worker;
}
