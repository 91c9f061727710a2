using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>A host path, volume or other file system mounted into a container.</summary>
public sealed class ContainerMount
{
    internal ContainerMount(MountPoint mount)
    {
        Type = mount.Type ?? "";
        Name = string.IsNullOrEmpty(mount.Name) ? null : mount.Name;
        Source = mount.Source ?? "";
        Destination = mount.Destination ?? "";
        Driver = string.IsNullOrEmpty(mount.Driver) ? null : mount.Driver;
        Mode = mount.Mode ?? "";
        ReadOnly = !mount.Writable;
        Propagation = mount.Propagation ?? "";
    }

    /// <summary>The type: bind, volume, tmpfs, npipe, cluster or image.</summary>
    public string Type { get; }

    /// <summary>The name of the volume; null for other types.</summary>
    public string? Name { get; }

    /// <summary>The path on the host.</summary>
    public string Source { get; }

    /// <summary>The path in the container.</summary>
    public string Destination { get; }

    /// <summary>The volume driver; null for other types.</summary>
    public string? Driver { get; }

    /// <summary>The mount options.</summary>
    public string Mode { get; }

    /// <summary>Whether the mount is read-only.</summary>
    public bool ReadOnly { get; }

    /// <summary>The bind propagation.</summary>
    public string Propagation { get; }

    /// <summary>Returns the mount in the form for docker's -v: <c>source:destination[:ro]</c>.</summary>
    public override string ToString() => $"{Name ?? (Source.Length > 0 ? Source : Type)}:{Destination}{(ReadOnly ? ":ro" : "")}";
}
