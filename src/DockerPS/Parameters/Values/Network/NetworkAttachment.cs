using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net.Sockets;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>A network that a new container is connected to, with its endpoint settings.</summary>
public sealed record NetworkAttachment
{
    /// <summary>The network's name, or a mode: bridge, host, none, <c>container:name</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Additional names in the network.</summary>
    public IReadOnlyList<string> Alias { get; init; } = [];

    /// <summary>The address.</summary>
    public string? IPAddress { get; init; }

    /// <summary>The IPv6 address.</summary>
    public string? IPv6Address { get; init; }

    /// <summary>Link-local addresses.</summary>
    public IReadOnlyList<string> LinkLocalIP { get; init; } = [];

    /// <summary>The MAC address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Options of the network's driver.</summary>
    public IReadOnlyDictionary<string, string>? DriverOption { get; init; }

    /// <summary>The gateway priority; the network with the highest provides the default gateway.</summary>
    public int? GatewayPriority { get; init; }

    /// <summary>Whether the name is that of a user-defined network, not of a mode or a predefined network.</summary>
    internal bool IsUserDefined => Name is not ("default" or "bridge" or "host" or "none")
        && !Name.StartsWith("container:", StringComparison.Ordinal);

    /// <summary>Legacy links to other containers, as <c>container:alias</c>.</summary>
    public IReadOnlyList<string> Link { get; init; } = [];

    /// <summary>
    /// Returns the error if a network is listed twice, as the settings of one would be lost; null if none is.
    /// </summary>
    internal static string? Repeated(IEnumerable<NetworkAttachment>? networks) =>
        networks?.GroupBy(network => network.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { Key: var name }
            ? $"The network '{name}' is given twice. Give it once, with all of its settings."
            : null;

    /// <summary>Returns the endpoint settings of the API; null if there are none.</summary>
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

/// <summary>Reads networks: names, docker's <c>name=net,alias=db,ip=10.0.0.5</c>, and hashtables with the same keys.</summary>
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
    protected override IEnumerable<NetworkAttachment> FromEntry(object key, object? value, SessionState session) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected override IEnumerable<NetworkAttachment> FromDictionary(IDictionary dictionary, SessionState session) =>
        [From(s_fields.From(dictionary))];

    /// <inheritdoc/>
    protected override NetworkAttachment? FromObject(object item) => ModuleObject.KindOf(item) switch
    {
        null => null,
        nameof(DockerNetwork) or nameof(DockerNetworkDetail) => new() { Name = ModuleObject.Text(item, "Name")! },

        // The endpoint of another container: only the name is used, as its addresses are taken.
        nameof(ContainerNetwork) => new() { Name = ModuleObject.Text(item, "Name")! },

        // The network of another service: tasks get their own addresses, so only aliases and options are copied.
        nameof(SwarmServiceNetwork) => new()
        {
            Name = ModuleObject.Text(item, "Name")!,
            Alias = ModuleObject.Texts(item, "Alias"),
            DriverOption = ModuleObject.Pairs(item, "DriverOption"),
        },
        var kind => throw new FormatException($"'{item}' is of type {kind}, but a network is required here."),
    };

    private static NetworkAttachment From(Fields fields)
    {
        var options = fields.All("driver-opt").Select(KeyValue.ParseWhole).ToList();
        var priority = fields["gw-priority"];
        return new()
        {
            Name = fields["name"] is { Length: > 0 } name
                ? name
                : throw new FormatException($"The network has no name. Write it like {Form}."),
            Alias = fields.All("alias"),
            IPAddress = OfFamily(fields["ip"], AddressFamily.InterNetwork, "ip"),
            IPv6Address = OfFamily(fields["ip6"], AddressFamily.InterNetworkV6, "ip6"),
            LinkLocalIP = [.. fields.All("link-local-ip").Select(address => Address.Parse(address).ToString())],
            MacAddress = fields["mac-address"] is not { } mac || HardwareAddress.IsValid(mac)
                ? fields["mac-address"]
                : throw new FormatException($"'{mac}' is not a MAC address (mac-address). Write {HardwareAddress.Hint}."),
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
            $"'{text}' is not an {(family == AddressFamily.InterNetwork ? "IPv4" : "IPv6")} address ({field}). "
            + "Use ip for an IPv4 address, and ip6 for an IPv6 address.");
}
