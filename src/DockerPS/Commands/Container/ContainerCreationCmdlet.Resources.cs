using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>What it may use.</content>
public abstract partial class ContainerCreationCmdlet
{
    /// <summary>The limit of memory: <c>512MB</c>, <c>1.5g</c>, or bytes.</summary>
    [Parameter]
    [SizeTransformation]
    public long? Memory { get; set; }

    /// <summary>The soft limit of memory.</summary>
    [Parameter]
    [SizeTransformation]
    public long? MemoryReservation { get; set; }

    /// <summary>The limit of memory and swap together; -1 for unlimited swap.</summary>
    [Parameter]
    [SizeTransformation(AllowUnlimited = true)]
    public long? MemorySwap { get; set; }

    /// <summary>How readily memory is swapped out, 0 to 100; -1 for what the engine takes.</summary>
    [Parameter]
    [ValidateRange(-1, 100)]
    public long? MemorySwappiness { get; set; }

    /// <summary>The size of /dev/shm.</summary>
    [Parameter]
    [SizeTransformation]
    public long? ShmSize { get; set; }

    /// <summary>The limit of CPUs: <c>1.5</c>, <c>1/2</c>; 0 for none.</summary>
    [Parameter]
    [Alias("Cpus")]
    [CpuTransformation]
    [ValidateRange(0.0, 4096.0)]
    public double? Cpu { get; set; }

    /// <summary>The relative weight of CPU time; 1024 is usual.</summary>
    [Parameter]
    [Alias("CpuShares")]
    [ValidateRange(0, 262144)]
    public long? CpuShare { get; set; }

    /// <summary>The CPUs that it may use: <c>0-2,4</c>.</summary>
    [Parameter]
    [Alias("CpusetCpus")]
    [CommaListTransformation]
    public string? CpuSet { get; set; }

    /// <summary>The memory nodes that it may use: <c>0,1</c>.</summary>
    [Parameter]
    [Alias("CpusetMems")]
    [CommaListTransformation]
    public string? CpuSetMemory { get; set; }

    /// <summary>The limit of processes; -1 for none.</summary>
    [Parameter]
    [ValidateRange(-1, long.MaxValue)]
    public long? PidsLimit { get; set; }

    /// <summary>The relative weight of block IO, 10 to 1000; 0 for the default.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int? BlkioWeight { get; set; }

    /// <summary>Limits of the shell: <c>nofile=1024:2048</c>, or a hashtable: <c>@{ nofile = 1024 }</c>.</summary>
    [Parameter]
    [UlimitTransformation]
    public Ulimit[]? Ulimit { get; set; }

    /// <summary>Never lets the kernel kill it when memory runs out.</summary>
    [Parameter]
    public SwitchParameter OomKillDisable { get; set; }

    /// <summary>How readily the kernel kills it when memory runs out, -1000 to 1000.</summary>
    [Parameter]
    [Alias("OomScoreAdj")]
    [ValidateRange(-1000, 1000)]
    public int? OomScoreAdjust { get; set; }

    /// <summary>GPUs: <c>all</c>, a number, or <c>device=0,1</c>.</summary>
    [Parameter]
    [Alias("Gpus")]
    [GpuTransformation]
    public DeviceRequest? Gpu { get; set; }

    /// <summary>Devices of the host: <c>/dev/sda</c>, <c>/dev/sda:/dev/xvda:rwm</c>, or the name of a CDI device.</summary>
    [Parameter]
    [DeviceTransformation]
    public DeviceSpecification[]? Device { get; set; }

    /// <summary>Rules of the device control group: <c>c 42:* rmw</c>.</summary>
    [Parameter]
    [ValidateShape(@"[acb] ([0-9]+|\*):([0-9]+|\*) [rwm]{1,3}", "it like c 42:* rmw")]
    public string[]? DeviceCgroupRule { get; set; }

    /// <summary>The runtime.</summary>
    [Parameter]
    public string? Runtime { get; set; }

    /// <summary>The isolation (Windows): default, process, hyperv.</summary>
    [Parameter]
    [WordTransformation("default", "process", "hyperv")]
    [ValidateSet("default", "process", "hyperv")]
    public string? Isolation { get; set; }

    /// <summary>The control group above its own.</summary>
    [Parameter]
    public string? CgroupParent { get; set; }
}
