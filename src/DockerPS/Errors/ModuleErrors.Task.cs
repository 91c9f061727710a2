using System.Management.Automation;

namespace DockerPS.Errors;

/// <content>What goes wrong with waiting for services of a swarm.</content>
internal static partial class ModuleErrors
{
    /// <summary>A service that does not become what it is to be.</summary>
    /// <param name="name">The service.</param>
    /// <param name="reason">Why.</param>
    /// <param name="task">The task that has failed, with its last lines; null where none has.</param>
    public static ErrorRecord ServiceNotConverged(string name, string reason, string? task) => Record(
        new PSInvalidOperationException($"The service '{name}' does not converge: {reason}.{(task is null ? "" : $" {task}")}"),
        "ServiceNotConverged",
        ErrorCategory.InvalidResult,
        name,
        $"'Get-SwarmTask {name}' tells what has become of its tasks, 'Get-SwarmServiceLog {name}' what they wrote. Change the service with Set-SwarmService, or take its last change back with Undo-SwarmService.");

    /// <summary>A service that was not waited for any longer.</summary>
    public static ErrorRecord ServiceTimeout(string name, string state, TimeSpan limit) => Record(
        new TimeoutException($"After {limit.TotalSeconds:0.###} s the service '{name}' has not converged: {state}."),
        "ServiceTimeout",
        ErrorCategory.OperationTimeout,
        name,
        $"'Get-SwarmTask {name}' tells what its tasks wait for.");
}
