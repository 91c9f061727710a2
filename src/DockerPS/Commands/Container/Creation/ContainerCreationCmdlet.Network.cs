using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Networking.</content>
public abstract partial class ContainerCreationCmdlet
{
    /// <summary>
    /// Ports to publish: <c>8080:80</c>, <c>127.0.0.1:8080:80/udp</c>, a number (that container port on any host port), or a hashtable
    /// of host port to container port: <c>@{ 8080 = 80 }</c>.
    /// </summary>
    [Parameter]
    [Alias("Publish")]
    [PortTransformation]
    public PortSpecification[]? Port { get; set; }

    /// <summary>Ports to expose without publishing them: <c>80</c>, <c>53/udp</c>, <c>8000-8010</c>.</summary>
    [Parameter]
    public string[]? Expose { get; set; }

    /// <summary>Publishes all exposed ports on ports chosen by the engine.</summary>
    [Parameter]
    public SwitchParameter PublishAll { get; set; }

    /// <summary>
    /// Networks: names, or bridge, host, none, <c>container:name</c>; with settings as <c>name=net,alias=db,ip=10.0.0.5</c> or a
    /// hashtable. Several need API 1.44 (Docker 25).
    /// </summary>
    [Parameter]
    [Alias("Net")]
    [NetworkTransformation]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public NetworkAttachment[]? Network { get; set; }

    /// <summary>Additional names in the first network.</summary>
    [Parameter]
    [Alias("NetAlias")]
    public string[]? NetworkAlias { get; set; }

    /// <summary>IPv4 address in the first network.</summary>
    [Parameter]
    [Alias("Ip")]
    [AddressTransformation]
    public System.Net.IPAddress? IPAddress { get; set; }

    /// <summary>IPv6 address in the first network.</summary>
    [Parameter]
    [Alias("Ip6")]
    [AddressTransformation]
    public System.Net.IPAddress? IPv6Address { get; set; }

    /// <summary>Link-local addresses in the first network.</summary>
    [Parameter]
    [AddressTransformation]
    public System.Net.IPAddress[]? LinkLocalIP { get; set; }

    /// <summary>MAC address in the first network: <c>92:d0:c6:0a:29:33</c>.</summary>
    [Parameter]
    [ValidateShape(HardwareAddress.Pattern, HardwareAddress.Hint)]
    public string? MacAddress { get; set; }

    /// <summary>Host name in the container.</summary>
    [Parameter]
    [Alias("H")]
    public string? Hostname { get; set; }

    /// <summary>Domain name in the container.</summary>
    [Parameter]
    public string? DomainName { get; set; }

    /// <summary>DNS servers.</summary>
    [Parameter]
    [AddressTransformation]
    public System.Net.IPAddress[]? Dns { get; set; }

    /// <summary>DNS search domains.</summary>
    [Parameter]
    [ValidateShape(NamePattern.Domain, NamePattern.DomainHint)]
    public string[]? DnsSearch { get; set; }

    /// <summary>Resolver options.</summary>
    [Parameter]
    public string[]? DnsOption { get; set; }

    /// <summary>Additional entries of /etc/hosts: <c>db:10.0.0.5</c>, <c>db:host-gateway</c>, or a hashtable of name to address.</summary>
    [Parameter]
    [Alias("AddHost")]
    [ExtraHostTransformation]
    public KeyValue[]? ExtraHost { get; set; }

    /// <summary>Legacy links to other containers: <c>db</c> or <c>db:alias</c>.</summary>
    [Parameter]
    [ValidateShape("[^:]+(:[^:]+)?", "it like db or db:alias")]
    public string[]? Link { get; set; }
}
