using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Permissions and namespaces.</content>
public abstract partial class ContainerCreationCmdlet
{
    private const string NamespacedSysctl =
        @"(net\.|fs\.mqueue\.)[^=]*=.*|kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)=.*";

    /// <summary>Gives the container all capabilities and devices of the host.</summary>
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
    [ValidateShape(NamespacedSysctl, "a namespaced kernel parameter, like net.core.somaxconn=1024 or kernel.shmmax=65536")]
    public KeyValue[]? Sysctl { get; set; }

    /// <summary>Process namespace: <c>host</c>, <c>container:name</c>.</summary>
    [Parameter]
    [Alias("Pid")]
    [ValidateShape("|host|container:.+", "host or container:name")]
    public string? PidMode { get; set; }

    /// <summary>IPC namespace: <c>private</c>, <c>shareable</c>, <c>host</c>, <c>none</c>, <c>container:name</c>.</summary>
    [Parameter]
    [Alias("Ipc")]
    public string? IpcMode { get; set; }

    /// <summary>UTS namespace: <c>host</c>.</summary>
    [Parameter]
    [Alias("Uts")]
    [ValidateShape("|host", "host")]
    public string? UtsMode { get; set; }

    /// <summary>User namespace: <c>host</c>.</summary>
    [Parameter]
    [Alias("Userns")]
    [ValidateShape("|host", "host")]
    public string? UserNamespace { get; set; }

    /// <summary>Cgroup namespace: <c>host</c>, <c>private</c>.</summary>
    [Parameter]
    [Alias("Cgroupns")]
    [WordTransformation("host", "private")]
    [ValidateSet("host", "private")]
    public string? CgroupNamespace { get; set; }
}
