using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Resource limits and reservations per task.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>CPU limit, in CPUs: <c>1.5</c>; 0 for no limit.</summary>
    [Parameter]
    [CpuTransformation]
    [ValidateRange(0.0, 4096.0)]
    public double? LimitCpu { get; set; }

    /// <summary>Memory limit: <c>512MB</c>, <c>1.5g</c>, or bytes; 0 for no limit.</summary>
    [Parameter]
    [SizeTransformation]
    public long? LimitMemory { get; set; }

    /// <summary>Maximum number of processes; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? LimitPids { get; set; }

    /// <summary>CPUs to reserve on the node; 0 for none.</summary>
    [Parameter]
    [CpuTransformation]
    [ValidateRange(0.0, 4096.0)]
    public double? ReserveCpu { get; set; }

    /// <summary>Memory to reserve on the node; 0 for none.</summary>
    [Parameter]
    [SizeTransformation]
    public long? ReserveMemory { get; set; }

    /// <summary>Ulimits: <c>nofile=1024:2048</c>, or a hashtable: <c>@{ nofile = 1024 }</c>.</summary>
    [Parameter]
    [UlimitTransformation]
    public Ulimit[]? Ulimit { get; set; }

    /// <summary>Kernel parameters: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [KeyValueTransformation]
    public KeyValue[]? Sysctl { get; set; }

    /// <summary>Capabilities to add: <c>NET_ADMIN</c>, <c>ALL</c>.</summary>
    [Parameter]
    public string[]? CapAdd { get; set; }

    /// <summary>Capabilities to drop.</summary>
    [Parameter]
    public string[]? CapDrop { get; set; }
}
