using System.Globalization;
using DockerPS.Commands;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// The request that New-Container's parameters mean, as the docker CLI would make it. What the engine's API version lacks is
/// refused here, since the engine itself would drop it and say nothing.
/// </summary>
internal sealed class ContainerRequest(ContainerCreationCmdlet command, ApiVersion version, EngineSession engine)
{
    /// <summary>CPUs in billionths, as the API counts them.</summary>
    public static long? NanoCpus(double? cpus) => cpus is { } value ? (long)Math.Round(value * 1e9) : null;

    /// <summary>Makes the request.</summary>
    /// <exception cref="DockerFeatureException">The engine's API lacks something.</exception>
    public ContainerCreateRequest Build()
    {
        RefuseUnsupported();
        var interactive = command.Interactive;
        return new()
        {
            Image = command.Image,
            Cmd = command.Command,
            Entrypoint = command.Entrypoint,
            Env = Environment(),
            Labels = KeyValue.ToDictionary(Together(ReadFiles(command.LabelFile), command.Label)),
            WorkingDir = command.WorkingDirectory,
            User = command.User,
            Hostname = command.Hostname,
            Domainname = command.DomainName,
            AttachStdin = command.Attached && interactive,
            AttachStdout = command.Attached,
            AttachStderr = command.Attached,
            OpenStdin = interactive,
            StdinOnce = command.Attached && interactive,
            Tty = command.Tty,
            StopSignal = command.StopSignal,
            StopTimeout = WholeSeconds.From(command.StopTimeout),
            ExposedPorts = Ports(),
            Volumes = Marks(command.Volume?.Where(volume => volume.Source is null).Select(volume => volume.Target)),
            Healthcheck = HealthCheckRequest.From(command),
            MacAddress = version < new ApiVersion(1, 44) ? command.MacAddress : null,
            HostConfig = Host(),
            NetworkingConfig = Networking(),
        };
    }

    private HostConfig Host() => new()
    {
        Binds = ListOf(command.Volume?.Where(volume => volume.Source is not null).Select(volume => volume.Bind)),
        Mounts = command.Mount,
        Tmpfs = KeyValue.ToDictionary(command.Tmpfs),
        VolumesFrom = command.VolumesFrom,
        VolumeDriver = command.VolumeDriver,
        StorageOpt = KeyValue.ToDictionary(command.StorageOption),
        ReadonlyRootfs = command.ReadOnly,
        PortBindings = Bindings(),
        PublishAllPorts = command.PublishAll,
        NetworkMode = command.Network is [var first, ..] ? first.Name : null,
        Dns = ListOf(command.Dns?.Select(Address.ToText)),
        DnsSearch = command.DnsSearch?.Select(NamePattern.ToDomain).ToList(),
        DnsOptions = command.DnsOption,
        ExtraHosts = ListOf(command.ExtraHost?.Select(host => $"{host.Key}:{host.Value}")),
        Links = Links(),
        GroupAdd = command.GroupAdd,
        AutoRemove = command.AutoRemove,
        RestartPolicy = command.RestartPolicy,
        LogConfig = command.LogDriver is null && command.LogOption is null
            ? null
            : new() { Type = command.LogDriver ?? "", Config = KeyValue.ToDictionary(command.LogOption) },
        Annotations = KeyValue.ToDictionary(command.Annotation),
        Memory = command.Memory,
        MemoryReservation = command.MemoryReservation,
        MemorySwap = command.MemorySwap,
        MemorySwappiness = command.MemorySwappiness,
        ShmSize = command.ShmSize,
        NanoCpus = NanoCpus(command.Cpu),
        CpuShares = command.CpuShare,
        CpusetCpus = command.CpuSet,
        CpusetMems = command.CpuSetMemory,
        PidsLimit = command.PidsLimit,
        BlkioWeight = command.BlkioWeight,
        Ulimits = command.Ulimit,
        OomKillDisable = command.OomKillDisable ? true : null,
        OomScoreAdj = command.OomScoreAdjust,
        DeviceRequests = DeviceRequests(),
        Devices = ListOf(command.Device?.Where(device => !device.IsCdi).Select(device =>
            new DeviceMapping { PathOnHost = device.Source, PathInContainer = device.Target, CgroupPermissions = device.Permissions })),
        DeviceCgroupRules = command.DeviceCgroupRule,
        Runtime = command.Runtime,
        Isolation = command.Isolation?.ToLowerInvariant(),
        ConsoleSize = command.TerminalSize is var (height, width) ? [height, width] : null,
        CgroupParent = command.CgroupParent,
        Init = command.InitGiven,
        Privileged = command.Privileged,
        CapAdd = command.CapAdd,
        CapDrop = command.CapDrop,
        SecurityOpt = ListOf(command.SecurityOption?.Where(option => option != UnmaskedPaths)
            .Select(option => SecurityOption.Read(option, command.SessionState))),
        MaskedPaths = command.SecurityOption?.Contains(UnmaskedPaths) == true ? [] : null,
        ReadonlyPaths = command.SecurityOption?.Contains(UnmaskedPaths) == true ? [] : null,
        Sysctls = KeyValue.ToDictionary(command.Sysctl),
        PidMode = command.PidMode,
        IpcMode = command.IpcMode,
        UtsMode = command.UtsMode,
        UsernsMode = command.UserNamespace,
        CgroupnsMode = command.CgroupNamespace?.ToLowerInvariant(),
    };

