using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>The state of a service's last update.</summary>
public sealed class SwarmServiceUpdate
{
    internal SwarmServiceUpdate(ServiceUpdateStatus status)
    {
        State = status.State ?? "";
        StartedAt = EngineTime.FromText(status.StartedAt);
        CompletedAt = EngineTime.FromText(status.CompletedAt);
        Message = status.Message ?? "";
    }

    /// <summary>The state: updating, paused, completed, rollback_started, rollback_paused or rollback_completed.</summary>
    public string State { get; }

    /// <summary>Time the update started, local time.</summary>
    public DateTime? StartedAt { get; }

    /// <summary>Time the update completed, local time.</summary>
    public DateTime? CompletedAt { get; }

    /// <summary>The message of the swarm.</summary>
    public string Message { get; }

    /// <summary>Returns the state.</summary>
    public override string ToString() => State;
}
