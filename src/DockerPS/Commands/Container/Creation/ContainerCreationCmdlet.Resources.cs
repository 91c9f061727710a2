using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Resource limits and devices.</content>
public abstract partial class ContainerCreationCmdlet
{
    /// <summary>Memory limit: <c>512MB</c>, <c>1.5g</c>, or bytes.</summary>
    [Parameter]
    [Alias("M")]
    [SizeTransformation]
    public long? Memory { get; set; }

    /// <summary>Soft memory limit.</summary>
    [Parameter]
    [SizeTransformation]
    public long? MemoryReservation { get; set; }

    /// <summary>Limit of memory plus swap; -1 for unlimited swap.</summary>
    [Parameter]
    [SizeTransformation(AllowUnlimited = true)]
    public long? MemorySwap { get; set; }

    /// <summary>Swappiness, 0 to 100; -1 for the engine's default.</summary>
    [Parameter]
    [ValidateRange(-1, 100)]
    public long? MemorySwappiness { get; set; }

    /// <summary>Size of /dev/shm.</summary>
    [Parameter]
    [SizeTransformation]
    public long? ShmSize { get; set; }

    /// <summary>CPU limit, in CPUs: <c>1.5</c>, <c>1/2</c>; 0 for no limit.</summary>
    [Parameter]
    [Alias("Cpus")]
    [CpuTransformation]
    [ValidateRange(0.0, 4096.0)]
    public double? Cpu { get; set; }

    /// <summary>Relative weight of CPU time; the engine's default is 1024.</summary>
    [Parameter]
    [Alias("CpuShares")]
    [ValidateRange(0, 262144)]
    public long? CpuShare { get; set; }

    /// <summary>CPUs that the container may use: <c>0-2,4</c>.</summary>
    [Parameter]
    [Alias("CpusetCpus")]
    [CommaListTransformation]
    public string? CpuSet { get; set; }

    /// <summary>NUMA memory nodes that the container may use: <c>0,1</c>.</summary>
    [Parameter]
    [Alias("CpusetMems")]
    [CommaListTransformation]
    public string? CpuSetMemory { get; set; }

    /// <summary>Maximum number of processes; -1 for no limit.</summary>
    [Parameter]
    [ValidateRange(-1, long.MaxValue)]
    public long? PidsLimit { get; set; }

    /// <summary>Relative weight of block I/O, 10 to 1000; 0 for the default.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int? BlkioWeight { get; set; }

    /// <summary>Ulimits: <c>nofile=1024:2048</c>, or a hashtable: <c>@{ nofile = 1024 }</c>.</summary>
    [Parameter]
    [UlimitTransformation]
    public Ulimit[]? Ulimit { get; set; }

    /// <summary>Keeps the kernel from killing the container when memory runs out.</summary>
    [Parameter]
    public SwitchParameter OomKillDisable { get; set; }

    /// <summary>Preference of the kernel to kill the container when memory runs out, -1000 to 1000.</summary>
    [Parameter]
    [Alias("OomScoreAdj")]
    [ValidateRange(-1000, 1000)]
    public int? OomScoreAdjust { get; set; }

    /// <summary>GPUs: <c>all</c>, a number, or <c>device=0,1</c>.</summary>
    [Parameter]
    [Alias("Gpus")]
    [GpuTransformation]
    public DeviceRequest? Gpu { get; set; }

    /// <summary>Host devices: <c>/dev/sda</c>, <c>/dev/sda:/dev/xvda:rwm</c>, or the name of a CDI device.</summary>
    [Parameter]
    [DeviceTransformation]
    public DeviceSpecification[]? Device { get; set; }

    /// <summary>Device cgroup rules: <c>c 42:* rmw</c>.</summary>
    [Parameter]
    [ValidateShape(@"[acb] ([0-9]+|\*):([0-9]+|\*) [rwm]{1,3}", "it like c 42:* rmw")]
    public string[]? DeviceCgroupRule { get; set; }

    /// <summary>Container runtime.</summary>
    [Parameter]
    public string? Runtime { get; set; }

    /// <summary>Isolation on Windows: default, process, hyperv.</summary>
    [Parameter]
    [WordTransformation("default", "process", "hyperv")]
    [ValidateSet("default", "process", "hyperv")]
    public string? Isolation { get; set; }

    /// <summary>Parent cgroup.</summary>
    [Parameter]
    public string? CgroupParent { get; set; }
}
