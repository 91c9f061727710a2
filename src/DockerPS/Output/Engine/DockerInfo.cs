using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>System information of an engine and its host.</summary>
public sealed class DockerInfo
{
    internal DockerInfo(SystemInfo info, string context)
    {
        Context = context;
        (Id, Name, ServerVersion) = (info.Id ?? "", info.Name ?? "", info.ServerVersion ?? "");
        (OperatingSystem, OSVersion, OSType) = (info.OperatingSystem ?? "", EngineValue.Text(info.OSVersion), info.OSType ?? "");
        (Architecture, KernelVersion, Cpu, Memory) = (info.Architecture ?? "", info.KernelVersion ?? "", info.Cpus, info.Memory);
        (Containers, ContainersRunning, ContainersPaused) = (info.Containers, info.ContainersRunning, info.ContainersPaused);
        (ContainersStopped, Images) = (info.ContainersStopped, info.Images);
        (Driver, DriverStatus, LoggingDriver) = (info.Driver ?? "", Pairs(info.DriverStatus), info.LoggingDriver ?? "");
        (CgroupDriver, CgroupVersion) = (EngineValue.Text(info.CgroupDriver), EngineValue.Text(info.CgroupVersion));
        (RootDirectory, DefaultRuntime) = (info.DockerRootDir ?? "", info.DefaultRuntime ?? "");
        InitBinary = EngineValue.Text(info.InitBinary);
        Runtimes = new ObjectMap((info.Runtimes ?? new Dictionary<string, SystemRuntime>())
            .Select(runtime => KeyValuePair.Create(runtime.Key, runtime.Value.Path ?? runtime.Value.RuntimeType ?? "")));
        (ContainerdVersion, RuncVersion) = (EngineValue.Text(info.ContainerdCommit?.Id), EngineValue.Text(info.RuncCommit?.Id));
        InitVersion = EngineValue.Text(info.InitCommit?.Id);
        (SecurityOptions, Isolation) = ([.. info.SecurityOptions ?? []], EngineValue.Text(info.Isolation));
        Registry = EngineValue.Text(info.IndexServerAddress);
        InsecureRegistries =
        [
            .. (info.RegistryConfig?.IndexConfigs ?? new Dictionary<string, SystemRegistry>())
                .Where(registry => !registry.Value.Secure)
                .Select(registry => registry.Key),
            .. info.RegistryConfig?.InsecureAddresses ?? [],
        ];
        RegistryMirrors = [.. info.RegistryConfig?.Mirrors ?? []];
        Labels = EngineValue.Variables(info.Labels);
        (HttpProxy, HttpsProxy) = (EngineValue.Text(info.HttpProxy), EngineValue.Text(info.HttpsProxy));
        NoProxy = EngineValue.Text(info.NoProxy);
        AddressPools = [.. (info.DefaultAddressPools ?? []).Select(pool => new DockerAddressPool(pool))];
        FirewallBackend = EngineValue.Text(info.FirewallBackend?.Driver);
        CdiDirectories = [.. info.CdiSpecDirs ?? []];
        Plugins = new(info.Plugins ?? new());
        Swarm = new(info.Swarm ?? new());
        Capabilities = new(info);
        (Experimental, Debug, LiveRestore) = (info.ExperimentalBuild, info.Debug, info.LiveRestoreEnabled);
        SystemTime = EngineTime.FromText(info.SystemTime);
        Warnings = [.. info.Warnings ?? []];
    }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The name of the host.</summary>
    public string Name { get; }

    /// <summary>The id of the engine.</summary>
    public string Id { get; }

    /// <summary>The engine's version.</summary>
    public string ServerVersion { get; }

    /// <summary>The operating system of the host, like <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string OperatingSystem { get; }

    /// <summary>The version of the operating system; null if unknown.</summary>
    public string? OSVersion { get; }

    /// <summary>The operating system of the containers: linux or windows.</summary>
    public string OSType { get; }

    /// <summary>The architecture as named by the kernel, like <c>x86_64</c>.</summary>
    public string Architecture { get; }

    /// <summary>The version of the kernel.</summary>
    public string KernelVersion { get; }

    /// <summary>The number of CPUs.</summary>
    public int Cpu { get; }