    /// <summary>This option is the client's: it stands for empty lists of masked and read-only paths.</summary>
    private const string UnmaskedPaths = "systempaths=unconfined";

    private void RefuseUnsupported()
    {
        void Require(bool used, string parameter, int minor) => ApiFeature.Require(used, parameter, minor, version);

        Require(command.Annotation is not null, "Annotation", 43);
        Require(command.HealthStartInterval is not null, "HealthStartInterval", 44);
        Require(command.Network is { Length: > 1 }, "Network with several networks", 44);
        Require(command.Network?.Any(network => network.MacAddress is not null) == true, "Network with a hardware address", 44);
        Require(command.Network?.Any(network => network.GatewayPriority is not null) == true, "Network with a gateway priority", 48);
        ApiFeature.RequireOf(command.Mount, version);
    }

    /// <summary>The environment: the proxies of the configuration where nothing else is said, the files, then the parameter.</summary>
    private List<string>? Environment()
    {
        var given = EnvironmentVariables.Given(command.Environment, command.EnvironmentFile, command.SessionState).ToList();
        var names = given.Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var proxies = ConfigFile.Read().ProxiesFor(engine.Client.Endpoint.Text).Where(proxy => !names.Contains(proxy.Key)).Select(proxy => new KeyValue(proxy.Key, proxy.Value));
        return ListOf(proxies.Concat(given).Select(pair => pair.ToString()));
    }

    private IEnumerable<KeyValue> ReadFiles(string[]? paths) => KeyValueFile.ReadAll(paths, command.SessionState);

    private static List<KeyValue>? Together(IEnumerable<KeyValue> first, IEnumerable<KeyValue>? second)
    {
        List<KeyValue> all = [.. first, .. second ?? []];
        return all.Count > 0 ? all : null;
    }

    private Dictionary<string, Nothing>? Ports()
    {
        var exposed = (command.Expose ?? []).SelectMany(PortSpecification.ParseExposed);
        var all = exposed.Concat(command.Port ?? []).Select(PortKey).ToList();
        return all.Count > 0 ? Marks(all) : null;
    }

    /// <summary>Never an empty list for any port of the host: newer engines drop that.</summary>
    private Dictionary<string, IReadOnlyList<PortBinding>?>? Bindings() => command.Port?
        .GroupBy(PortKey)
        .ToDictionary(
            group => group.Key,
            IReadOnlyList<PortBinding>? (group) => [.. group.Select(port => new PortBinding { HostIp = port.HostIP, HostPort = port.HostPort })]);

    private static string PortKey(PortSpecification port) => string.Create(CultureInfo.InvariantCulture, $"{port.PrivatePort}/{port.Protocol}");

    private NetworkingConfig? Networking()
    {
        var networks = command.Network ?? [];
        var first = networks is [var named, ..] ? named : new NetworkAttachment { Name = "default" };
        var endpoints = new Dictionary<string, EndpointSettings>(StringComparer.Ordinal);
        if (Endpoint(first, isFirst: true) is { } settings)
        {
            endpoints[first.Name] = settings;
        }

        foreach (var network in networks.Skip(1))
        {
            endpoints[network.Name] = Endpoint(network, isFirst: false) ?? new();
        }

        return endpoints.Count == 0 ? null : new() { EndpointsConfig = networks.Length > 1 && !endpoints.ContainsKey(first.Name) ? new Dictionary<string, EndpointSettings>(endpoints) { [first.Name] = new() } : endpoints };
    }

    /// <summary>The place in a network; the parameters that stand alone mean the first. Null where there is nothing to say.</summary>
    private EndpointSettings? Endpoint(NetworkAttachment network, bool isFirst) => (!isFirst ? network : network with
    {
        Alias = [.. network.Alias, .. command.NetworkAlias ?? []],
        LinkLocalIP = [.. network.LinkLocalIP, .. command.LinkLocalIP?.Select(address => address.ToString()) ?? []],
        IPAddress = network.IPAddress ?? command.IPAddress?.ToString(),
        IPv6Address = network.IPv6Address ?? command.IPv6Address?.ToString(),
        Link = network.IsUserDefined ? Links() ?? [] : [],
        MacAddress = network.MacAddress ?? (version >= new ApiVersion(1, 44) ? command.MacAddress : null),
    }).ToSettings();

    /// <summary>The links; what an engine tells of another container's, <c>/db:/web/alias</c>, is taken too.</summary>
    private List<string>? Links() =>
        ListOf(command.Link?.Select(link => link.StartsWith('/') && link.Contains(":/", StringComparison.Ordinal) ? ContainerTemplate.LinkText(link) : link));

    private List<DeviceRequest>? DeviceRequests()
    {
        List<DeviceRequest> requests = [.. command.Gpu is { } gpu ? [gpu] : Array.Empty<DeviceRequest>()];
        var cdi = command.Device?.Where(device => device.IsCdi).Select(device => device.Source).ToList();
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
