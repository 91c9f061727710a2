using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>What it is allowed to do.</content>
public abstract partial class ContainerCreationCmdlet
{
    /// <summary>Gives it all rights on the host.</summary>
    [Parameter]
    public SwitchParameter Privileged { get; set; }

    /// <summary>Capabilities to add: <c>NET_ADMIN</c>, <c>ALL</c>.</summary>
    [Parameter]
    public string[]? CapAdd { get; set; }

    /// <summary>Capabilities to drop.</summary>
    [Parameter]
    public string[]? CapDrop { get; set; }

    /// <summary>Security options: <c>no-new-privileges</c>, <c>apparmor=profile</c>, <c>seccomp=./profile.json</c>.</summary>
    [Parameter]
    [Alias("SecurityOpt")]
    public string[]? SecurityOption { get; set; }

    /// <summary>Kernel parameters: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [KeyValueTransformation]
    public KeyValue[]? Sysctl { get; set; }

    /// <summary>The process namespace: <c>host</c>, <c>container:name</c>.</summary>
    [Parameter]
    [Alias("Pid")]
    public string? PidMode { get; set; }

    /// <summary>The IPC namespace: <c>private</c>, <c>shareable</c>, <c>host</c>, <c>none</c>, <c>container:name</c>.</summary>
    [Parameter]
    [Alias("Ipc")]
    public string? IpcMode { get; set; }

    /// <summary>The UTS namespace: <c>host</c>.</summary>
    [Parameter]
    [Alias("Uts")]
    public string? UtsMode { get; set; }

    /// <summary>The user namespace: <c>host</c>.</summary>
    [Parameter]
    [Alias("Userns")]
    public string? UserNamespace { get; set; }

    /// <summary>The control group namespace: <c>host</c>, <c>private</c>.</summary>
    [Parameter]
    [Alias("Cgroupns")]
    [ValidateSet("host", "private")]
    public string? CgroupNamespace { get; set; }
}