    /// <summary>The memory in bytes.</summary>
    public long Memory { get; }

    /// <summary>The number of containers.</summary>
    public int Containers { get; }

    /// <summary>The number of running containers.</summary>
    public int ContainersRunning { get; }

    /// <summary>The number of paused containers.</summary>
    public int ContainersPaused { get; }

    /// <summary>The number of stopped containers.</summary>
    public int ContainersStopped { get; }

    /// <summary>The number of images.</summary>
    public int Images { get; }

    /// <summary>The storage driver for images and containers, like overlay2.</summary>
    public string Driver { get; }

    /// <summary>The status of the storage driver.</summary>
    public Dictionary<string, string> DriverStatus { get; }

    /// <summary>The default logging driver.</summary>
    public string LoggingDriver { get; }

    /// <summary>The cgroup driver: cgroupfs, systemd or none; null on Windows.</summary>
    public string? CgroupDriver { get; }

    /// <summary>The cgroup version, 1 or 2; null on Windows.</summary>
    public string? CgroupVersion { get; }

    /// <summary>The data folder of the engine.</summary>
    public string RootDirectory { get; }

    /// <summary>The default runtime.</summary>
    public string DefaultRuntime { get; }

    /// <summary>The runtimes: path or type, by name.</summary>
    public Dictionary<string, string> Runtimes { get; }

    /// <summary>The program that -Init runs in containers; null if there is none.</summary>
    public string? InitBinary { get; }

    /// <summary>The version of containerd; null if unknown.</summary>
    public string? ContainerdVersion { get; }

    /// <summary>The version of runc; null if unknown.</summary>
    public string? RuncVersion { get; }

    /// <summary>The version of the init program; null if unknown.</summary>
    public string? InitVersion { get; }

    /// <summary>The security options, like <c>name=seccomp,profile=default</c>.</summary>
    public ObjectList<string> SecurityOptions { get; }

    /// <summary>The default isolation of Windows containers; null on other systems.</summary>
    public string? Isolation { get; }

    /// <summary>The default registry; null if unknown.</summary>
    public string? Registry { get; }

    /// <summary>The registries and addresses that do not require TLS.</summary>
    public ObjectList<string> InsecureRegistries { get; }

    /// <summary>The mirrors of Docker Hub.</summary>
    public ObjectList<string> RegistryMirrors { get; }

    /// <summary>The labels of the engine.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The HTTP proxy of the engine; null for none.</summary>
    public string? HttpProxy { get; }

    /// <summary>The HTTPS proxy of the engine; null for none.</summary>
    public string? HttpsProxy { get; }

    /// <summary>The exceptions from the proxies; null for none.</summary>
    public string? NoProxy { get; }

    /// <summary>The address pools for subnets of networks.</summary>
    public ObjectList<DockerAddressPool> AddressPools { get; }

    /// <summary>The firewall backend; null if unknown.</summary>
    public string? FirewallBackend { get; }

    /// <summary>The folders with CDI device specifications.</summary>
    public ObjectList<string> CdiDirectories { get; }

    /// <summary>The plugins.</summary>
    public DockerPlugins Plugins { get; }

    /// <summary>The engine's membership in a swarm.</summary>
    public DockerSwarmState Swarm { get; }

    /// <summary>The container features of the kernel.</summary>
    public DockerCapabilities Capabilities { get; }

    /// <summary>Whether experimental features are enabled.</summary>
    public bool Experimental { get; }

    /// <summary>Whether debug logging is enabled.</summary>
    public bool Debug { get; }

    /// <summary>Whether containers keep running while the engine is stopped.</summary>
    public bool LiveRestore { get; }

    /// <summary>The time of the engine, as local time; null if unknown.</summary>
    public DateTime? SystemTime { get; }

    /// <summary>The warnings of the engine.</summary>
    public ObjectList<string> Warnings { get; }

    /// <summary>Returns the name of the host.</summary>
    public override string ToString() => Name;

    private static Dictionary<string, string> Pairs(IReadOnlyList<IReadOnlyList<string>>? pairs)
    {
        var values = new ObjectMap();
        foreach (var pair in pairs ?? [])
        {
            if (pair is [var label, var value, ..])
            {
                values[label] = value;
            }
        }

        return values;
    }
}
