using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of networks, ports and addresses.</summary>
internal static partial class NetworkErrors
{
    /// <summary>The address or port is taken; null if the error has another cause. Wordings and statuses vary by engine.</summary>
    public static ErrorRecord? Taken(DockerApiException error, object? target)
    {
        if (PortTakenForm().Match(error.Message) is { Success: true } port)
        {
            var (host, number) = (port.Groups["host"].Value, port.Groups["port"].Value);
            host = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
            return CommonErrors.Record(
                new InvalidOperationException(
                    $"'{target}' was not started: the port {(host.Length > 0 ? $"{host}:" : "")}{number} is already in use.", error),
                "PortInUse",
                ErrorCategory.ResourceExists,
                target,
                $"Use Get-Container -Port {number} to find a container that publishes it; another program on the "
                    + "engine's host may use it too. Free it, or publish another port.");
        }

        return error.Message.EndsWith("Address already in use", StringComparison.Ordinal) ? CommonErrors.Record(
            new InvalidOperationException($"'{target}' could not get its address in the network: another container has it.", error),
            "AddressInUse",
            ErrorCategory.ResourceExists,
            target,
            "Choose another address; (Get-DockerNetwork NAME -Detail).Containers lists the addresses in use.") : null;
    }

    [GeneratedRegex(
        "(Bind for|listen (tcp|udp|sctp)[46]?|failed to bind host port( for)?) (?<host>::|[0-9.]*|\\[[0-9a-f:.]*\\]|[0-9a-f:]+)"
            + ":(?<port>[0-9]+)(:[^ ]*/[a-z]+)?(/[a-z]+)?[ :].*(already allocated|already in use)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PortTakenForm();

    /// <summary>Containers are connected to the network, or other networks take their settings from it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="users">The objects that use it, with their kind: <c>the container 'web'</c>.</param>
    /// <param name="advice">The remedy.</param>
    /// <param name="why">The engine's error.</param>
    public static ErrorRecord NetworkInUse(string network, IEnumerable<string> users, string advice, DockerException why) =>
        CommonErrors.Record(
            new PSInvalidOperationException($"The network '{network}' is in use by {string.Join(", ", users)}.", why),
            "NetworkInUse",
            ErrorCategory.ResourceBusy,
            network,
            advice);

    /// <summary>The container is already connected to the network.</summary>
    public static ErrorRecord ContainerConnected(string container, string network) => CommonErrors.Record(
        new PSInvalidOperationException($"The container '{container}' is already connected to the network '{network}'."),
        "ContainerConnected",
        ErrorCategory.ResourceExists,
        container,
        "To connect it with other settings, use Disconnect-DockerNetwork first.");

    /// <summary>The container is not connected to the network.</summary>
    public static ErrorRecord ContainerNotConnected(string container, string network) => CommonErrors.Record(
        new PSInvalidOperationException($"The container '{container}' is not connected to the network '{network}'."),
        "ContainerNotConnected",
        ErrorCategory.InvalidOperation,
        container,
        $"(Get-DockerNetwork {network} -Detail).Containers lists the running containers of the network.");

    internal static bool IsDriverMissing(DockerApiException error) => error.IsNotFound
        ? ContainsAny(error, "plugin \"") || error.Message.EndsWith("required plugin missing", StringComparison.Ordinal)
        : StartsWith(error, "unsupported driver ");

    /// <summary>
    /// Maps the network errors of engines, which have wordings and statuses of their own; null if the error has another cause.
    /// </summary>
    internal static ErrorRecord? RefusedByNetworks(DockerApiException error, object? target, string noun) => (noun, error.StatusCode) switch
    {
        ("Network" or "Volume", HttpStatusCode.NotFound or HttpStatusCode.BadRequest) when IsDriverMissing(error) => CommonErrors.Record(
            error,
            "DriverNotFound",
            ErrorCategory.ObjectNotFound,
            target,
            "Check the driver's name, and that its plugin is installed and enabled."),
        ("Network", HttpStatusCode.NotFound) when StartsWith(error, "No such container") => CommonErrors.Record(
            error, "ContainerNotFound", ErrorCategory.ObjectNotFound, target),
        ("Network", HttpStatusCode.NotFound or HttpStatusCode.Forbidden) when ContainsAny(error, "address pool", "Pool overlaps") =>
            CommonErrors.Record(
                error,
                "NetworkConflict",
                ErrorCategory.InvalidOperation,
                target,
                "Use -Subnet to choose the addresses; Get-DockerNetwork lists the subnets in use."),
        ("Network", _) when IsEndpointMissing(error) => CommonErrors.Record(
            error, "ContainerNotConnected", ErrorCategory.InvalidOperation, target),
        ("Network", HttpStatusCode.Forbidden) when ContainsAny(error, "pre-defined", "predefined") => CommonErrors.Record(
            error,
            "NetworkPredefined",
            ErrorCategory.InvalidOperation,
            target,
            "Every engine has this network. Use Get-DockerNetwork -Type Custom to list the others."),
        ("Network", HttpStatusCode.InternalServerError) when StartsWith(error, "Invalid address") => CommonErrors.Record(
            error, "InvalidRequest", ErrorCategory.InvalidArgument, target),
        ("Network", HttpStatusCode.Forbidden) when !StartsWith(error, "authorization denied") => CommonErrors.Record(
            error, "NetworkConflict", ErrorCategory.InvalidOperation, target),
        _ => null,
    };

    private static bool IsEndpointMissing(DockerApiException error) =>
        error.Message.Contains("is not connected to", StringComparison.Ordinal)
        || (StartsWith(error, "endpoint ") && error.Message.EndsWith(" not found", StringComparison.Ordinal));

    private static bool StartsWith(DockerApiException error, string text) => error.Message.StartsWith(text, StringComparison.Ordinal);

    private static bool ContainsAny(DockerApiException error, params string[] texts) =>
        Array.Exists(texts, text => error.Message.Contains(text, StringComparison.Ordinal));
}
