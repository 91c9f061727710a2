using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>Something of the host, or a volume, that a container has in its file system.</summary>
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

    /// <summary>bind, volume, tmpfs, npipe, cluster or image.</summary>
    public string Type { get; }

    /// <summary>The volume's name; null for what is no volume.</summary>
    public string? Name { get; }

    /// <summary>The path on the host.</summary>
    public string Source { get; }

    /// <summary>The path in the container.</summary>
    public string Destination { get; }

    /// <summary>The volume's driver; null for what is no volume.</summary>
    public string? Driver { get; }

    /// <summary>The options that it was mounted with.</summary>
    public string Mode { get; }

    /// <summary>Whether it cannot be written to.</summary>
    public bool ReadOnly { get; }

    /// <summary>How mounts propagate.</summary>
    public string Propagation { get; }

    /// <summary>As docker's -v takes it: <c>source:destination[:ro]</c>.</summary>
    public override string ToString() => $"{Name ?? (Source.Length > 0 ? Source : Type)}:{Destination}{(ReadOnly ? ":ro" : "")}";
}
