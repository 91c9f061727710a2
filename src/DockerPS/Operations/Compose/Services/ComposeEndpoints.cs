using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>The places of a container in its networks, as docker compose requests them.</summary>
/// <param name="project">The project.</param>
/// <param name="service">The service, with references to containers.</param>
/// <param name="number">The number of the container.</param>
/// <param name="links">The legacy links.</param>
/// <param name="version">The API version of the engine.</param>
internal sealed class ComposeEndpoints(
    ProjectDefinition project, ServiceDefinition service, int number, IReadOnlyList<string> links, ApiVersion version)
{
    private const string InterfaceOption = "com.docker.network.endpoint.ifname";

    private static readonly ApiVersion s_severalNetworks = new(1, 44);

    private readonly IReadOnlyList<string> _keys = DeploymentNames.Networks(service);

    /// <summary>The network mode.</summary>
    public string Mode =>
        service.NetworkMode.Length > 0 ? service.NetworkMode
        : project.Networks.Count == 0 ? "none"
        : project.Networks[First].Name;

    /// <summary>The address for the container as a whole, which engines before API 1.44 take.</summary>
    public string? MacAddress => version >= s_severalNetworks ? null
        : service.Networks.Values.Select(network => network?.MacAddress).FirstOrDefault(address => !string.IsNullOrEmpty(address))
            ?? (service.MacAddress.Length > 0 ? service.MacAddress : null);

    /// <summary>The places that are requested with the container; null for none.</summary>
    public NetworkingConfig? Requested()
    {
        if (service.NetworkMode.Length > 0 || project.Networks.Count == 0)
        {
            return null;
        }

        var keys = version >= s_severalNetworks && _keys.Count > 1 ? _keys : [First];
        return new() { EndpointsConfig = keys.ToDictionary(key => project.Networks[key].Name, Place, StringComparer.Ordinal) };
    }

    /// <summary>The networks that the container joins after it was created, on engines that take one at first.</summary>
    public IEnumerable<(string Network, EndpointSettings Place)> Later() =>
        version >= s_severalNetworks || service.NetworkMode.Length > 0
            ? []
            : _keys.Skip(1).Select(key => (project.Networks[key].Name, Place(key)));

    private string First => _keys is [var first, ..] ? first : "default";

    private EndpointSettings Place(string key)
    {
        var given = service.Networks.GetValueOrDefault(key);
        var options = given?.DriverOptions.ToDictionary(StringComparer.Ordinal) ?? [];
        if (given?.InterfaceName is { Length: > 0 } name)
        {
            options[InterfaceOption] = name;
        }

        var own = given?.MacAddress is { Length: > 0 } address ? address : key == First ? service.MacAddress : "";
        return new()
        {
            Aliases = [DeploymentNames.Container(project, service, number), service.Name, .. given?.Aliases ?? []],
            Links = links.Count > 0 ? links : null,
            IPAddress = Text(given?.IPv4Address),
            IPv6Gateway = Text(given?.IPv6Address),
            IpamConfig = given is null ? null : new()
            {
                IPv4Address = Text(given.IPv4Address),
                IPv6Address = Text(given.IPv6Address),
                LinkLocalIPs = given.LinkLocalAddresses.Count > 0 ? given.LinkLocalAddresses : null,
            },
            MacAddress = version >= s_severalNetworks ? Text(own) : null,
            DriverOpts = options.Count > 0 ? options : null,
            GwPriority = given is { GatewayPriority: not 0 } ? given.GatewayPriority : null,
        };
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
