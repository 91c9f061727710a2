using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>User-supplied settings of a new container, with files read and variables of the session resolved.</summary>
internal sealed record ContainerSettings
{
    public string Image { get; init; } = "";

    public string[]? Command { get; init; }

    public string[]? Entrypoint { get; init; }

    /// <summary>Variables without duplicate names; a name without a value unsets the image's variable.</summary>
    public IReadOnlyList<KeyValue> Environment { get; init; } = [];

    /// <summary>Labels; the last of several with the same key wins.</summary>
    public IReadOnlyList<KeyValue> Label { get; init; } = [];

    public KeyValue[]? Annotation { get; init; }

    public string? WorkingDirectory { get; init; }

    public string? User { get; init; }

    public string[]? GroupAdd { get; init; }

    public bool Interactive { get; init; }

    public bool Tty { get; init; }

    /// <summary>Whether the client reads the output from the start.</summary>
    public bool IsAttached { get; init; }

    /// <summary>The initial size of the terminal; null if it is not known.</summary>
    public (int Height, int Width)? TerminalSize { get; init; }

    public bool AutoRemove { get; init; }

    public RestartPolicy? RestartPolicy { get; init; }

    public string? StopSignal { get; init; }

    public TimeSpan? StopTimeout { get; init; }

    /// <summary>Null for the engine's default.</summary>
    public bool? Init { get; init; }

    public string? LogDriver { get; init; }

    public KeyValue[]? LogOption { get; init; }

    public HealthSettings Health { get; init; } = new();

    public NetworkSettings Networking { get; init; } = new();

    public ResourceSettings Resources { get; init; } = new();

    public SecuritySettings Security { get; init; } = new();

    public StorageSettings Storage { get; init; } = new();

    /// <summary>Network settings.</summary>
    internal sealed record NetworkSettings
    {
        public NetworkAttachment[]? Network { get; init; }

        /// <summary>Additional names in the first network, to which the other single settings apply too.</summary>
        public string[]? NetworkAlias { get; init; }

        public IPAddress? IPAddress { get; init; }

        public IPAddress? IPv6Address { get; init; }

        public IPAddress[]? LinkLocalIP { get; init; }

        public string? MacAddress { get; init; }

        public PortSpecification[]? Port { get; init; }

        /// <summary>Ports and ranges as they were typed.</summary>
        public string[]? Expose { get; init; }

        public bool PublishAll { get; init; }

        public string? Hostname { get; init; }

        public string? DomainName { get; init; }

        public IPAddress[]? Dns { get; init; }

        public string[]? DnsSearch { get; init; }

        public string[]? DnsOption { get; init; }

        public KeyValue[]? ExtraHost { get; init; }

        public string[]? Link { get; init; }
    }

    /// <summary>Resource settings.</summary>
    internal sealed record ResourceSettings
    {
        /// <summary>Bytes, as for the other sizes.</summary>
        public long? Memory { get; init; }

        public long? MemoryReservation { get; init; }

        /// <summary>Memory plus swap; -1 for unlimited swap.</summary>
        public long? MemorySwap { get; init; }

        /// <summary>Value from 0 to 100; -1 for the engine's default.</summary>
        public long? MemorySwappiness { get; init; }

        public long? ShmSize { get; init; }

        /// <summary>Number of CPUs; 0 for no limit.</summary>
        public double? Cpu { get; init; }

        public long? CpuShare { get; init; }

        public string? CpuSet { get; init; }

        public string? CpuSetMemory { get; init; }

        public long? PidsLimit { get; init; }

        public int? BlkioWeight { get; init; }

        public Ulimit[]? Ulimit { get; init; }

        public bool OomKillDisable { get; init; }

        public int? OomScoreAdjust { get; init; }

        public DeviceRequest? Gpu { get; init; }

        public DeviceSpecification[]? Device { get; init; }

        public string[]? DeviceCgroupRule { get; init; }

        public string? Runtime { get; init; }

        public string? Isolation { get; init; }

        public string? CgroupParent { get; init; }
    }

    /// <summary>Permissions and namespaces.</summary>
    internal sealed record SecuritySettings
    {
        public bool Privileged { get; init; }

        public string[]? CapAdd { get; init; }

        public string[]? CapDrop { get; init; }

        /// <summary>Options in the form of the API, with the content of a seccomp profile instead of its file.</summary>
        public string[]? SecurityOption { get; init; }

        public KeyValue[]? Sysctl { get; init; }

        public string? PidMode { get; init; }

        public string? IpcMode { get; init; }

        public string? UtsMode { get; init; }

        public string? UserNamespace { get; init; }

        public string? CgroupNamespace { get; init; }
    }

    /// <summary>Storage settings.</summary>
    internal sealed record StorageSettings
    {
        public VolumeSpecification[]? Volume { get; init; }

        public Mount[]? Mount { get; init; }

        public KeyValue[]? Tmpfs { get; init; }

        public string[]? VolumesFrom { get; init; }

        public string? VolumeDriver { get; init; }

        public KeyValue[]? StorageOption { get; init; }

        public bool ReadOnly { get; init; }
    }
}
