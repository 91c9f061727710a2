using DockerPS.Compose.Model;
using DockerPS.Compose.Normalization;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns the long form of a project into the model.</summary>
internal static class ProjectDecoder
{
    /// <summary>Decodes a project; all of its services are in <see cref="ComposeProject.Services"/>.</summary>
    public static ComposeProject Decode(MappingNode project)
    {
        var reader = new FieldReader(project, "");
        return new()
        {
            Services = reader.ByName("services", ServiceDecoder.Decode),
            Networks = reader.ByName("networks", (_, network) => Network(network)),
            Volumes = reader.ByName("volumes", (_, volume) => Volume(volume)),
            Configs = reader.ByName("configs", (_, config) => FileObject(config, "content")),
            Secrets = reader.ByName("secrets", (_, secret) => FileObject(secret, EnvironmentLists.SecretValue)),
            Models = reader.ByName("models", (_, model) => Model(model)),
            Extensions = reader.Extensions,
            Position = reader.Position,
        };
    }

    private static ComposeNetwork Network(FieldReader reader) => new()
    {
        Name = reader.Text("name"),
        Driver = reader.Text("driver"),
        DriverOptions = reader.Pairs("driver_opts"),
        Ipam = reader.Optional("ipam", Ipam) ?? new(),
        External = reader.Flag("external"),
        Internal = reader.Flag("internal"),
        Attachable = reader.Flag("attachable"),
        Labels = reader.Pairs("labels"),
        EnableIPv4 = reader.OptionalFlag("enable_ipv4"),
        EnableIPv6 = reader.OptionalFlag("enable_ipv6"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static IpamOptions Ipam(FieldReader reader) => new()
    {
        Driver = reader.Text("driver"),
        Pools = reader.List("config", pool => new IpamPool
        {
            Subnet = pool.Text("subnet"),
            Gateway = pool.Text("gateway"),
            IPRange = pool.Text("ip_range"),
            AuxiliaryAddresses = pool.Pairs("aux_addresses"),
            Extensions = pool.Extensions,
            Position = pool.Position,
        }),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static ComposeVolume Volume(FieldReader reader) => new()
    {
        Name = reader.Text("name"),
        Driver = reader.Text("driver"),
        DriverOptions = reader.Pairs("driver_opts"),
        External = reader.Flag("external"),
        Labels = reader.Pairs("labels"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static ComposeFileObject FileObject(FieldReader reader, string content) => new()
    {
        Name = reader.Text("name"),
        File = reader.Text("file"),
        Environment = reader.Text("environment"),
        Content = reader.Text(content),
        External = reader.Flag("external"),
        Labels = reader.Pairs("labels"),
        Driver = reader.Text("driver"),
        DriverOptions = reader.Pairs("driver_opts"),
        TemplateDriver = reader.Text("template_driver"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static ComposeModel Model(FieldReader reader) => new()
    {
        Name = reader.Text("name"),
        Model = reader.Text("model"),
        ContextSize = reader.Integer("context_size"),
        RuntimeFlags = reader.Texts("runtime_flags"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };
}
