using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A volume as shown by <c>docker volume inspect</c>.</summary>
public sealed class DockerVolume
{
    private readonly VolumeSize? _counted;
    private SharedReader<VolumeSize>? _sizes;

    /// <param name="summary">The volume.</param>
    /// <param name="counted">The disk usage, if counted.</param>
    /// <param name="context">The engine.</param>
    internal DockerVolume(VolumeSummary summary, VolumeSize? counted, string context)
    {
        Name = summary.Name;
        Driver = summary.Driver ?? "";
        MountPoint = EngineValue.Text(summary.MountPoint);
        Scope = summary.Scope ?? "";
        CreatedAt = EngineTime.FromText(summary.CreatedAt);
        Labels = EngineValue.Copy(summary.Labels);
        Options = EngineValue.Copy(summary.Options);
        Status = EngineValue.Copy(summary.Status?.ToDictionary(item => item.Key, item => item.Value.ToString(), StringComparer.Ordinal));
        _counted = counted;
        Context = context;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The driver.</summary>
    public string Driver { get; }

    /// <summary>The path on the engine's host.</summary>
    public string? MountPoint { get; }

    /// <summary>The scope: local, or global if all engines of a cluster have the volume.</summary>
    public string Scope { get; }

    /// <summary>Creation time, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The driver options from its creation.</summary>
    public Dictionary<string, string> Options { get; }

    /// <summary>The status reported by the driver if the volume was requested by name.</summary>
    public Dictionary<string, string> Status { get; }

    /// <summary>
    /// Size in bytes, if counted; null if the engine does not count it: only volumes of the driver local without options are counted.
    /// </summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.VolumeSize"/> by this name.</remarks>
    [Hidden]
    public long? Size => _counted?.Size;

    /// <summary>Number of containers that use the volume, including stopped ones; null if Size is null.</summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.ReferenceCount"/> by this name.</remarks>
    [Hidden]
    public int? ReferenceCount => _counted?.ReferenceCount;

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>Creates a volume from a list entry.</summary>
    /// <param name="summary">The list entry.</param>
    /// <param name="context">The engine.</param>
    /// <param name="sizes">Counts the sizes of the whole list.</param>
    internal static DockerVolume From(VolumeSummary summary, string context, SharedReader<VolumeSize> sizes) =>
        new(summary, null, context) { _sizes = sizes.Add(summary.Name) };

    /// <summary>Returns the volume with visible properties for the counted usage.</summary>
    internal PSObject WithSize() => CountedProperty.Add(this, (nameof(Size), Size), (nameof(ReferenceCount), ReferenceCount));

    /// <summary>Returns the disk usage; queries the engine on first use. Null if the volume is gone.</summary>
    internal VolumeSize? ReadSize() => _counted ?? (_sizes ??= DetailReaders.VolumeSizes(Context)).Read(Name);
}
