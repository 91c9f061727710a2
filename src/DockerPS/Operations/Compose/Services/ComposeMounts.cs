using DockerPS.Engine.Models;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>The mounts of a container, as docker compose requests them.</summary>
/// <param name="project">The project.</param>
/// <param name="service">The service.</param>
/// <param name="image">The image; null if it is not known yet.</param>
internal sealed class ComposeMounts(ProjectDefinition project, ServiceDefinition service, ImageInspect? image)
{
    private readonly List<string> _binds = [];
    private readonly List<Mount> _mounts = [];

    /// <summary>The binds and named volumes that need no option of mounts; null without any.</summary>
    public IReadOnlyList<string>? Binds => _binds.Count > 0 ? _binds : null;

    /// <summary>The other mounts; null without any.</summary>
    public IReadOnlyList<Mount>? Mounts => _mounts.Count > 0 ? _mounts : null;

    /// <summary>Adds all mounts.</summary>
    /// <param name="replaced">The container that is replaced, whose anonymous volumes go on; null for none.</param>
    public ComposeMounts Add(ContainerSummary? replaced)
    {
        var mounts = new SortedDictionary<string, Mount>(StringComparer.Ordinal);
        AddInherited(mounts, replaced);
        foreach (var volume in service.Volumes.Where(volume => volume.Source.Length > 0 || !mounts.ContainsKey(volume.Target)))
        {
            mounts[volume.Target] = MountOf(volume);
        }

        AddFiles(mounts, service.Secrets, project.Secrets, isSecret: true);
        AddFiles(mounts, service.Configs, project.Configs, isSecret: false);
        foreach (var mount in mounts.Values)
        {
            if (BindOf(mount) is { } bind)
            {
                _binds.Add(bind);
            }
            else
            {
                _mounts.Add(mount);
            }
        }

        return this;
    }

    private void AddInherited(SortedDictionary<string, Mount> mounts, ContainerSummary? replaced)
    {
        var anonymous = service.Volumes.Where(volume => volume.Source.Length == 0).Select(volume => volume.Target)
            .Concat(image?.Config?.Volumes?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var mount in replaced?.Mounts ?? [])
        {
            if (mount is { Type: not "tmpfs", Destination: { } target } && anonymous.Contains(target))
            {
                mounts[target] = new()
                {
                    Type = mount.Type,
                    Source = mount.Type == "volume" ? mount.Name : mount.Source,
                    Target = target,
                    ReadOnly = mount.Writable ? null : true,
                };
            }
        }
    }

    private static void AddFiles(
        SortedDictionary<string, Mount> mounts,
        IReadOnlyList<Compose.Model.FileMount> files,
        IReadOnlyDictionary<string, Compose.Model.ComposeFileObject> defined,
        bool isSecret)
    {
        foreach (var file in files.Where(file => defined[file.Source].Content.Length == 0 && defined[file.Source].File.Length > 0))
        {
            var target = FileContent.TargetOf(file, isSecret);
            mounts.TryAdd(target, new()
            {
                Type = "bind",
                Source = defined[file.Source].File,
                Target = target,
                ReadOnly = true,
                BindOptions = isSecret ? new() : null,
            });
        }
    }

    /// <summary>Returns the short form, which the engine has always had; null if options need the long one.</summary>
    private string? BindOf(Mount mount)
    {
        var volume = service.Volumes.FirstOrDefault(volume => volume.Target == mount.Target);
        return (mount.Type, volume) switch
        {
            ("bind", { } given) when given.Bind is not { } bind
                || (bind is { CreateHostPath: true, Propagation.Length: 0, Recursive.Length: 0 }) => Text(mount.Source!, given),
            ("volume", { Source.Length: > 0 } given) when project.Volumes.TryGetValue(given.Source, out var named)
                && named.Name == mount.Source
                && given.Volume is not { Labels.Count: > 0 } and not { Subpath.Length: > 0 } and not { NoCopy: true }
                => Text(named.Name, given),
            _ => null,
        };
    }

    private static string Text(string source, Compose.Model.ServiceVolume volume)
    {
        var options = new List<string> { volume.ReadOnly ? "ro" : "rw" };
        if (volume.Bind is { SELinux.Length: > 0 } bind)
        {
            options.Add(bind.SELinux);
        }

        return $"{source}:{volume.Target}:{string.Join(',', options)}";
    }

    private Mount MountOf(Compose.Model.ServiceVolume volume) => new()
    {
        Type = volume.Type,
        Source = volume.Type == "volume" && project.Volumes.TryGetValue(volume.Source, out var named) ? named.Name
            : volume.Source.Length > 0 ? volume.Source
            : null,
        Target = volume.Target,
        ReadOnly = volume.ReadOnly ? true : null,
        Consistency = volume.Consistency.Length > 0 ? volume.Consistency : null,
        BindOptions = volume.Type == "bind" && volume.Bind is { } bind ? OptionsOf(bind) : null,
        VolumeOptions = volume.Type == "volume" && volume.Volume is { } options
            ? new()
            {
                NoCopy = options.NoCopy ? true : null,
                Subpath = options.Subpath.Length > 0 ? options.Subpath : null,
                Labels = options.Labels.Count > 0 ? options.Labels : null,
            }
            : null,
        TmpfsOptions = volume.Type == "tmpfs" && volume.Tmpfs is { } tmpfs
            ? new() { SizeBytes = tmpfs.SizeBytes > 0 ? tmpfs.SizeBytes : null, Mode = tmpfs.Mode > 0 ? (int)tmpfs.Mode : null }
            : null,
        ImageOptions = volume.Type == "image" && volume.Image is { } mounted
            ? new() { Subpath = mounted.Subpath.Length > 0 ? mounted.Subpath : null }
            : null,
    };

    private static BindOptions OptionsOf(Compose.Model.BindOptions bind) => new()
    {
        Propagation = bind.Propagation.Length > 0 ? bind.Propagation : null,
        CreateMountpoint = bind.CreateHostPath ? true : null,
        NonRecursive = bind.Recursive == "disabled" ? true : null,
        ReadOnlyNonRecursive = bind.Recursive == "writable" ? true : null,
        ReadOnlyForceRecursive = bind.Recursive == "readonly" ? true : null,
    };
}
