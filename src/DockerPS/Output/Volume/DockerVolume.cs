using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A volume, as <c>docker volume inspect</c> shows it.</summary>
public sealed class DockerVolume
{
    private readonly VolumeSize? _counted;
    private SharedReader<VolumeSize>? _sizes;

    /// <param name="summary">The volume.</param>
    /// <param name="counted">What it takes, if that was counted.</param>
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

    /// <summary>Where it is on the engine's computer.</summary>
    public string? MountPoint { get; }

    /// <summary>local, or global where all engines of a cluster have it.</summary>
    public string Scope { get; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The options that it was made with.</summary>
    public Dictionary<string, string> Options { get; }

    /// <summary>What its driver tells of it, where it was asked for by name.</summary>
    public Dictionary<string, string> Status { get; }

    /// <summary>
    /// Its size in bytes, as far as it was counted; null if the engine does not count it: only volumes of the driver local without options are.
    /// </summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.VolumeSize"/> by this name.</remarks>
    [Hidden]
    public long? Size => _counted?.Size;

    /// <summary>How many containers have it, stopped ones too; null if Size is.</summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.ReferenceCount"/> by this name.</remarks>
    [Hidden]
    public int? ReferenceCount => _counted?.ReferenceCount;

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Makes one of a list.</summary>
    /// <param name="summary">The volume.</param>
    /// <param name="context">The engine.</param>
    /// <param name="sizes">Reads the sizes of the whole list.</param>
    internal static DockerVolume From(VolumeSummary summary, string context, SharedReader<VolumeSize> sizes) =>
        new(summary, null, context) { _sizes = sizes.Add(summary.Name) };

    /// <summary>Returns the volume with what was counted among its properties.</summary>
    internal PSObject WithSize() => CountedProperty.Show(this, (nameof(Size), Size), (nameof(ReferenceCount), ReferenceCount));

    /// <summary>Returns what it takes; asks the engine the first time. Null if it is gone.</summary>
    internal VolumeSize? ReadSize() => _counted ?? (_sizes ??= DetailReaders.VolumeSizes(Context)).Read(Name);
}
