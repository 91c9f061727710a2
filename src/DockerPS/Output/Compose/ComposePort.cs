using DockerPS.Output;

namespace DockerPS;

/// <summary>A port of a service that a Compose file defines.</summary>
public sealed class ComposePort
{
    internal ComposePort(ComposeFields fields)
    {
        Target = fields.Text("target") ?? "";
        Published = fields.Text("published");
        HostIP = fields.Text("host_ip");
        Protocol = fields.Text("protocol") ?? "tcp";
        Mode = fields.Text("mode");
    }

    /// <summary>The port of the container.</summary>
    public string Target { get; }

    /// <summary>The port or the range of ports of the host; null if the engine chooses.</summary>
    public string? Published { get; }

    /// <summary>The address of the host; null for all.</summary>
    public string? HostIP { get; }

    /// <summary>The protocol: tcp, udp or sctp.</summary>
    public string Protocol { get; }

    /// <summary>The mode: ingress or host.</summary>
    public string? Mode { get; }

    /// <summary>Returns the port like in Get-Container: <c>127.0.0.1:8080->80/tcp</c>.</summary>
    public override string ToString() =>
        Published is null ? $"{Target}/{Protocol}" : $"{(HostIP is null ? "" : $"{HostIP}:")}{Published}->{Target}/{Protocol}";
}
