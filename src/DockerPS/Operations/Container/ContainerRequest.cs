using System.Globalization;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// Builds the request for a new container as the docker CLI does. Options that the engine's API version lacks are refused, since the
/// engine would silently ignore them.
/// </summary>
/// <param name="settings">The settings.</param>
/// <param name="version">The API version of the engine.</param>
/// <param name="proxies">Proxy variables to add unless the settings have them.</param>
internal sealed class ContainerRequest(ContainerSettings settings, ApiVersion version, IEnumerable<KeyValue> proxies)
{
    private readonly ContainerSettings.NetworkSettings _network = settings.Networking;
    private readonly ContainerSettings.ResourceSettings _resources = settings.Resources;
    private readonly ContainerSettings.SecuritySettings _security = settings.Security;
    private readonly ContainerSettings.StorageSettings _storage = settings.Storage;

    /// <summary>Converts CPUs to billionths, the unit of the API.</summary>
    public static long? NanoCpus(double? cpus) => cpus is { } value ? (long)Math.Round(value * 1e9) : null;

    /// <summary>Builds the request.</summary>
    /// <exception cref="DockerFeatureException">The engine's API lacks a requested option.</exception>
    public ContainerCreateRequest Build()
    {
        RefuseUnsupported();
        var interactive = settings.Interactive;
        return new()
        {
            Image = settings.Image,
            Cmd = settings.Command,
            Entrypoint = settings.Entrypoint,
            Env = Environment(),
            Labels = KeyValue.ToDictionary(ListOf(settings.Label)),
            WorkingDir = settings.WorkingDirectory,
            User = settings.User,
            Hostname = _network.Hostname,
            Domainname = _network.DomainName,
            AttachStdin = settings.IsAttached && interactive,
            AttachStdout = settings.IsAttached,
            AttachStderr = settings.IsAttached,
            OpenStdin = interactive,
            StdinOnce = settings.IsAttached && interactive,
            Tty = settings.Tty,
            StopSignal = settings.StopSignal,
            StopTimeout = WholeSeconds.From(settings.StopTimeout),
            ExposedPorts = Ports(),
            Volumes = Marks(_storage.Volume?.Where(volume => volume.Source is null).Select(volume => volume.Target)),
            Healthcheck = settings.Health.ToConfig(),
            MacAddress = version < new ApiVersion(1, 44) ? _network.MacAddress : null,
            HostConfig = Host(),
            NetworkingConfig = Networking(),
        };
    }

    private HostConfig Host() => new()
    {
        Binds = ListOf(_storage.Volume?.Where(volume => volume.Source is not null).Select(volume => volume.Bind)),
        Mounts = _storage.Mount,
        Tmpfs = KeyValue.ToDictionary(_storage.Tmpfs),
        VolumesFrom = _storage.VolumesFrom,
        VolumeDriver = _storage.VolumeDriver,
        StorageOpt = KeyValue.ToDictionary(_storage.StorageOption),
        ReadonlyRootfs = _storage.ReadOnly,
        PortBindings = Bindings(),
        PublishAllPorts = _network.PublishAll,
        NetworkMode = _network.Network is [var first, ..] ? first.Name : null,
        Dns = ListOf(_network.Dns?.Select(Address.ToText)),
        DnsSearch = _network.DnsSearch?.Select(NamePattern.ToDomain).ToList(),
        DnsOptions = _network.DnsOption,
        ExtraHosts = ListOf(_network.ExtraHost?.Select(host => $"{host.Key}:{host.Value}")),
        Links = Links(),
        GroupAdd = settings.GroupAdd,
        AutoRemove = settings.AutoRemove,
        RestartPolicy = settings.RestartPolicy,
        LogConfig = settings.LogDriver is null && settings.LogOption is null
            ? null
            : new() { Type = settings.LogDriver ?? "", Config = KeyValue.ToDictionary(settings.LogOption) },
        Annotations = KeyValue.ToDictionary(settings.Annotation),
        Memory = _resources.Memory,
        MemoryReservation = _resources.MemoryReservation,
        MemorySwap = _resources.MemorySwap,
        MemorySwappiness = _resources.MemorySwappiness,
        ShmSize = _resources.ShmSize,
        NanoCpus = NanoCpus(_resources.Cpu),
        CpuShares = _resources.CpuShare,
        CpusetCpus = _resources.CpuSet,
        CpusetMems = _resources.CpuSetMemory,
        PidsLimit = _resources.PidsLimit,
        BlkioWeight = _resources.BlkioWeight,
        Ulimits = _resources.Ulimit,
        OomKillDisable = _resources.OomKillDisable ? true : null,
        OomScoreAdj = _resources.OomScoreAdjust,
        DeviceRequests = DeviceRequests(),
        Devices = ListOf(_resources.Device?.Where(device => !device.IsCdi).Select(device =>
            new DeviceMapping { PathOnHost = device.Source, PathInContainer = device.Target, CgroupPermissions = device.Permissions })),
        DeviceCgroupRules = _resources.DeviceCgroupRule,
        Runtime = _resources.Runtime,
        Isolation = _resources.Isolation?.ToLowerInvariant(),
        ConsoleSize = settings.TerminalSize is var (height, width) ? [height, width] : null,
        CgroupParent = _resources.CgroupParent,
        Init = settings.Init,
        Privileged = _security.Privileged,
        CapAdd = _security.CapAdd,
        CapDrop = _security.CapDrop,
        SecurityOpt = ListOf(_security.SecurityOption?.Where(option => option != UnmaskedPaths)),
        MaskedPaths = _security.SecurityOption?.Contains(UnmaskedPaths) == true ? [] : null,
        ReadonlyPaths = _security.SecurityOption?.Contains(UnmaskedPaths) == true ? [] : null,
        Sysctls = KeyValue.ToDictionary(_security.Sysctl),
        PidMode = _security.PidMode,
        IpcMode = _security.IpcMode,
        UtsMode = _security.UtsMode,
        UsernsMode = _security.UserNamespace,
        CgroupnsMode = _security.CgroupNamespace?.ToLowerInvariant(),
    };

