using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Networking.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>
    /// Ports to publish: <c>8080:80</c>, <c>53:53/udp</c>, a number (that task port on a port chosen by the swarm), a hashtable of
    /// published port to target port: <c>@{ 8080 = 80 }</c>, or with options <c>target=80,published=8080,mode=host</c>.
    /// </summary>
    [Parameter]
    [Alias("Publish", "P")]
    [ServicePortTransformation]
    public ServicePort[]? Port { get; set; }

    /// <summary>Networks: names, objects from Get-DockerNetwork, or with settings <c>name=net,alias=db</c> or a hashtable.</summary>
    [Parameter]
    [NetworkTransformation]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public NetworkAttachment[]? Network { get; set; }

    /// <summary>Endpoint mode: vip (one address for all tasks) or dnsrr (the addresses of the tasks).</summary>
    [Parameter]
    [WordTransformation("vip", "dnsrr")]
    [ValidateSet("vip", "dnsrr")]
    public string? EndpointMode { get; set; }

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

    /// <summary>Additional entries of /etc/hosts: <c>db:10.0.0.5</c>, or a hashtable of name to address.</summary>
    [Parameter]
    [Alias("Host", "AddHost")]
    [ExtraHostTransformation]
    public KeyValue[]? ExtraHost { get; set; }
}
