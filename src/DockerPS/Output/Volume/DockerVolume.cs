using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A volume, as <c>docker volume inspect</c> shows it.</summary>
public sealed class DockerVolume
{
    /// <param name="summary">The volume.</param>
    /// <param name="usage">What it takes, where that was counted.</param>
    /// <param name="context">The engine.</param>
    internal DockerVolume(VolumeSummary summary, VolumeUsage? usage, string context)
    {
        Name = summary.Name;
        Driver = summary.Driver ?? "";
        MountPoint = EngineValue.Text(summary.MountPoint);
        Scope = summary.Scope ?? "";
        CreatedAt = EngineTime.FromText(summary.CreatedAt);
        Labels = EngineValue.Copy(summary.Labels);
        Options = EngineValue.Copy(summary.Options);
        Status = EngineValue.Copy(summary.Status?.ToDictionary(item => item.Key, item => item.Value.ToString(), StringComparer.Ordinal));
        Size = usage is { Size: >= 0 } ? usage.Size : null;
        ReferenceCount = usage is { RefCount: >= 0 } ? (int)usage.RefCount : null;
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

    /// <summary>Its size in bytes; null unless -Size was given, and where the engine does not count it: only volumes of the driver local without options are.</summary>
    public long? Size { get; }

    /// <summary>How many containers have it, stopped ones too; null where Size is.</summary>
    public int? ReferenceCount { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
