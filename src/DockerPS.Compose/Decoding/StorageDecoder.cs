using DockerPS.Compose.Model;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns the long forms of mounts into the model.</summary>
internal static class StorageDecoder
{
    /// <summary>Decodes a config or a secret of a service.</summary>
    public static FileMount FileMount(FieldReader reader) => new()
    {
        Source = reader.Text("source"),
        Target = reader.Text("target"),
        Uid = reader.Text("uid"),
        Gid = reader.Text("gid"),
        Mode = Mode(reader),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    /// <summary>Decodes a mount.</summary>
    public static ServiceVolume Volume(FieldReader reader) => new()
    {
        Type = reader.Text("type"),
        Source = reader.Text("source"),
        Target = reader.Text("target"),
        ReadOnly = reader.Flag("read_only"),
        Consistency = reader.Text("consistency"),
        Bind = reader.Optional("bind", item => new BindOptions
        {
            SELinux = item.Text("selinux"),
            Propagation = item.Text("propagation"),
            CreateHostPath = item.Flag("create_host_path"),
            Recursive = item.Text("recursive"),
            Extensions = item.Extensions,
            Position = item.Position,
        }),
        Volume = reader.Optional("volume", item => new VolumeOptions
        {
            Labels = item.Pairs("labels"),
            NoCopy = item.Flag("nocopy"),
            Subpath = item.Text("subpath"),
            Extensions = item.Extensions,
            Position = item.Position,
        }),
        Tmpfs = reader.Optional("tmpfs", item => new TmpfsOptions
        {
            SizeBytes = item.Bytes("size"),
            Mode = item.Integer("mode"),
            Extensions = item.Extensions,
            Position = item.Position,
        }),
        Image = reader.Optional("image", item => new ImageOptions
        {
            Subpath = item.Text("subpath"),
            Extensions = item.Extensions,
            Position = item.Position,
        }),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    /// <summary>Reads permissions; a string is octal.</summary>
    private static long? Mode(FieldReader reader)
    {
        if (reader.Map["mode"] is not ScalarNode { Text: { } text } node)
        {
            return reader.OptionalInteger("mode");
        }

        return text.Length is > 0 and < 12 && text.All(digit => digit is >= '0' and <= '7')
            ? Convert.ToInt64(text, 8)
            : throw reader.Wrong("mode", node, "an octal number like 0440");
    }
}
