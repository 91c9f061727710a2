using System.Net.Sockets;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// Finds parameters of a new container that contradict each other: of two that say different things, one would be lost without a word.
/// </summary>
internal static class ContainerConflicts
{
    /// <summary>Returns what contradicts; null if nothing does.</summary>
    public static string? Find(ContainerSettings given) =>
        given.AutoRemove && given.RestartPolicy is { Name: not "no" }
            ? "-AutoRemove and -RestartPolicy contradict each other: a container that is removed cannot be started again."
        : given.Health.Conflict()
            ?? (given.LogDriver == "none" && given.LogOption is not null
                ? "-LogOption needs a driver that writes a log; -LogDriver none does not." : null)
            ?? OfAddresses(given.Networking)
            ?? OfNetworks(given.Networking);

    private static string? OfAddresses(ContainerSettings.NetworkSettings given) =>
        given.IPAddress is { AddressFamily: not AddressFamily.InterNetwork }
            ? $"'{given.IPAddress}' is an IPv6 address: give it as -IPv6Address."
        : given.IPv6Address is { AddressFamily: not AddressFamily.InterNetworkV6 }
            ? $"'{given.IPv6Address}' is no IPv6 address: give it as -IPAddress."
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
            return $"-{twice} and -Network '{first.Name}' both set the same of the first network. Give it in one place.";
        }

        if (NetworkAttachment.Repeated(networks) is { } repeated)
        {
            return repeated;
        }

        if (networks.Length > 1 && Array.Find(networks, network => !network.IsUserDefined) is { } builtIn)
        {
            return $"A container in '{builtIn.Name}' cannot be in other networks too. "
                + $"Name '{builtIn.Name}' alone, or networks that New-DockerNetwork made.";
        }

        return networks.Append(first).FirstOrDefault(network => !network.IsUserDefined
            && (network.Alias.Count > 0 || (network == first && given.NetworkAlias is { Length: > 0 }))) is { } without
                ? $"Names in a network need one that was made with New-DockerNetwork; '{without.Name}' has none. Name it with -Network."
                : null;
    }
}
