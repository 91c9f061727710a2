using DockerPS.Compose.Model;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Writes mounts.</summary>
internal sealed class StorageWriter(OutputForm form)
{
    /// <summary>Writes a config or a secret of a service.</summary>
    public Node FileMount(FileMount mount)
    {
        var writer = new FieldWriter(form)
            .Text("source", mount.Source)
            .Text("target", mount.Target)
            .Text("uid", mount.Uid)
            .Text("gid", mount.Gid);
        if (mount.Mode is { } mode)
        {
            writer.Always("mode", $"0{Convert.ToString(mode, 8)}");
        }

        return writer.Extensions(mount).Map;
    }

    /// <summary>Writes a mount.</summary>
    public Node Volume(ServiceVolume volume) => new FieldWriter(form)
        .Text("type", volume.Type)
        .Text("source", volume.Source)
        .Text("target", volume.Target)
        .Flag("read_only", volume.ReadOnly)
        .Text("consistency", volume.Consistency)
        .Mapping("bind", volume.Bind, bind => new FieldWriter(form)
            .Text("selinux", bind.SELinux)
            .Text("propagation", bind.Propagation)
            .Flag("create_host_path", bind.CreateHostPath)
            .Text("recursive", bind.Recursive)
            .Extensions(bind))
        .Mapping("volume", volume.Volume, options => new FieldWriter(form)
            .Pairs("labels", options.Labels)
            .Flag("nocopy", options.NoCopy)
            .Text("subpath", options.Subpath)
            .Extensions(options))
        .Mapping("tmpfs", volume.Tmpfs, tmpfs => new FieldWriter(form)
            .Bytes("size", tmpfs.SizeBytes)
            .Number("mode", tmpfs.Mode)
            .Extensions(tmpfs))
        .Mapping("image", volume.Image, image => new FieldWriter(form)
            .Text("subpath", image.Subpath)
            .Extensions(image))
        .Extensions(volume).Map;
}
