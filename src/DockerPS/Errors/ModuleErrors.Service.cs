using System.Management.Automation;

namespace DockerPS.Errors;

/// <content>What goes wrong with services of a swarm.</content>
internal static partial class ModuleErrors
{
    /// <summary>A network that services cannot have.</summary>
    public static ErrorRecord SwarmNetworkNotFound(string network, string engine) => Record(
        new ItemNotFoundException($"There is no network '{network}' of the swarm on {engine}."),
        "NetworkNotFound",
        ErrorCategory.ObjectNotFound,
        network,
        $"Get-DockerNetwork -Scope swarm lists what services can have. New-DockerNetwork {network} -Driver overlay makes one.");

    /// <summary>A change that a service of its mode cannot have.</summary>
    public static ErrorRecord ServiceNotSuitable(string service, string reason) => Record(
        new PSInvalidOperationException($"The service '{service}' was not changed: {reason}"),
        "ServiceNotSuitable",
        ErrorCategory.InvalidOperation,
        service);

    /// <summary>A service of which there is no change to take back.</summary>
    public static ErrorRecord ServiceNotChanged(string service) => Record(
        new PSInvalidOperationException($"There is no change of the service '{service}' to take back: it is as it was made."),
        "ServiceNotChanged",
        ErrorCategory.InvalidOperation,
        service,
        "Set-SwarmService changes it to what it is to be.");
}
