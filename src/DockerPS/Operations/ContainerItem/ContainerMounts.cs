using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>The file systems of a container, which decide how its files can be reached.</summary>
/// <param name="inspection">The container.</param>
internal sealed class ContainerMounts(ContainerInspect inspection)
{
    /// <summary>Files that the engine mounts into every container.</summary>
    private static readonly string[] s_files = ["/etc/hosts", "/etc/hostname", "/etc/resolv.conf"];

    /// <summary>File systems of the kernel, of which the engine sees empty folders.</summary>
    private static readonly string[] s_kernel = ["/dev", "/proc", "/sys"];

    /// <summary>Whether the container is running and not paused.</summary>
    public bool IsRunning => State == "running";

    /// <summary>The state of the container.</summary>
    public string? State => inspection.State?.Status;

    /// <summary>Whether anything is mounted that not every container has.</summary>
    public bool Any => inspection.Mounts is { Count: > 0 } || inspection.HostConfig?.Tmpfs is { Count: > 0 };

    /// <summary>Returns why the engine does not see the file that processes see; null if it does.</summary>
    /// <param name="path">The path, with links followed.</param>
    public string? Unseen(string path) =>
        Deepest(path) is { Type: "tmpfs" } ? "in a tmpfs"
        : Array.Exists(s_kernel, folder => IsIn(path, folder)) && Deepest(path) is null ? "in a file system of the kernel"
        : null;

    /// <summary>Returns why the engine cannot replace the file; null if it can.</summary>
    /// <param name="path">The path, with links followed.</param>
    public string? Fixed(string path) =>
        Unseen(path) ?? (s_files.Contains(path) || Deepest(path)?.Destination == path ? "a mounted file" : null);

    /// <summary>Returns what is read-only about a path; null if it can be written.</summary>
    /// <param name="path">The path, with links followed.</param>
    public string? ReadOnly(string path) => Deepest(path) switch
    {
        { Writable: false } mount => $"the mount '{mount.Destination}'",
        null when inspection.HostConfig?.ReadonlyRootfs == true && Fixed(path) is null => "the root file system of the container",
        _ => null,
    };

    private static bool IsIn(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>Returns the innermost mount that a path lies in; null for the container's own file system.</summary>
    private MountPoint? Deepest(string path)
    {
        var memory = (inspection.HostConfig?.Tmpfs?.Keys ?? []).Select(
            folder => new MountPoint { Type = "tmpfs", Destination = folder, Writable = true });
        return (inspection.Mounts ?? []).Concat(memory)
            .Where(mount => mount.Destination is { Length: > 0 } folder && IsIn(path, folder))
            .MaxBy(mount => mount.Destination!.Length);
    }
}
