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

    /// <summary>Its addresses, like <c>10.0.0.0/24</c>.</summary>
    public string Subnet { get; }

    /// <summary>The gateway; null where it is not known.</summary>
    public string? Gateway { get; }

    /// <summary>The addresses that containers are given; null for all.</summary>
    public string? IPRange { get; }

    /// <summary>Addresses that containers are not given, by what has them.</summary>
    public Dictionary<string, string> AuxAddresses { get; }

    /// <summary>The addresses.</summary>
    public override string ToString() => Subnet;
}
