using System.Globalization;
using DockerPS.Compose.Writing;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Builds the request for a container of a service, as docker compose does.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
/// <param name="service">The service.</param>
/// <param name="resolved">The service, with references to containers.</param>
internal sealed class ComposeContainerRequest(
    EngineSession engine, ProjectDefinition project, ServiceDefinition service, ServiceDefinition resolved)
{
    private const string UnmaskedPaths = "systempaths=unconfined";
    private const string CapabilityPrefix = "CAP_";

    /// <summary>Throws if the engine lacks something that the service needs.</summary>
    /// <exception cref="DockerFeatureException">The engine's API is too old.</exception>
    public static void RequireFeatures(ServiceDefinition service, ApiVersion version)
    {
        void Require(bool used, string key, int minor) => ApiFeature.Require(used, key, minor, version);

        Require(service.HealthCheck?.StartInterval is not null, "healthcheck.start_interval", 44);
        Require(service.Networks.Values.Count(network => network is { MacAddress.Length: > 0 }) > 1, "mac_address of several networks", 44);
        Require(service.Networks.Values.Any(network => network is { InterfaceName.Length: > 0 }), "interface_name", 49);
        Require(service.Networks.Values.Any(network => network is { GatewayPriority: not 0 }), "gw_priority", 48);
        Require(service.Volumes.Any(volume => volume.Type == "image"), "a volume of the type image", 48);
        Require(service.Volumes.Any(volume => volume.Volume is { Subpath.Length: > 0 }), "volume.subpath", 45);
        Require(service.Annotations.Count > 0, "annotations", 43);
    }

    /// <summary>Builds the request.</summary>
    /// <param name="endpoints">The places in networks.</param>
    /// <param name="mounts">The mounts.</param>
    /// <param name="links">The legacy links.</param>
    /// <param name="labels">The labels.</param>
    public ContainerCreateRequest Build(
        ComposeEndpoints endpoints,
        ComposeMounts mounts,
        IReadOnlyList<string> links,
        IReadOnlyDictionary<string, string> labels)
    {
        var security = service.SecurityOptions.Where(option => option != UnmaskedPaths).Select(SecurityOptionOf).ToList();
        var unmasked = service.SecurityOptions.Contains(UnmaskedPaths);
        var host = new HostConfig
        {
            Annotations = service.Annotations.Count > 0 ? service.Annotations : null,
            Binds = mounts.Binds,
            Mounts = mounts.Mounts,
            CapAdd = Capabilities(service.CapAdd),
            CapDrop = Capabilities(service.CapDrop),
            NetworkMode = endpoints.Mode,
            Init = service.Init,
            IpcMode = Text(resolved.Ipc),
            CgroupnsMode = Text(service.Cgroup),
            ReadonlyRootfs = service.ReadOnly,
            RestartPolicy = ComposeResources.Restart(service),
            ShmSize = service.ShmSize == 0 ? null : service.ShmSize,
            Sysctls = service.Sysctls.Count > 0 ? service.Sysctls : null,
            PortBindings = PortBindings(),
            VolumesFrom = ListOf(ServiceReferences.VolumesFrom(service, resolved)),
            Dns = ListOf(service.Dns),
            DnsSearch = ListOf(service.DnsSearch),
            DnsOptions = ListOf(service.DnsOptions),
            ExtraHosts = [.. service.ExtraHosts.SelectMany(pair => pair.Value.Select(address => $"{pair.Key}:{address}"))],
            SecurityOpt = ListOf(security),
            StorageOpt = service.StorageOptions.Count > 0 ? service.StorageOptions : null,
            UsernsMode = Text(service.UsernsMode),
            UtsMode = Text(service.Uts),
            Privileged = service.Privileged,
            PidMode = Text(resolved.Pid),
            Tmpfs = service.Tmpfs.Count > 0 ? Tmpfs() : null,
            Isolation = Text(service.Isolation),
            Runtime = Text(service.Runtime),
            LogConfig = service.Logging is { } logging
                ? new() { Type = logging.Driver, Config = logging.Options.Count > 0 ? logging.Options : null }
                : null,
            GroupAdd = ListOf(service.GroupAdd),
            Links = ListOf(links),
            OomScoreAdj = service.OomScoreAdjustment == 0 ? null : (int)service.OomScoreAdjustment,
            MaskedPaths = unmasked ? [] : null,
            ReadonlyPaths = unmasked ? [] : null,
        };
        return new()
        {
            Hostname = Text(service.Hostname),
            Domainname = Text(service.DomainName),
            User = Text(service.User),
            ExposedPorts = ExposedPorts(),
            Tty = service.Tty,
            OpenStdin = service.StdinOpen,
            AttachStdout = true,
            AttachStderr = true,
            Cmd = service.Command,
            Entrypoint = service.Entrypoint,
            Image = DeploymentNames.Image(project, service),
            WorkingDir = Text(service.WorkingDirectory),
            MacAddress = endpoints.MacAddress,
            Labels = labels,
            StopSignal = Text(service.StopSignal),
            StopTimeout = service.StopGracePeriod is { } grace ? (int)(grace.Nanoseconds / 1_000_000_000) : null,
            Env = Environment(),
            Healthcheck = Health(),
            HostConfig = ComposeResources.Apply(host, service),
            NetworkingConfig = endpoints.Requested(),
        };
    }

    /// <summary>Returns the labels of a container.</summary>
    /// <param name="number">The number of the container.</param>
    /// <param name="imageId">The id of the image.</param>
    /// <param name="replaced">Whether it replaces another container.</param>
    public IReadOnlyDictionary<string, string> Labels(int number, string? imageId, bool replaced)
    {
        var labels = new Dictionary<string, string>(service.Labels, StringComparer.Ordinal)
        {
            [ComposeLabels.Project] = project.Name,
            [ComposeLabels.Service] = service.Name,
            [ComposeLabels.Version] = ComposeLabels.FormVersion,
            [ComposeLabels.WorkingDirectory] = project.WorkingDirectory,
            [ComposeLabels.ConfigFiles] = string.Join(',', project.Files),
            [ComposeLabels.OneOff] = "False",
            [ComposeLabels.ConfigHash] = ComposeWriter.Hash(resolved),
            [ComposeLabels.Number] = number.ToString(CultureInfo.InvariantCulture),
            [ComposeLabels.DependsOn] = string.Join(',', service.DependsOn.Select(pair =>
                $"{pair.Key}:{pair.Value.Condition}:{(pair.Value.Restart ? "true" : "false")}")),
        };
        if (imageId is not null)
        {
            labels[ComposeLabels.Image] = imageId;
        }

        if (project.EnvironmentFiles.Count > 0)
        {
            labels[ComposeLabels.EnvironmentFile] = string.Join(',', project.EnvironmentFiles);
        }

        if (replaced)
        {
            labels[ComposeLabels.Replaced] = service.ContainerName.Length > 0
                ? service.ContainerName
                : string.Create(CultureInfo.InvariantCulture, $"{service.Name}-{number}");
        }

        return labels;
    }

    /// <summary>Returns an option, with the profile instead of the path of a file.</summary>
    private string SecurityOptionOf(string option)
    {
        try
        {
            return SecurityOption.Read(option, file => Path.GetFullPath(file, project.WorkingDirectory));
        }
        catch (FormatException error)
        {
            throw DeploymentErrors.ValueInvalid(error.Message, service.Position);
        }
    }

    private List<string>? Environment()
    {
        var proxies = ConfigFile.Read().ProxiesFor(engine.Client.Endpoint.Text)
            .Where(proxy => !service.Environment.ContainsKey(proxy.Key)).Select(proxy => $"{proxy.Key}={proxy.Value}");
        return ListOf(proxies.Concat(service.Environment.Select(pair => pair.Value is null ? pair.Key : $"{pair.Key}={pair.Value}")));
    }

    private HealthConfig? Health() => service.HealthCheck is not { } check ? null : new()
    {
        Test = check.Disable ? ["NONE"] : check.Test,
        Interval = check.Interval?.Nanoseconds,
        Timeout = check.Timeout?.Nanoseconds,
        Retries = (int?)check.Retries,
        StartPeriod = check.StartPeriod?.Nanoseconds,
        StartInterval = check.StartInterval?.Nanoseconds,
    };

    private Dictionary<string, Nothing>? ExposedPorts()
    {
        var ports = service.Expose.Concat(service.Ports.Select(PortKey)).Distinct(StringComparer.Ordinal).ToList();
        return ports.Count > 0 ? ports.ToDictionary(port => port, _ => new Nothing(), StringComparer.Ordinal) : null;
    }

    private Dictionary<string, IReadOnlyList<PortBinding>?> PortBindings() => service.Ports.GroupBy(PortKey).ToDictionary(
        group => group.Key,
        IReadOnlyList<PortBinding>? (group) =>
            [.. group.Select(port => new PortBinding { HostIp = port.HostIP, HostPort = port.Published })],
        StringComparer.Ordinal);

    private static string PortKey(Compose.Model.ServicePort port) =>
        string.Create(CultureInfo.InvariantCulture, $"{port.Target}/{port.Protocol}");

    private Dictionary<string, string> Tmpfs()
    {
        var mounts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in service.Tmpfs.Select(mount => mount.Split(':', 2)))
        {
            mounts[parts[0]] = parts.Length > 1 ? parts[1] : "";
        }

        return mounts;
    }

    /// <summary>Returns capabilities as docker's client sends them, and newer engines report them.</summary>
    private static List<string>? Capabilities(IReadOnlyList<string> names) => ListOf(names
        .Select(name => name.Trim().ToUpperInvariant())
        .Select(name => name == "ALL" || name.StartsWith(CapabilityPrefix, StringComparison.Ordinal) ? name : CapabilityPrefix + name)
        .Distinct(StringComparer.Ordinal));

    private static List<T>? ListOf<T>(IEnumerable<T> values) => values.ToList() is { Count: > 0 } list ? list : null;

    private static string? Text(string value) => value.Length > 0 ? value : null;
}
