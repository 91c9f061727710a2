using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Connects containers, including running ones, to a network (<c>docker network connect</c>).</summary>
[Cmdlet(VerbsCommunications.Connect, "DockerNetwork", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class ConnectDockerNetworkCommand : NetworkMemberCmdlet
{
    private EndpointSettings? _settings;

    /// <summary>Additional names in the network.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Alias { get; set; }

    /// <summary>IPv4 address in the network.</summary>
    [Parameter]
    [Alias("Ip")]
    [AddressTransformation]
    public IPAddress? IPAddress { get; set; }

    /// <summary>IPv6 address in the network.</summary>
    [Parameter]
    [Alias("Ip6")]
    [AddressTransformation]
    public IPAddress? IPv6Address { get; set; }

    /// <summary>Link-local addresses in the network.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [AddressTransformation]
    public IPAddress[]? LinkLocalIP { get; set; }

    /// <summary>MAC address: <c>92:d0:c6:0a:29:33</c>. Needs API 1.54.</summary>
    [Parameter]
    [ValidateShape(HardwareAddress.Pattern, HardwareAddress.Hint)]
    public string? MacAddress { get; set; }

    /// <summary>Legacy links to other containers: <c>db</c> or <c>db:alias</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape("[^:]+(:[^:]+)?", "it like db or db:alias")]
    public string[]? Link { get; set; }

    /// <summary>Options of the network's driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(NeedsValue = true)]
    public KeyValue[]? DriverOption { get; set; }

    /// <summary>Gateway priority: the network with the highest provides the gateway. Needs API 1.48 (Docker 28).</summary>
    [Parameter]
    [Alias("GwPriority")]
    public int? GatewayPriority { get; set; }

    private protected override string Action => "Connect to network";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (IPAddress is { AddressFamily: not System.Net.Sockets.AddressFamily.InterNetwork })
        {
            ThrowInvalidParameter($"'{IPAddress}' is an IPv6 address. Use -IPv6Address for it.", IPAddress);
        }

        if (IPv6Address is { AddressFamily: not System.Net.Sockets.AddressFamily.InterNetworkV6 })
        {
            ThrowInvalidParameter($"'{IPv6Address}' is not an IPv6 address. Use -IPAddress for it.", IPv6Address);
        }

        _settings = new NetworkAttachment
        {
            Alias = Alias ?? [],
            IPAddress = IPAddress?.ToString(),
            IPv6Address = IPv6Address?.ToString(),
            LinkLocalIP = [.. LinkLocalIP?.Select(address => address.ToString()) ?? []],
            MacAddress = MacAddress,
            Link = Link ?? [],
            DriverOption = KeyValue.ToDictionary(DriverOption),
            GatewayPriority = GatewayPriority,
        }.ToSettings();
    }

    private protected override Task<ErrorRecord?> ActAsync(
        NetworkTarget network,
        ContainerTarget container,
        CancellationToken cancellationToken) =>
        network.ConnectAsync(container, _settings, cancellationToken);
}
