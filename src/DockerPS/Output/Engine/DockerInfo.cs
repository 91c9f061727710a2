using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>What an engine tells of itself and of the computer that it runs on.</summary>
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
        (RootDirectory, DefaultRuntime, InitBinary) = (info.DockerRootDir ?? "", info.DefaultRuntime ?? "", EngineValue.Text(info.InitBinary));
        Runtimes = new ObjectMap((info.Runtimes ?? new Dictionary<string, SystemRuntime>())
            .Select(runtime => KeyValuePair.Create(runtime.Key, runtime.Value.Path ?? runtime.Value.RuntimeType ?? "")));
        (ContainerdVersion, RuncVersion) = (EngineValue.Text(info.ContainerdCommit?.Id), EngineValue.Text(info.RuncCommit?.Id));
        InitVersion = EngineValue.Text(info.InitCommit?.Id);
        (SecurityOptions, Isolation) = ([.. info.SecurityOptions ?? []], EngineValue.Text(info.Isolation));
        Registry = EngineValue.Text(info.IndexServerAddress);
        InsecureRegistries =
        [
            .. (info.RegistryConfig?.IndexConfigs ?? new Dictionary<string, SystemRegistry>()).Where(registry => !registry.Value.Secure).Select(registry => registry.Key),
            .. info.RegistryConfig?.InsecureAddresses ?? [],
        ];
        RegistryMirrors = [.. info.RegistryConfig?.Mirrors ?? []];
        Labels = EngineValue.Variables(info.Labels);
        (HttpProxy, HttpsProxy, NoProxy) = (EngineValue.Text(info.HttpProxy), EngineValue.Text(info.HttpsProxy), EngineValue.Text(info.NoProxy));
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

    /// <summary>The name of its computer.</summary>
    public string Name { get; }

    /// <summary>The engine's own id.</summary>
    public string Id { get; }

    /// <summary>The engine's version.</summary>
    public string ServerVersion { get; }

    /// <summary>The computer's system, like <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string OperatingSystem { get; }

    /// <summary>The version of that; null where the engine does not say.</summary>
    public string? OSVersion { get; }

    /// <summary>The system of its containers: linux or windows.</summary>
    public string OSType { get; }

    /// <summary>The processor, as the kernel calls it, like <c>x86_64</c>.</summary>
    public string Architecture { get; }

    /// <summary>The kernel's version.</summary>
    public string KernelVersion { get; }

    /// <summary>The number of processors.</summary>
    public int Cpu { get; }

    /// <summary>Bytes of memory.</summary>
    public long Memory { get; }

    /// <summary>The number of containers.</summary>
    public int Containers { get; }

    /// <summary>How many of them run.</summary>
    public int ContainersRunning { get; }

    /// <summary>How many are paused.</summary>
    public int ContainersPaused { get; }

    /// <summary>How many are stopped.</summary>
    public int ContainersStopped { get; }

    /// <summary>The number of images.</summary>
    public int Images { get; }

    /// <summary>What stores images and the files of containers, like overlay2.</summary>
    public string Driver { get; }

    /// <summary>What the store tells of itself.</summary>
    public Dictionary<string, string> DriverStatus { get; }

    /// <summary>What keeps the logs of containers that do not say.</summary>
    public string LoggingDriver { get; }

    /// <summary>What manages control groups: cgroupfs, systemd or none; null on Windows.</summary>
    public string? CgroupDriver { get; }

    /// <summary>The version of control groups, 1 or 2; null on Windows.</summary>
    public string? CgroupVersion { get; }

    /// <summary>Where the engine keeps its data.</summary>
    public string RootDirectory { get; }

    /// <summary>What runs containers that do not say.</summary>
    public string DefaultRuntime { get; }

    /// <summary>What can run containers: the program or the kind, by name.</summary>
    public Dictionary<string, string> Runtimes { get; }

    /// <summary>The program that -Init runs in containers; null where there is none.</summary>
    public string? InitBinary { get; }

    /// <summary>The version of containerd; null where the engine does not say.</summary>
    public string? ContainerdVersion { get; }

    /// <summary>The version of runc; null where the engine does not say.</summary>
    public string? RuncVersion { get; }

    /// <summary>The version of the init program; null where the engine does not say.</summary>
    public string? InitVersion { get; }

    /// <summary>What guards containers, like <c>name=seccomp,profile=default</c>.</summary>
    public ObjectList<string> SecurityOptions { get; }

    /// <summary>How Windows containers are kept apart; null elsewhere.</summary>
    public string? Isolation { get; }

    /// <summary>The registry of images that name none; null where the engine does not say.</summary>
    public string? Registry { get; }

    /// <summary>The registries and addresses that need no TLS.</summary>
    public ObjectList<string> InsecureRegistries { get; }

    /// <summary>What is asked before Docker Hub.</summary>
    public ObjectList<string> RegistryMirrors { get; }

    /// <summary>The engine's own labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The engine's proxy for http; null for none.</summary>
    public string? HttpProxy { get; }

    /// <summary>The engine's proxy for https; null for none.</summary>
    public string? HttpsProxy { get; }

    /// <summary>What goes past the proxies; null for nothing.</summary>
    public string? NoProxy { get; }

    /// <summary>Where the subnets of networks come from.</summary>
    public ObjectList<DockerAddressPool> AddressPools { get; }

    /// <summary>What writes firewall rules; null where the engine does not say.</summary>
    public string? FirewallBackend { get; }

    /// <summary>Where specifications of devices are looked for.</summary>
    public ObjectList<string> CdiDirectories { get; }

    /// <summary>The plugins.</summary>
    public DockerPlugins Plugins { get; }

    /// <summary>Its place in a swarm.</summary>
    public DockerSwarmState Swarm { get; }

    /// <summary>What the kernel can do for containers.</summary>
    public DockerCapabilities Capabilities { get; }

    /// <summary>Whether experimental features are on.</summary>
    public bool Experimental { get; }

    /// <summary>Whether the engine was started to log more.</summary>
    public bool Debug { get; }

    /// <summary>Whether containers go on when the engine stops.</summary>
    public bool LiveRestore { get; }

    /// <summary>What the engine's clock showed, as local time; null where it does not say.</summary>
    public DateTime? SystemTime { get; }

    /// <summary>What the engine warns of, in its own words.</summary>
    public ObjectList<string> Warnings { get; }

    /// <summary>The name of its computer.</summary>
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
