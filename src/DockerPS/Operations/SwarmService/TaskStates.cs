using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>What the states of tasks mean.</summary>
internal static class TaskStates
{
    /// <summary>Whether it runs, and is to.</summary>
    public static bool Runs(this TaskInspect task) => task is { Status.State: "running", DesiredState: "running" };

    /// <summary>Whether it runs still, and is to end.</summary>
    public static bool IsStopping(this TaskInspect task) => task is { Status.State: "running", DesiredState: "shutdown" or "remove" };

    /// <summary>Whether it has ended with an error, or could not be made.</summary>
    public static bool HasFailed(this TaskInspect task) => task.Status?.State is "failed" or "rejected";

    /// <summary>Whether it has ended well.</summary>
    public static bool HasCompleted(this TaskInspect task) => task.Status?.State == "complete";

    /// <summary>Whether it runs, or may still.</summary>
    public static bool IsAlive(this TaskInspect task) =>
        task.Status?.State is not ("complete" or "shutdown" or "failed" or "rejected" or "remove" or "orphaned") && task.DesiredState is not ("shutdown" or "remove");

    /// <summary>Its place in the service: a number, or the id of its node.</summary>
    public static string Place(this TaskInspect task) => task.Slot is > 0 and var slot ? $"{slot}" : task.NodeId ?? "";
}
