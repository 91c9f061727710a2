using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net.Sockets;
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

    /// <summary>Whether the name is that of a network that somebody made, and no mode or network that every engine has.</summary>
    internal bool IsUserDefined => Name is not ("default" or "bridge" or "host" or "none")
        && !Name.StartsWith("container:", StringComparison.Ordinal);

    /// <summary>Legacy links to other containers, as <c>container:alias</c>.</summary>
    public IReadOnlyList<string> Link { get; init; } = [];

    /// <summary>
    /// Returns why a list of networks cannot be: one is there twice, and what one of them says would be lost; null if it can be.
    /// </summary>
    internal static string? Repeated(IEnumerable<NetworkAttachment>? networks) =>
        networks?.GroupBy(network => network.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { Key: var name }
            ? $"The network '{name}' is given twice. Give it once, with all that is to be said about it."
            : null;

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

    private static readonly FieldSet s_fields = new(
        "a network", Form, "name", "alias*", "ip|ip-address", "ip6|ipv6-address", "link-local-ip*", "mac-address",
        "driver-opt|driver-option*", "gw-priority|gateway-priority");

    /// <inheritdoc/>
    protected override bool AreNames => true;

    /// <inheritdoc/>
    protected override IEnumerable<NetworkAttachment> FromText(string text, SessionState session) => [Parse(text)];

    /// <summary>Reads a name, or docker's long form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static NetworkAttachment Parse(string text) =>
        text.Contains('=', StringComparison.Ordinal) ? From(s_fields.Parse(text))
        : !string.IsNullOrWhiteSpace(text) ? new() { Name = text }
        : throw new FormatException("The name of a network is empty.");

    /// <inheritdoc/>
    protected override IEnumerable<NetworkAttachment> FromEntry(object key, object? value, SessionState session) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override IEnumerable<NetworkAttachment> FromDictionary(IDictionary dictionary, SessionState session) =>
        [From(s_fields.From(dictionary))];

    /// <inheritdoc/>
    protected override NetworkAttachment? FromObject(object item) => ModuleObject.KindOf(item) switch
    {
        null => null,
        nameof(DockerNetwork) or nameof(DockerNetworkDetail) => new() { Name = ModuleObject.Text(item, "Name")! },

        // Of the place of another container: its addresses are taken.
        nameof(ContainerNetwork) => new() { Name = ModuleObject.Text(item, "Name")! },

        // Of another service: its tasks get other addresses, but the names are those of the service.
        nameof(SwarmServiceNetwork) => new()
        {
            Name = ModuleObject.Text(item, "Name")!,
            Alias = ModuleObject.Texts(item, "Alias"),
            DriverOption = ModuleObject.Pairs(item, "DriverOption"),
        },
        var kind => throw new FormatException($"'{item}' is of the kind {kind}; a network is needed here."),
    };

    private static NetworkAttachment From(Fields fields)
    {
        var options = fields.All("driver-opt").Select(KeyValue.ParseWhole).ToList();
        var priority = fields["gw-priority"];
        return new()
        {
            Name = fields["name"] is { Length: > 0 } name ? name : throw new FormatException($"The network has no name. Write it like {Form}."),
            Alias = fields.All("alias"),
            IPAddress = OfFamily(fields["ip"], AddressFamily.InterNetwork, "ip"),
            IPv6Address = OfFamily(fields["ip6"], AddressFamily.InterNetworkV6, "ip6"),
            LinkLocalIP = [.. fields.All("link-local-ip").Select(address => Address.Parse(address).ToString())],
            MacAddress = fields["mac-address"] is not { } mac || HardwareAddress.IsValid(mac)
                ? fields["mac-address"]
                : throw new FormatException($"'{mac}' is not a hardware address (mac-address). Write {HardwareAddress.Hint}."),
            DriverOption = options.Count > 0 ? KeyValue.ToDictionary(options) : null,
            GatewayPriority = priority is null ? null
                : int.TryParse(priority, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
                : throw new FormatException($"'{priority}' is not a number (gw-priority)."),
        };
    }

    private static string? OfFamily(string? text, AddressFamily family, string field) =>
        string.IsNullOrEmpty(text) ? null
        : Address.Parse(text) is var address && address.AddressFamily == family ? address.ToString()
        : throw new FormatException(
            $"'{text}' is not an {(family == AddressFamily.InterNetwork ? "IPv4" : "IPv6")} address ({field}). IPv4 addresses are given as ip, IPv6 addresses as ip6.");
}
