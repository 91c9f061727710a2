using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>How the last change of a service goes.</summary>
public sealed class SwarmServiceUpdate
{
    internal SwarmServiceUpdate(ServiceUpdateStatus status)
    {
        State = status.State ?? "";
        StartedAt = EngineTime.FromText(status.StartedAt);
        CompletedAt = EngineTime.FromText(status.CompletedAt);
        Message = status.Message ?? "";
    }

    /// <summary>updating, paused, completed, rollback_started, rollback_paused or rollback_completed.</summary>
    public string State { get; }

    /// <summary>When it began, local time.</summary>
    public DateTime? StartedAt { get; }

    /// <summary>When it was done, local time.</summary>
    public DateTime? CompletedAt { get; }

    /// <summary>What the swarm says about it.</summary>
    public string Message { get; }

    /// <summary>The state.</summary>
    public override string ToString() => State;
}
