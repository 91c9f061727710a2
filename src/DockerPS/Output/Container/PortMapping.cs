using System.Globalization;
using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>A container port and the address where it is published.</summary>
public sealed class PortMapping
{
    internal PortMapping(
        string container, string containerId, string context, int privatePort, string protocol, string? hostIP, int? publicPort)
    {
        (Container, ContainerId, Context, PrivatePort, Protocol, HostIP, PublicPort) =
            (container, containerId, context, privatePort, protocol, hostIP, publicPort);
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The port in the container.</summary>
    public int PrivatePort { get; }

    /// <summary>The protocol: tcp, udp or sctp.</summary>
    public string Protocol { get; }

    /// <summary>The published host address; null if the port is not published.</summary>
    public string? HostIP { get; }

    /// <summary>The published host port; null if the port is not published.</summary>
    public int? PublicPort { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    internal static PortMapping From(PortSummary port, string container, string containerId, string context) => new(
        container,
        containerId,
        context,
        port.PrivatePort,
        port.Type ?? "tcp",
        string.IsNullOrEmpty(port.IP) ? null : port.IP,
        port.PublicPort is > 0 ? port.PublicPort : null);

    /// <summary>Returns the port in docker's form: <c>127.0.0.1:8080->80/tcp</c>, or <c>80/tcp</c> if it is not published.</summary>
    public override string ToString() => PublicPort is null
        ? string.Create(CultureInfo.InvariantCulture, $"{PrivatePort}/{Protocol}")
        : string.Create(CultureInfo.InvariantCulture, $"{Host}:{PublicPort}->{PrivatePort}/{Protocol}");

    /// <summary>The host address for display; Podman reports none for a port published on all addresses.</summary>
    private string Host => HostIP is null ? "0.0.0.0" : HostIP.Contains(':', StringComparison.Ordinal) ? $"[{HostIP}]" : HostIP;
}
