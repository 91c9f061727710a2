namespace DockerPS.Compose.Model;

/// <summary>A network that a service is connected to.</summary>
public sealed record ServiceNetwork : ComposeElement
{
    /// <summary>Additional names of the service in the network.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Options of the driver.</summary>
    public IReadOnlyDictionary<string, string> DriverOptions { get; init; } = Dictionary.Empty<string>();

    /// <summary>The priority as the default gateway; the highest one wins.</summary>
    public int GatewayPriority { get; init; }

    /// <summary>The name of the interface in the container.</summary>
    public string InterfaceName { get; init; } = "";

    /// <summary>The IPv4 address.</summary>
    public string IPv4Address { get; init; } = "";

    /// <summary>The IPv6 address.</summary>
    public string IPv6Address { get; init; } = "";

    /// <summary>The link-local addresses.</summary>
    public IReadOnlyList<string> LinkLocalAddresses { get; init; } = [];

    /// <summary>The MAC address.</summary>
    public string MacAddress { get; init; } = "";

    /// <summary>The priority; networks with a higher one are connected first.</summary>
    public int Priority { get; init; }
}
