using System.Collections;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>A network that a new container is connected to, and how.</summary>
public sealed record NetworkAttachment
{
    /// <summary>The network's name, or a mode: bridge, host, none, <c>container:name</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Further names in the network.</summary>
    public IReadOnlyList<string> Alias { get; init; } = [];

    /// <summary>The address.</summary>
    public string? IPAddress { get; init; }

    /// <summary>The IPv6 address.</summary>
    public string? IPv6Address { get; init; }

    /// <summary>Link-local addresses.</summary>
    public IReadOnlyList<string> LinkLocalIP { get; init; } = [];

    /// <summary>The hardware address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Options of the network's driver.</summary>
    public IReadOnlyDictionary<string, string>? DriverOption { get; init; }

    /// <summary>Which network's gateway is used: the highest.</summary>
    public int? GatewayPriority { get; init; }

    /// <summary>Legacy links to other containers, as <c>container:alias</c>.</summary>
    public IReadOnlyList<string> Link { get; init; } = [];

    /// <summary>The place as the API takes it; null where there is nothing to say.</summary>
    internal EndpointSettings? ToSettings()
    {
        var settings = new EndpointSettings
        {
            Aliases = Alias.Count > 0 ? Alias : null,
            IpamConfig = IPAddress is null && IPv6Address is null && LinkLocalIP.Count == 0
                ? null
                : new() { IPv4Address = IPAddress, IPv6Address = IPv6Address, LinkLocalIPs = LinkLocalIP.Count > 0 ? LinkLocalIP : null },
            Links = Link.Count > 0 ? Link : null,
            MacAddress = MacAddress,
            DriverOpts = DriverOption,
            GwPriority = GatewayPriority,
        };
        return settings == new EndpointSettings() ? null : settings;
    }
}

/// <summary>Reads networks: names, docker's <c>name=net,alias=db,ip=10.0.0.5</c>, and hashtables of the same names.</summary>
public sealed class NetworkTransformationAttribute : ListTransformationAttribute<NetworkAttachment>
{
    private const string Form = "'name=backend,alias=db,ip=10.0.0.5'";

    private static readonly string[] s_fields =
    [
        "name", "alias", "ip", "ipaddress", "ip6", "ipv6address", "linklocalip", "macaddress", "driveropt", "driveroption", "gwpriority", "gatewaypriority",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<NetworkAttachment> FromText(string text, SessionState session) =>
        text.Contains('=', StringComparison.Ordinal) ? [From(Fields.Parse(text))]
        : text.Length > 0 ? [new() { Name = text }]
        : throw new FormatException("The name of a network is empty.");

    /// <inheritdoc/>
    protected override IEnumerable<NetworkAttachment> FromEntry(object key, object? value, SessionState session) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override IEnumerable<NetworkAttachment> FromDictionary(IDictionary dictionary, SessionState session) => [From(Fields.From(dictionary))];

    /// <inheritdoc/>
    protected override NetworkAttachment? FromObject(object item) => ModuleObject.KindOf(item) switch
    {
        null => null,
        nameof(DockerNetwork) or nameof(DockerNetworkDetail) => new() { Name = ModuleObject.Text(item, "Name")! },

        // Of the place of another container: its addresses are taken.
        nameof(ContainerNetwork) => new() { Name = ModuleObject.Text(item, "Name")! },
        var kind => throw new FormatException($"'{item}' is of the kind {kind}; a network is needed here."),
    };

    private static NetworkAttachment From(Fields fields)
    {
        fields.RefuseOthers("a network", Form, s_fields);
        var options = fields.All("driveropt").Concat(fields.All("driveroption")).Select(KeyValue.Parse).ToList();
        var priority = fields["gwpriority"] ?? fields["gatewaypriority"];
        return new()
        {
            Name = fields["name"] is { Length: > 0 } name ? name : throw new FormatException($"The network has no name. Write it like {Form}."),
            Alias = fields.All("alias"),
            IPAddress = fields["ip"] ?? fields["ipaddress"],
            IPv6Address = fields["ip6"] ?? fields["ipv6address"],
            LinkLocalIP = fields.All("linklocalip"),
            MacAddress = fields["macaddress"],
            DriverOption = options.Count > 0 ? KeyValue.ToDictionary(options) : null,
            GatewayPriority = priority is null ? null
                : int.TryParse(priority, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
                : throw new FormatException($"'{priority}' is not a number (gw-priority)."),
        };
    }
}
