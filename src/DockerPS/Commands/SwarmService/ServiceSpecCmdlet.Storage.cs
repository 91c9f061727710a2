using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Storage, secrets and configurations.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>
    /// Mounts: <c>type=volume,source=data,target=/data</c>, or a hashtable: <c>@{ Type = 'tmpfs'; Target = '/run' }</c>. A bind mount
    /// refers to a folder of each node.
    /// </summary>
    [Parameter]
    [MountTransformation]
    public Mount[]? Mount { get; set; }

    /// <summary>
    /// Secrets for the containers, as files in /run/secrets: names, objects from Get-SwarmSecret,
    /// <c>source=key,target=tls.key,mode=0400</c>, or a hashtable:
    /// <c>@{ Source = 'key'; Target = 'tls.key'; Uid = 1000; Gid = 1000; Mode = '0400' }</c>.
    /// </summary>
    [Parameter]
    [ServiceFileTransformation(nameof(SwarmSecret))]
    [ArgumentCompleter(typeof(SecretCompleter))]
    public ServiceFileSpecification[]? Secret { get; set; }

    /// <summary>Configurations for the containers, as files below the root, in the same forms as secrets.</summary>
    [Parameter]
    [ServiceFileTransformation(nameof(SwarmConfig))]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ServiceFileSpecification[]? Config { get; set; }

    /// <summary>Makes the root file system read-only.</summary>
    [Parameter]
    public SwitchParameter ReadOnly { get; set; }
}
