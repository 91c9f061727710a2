using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>What the commands of a build (RUN) may use.</content>
public abstract partial class ImageBuildCmdlet
{
    /// <summary>
    /// Network for RUN: <c>default</c>, <c>host</c>, <c>none</c>; with the classic builder also the name of a network.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Network")]
    [WordTransformation(typeof(BuildNetworkCompleter))]
    [ArgumentCompleter(typeof(BuildNetworkCompleter))]
    public string? NetworkMode { get; set; }

    /// <summary>Additional hosts for RUN: <c>db:10.0.0.5</c>, or a hashtable.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Alias("AddHost")]
    [ExtraHostTransformation]
    public KeyValue[]? ExtraHost { get; set; }

    /// <summary>Size of /dev/shm for RUN.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [SizeTransformation]
    public long? ShmSize { get; set; }

    /// <summary>Ulimits for RUN: <c>nofile=1024:2048</c>, or a hashtable.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [UlimitTransformation]
    public Ulimit[]? Ulimit { get; set; }

    /// <summary>Parent cgroup for RUN. BuildKit only.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    public string? CgroupParent { get; set; }

    /// <summary>
    /// Privileges that the Dockerfile may use: <c>network.host</c>, <c>security.insecure</c>, <c>device</c>. BuildKit only.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Allow")]
    [WordTransformation(typeof(BuildEntitlementCompleter))]
    [ArgumentCompleter(typeof(BuildEntitlementCompleter))]
    public string[]? Entitlement { get; set; }
}
