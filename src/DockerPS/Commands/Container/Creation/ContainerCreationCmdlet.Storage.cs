using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Storage.</content>
public abstract partial class ContainerCreationCmdlet
{
    /// <summary>
    /// Folders of this computer and volumes: <c>./src:/app</c>, <c>data:/var/lib/data:ro</c>, <c>/cache</c>, or a hashtable:
    /// <c>@{ './src' = '/app' }</c>. Relative paths and PowerShell drives are resolved.
    /// </summary>
    [Parameter]
    [Alias("V")]
    [VolumeTransformation]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public VolumeSpecification[]? Volume { get; set; }

    /// <summary>
    /// Mounts: <c>type=bind,source=./src,target=/app,readonly</c>, or a hashtable: <c>@{ Type = 'tmpfs'; Target = '/run' }</c>.
    /// </summary>
    [Parameter]
    [MountTransformation]
    public Mount[]? Mount { get; set; }

    /// <summary>In-memory file systems: <c>/run</c>, <c>/run:size=64m</c>, or a hashtable of path to options.</summary>
    [Parameter]
    [TmpfsTransformation]
    public KeyValue[]? Tmpfs { get; set; }

    /// <summary>Containers whose volumes are mounted too: <c>name</c>, <c>name:ro</c>, or objects from Get-Container.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? VolumesFrom { get; set; }

    /// <summary>Driver for volumes created with the container.</summary>
    [Parameter]
    public string? VolumeDriver { get; set; }

    /// <summary>Options of the storage driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("StorageOpt")]
    [KeyValueTransformation]
    [ValidateShape("[^=]+=.*", "it like size=10G")]
    public KeyValue[]? StorageOption { get; set; }

    /// <summary>Makes the root file system read-only.</summary>
    [Parameter]
    public SwitchParameter ReadOnly { get; set; }
}
