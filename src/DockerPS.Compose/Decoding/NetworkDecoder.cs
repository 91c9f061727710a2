using DockerPS.Compose.Model;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns the long forms of the networks and ports of a service into the model.</summary>
internal static class NetworkDecoder
{
    /// <summary>Decodes a network.</summary>
    public static ServiceNetwork Network(FieldReader reader) => new()
    {
        Aliases = reader.Texts("aliases"),
        DriverOptions = reader.Pairs("driver_opts"),
        GatewayPriority = reader.Small("gw_priority"),
        InterfaceName = reader.Text("interface_name"),
        IPv4Address = reader.Text("ipv4_address"),
        IPv6Address = reader.Text("ipv6_address"),
        LinkLocalAddresses = reader.Texts("link_local_ips"),
        MacAddress = reader.Text("mac_address"),
        Priority = reader.Small("priority"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    /// <summary>Decodes a port.</summary>
    public static ServicePort Port(FieldReader reader) => new()
    {
        Name = reader.Text("name"),
        Mode = reader.Text("mode"),
        HostIP = reader.Text("host_ip"),
        Target = reader.Small("target"),
        Published = reader.Text("published"),
        Protocol = reader.Text("protocol"),
        AppProtocol = reader.Text("app_protocol"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };
}
