using DockerPS.Compose.Model;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Writes a project as the tree that JSON and YAML have in common.</summary>
internal sealed class ProjectWriter(OutputForm form)
{
    private readonly ServiceWriter _services = new(form);

    /// <summary>Writes a project.</summary>
    public MappingNode Write(ComposeProject project)
    {
        var writer = new FieldWriter(form)
            .Text("name", project.Name)
            .Always("services", new MappingNode(default))
            .ByName("services", project.Services, _services.Write)
            .ByName("networks", project.Networks, network => Network(network).Map)
            .ByName("volumes", project.Volumes, volume => Volume(volume).Map)
            .ByName("secrets", project.Secrets, secret => FileObject(secret with { Content = "" }).Map)
            .ByName("configs", project.Configs, config =>
                FileObject(config.Environment.Length > 0 ? config with { Content = "" } : config).Map);
        if (form == OutputForm.Json)
        {
            foreach (var (key, value) in project.Extensions)
            {
                writer.Always(key, Decoding.PlainValues.ToNode(value, StringComparer.Ordinal));
            }

            return writer.Map;
        }

        return writer.ByName("models", project.Models, model => Model(model).Map).Extensions(project).Map;
    }

    /// <summary>Writes a network.</summary>
    public FieldWriter Network(ComposeNetwork network) => new FieldWriter(form)
        .Text("name", network.Name)
        .Text("driver", network.Driver)
        .Pairs("driver_opts", network.DriverOptions)
        .Part("ipam", network.Ipam, ipam => new FieldWriter(form)
            .Text("driver", ipam.Driver)
            .List("config", ipam.Pools, pool => new FieldWriter(form)
                .Text("subnet", pool.Subnet)
                .Text("gateway", pool.Gateway)
                .Text("ip_range", pool.IPRange)
                .Pairs("aux_addresses", pool.AuxiliaryAddresses)
                .Extensions(pool).Map)
            .Extensions(ipam))
        .Flag("external", network.External)
        .Flag("internal", network.Internal)
        .Flag("attachable", network.Attachable)
        .Pairs("labels", network.Labels)
        .Optional("enable_ipv4", network.EnableIPv4)
        .Optional("enable_ipv6", network.EnableIPv6)
        .Extensions(network);

    /// <summary>Writes a volume.</summary>
    public FieldWriter Volume(ComposeVolume volume) => new FieldWriter(form)
        .Text("name", volume.Name)
        .Text("driver", volume.Driver)
        .Pairs("driver_opts", volume.DriverOptions)
        .Flag("external", volume.External)
        .Pairs("labels", volume.Labels)
        .Extensions(volume);

    private FieldWriter FileObject(ComposeFileObject item) => new FieldWriter(form)
        .Text("name", item.Name)
        .Text("file", item.File)
        .Text("environment", item.Environment)
        .Text("content", item.Content)
        .Flag("external", item.External)
        .Pairs("labels", item.Labels)
        .Text("driver", item.Driver)
        .Pairs("driver_opts", item.DriverOptions)
        .Text("template_driver", item.TemplateDriver)
        .Extensions(item);

    private FieldWriter Model(ComposeModel model) => new FieldWriter(form)
        .Text("name", model.Name)
        .Text("model", model.Model)
        .Number("context_size", model.ContextSize)
        .Texts("runtime_flags", model.RuntimeFlags)
        .Extensions(model);
}
