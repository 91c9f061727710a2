namespace DockerPS.Compose.Model;

/// <summary>A subnet of a network.</summary>
public sealed record IpamPool : ComposeElement
{
    /// <summary>The subnet, like 172.28.0.0/16.</summary>
    public string Subnet { get; init; } = "";

    /// <summary>The address of the gateway.</summary>
    public string Gateway { get; init; } = "";

    /// <summary>The range from which containers get addresses.</summary>
    public string IPRange { get; init; } = "";

    /// <summary>Addresses that are in use elsewhere, by host name.</summary>
    public IReadOnlyDictionary<string, string> AuxiliaryAddresses { get; init; } = Dictionary.Empty<string>();
}
