namespace DockerPS.Compose.Model;

/// <summary>A network.</summary>
public sealed record ComposeNetwork : ComposeElement
{
    /// <summary>The name in the engine.</summary>
    public string Name { get; init; } = "";

    /// <summary>The driver.</summary>
    public string Driver { get; init; } = "";

    /// <summary>The options of the driver.</summary>
    public IReadOnlyDictionary<string, string> DriverOptions { get; init; } = Dictionary.Empty<string>();

    /// <summary>How addresses are assigned.</summary>
    public IpamOptions Ipam { get; init; } = new();

    /// <summary>Indicates whether the network exists outside of the project.</summary>
    public bool External { get; init; }

    /// <summary>Indicates whether the network has no access to others.</summary>
    public bool Internal { get; init; }

    /// <summary>Indicates whether other containers can be connected.</summary>
    public bool Attachable { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Dictionary.Empty<string>();

    /// <summary>Indicates whether containers get IPv4 addresses.</summary>
    public bool? EnableIPv4 { get; init; }

    /// <summary>Indicates whether containers get IPv6 addresses.</summary>
    public bool? EnableIPv6 { get; init; }
}
