using System.Management.Automation;

namespace DockerPS.Errors;

/// <summary>Creates the errors of services and their tasks.</summary>
internal static class ServiceErrors
{
    /// <summary>A network that services cannot have.</summary>
    public static ErrorRecord SwarmNetworkNotFound(string network, string engine) => CommonErrors.Record(
        new ItemNotFoundException($"There is no network '{network}' of the swarm on {engine}."),
        "NetworkNotFound",
        ErrorCategory.ObjectNotFound,
        network,
        $"Get-DockerNetwork -Scope swarm lists what services can have. New-DockerNetwork {network} -Driver overlay makes one.");

    /// <summary>A change that a service of its mode cannot have.</summary>
    public static ErrorRecord ServiceNotSuitable(string service, string reason) => CommonErrors.Record(
        new PSInvalidOperationException($"The service '{service}' was not changed: {reason}"),
        "ServiceNotSuitable",
        ErrorCategory.InvalidOperation,
        service);

    /// <summary>A service of which there is no change to take back.</summary>
    public static ErrorRecord ServiceNotChanged(string service) => CommonErrors.Record(
        new PSInvalidOperationException($"There is no change of the service '{service}' to take back: it is as it was made."),
        "ServiceNotChanged",
        ErrorCategory.InvalidOperation,
        service,
        "Set-SwarmService changes it to what it is to be.");

    /// <summary>A service that does not become what it is to be.</summary>
    /// <param name="name">The service.</param>
    /// <param name="reason">Why.</param>
    /// <param name="task">The task that has failed, with its last lines; null where none has.</param>
    public static ErrorRecord ServiceNotConverged(string name, string reason, string? task) => CommonErrors.Record(
        new PSInvalidOperationException($"The service '{name}' does not converge: {reason}.{(task is null ? "" : $" {task}")}"),
        "ServiceNotConverged",
        ErrorCategory.InvalidResult,
        name,
        $"'Get-SwarmTask {name}' tells what has become of its tasks, 'Get-SwarmServiceLog {name}' what they wrote. Change the service with Set-SwarmService, or take its last change back with Undo-SwarmService.");

    /// <summary>A service that was not waited for any longer.</summary>
    public static ErrorRecord ServiceTimeout(string name, string state, TimeSpan limit) => CommonErrors.Record(
        new TimeoutException($"After {limit.TotalSeconds:0.###} s the service '{name}' has not converged: {state}."),
        "ServiceTimeout",
        ErrorCategory.OperationTimeout,
        name,
        $"'Get-SwarmTask {name}' tells what its tasks wait for.");
}
