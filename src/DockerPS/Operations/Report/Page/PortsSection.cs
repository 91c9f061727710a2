using System.Globalization;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes the ports of the host that lead to containers.</summary>
internal static class PortsSection
{
    /// <summary>Returns the number of published ports.</summary>
    public static int Count(EngineFacts engine) => Published(engine).Count;

    /// <summary>Returns the ports, by their numbers on the host.</summary>
    public static HtmlPart Of(EngineFacts engine)
    {
        var ports = Published(engine);
        if (ports.Count == 0)
        {
            return EngineSection.Nothing("No port is published: containers can be reached over their networks only.");
        }

        var table = new ReportTable("Ports", "#Host port", "Address", "Container", "#Container port", "Protocol")
        {
            Things = "ports",
            Shown = 50,
        };
        foreach (var (port, addresses, container) in ports)
        {
            table.Add(
                Plain(port.Public ?? 0),
                Name(addresses),
                Name(container, 60),
                Plain(port.Private),
                Name(port.Protocol, 20));
        }

        return table.Render();
    }

    /// <summary>Returns the ports with their addresses: the same port of IPv4 and IPv6 is one.</summary>
    private static List<(ReportedPort Port, string Addresses, string Container)> Published(EngineFacts engine) =>
    [
        .. engine.Containers.SelectMany(container => container.Ports.Select(port => (Port: port, container.Name)))
            .Where(entry => entry.Port.Public is not null)
            .GroupBy(entry => (entry.Port.Public, entry.Port.Private, entry.Port.Protocol, entry.Name, IsOpen: entry.Port.IsOpen))
            .Select(group => (
                group.First().Port,
                group.Key.IsOpen ? "all interfaces" : string.Join(", ", group.Select(entry => entry.Port.Address).Distinct()),
                group.Key.Name))
            .OrderBy(entry => entry.Port.Public).ThenBy(entry => entry.Name, StringComparer.Ordinal),
    ];

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
