using System.Management.Automation;

namespace DockerPS.Errors;

/// <summary>Creates the errors of services and their tasks.</summary>
internal static class ServiceErrors
{
    /// <summary>No network of that name can be used by services.</summary>
    public static ErrorRecord SwarmNetworkNotFound(string network, string engine) => CommonErrors.Record(
        new ItemNotFoundException($"There is no swarm network '{network}' on {engine}."),
        "NetworkNotFound",
        ErrorCategory.ObjectNotFound,
        network,
        $"Use Get-DockerNetwork -Scope swarm to list swarm networks, or New-DockerNetwork {network} -Driver overlay to create one.");

    /// <summary>The change does not apply to a service of this mode.</summary>
    public static ErrorRecord ServiceNotSuitable(string service, string reason) => CommonErrors.Record(
        new PSInvalidOperationException($"The service '{service}' was not changed: {reason}"),
        "ServiceNotSuitable",
        ErrorCategory.InvalidOperation,
        service);

    /// <summary>The service has no previous specification to roll back to.</summary>
    public static ErrorRecord ServiceNotChanged(string service) => CommonErrors.Record(
        new PSInvalidOperationException($"The service '{service}' cannot be rolled back: it has not been changed since it was created."),
        "ServiceNotChanged",
        ErrorCategory.InvalidOperation,
        service,
        "Use Set-SwarmService to change it.");

    /// <summary>The service does not converge.</summary>
    /// <param name="name">The service.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="task">The failed task with its last log lines; null if no task has failed.</param>
    public static ErrorRecord ServiceNotConverged(string name, string reason, string? task) => CommonErrors.Record(
        new PSInvalidOperationException($"The service '{name}' does not converge: {reason}.{(task is null ? "" : $" {task}")}"),
        "ServiceNotConverged",
        ErrorCategory.InvalidResult,
        name,
        $"'Get-SwarmTask {name}' shows its tasks, and 'Get-SwarmServiceLog {name}' their output. "
            + "Change the service with Set-SwarmService, or roll it back with Undo-SwarmService.");

    /// <summary>The service did not converge in time.</summary>
    public static ErrorRecord ServiceTimeout(string name, string state, TimeSpan limit) => CommonErrors.Record(
        new TimeoutException($"The service '{name}' did not converge within {limit.TotalSeconds:0.###} s: {state}."),
        "ServiceTimeout",
        ErrorCategory.OperationTimeout,
        name,
        $"'Get-SwarmTask {name}' shows what its tasks are waiting for.");
}
