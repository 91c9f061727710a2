using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>A container port to publish.</summary>
/// <param name="PrivatePort">The port in the container.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="HostIP">The host's address; empty for all.</param>
/// <param name="HostPort">The host's port, or a range to choose from; empty for any.</param>
public sealed record PortSpecification(int PrivatePort, string Protocol, string HostIP, string HostPort)
{
    private const string AnyPort = "0";

    private const string LongForm = "'target=80,published=8080,protocol=tcp'";
    private const string Form = "Write it like 8080:80, 8080:80/udp, 80 (any port of the host), or as a hashtable: @{ 8080 = 80 }.";

    private static readonly FieldSet s_fields = new("a port", LongForm, "target", "published", "protocol", "mode", "host-ip");

    /// <summary>Reads docker's form: <c>[[address:][port[-port]]:]port[-port][/protocol]</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static IEnumerable<PortSpecification> Parse(string text)
    {
        var (ports, protocol) = SplitProtocol(text);
        var host = ports.LastIndexOf(':') is >= 0 and var end ? ports[..end] : "";
        var hostStart = host.LastIndexOf(':') + 1;
        return Make(text, hostStart > 0 ? host[..(hostStart - 1)] : "", host[hostStart..], ports[(ports.LastIndexOf(':') + 1)..], protocol);
    }

    /// <summary>Reads a port to expose: <c>port[-port][/protocol]</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static IEnumerable<PortSpecification> ParseExposed(string text) =>
        SplitProtocol(text) is var (ports, protocol) && !ports.Contains(':', StringComparison.Ordinal)
            ? Make(text, "", "", ports, protocol)
            : throw new FormatException(
                $"'{text}' is not a port to expose: it has a host port, which -Port publishes. Write it like 80, 53/udp or 8000-8010.");

    /// <summary>Returns whether a hashtable is a long form; other hashtables map host ports to container ports.</summary>
    internal static bool IsLongForm(IDictionary dictionary) => s_fields.IsIn(dictionary, "target");

    /// <summary>Reads docker's long form.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    internal static (IEnumerable<PortSpecification> Ports, string? Mode) ParseLong(string text) => From(s_fields.Parse(text), text);

    /// <summary>Reads a hashtable with the keys of the long form.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    internal static (IEnumerable<PortSpecification> Ports, string? Mode) FromLong(IDictionary dictionary) =>
        From(s_fields.From(dictionary), "the hashtable");

    private static (IEnumerable<PortSpecification> Ports, string? Mode) From(Fields fields, string text)
    {
        var target = fields["target"] ?? throw new FormatException($"'{text}' has no target. Write it like {LongForm}.");
        var mode = fields["mode"]?.ToLowerInvariant();
        return mode is null or "ingress" or "host"
            ? (Make(text, fields["host-ip"] ?? "", fields["published"] ?? "", target, ReadProtocol(text, fields["protocol"] ?? "")), mode)
            : throw new FormatException($"'{mode}' is not ingress or host (mode).");
    }

    private static (string Ports, string Protocol) SplitProtocol(string text) => text.Split('/') switch
    {
        [var only] => (only, "tcp"),
        [var before, var after] => (before, ReadProtocol(text, after)),
        _ => throw Wrong(text, "it has more than one slash"),
    };

    private static string ReadProtocol(string text, string given) => given.ToLowerInvariant() switch
    {
        "" => "tcp",
        "tcp" or "udp" or "sctp" => given.ToLowerInvariant(),
        _ => throw Wrong(text, $"'{given}' is not tcp, udp or sctp"),
    };

    private static IEnumerable<PortSpecification> Make(string text, string host, string hostPorts, string privatePorts, string protocol)
    {
        var address = Address.Unbracket(host);
        if (address.Length > 0 && !Address.TryParse(address, out _))
        {
            throw Wrong(text, $"'{address}' is not a host address, such as 127.0.0.1");
        }

        var (firstPrivate, lastPrivate) = Range(text, privatePorts);
        return Expand(text, firstPrivate, lastPrivate, protocol, address, hostPorts);
    }

    private static IEnumerable<PortSpecification> Expand(
        string text, int firstPrivate, int lastPrivate, string protocol, string address, string hostPorts)
    {
        var count = lastPrivate - firstPrivate + 1;
        if (hostPorts is "" or AnyPort)
        {
            return Enumerable.Range(firstPrivate, count).Select(port => new PortSpecification(port, protocol, address, ""));
        }

        var (firstHost, lastHost) = Range(text, hostPorts);
        if (lastHost - firstHost + 1 != count)
        {
            // For a single container port, the engine chooses from a range of host ports.
            return count == 1
                ? [new(firstPrivate, protocol, address, hostPorts)]
                : throw Wrong(text, "the ranges differ in length");
        }

        return Enumerable.Range(0, count)
            .Select(offset => new PortSpecification(firstPrivate + offset, protocol, address, Number(firstHost + offset)));
    }

    private static (int First, int Last) Range(string text, string range)
    {
        var parts = range.Split('-');
        var first = Port(text, parts[0]);
        var last = parts.Length == 1 ? first : Port(text, parts[1]);
        return parts.Length <= 2 && first <= last ? (first, last) : throw Wrong(text, $"'{range}' is not a range of ports");
    }

    private static int Port(string text, string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw Wrong(text, digits.Length == 0 ? "a port is missing" : $"'{digits}' is not a port (1 to 65535)");

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static FormatException Wrong(string text, string why) => new($"'{text}' is not a port to publish: {why}. {Form}");
}

/// <summary>
/// Reads ports to publish: docker's short and long forms, numbers, hashtables of host to container port, and PortMapping objects.
/// </summary>
public sealed class PortTransformationAttribute : ListTransformationAttribute<PortSpecification>
{
    /// <inheritdoc/>
    protected override IEnumerable<PortSpecification> FromText(string text, SessionState session) =>
        text.Contains('=', StringComparison.Ordinal) ? PortSpecification.ParseLong(text).Ports : PortSpecification.Parse(Published(text));

    /// <inheritdoc/>
    protected override IEnumerable<PortSpecification> FromEntry(object key, object? value, SessionState session) =>
        PortSpecification.Parse($"{TextOf(key)}:{(value is null ? "" : TextOf(value))}");

    /// <inheritdoc/>
    protected override IEnumerable<PortSpecification> FromDictionary(IDictionary dictionary, SessionState session) =>
        PortSpecification.IsLongForm(dictionary) ? PortSpecification.FromLong(dictionary).Ports : base.FromDictionary(dictionary, session);

    /// <summary>Converts the text of a PortMapping, <c>host:8080->80/tcp</c>.</summary>
    private static string Published(string text) => text.Replace("->", ":", StringComparison.Ordinal);
}
