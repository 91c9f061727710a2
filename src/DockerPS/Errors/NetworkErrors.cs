using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of networks, ports and addresses.</summary>
internal static partial class NetworkErrors
{
    /// <summary>An address or a port that somebody else has; null for anything else. Engines say it in many ways, and with many statuses.</summary>
    public static ErrorRecord? Taken(DockerApiException error, object? target)
    {
        if (PortTakenForm().Match(error.Message) is { Success: true } port)
        {
            var (host, number) = (port.Groups["host"].Value, port.Groups["port"].Value);
            host = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
            return CommonErrors.Record(
                new InvalidOperationException($"'{target}' was not started: the port {(host.Length > 0 ? $"{host}:" : "")}{number} is taken already.", error),
                "PortInUse",
                ErrorCategory.ResourceExists,
                target,
                $"Get-Container -Port {number} shows a container that publishes it; other programs of the "
                    + "engine's computer can have it, too. Free it, or publish another port.");
        }

        return error.Message.EndsWith("Address already in use", StringComparison.Ordinal) ? CommonErrors.Record(
            new InvalidOperationException($"'{target}' did not get its address in the network: another container has it.", error),
            "AddressInUse",
            ErrorCategory.ResourceExists,
            target,
            "Choose another address; (Get-DockerNetwork NAME -Detail).Containers lists those that are taken.") : null;
    }

    [GeneratedRegex(
        "(Bind for|listen (tcp|udp|sctp)[46]?|failed to bind host port( for)?) (?<host>::|[0-9.]*|\\[[0-9a-f:.]*\\]|[0-9a-f:]+):(?<port>[0-9]+)(:[^ ]*/[a-z]+)?(/[a-z]+)?[ :].*(already allocated|already in use)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PortTakenForm();

    /// <summary>A network that containers are connected to, or whose settings other networks have.</summary>
    /// <param name="network">The network.</param>
    /// <param name="users">Who uses it, with their kind: <c>the container 'web'</c>.</param>
    /// <param name="advice">What can be done.</param>
    /// <param name="why">The engine's refusal.</param>
    public static ErrorRecord NetworkInUse(string network, IEnumerable<string> users, string advice, DockerException why) => CommonErrors.Record(
        new PSInvalidOperationException($"The network '{network}' is in use by {string.Join(", ", users)}.", why),
        "NetworkInUse",
        ErrorCategory.ResourceBusy,
        network,
        advice);

    /// <summary>A container that is in a network already.</summary>
    public static ErrorRecord ContainerConnected(string container, string network) => CommonErrors.Record(
        new PSInvalidOperationException($"The container '{container}' is connected to the network '{network}' already."),
        "ContainerConnected",
        ErrorCategory.ResourceExists,
        container,
        "To connect it in another way, use Disconnect-DockerNetwork first.");

    /// <summary>A container that is not in a network.</summary>
    public static ErrorRecord ContainerNotConnected(string container, string network) => CommonErrors.Record(
        new PSInvalidOperationException($"The container '{container}' is not connected to the network '{network}'."),
        "ContainerNotConnected",
        ErrorCategory.InvalidOperation,
        container,
        $"(Get-DockerNetwork {network} -Detail).Containers lists those that run in it.");

    internal static bool IsDriverMissing(DockerApiException error) => error.IsNotFound
        ? error.Message.Contains("plugin \"", StringComparison.Ordinal) || error.Message.EndsWith("required plugin missing", StringComparison.Ordinal)
        : error.Message.StartsWith("unsupported driver ", StringComparison.Ordinal);

    /// <summary>What engines refuse about networks, in words and by statuses of their own; null for anything else.</summary>
    internal static ErrorRecord? RefusedByNetworks(DockerApiException error, object? target, string noun) => (noun, error.StatusCode) switch
    {
        ("Network" or "Volume", HttpStatusCode.NotFound or HttpStatusCode.BadRequest) when IsDriverMissing(error) => CommonErrors.Record(
            error, "DriverNotFound", ErrorCategory.ObjectNotFound, target, "Check the name of the driver, and that its plugin is installed and enabled."),
        ("Network", HttpStatusCode.NotFound) when error.Message.StartsWith("No such container", StringComparison.Ordinal) => CommonErrors.Record(
            error, "ContainerNotFound", ErrorCategory.ObjectNotFound, target),
        ("Network", HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            when error.Message.Contains("address pool", StringComparison.Ordinal) || error.Message.Contains("Pool overlaps", StringComparison.Ordinal) => CommonErrors.Record(
            error, "NetworkConflict", ErrorCategory.InvalidOperation, target, "Choose the addresses with -Subnet; Get-DockerNetwork shows which are taken."),
        ("Network", _)
            when error.Message.Contains("is not connected to", StringComparison.Ordinal)
                || (error.Message.StartsWith("endpoint ", StringComparison.Ordinal) && error.Message.EndsWith(" not found", StringComparison.Ordinal)) => CommonErrors.Record(
            error, "ContainerNotConnected", ErrorCategory.InvalidOperation, target),
        ("Network", HttpStatusCode.Forbidden)
            when error.Message.Contains("pre-defined", StringComparison.Ordinal) || error.Message.Contains("predefined", StringComparison.Ordinal) => CommonErrors.Record(
            error, "NetworkPredefined", ErrorCategory.InvalidOperation, target, "Every engine has this network. Get-DockerNetwork -Type Custom lists the others."),
        ("Network", HttpStatusCode.InternalServerError) when error.Message.StartsWith("Invalid address", StringComparison.Ordinal) => CommonErrors.Record(
            error, "InvalidRequest", ErrorCategory.InvalidArgument, target),
        ("Network", HttpStatusCode.Forbidden) when !error.Message.StartsWith("authorization denied", StringComparison.Ordinal) => CommonErrors.Record(
            error, "NetworkConflict", ErrorCategory.InvalidOperation, target),
        _ => null,
    };
}
