using System.Net.Sockets;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Finds contradictory parameters of a new container, of which the engine would silently ignore one.</summary>
internal static class ContainerConflicts
{
    /// <summary>Returns the contradiction; null if there is none.</summary>
    public static string? Find(ContainerSettings given) =>
        given.AutoRemove && given.RestartPolicy is { Name: not "no" }
            ? "-AutoRemove and -RestartPolicy contradict each other: a removed container cannot be restarted."
        : given.Health.Conflict()
            ?? (given.LogDriver == "none" && given.LogOption is not null
                ? "-LogOption needs a log driver that writes logs; -LogDriver none does not." : null)
            ?? OfAddresses(given.Networking)
            ?? OfNetworks(given.Networking);

    private static string? OfAddresses(ContainerSettings.NetworkSettings given) =>
        given.IPAddress is { AddressFamily: not AddressFamily.InterNetwork }
            ? $"'{given.IPAddress}' is an IPv6 address. Use -IPv6Address for it."
        : given.IPv6Address is { AddressFamily: not AddressFamily.InterNetworkV6 }
            ? $"'{given.IPv6Address}' is not an IPv6 address. Use -IPAddress for it."
        : null;

    private static string? OfNetworks(ContainerSettings.NetworkSettings given)
    {
        var networks = given.Network ?? [];
        var first = networks is [var named, ..] ? named : new NetworkAttachment { Name = "default" };
        (string Parameter, bool IsGiven, bool IsInNetwork)[] settings =
        [
            ("NetworkAlias", given.NetworkAlias is not null, first.Alias.Count > 0),
            ("IPAddress", given.IPAddress is not null, first.IPAddress is not null),
            ("IPv6Address", given.IPv6Address is not null, first.IPv6Address is not null),
            ("LinkLocalIP", given.LinkLocalIP is not null, first.LinkLocalIP.Count > 0),
            ("MacAddress", given.MacAddress is not null, first.MacAddress is not null),
        ];
        if (Array.Find(settings, setting => setting is { IsGiven: true, IsInNetwork: true }).Parameter is { } twice)
        {
            return $"-{twice} and -Network '{first.Name}' both set this for the first network. Specify it in one place only.";
        }

        if (NetworkAttachment.Repeated(networks) is { } repeated)
        {
            return repeated;
        }

        if (networks.Length > 1 && Array.Find(networks, network => !network.IsUserDefined) is { } builtIn)
        {
            return $"A container in network '{builtIn.Name}' cannot join other networks. "
                + $"Specify '{builtIn.Name}' alone, or only networks created with New-DockerNetwork.";
        }

        return networks.Append(first).FirstOrDefault(network => !network.IsUserDefined
            && (network.Alias.Count > 0 || (network == first && given.NetworkAlias is { Length: > 0 }))) is { } without
                ? $"The network '{without.Name}' does not support aliases. Specify a network created with New-DockerNetwork in -Network."
                : null;
    }
}
