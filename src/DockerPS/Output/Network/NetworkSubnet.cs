using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A subnet of a network.</summary>
public sealed class NetworkSubnet
{
    internal NetworkSubnet(IpamConfig config)
    {
        Subnet = config.Subnet ?? "";
        Gateway = EngineValue.Text(config.Gateway);
        IPRange = EngineValue.Text(config.IPRange);
        AuxAddresses = EngineValue.Copy(config.AuxiliaryAddresses);
    }

    /// <summary>The address range, like <c>10.0.0.0/24</c>.</summary>
    public string Subnet { get; }

    /// <summary>The gateway; null if unknown.</summary>
    public string? Gateway { get; }

    /// <summary>The range for containers' addresses; null for the whole subnet.</summary>
    public string? IPRange { get; }

    /// <summary>The reserved addresses, by host.</summary>
    public Dictionary<string, string> AuxAddresses { get; }

    /// <summary>Returns the address range.</summary>
    public override string ToString() => Subnet;
}
