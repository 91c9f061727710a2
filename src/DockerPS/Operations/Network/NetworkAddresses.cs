using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Assigns gateways, ranges and reserved addresses to the subnets that contain them, like the docker CLI.</summary>
internal static class NetworkAddresses
{
    /// <summary>Returns the subnets in the given order, each with its addresses.</summary>
    /// <exception cref="FormatException">Subnets overlap, or an address is in none of them, or a subnet has several gateways or
    /// ranges.</exception>
    public static List<IpamConfig> Plan(
        IReadOnlyList<IPNetwork>? subnets,
        IReadOnlyList<IPAddress>? gateways,
        IReadOnlyList<IPNetwork>? ranges,
        IReadOnlyList<KeyValue>? taken)
    {
        subnets ??= [];
        var configs = subnets.Select(subnet => new IpamConfig { Subnet = subnet.ToString() }).ToList();
        for (var index = 1; index < subnets.Count; index++)
        {
            var earlier = subnets.Take(index).Where(other => Overlap(other, subnets[index])).ToList();
            if (earlier.Count > 0)
            {
                throw new FormatException($"The subnets {earlier[0]} and {subnets[index]} overlap.");
            }
        }

        foreach (var range in ranges ?? [])
        {
            var index = IndexOf(
                subnet => subnet.Contains(range.BaseAddress) && subnet.PrefixLength <= range.PrefixLength, $"range {range}");
            configs[index] = configs[index].IPRange is not { } other
                ? configs[index] with { IPRange = range.ToString() }
                : throw new FormatException($"The subnet {subnets[index]} can have only one range, but {other} and {range} are given.");
        }

        foreach (var gateway in gateways ?? [])
        {
            var index = IndexOf(subnet => subnet.Contains(gateway), $"gateway {gateway}");
            configs[index] = configs[index].Gateway is not { } other
                ? configs[index] with { Gateway = gateway.ToString() }
                : throw new FormatException(
                    $"The subnet {subnets[index]} can have only one gateway, but {other} and {gateway} are given.");
        }

        foreach (var (name, text) in taken ?? [])
        {
            var address = Address.TryParse(text ?? "", out var parsed)
                ? parsed
                : throw new FormatException(
                    $"'{name}={text}' is not a valid named address. Write it like router=10.20.0.9 or @{{ router = '10.20.0.9' }}.");
            var index = IndexOf(subnet => subnet.Contains(address), $"address {address} ({name})");
            var addresses = configs[index].AuxiliaryAddresses ?? new Dictionary<string, string>();
            configs[index] = configs[index] with
            {
                AuxiliaryAddresses = new Dictionary<string, string>(addresses, StringComparer.Ordinal) { [name] = address.ToString() },
            };
        }

        return configs;

        int IndexOf(Predicate<IPNetwork> holds, string what) =>
            subnets.ToList().FindIndex(holds) is >= 0 and var index
                ? index
                : throw new FormatException(subnets.Count == 0
                    ? $"The {what} requires a subnet. Specify it with -Subnet."
                    : $"The {what} is in none of the subnets {string.Join(", ", subnets)}.");
    }

    private static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);
}
