using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>Interprets the states of tasks.</summary>
internal static class TaskStates
{
    /// <summary>Whether the task is running, and should.</summary>
    public static bool Runs(this TaskInspect task) => task is { Status.State: "running", DesiredState: "running" };

    /// <summary>Whether the task is still running but should stop.</summary>
    public static bool IsStopping(this TaskInspect task) => task is { Status.State: "running", DesiredState: "shutdown" or "remove" };

    /// <summary>Whether the task ended with an error or could not be created.</summary>
    public static bool HasFailed(this TaskInspect task) => task.Status?.State is "failed" or "rejected";

    /// <summary>Whether the task ended successfully.</summary>
    public static bool HasCompleted(this TaskInspect task) => task.Status?.State == "complete";

    /// <summary>Whether the task is running or may still start.</summary>
    public static bool IsAlive(this TaskInspect task) =>
        task.Status?.State is not ("complete" or "shutdown" or "failed" or "rejected" or "remove" or "orphaned")
        && task.DesiredState is not ("shutdown" or "remove");

    /// <summary>Returns the slot of the task, or the id of its node in a global service.</summary>
    public static string Place(this TaskInspect task) => task.Slot is > 0 and var slot ? $"{slot}" : task.NodeId ?? "";
}
