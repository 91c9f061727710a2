using System.Globalization;
using System.Net;

namespace DockerPS.Compose.Values;

/// <summary>Reads ports in the short form, <c>[[address:]host:]container[/protocol]</c>, with ranges.</summary>
internal static class PortForm
{
    /// <summary>A port of the short form.</summary>
    public readonly record struct Port(string HostIp, string Published, int Target, string Protocol);

    /// <summary>Reads the ports that a text stands for, in the order in which Compose lists them.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static IReadOnlyList<Port> Parse(string text)
    {
        var parts = text.Split(':');
        var (address, host, container) = parts.Length switch
        {
            1 => ("", "", parts[0]),
            2 => ("", parts[0], parts[1]),
            _ => (string.Join(':', parts[..^2]), parts[^2], parts[^1]),
        };
        var slash = container.IndexOf('/', StringComparison.Ordinal);
        var protocol = slash < 0 || slash == container.Length - 1 ? "tcp" : container[(slash + 1)..].ToLowerInvariant();
        container = slash < 0 ? container : container[..slash];
        if (container.Length == 0)
        {
            throw new FormatException($"'{text}' has no port of the container.");
        }

        if (protocol is not ("tcp" or "udp" or "sctp"))
        {
            throw new FormatException($"'{protocol}' in '{text}' is not a protocol. Use tcp, udp or sctp.");
        }

        address = address.StartsWith('[') && address.EndsWith(']') ? address[1..^1] : address;
        if (address.Length > 0 && !IsAddress(address))
        {
            throw new FormatException($"'{address}' in '{text}' is not an IP address.");
        }

        var (first, last) = Range(container, text);
        if (first == 0)
        {
            throw new FormatException($"The port of the container in '{text}' is 0.");
        }

        var (firstHost, lastHost) = host.Length == 0 ? (0, 0) : Range(host, text);
        if (host.Length > 0 && last - first != lastHost - firstHost && last != first)
        {
            throw new FormatException($"The two ranges in '{text}' differ in length.");
        }

        // Compose sorts them as texts.
        return [.. Enumerable.Range(0, last - first + 1).Select(index =>
        {
            var published = host.Length == 0 ? "" : Number(firstHost + index);
            return new Port(
                address, last == first && firstHost != lastHost ? $"{published}-{Number(lastHost)}" : published, first + index, protocol);
        }).OrderBy(port => Number(port.Target) + "/", StringComparer.Ordinal)];
    }

    /// <summary>Indicates whether a text is an IP address in one of the usual forms; .NET takes more, like 127.1.</summary>
    public static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out var address) && !text.Contains('%', StringComparison.Ordinal)
        && (text.Contains(':', StringComparison.Ordinal) || (text.Split('.').Length == 4 && address.ToString() == text));

    private static (int First, int Last) Range(string range, string text)
    {
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        var first = Port16(dash < 0 ? range : range[..dash], text);
        var last = dash < 0 ? first : Port16(range[(dash + 1)..], text);
        return last < first ? throw new FormatException($"The range '{range}' in '{text}' ends before it starts.") : (first, last);
    }

    private static int Port16(string port, string text) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535
            ? number
            : throw new FormatException($"'{port}' in '{text}' is not a port. Use a number up to 65535.");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
