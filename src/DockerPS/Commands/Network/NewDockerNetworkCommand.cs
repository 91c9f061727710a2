using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Creates a network (<c>docker network create</c>).</summary>
[Cmdlet(VerbsCommon.New, "DockerNetwork", SupportsShouldProcess = true)]
[OutputType(typeof(DockerNetwork))]
public sealed class NewDockerNetworkCommand : EngineCmdlet
{
    private NetworkCreateRequest _request = new();

    /// <summary>Name of the network.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Network driver. Default: the engine's, bridge on Linux and nat on Windows.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NetworkDriverCompleter))]
    public string? Driver { get; set; }

    /// <summary>Subnets, like <c>10.20.0.0/16</c> or <c>fd00:20::/64</c>. Default: chosen by the engine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SubnetTransformation]
    public IPNetwork[]? Subnet { get; set; }

    /// <summary>Gateways, each in one of the subnets. Default: the first address of each.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [AddressTransformation]
    public IPAddress[]? Gateway { get; set; }

    /// <summary>Ranges within the subnets for container addresses, like <c>10.20.5.0/24</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SubnetTransformation]
    public IPNetwork[]? IPRange { get; set; }

    /// <summary>Reserved addresses, by host: <c>@{ router = '10.20.0.9' }</c> or <c>router=10.20.0.9</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    public KeyValue[]? AuxAddress { get; set; }

    /// <summary>Isolates the network: its containers reach only each other.</summary>
    [Parameter]
    public SwitchParameter Internal { get; set; }

    /// <summary>Lets standalone containers join a swarm network.</summary>
    [Parameter]
    public SwitchParameter Attachable { get; set; }

    /// <summary>Makes it the swarm's ingress network, which carries published ports.</summary>
    [Parameter]
    public SwitchParameter Ingress { get; set; }

    /// <summary>Enables IPv4, the default; <c>:$false</c> makes the network IPv6-only. Needs API 1.48 (Docker 28).</summary>
    [Parameter]
    public SwitchParameter IPv4 { get; set; }

    /// <summary>Enables IPv6.</summary>
    [Parameter]
    public SwitchParameter IPv6 { get; set; }

    /// <summary>Labels: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>Options of the driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    public KeyValue[]? Option { get; set; }

    /// <summary>IPAM driver.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? IpamDriver { get; set; }

    /// <summary>Options of the IPAM driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    public KeyValue[]? IpamOption { get; set; }

    /// <summary>Scope: local, global, swarm. Default: the driver's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(ScopeCompleter))]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? Scope { get; set; }

    /// <summary>Creates a configuration that only holds settings for other networks.</summary>
    [Parameter]
    public SwitchParameter ConfigOnly { get; set; }

    /// <summary>Configuration network to take the settings from: its name, or an object from Get-DockerNetwork.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string? ConfigFrom { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Network";

    /// <inheritdoc/>
    protected override void BeginProcessing() => _request = new()
    {
        Name = Name,
        Driver = Driver,
        Scope = Scope,
        Internal = Internal,
        Attachable = Attachable,
        Ingress = Ingress,
        ConfigOnly = ConfigOnly,
        ConfigFrom = ConfigFrom is null ? null : new() { Network = ConfigFrom },
        EnableIPv4 = Given(nameof(IPv4), IPv4),
        EnableIPv6 = Given(nameof(IPv6), IPv6),
        Ipam = Addresses(),
        Options = KeyValue.ToDictionary(Option),
        Labels = KeyValue.ToDictionary(Label),
    };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var engine in Engines.ToList())
        {
            if (ShouldChange(engine, Name, "Create network"))
            {
                Engines.Try(engine, Name, () => Create(engine));
            }
        }
    }

    private void Create(EngineSession engine)
    {
        var created = Ask(() => engine.Client.Networks.CreateAsync(_request, StopToken));
        WriteWarnings(created.Warning is { Length: > 0 } warning ? [warning] : []);
        var network = Ask(() => engine.Client.Networks.InspectAsync(created.Id, cancellationToken: StopToken));
        WriteObject(new DockerNetwork(network, engine.Name));
    }

    private Ipam? Addresses()
    {
        var configs = ParseOrThrow(() => NetworkAddresses.Plan(Subnet, Gateway, IPRange, AuxAddress));
        return configs.Count == 0 && IpamDriver is null && IpamOption is null ? null : new()
        {
            Driver = IpamDriver ?? "default",
            Config = configs,
            Options = KeyValue.ToDictionary(IpamOption),
        };
    }

    private bool? Given(string name, SwitchParameter value) => MyInvocation.BoundParameters.ContainsKey(name) ? value.IsPresent : null;
}
