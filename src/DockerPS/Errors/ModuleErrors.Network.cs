using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <content>What goes wrong with networks and volumes.</content>
internal static partial class ModuleErrors
{
    /// <summary>A network that containers are connected to, or whose settings other networks have.</summary>
    /// <param name="network">The network.</param>
    /// <param name="users">Who uses it, with their kind: <c>the container 'web'</c>.</param>
    /// <param name="advice">What can be done.</param>
    /// <param name="why">The engine's refusal.</param>
    public static ErrorRecord NetworkInUse(string network, IEnumerable<string> users, string advice, DockerException why) => Record(
        new PSInvalidOperationException($"The network '{network}' is in use by {string.Join(", ", users)}.", why),
        "NetworkInUse",
        ErrorCategory.ResourceBusy,
        network,
        advice);

    /// <summary>A volume that containers have.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="containers">Their names and states.</param>
    /// <param name="why">The engine's refusal.</param>
    public static ErrorRecord VolumeInUse(string volume, IReadOnlyList<(string Name, string State)> containers, DockerException why) => Record(
        new PSInvalidOperationException(
            $"The volume '{volume}' is in use by {string.Join(", ", containers.Select(container => $"the container '{container.Name}' ({container.State})"))}.", why),
        "VolumeInUse",
        ErrorCategory.ResourceBusy,
        volume,
        $"Remove what uses it first: Remove-Container {string.Join(", ", containers.Select(container => container.Name))}"
            + $"{(containers.Any(container => container.State is "running" or "paused" or "restarting") ? " -Force" : "")}. No force removes a volume that is in use.");

    /// <summary>A volume that is there already, and is another one than was asked for.</summary>
    public static ErrorRecord VolumeDiffers(string volume, string difference) => Record(
        new PSInvalidOperationException($"There is a volume '{volume}' already, and it has other settings than were asked for: {difference}."),
        "VolumeConflict",
        ErrorCategory.ResourceExists,
        volume,
        $"Choose another name, or remove it first, with what is in it: Remove-DockerVolume {volume}.");

    /// <summary>A container and a network that cannot come together.</summary>
    public static ErrorRecord EnginesDiffer(string container, string containerEngine, string network, string networkEngine) => Record(
        new PSInvalidOperationException(
            $"The container '{container}' is on the engine '{containerEngine}', and the network '{network}' on '{networkEngine}'."),
        "EnginesDiffer",
        ErrorCategory.InvalidOperation,
        container,
        "Give the network by its name: it is looked up on the engine of each container. A container's name is looked up on the engine that -Context names.");

    /// <summary>A container that is in a network already.</summary>
    public static ErrorRecord ContainerConnected(string container, string network) => Record(
        new PSInvalidOperationException($"The container '{container}' is connected to the network '{network}' already."),
        "ContainerConnected",
        ErrorCategory.ResourceExists,
        container,
        "To connect it in another way, use Disconnect-DockerNetwork first.");

    /// <summary>A container that is not in a network.</summary>
    public static ErrorRecord ContainerNotConnected(string container, string network) => Record(
        new PSInvalidOperationException($"The container '{container}' is not connected to the network '{network}'."),
        "ContainerNotConnected",
        ErrorCategory.InvalidOperation,
        container,
        $"(Get-DockerNetwork {network} -Detail).Containers lists those that run in it.");

    /// <summary>What engines refuse about networks, in words and by statuses of their own; null for anything else.</summary>
    private static ErrorRecord? RefusedByNetworks(DockerApiException error, object? target, string noun) => (noun, error.StatusCode) switch
    {
        ("Network" or "Volume", HttpStatusCode.NotFound) when error.Message.Contains("plugin \"", StringComparison.Ordinal) => Record(
            error, "DriverNotFound", ErrorCategory.ObjectNotFound, target, "Check the name of the driver, and that its plugin is installed and enabled."),
        ("Network", HttpStatusCode.NotFound) when error.Message.StartsWith("No such container", StringComparison.Ordinal) => Record(
            error, "ContainerNotFound", ErrorCategory.ObjectNotFound, target),
        ("Network", HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            when error.Message.Contains("address pool", StringComparison.Ordinal) || error.Message.Contains("Pool overlaps", StringComparison.Ordinal) => Record(
            error, "NetworkConflict", ErrorCategory.InvalidOperation, target, "Choose the addresses with -Subnet; Get-DockerNetwork shows which are taken."),
        ("Network", _)
            when error.Message.Contains("is not connected to", StringComparison.Ordinal)
                || (error.Message.StartsWith("endpoint ", StringComparison.Ordinal) && error.Message.EndsWith(" not found", StringComparison.Ordinal)) => Record(
            error, "ContainerNotConnected", ErrorCategory.InvalidOperation, target),
        ("Network", HttpStatusCode.Forbidden)
            when error.Message.Contains("pre-defined", StringComparison.Ordinal) || error.Message.Contains("predefined", StringComparison.Ordinal) => Record(
            error, "NetworkPredefined", ErrorCategory.InvalidOperation, target, "Every engine has this network. Get-DockerNetwork -Type Custom lists the others."),
        ("Network", HttpStatusCode.InternalServerError) when error.Message.StartsWith("Invalid address", StringComparison.Ordinal) => Record(
            error, "InvalidRequest", ErrorCategory.InvalidArgument, target),
        ("Network", HttpStatusCode.Forbidden) when !error.Message.StartsWith("authorization denied", StringComparison.Ordinal) => Record(
            error, "NetworkConflict", ErrorCategory.InvalidOperation, target),
        _ => null,
    };
}
