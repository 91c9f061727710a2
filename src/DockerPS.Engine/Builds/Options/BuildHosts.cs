using System.Net;
using System.Net.Sockets;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>Writes extra hosts as BuildKit takes them.</summary>
internal sealed class BuildHosts(BuildWorker worker, ApiVersion version)
{
    private const string HostGateway = "host-gateway";

    /// <summary>The first version that tells the address of <c>host-gateway</c>, that of Engine 25.0.</summary>
    private static readonly ApiVersion s_hostGateway = new(1, 44);

    /// <summary>Returns <c>host=address</c>, with commas between them.</summary>
    /// <exception cref="FormatException">An address is not valid.</exception>
    /// <exception cref="DockerFeatureException">The engine does not tell the address of <c>host-gateway</c>.</exception>
    public string Format(IEnumerable<KeyValuePair<string, string>> hosts) =>
        string.Join(',', hosts.SelectMany(host => Addresses(host).Select(address => $"{host.Key}={address}")));

    private IEnumerable<string> Addresses(KeyValuePair<string, string> host)
    {
        if (host.Key.Length == 0 || host.Value.Length == 0)
        {
            throw Malformed(host);
        }

        if (host.Value != HostGateway)
        {
            return host.Value.Split(',').Select(address => address is ['[', .. { Length: > 0 } inner, ']'] ? inner : address)
                .Select(address => IsAddress(address) ? address : throw Malformed(host));
        }

        return worker.HostGateway is { } gateway ? [gateway.ToString()]
            : version < s_hostGateway ? throw new DockerFeatureException($"{HostGateway} in a build", s_hostGateway, version)
            : throw new FormatException(
                $"The engine does not know the address of {HostGateway}. Write the address of '{host.Key}' instead.");
    }

    /// <summary>Indicates whether a text is an address for Go, which knows neither zones nor short or octal forms.</summary>
    private static bool IsAddress(string text) => IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.AsSpan().ContainsAny("%[]/") : address.ToString() == text);

    private static FormatException Malformed(KeyValuePair<string, string> host) =>
        new($"'{host.Key}={host.Value}' is not a valid extra host. Write it like db=10.0.0.5, or db={HostGateway}.");
}
