using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Puts gateways, ranges and taken addresses to the subnets in which they lie, as the docker CLI does it.</summary>
internal static class NetworkAddresses
{
    /// <summary>The subnets in the order in which they were given, each with what lies in it.</summary>
    /// <exception cref="FormatException">Subnets overlap, or something lies in none of them, or in one that has another already.</exception>
    public static List<IpamConfig> Plan(
        IReadOnlyList<IPNetwork>? subnets, IReadOnlyList<IPAddress>? gateways, IReadOnlyList<IPNetwork>? ranges, IReadOnlyList<KeyValue>? taken)
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
            var index = IndexOf(subnet => subnet.Contains(range.BaseAddress) && subnet.PrefixLength <= range.PrefixLength, $"range {range}");
            configs[index] = configs[index].IPRange is not { } other
                ? configs[index] with { IPRange = range.ToString() }
                : throw new FormatException($"The subnet {subnets[index]} cannot have the two ranges {other} and {range}.");
        }

        foreach (var gateway in gateways ?? [])
        {
            var index = IndexOf(subnet => subnet.Contains(gateway), $"gateway {gateway}");
            configs[index] = configs[index].Gateway is not { } other
                ? configs[index] with { Gateway = gateway.ToString() }
                : throw new FormatException($"The subnet {subnets[index]} cannot have the two gateways {other} and {gateway}.");
        }

        foreach (var (name, text) in taken ?? [])
        {
            var address = Address.TryParse(text ?? "", out var parsed)
                ? parsed
                : throw new FormatException(
                    $"'{name}={text}' is not a valid named address. Write it like router=10.20.0.9 or @{{ router = '10.20.0.9' }}.");
            var index = IndexOf(subnet => subnet.Contains(address), $"address {address} ({name})");
            configs[index] = configs[index] with
            {
                AuxiliaryAddresses = new Dictionary<string, string>(configs[index].AuxiliaryAddresses ?? new Dictionary<string, string>(), StringComparer.Ordinal)
                {
                    [name] = address.ToString(),
                },
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