    /// <summary>An option that only exists in the client: the API has empty lists of masked and read-only paths for it.</summary>
    private const string UnmaskedPaths = "systempaths=unconfined";

    private void RefuseUnsupported()
    {
        void Require(bool used, string parameter, int minor) => ApiFeature.Require(used, parameter, minor, version);

        Require(settings.Annotation is not null, "Annotation", 43);
        Require(settings.Health.StartInterval is not null, "HealthStartInterval", 44);
        Require(_network.Network is { Length: > 1 }, "Network with several networks", 44);
        Require(_network.Network?.Any(network => network.MacAddress is not null) == true, "Network with a MAC address", 44);
        Require(_network.Network?.Any(network => network.GatewayPriority is not null) == true, "Network with a gateway priority", 48);
        ApiFeature.RequireOf(_storage.Mount, version);
    }

    private List<string>? Environment()
    {
        var names = settings.Environment.Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var missing = proxies.Where(proxy => !names.Contains(proxy.Key));
        return ListOf(missing.Concat(settings.Environment).Select(pair => pair.ToString()));
    }

    private Dictionary<string, Nothing>? Ports()
    {
        var exposed = (_network.Expose ?? []).SelectMany(PortSpecification.ParseExposed);
        var all = exposed.Concat(_network.Port ?? []).Select(PortKey).ToList();
        return all.Count > 0 ? Marks(all) : null;
    }

    /// <summary>Returns the port bindings. No list is ever empty, even for any host port: newer engines would drop it.</summary>
    private Dictionary<string, IReadOnlyList<PortBinding>?>? Bindings() => _network.Port?
        .GroupBy(PortKey)
        .ToDictionary(
            group => group.Key,
            IReadOnlyList<PortBinding>? (group) =>
                [.. group.Select(port => new PortBinding { HostIp = port.HostIP, HostPort = port.HostPort })]);

    private static string PortKey(PortSpecification port) =>
        string.Create(CultureInfo.InvariantCulture, $"{port.PrivatePort}/{port.Protocol}");

    private NetworkingConfig? Networking()
    {
        var networks = _network.Network ?? [];
        var first = networks is [var named, ..] ? named : new NetworkAttachment { Name = "default" };
        var endpoints = new Dictionary<string, EndpointSettings>(StringComparer.Ordinal);
        if (Endpoint(first, isFirst: true) is { } place)
        {
            endpoints[first.Name] = place;
        }

        foreach (var network in networks.Skip(1))
        {
            endpoints[network.Name] = Endpoint(network, isFirst: false) ?? new();
        }

        if (networks.Length > 1 && !endpoints.ContainsKey(first.Name))
        {
            endpoints[first.Name] = new();
        }

        return endpoints.Count == 0 ? null : new() { EndpointsConfig = endpoints };
    }

    /// <summary>
    /// Returns the endpoint in a network, including the parameters for the first network; null if there are no settings.
    /// </summary>
    private EndpointSettings? Endpoint(NetworkAttachment network, bool isFirst) => (!isFirst ? network : network with
    {
        Alias = [.. network.Alias, .. _network.NetworkAlias ?? []],
        LinkLocalIP = [.. network.LinkLocalIP, .. _network.LinkLocalIP?.Select(address => address.ToString()) ?? []],
        IPAddress = network.IPAddress ?? _network.IPAddress?.ToString(),
        IPv6Address = network.IPv6Address ?? _network.IPv6Address?.ToString(),
        Link = network.IsUserDefined ? Links() ?? [] : [],
        MacAddress = network.MacAddress ?? (version >= new ApiVersion(1, 44) ? _network.MacAddress : null),
    }).ToSettings();

    /// <summary>Returns the links, also accepting the form in which the engine reports them, <c>/db:/web/alias</c>.</summary>
    private List<string>? Links() =>
        ListOf(_network.Link?.Select(link =>
            link.StartsWith('/') && link.Contains(":/", StringComparison.Ordinal) ? ContainerTemplate.LinkText(link) : link));

    private List<DeviceRequest>? DeviceRequests()
    {
        List<DeviceRequest> requests = [.. _resources.Gpu is { } gpu ? [gpu] : Array.Empty<DeviceRequest>()];
        var cdi = _resources.Device?.Where(device => device.IsCdi).Select(device => device.Source).ToList();
        if (cdi is { Count: > 0 })
        {
            requests.Add(new() { Driver = "cdi", DeviceIds = cdi });
        }

        return requests.Count > 0 ? requests : null;
    }

    private static List<T>? ListOf<T>(IEnumerable<T>? values) => values?.ToList() is { Count: > 0 } list ? list : null;

    private static Dictionary<string, Nothing>? Marks(IEnumerable<string>? names) =>
        ListOf(names)?.Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => new Nothing());
}
