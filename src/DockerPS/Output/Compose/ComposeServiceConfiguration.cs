using System.Management.Automation;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A service that a Compose file defines.</summary>
public sealed class ComposeServiceConfiguration
{
    internal ComposeServiceConfiguration(string name, ComposeFields fields, string project, string? hash)
    {
        var deploy = new ComposeFields(fields["deploy"]);
        Name = name;
        Image = fields.Text("image") ?? (fields["build"] is null ? null : $"{project}-{name}");
        BuildContext = fields["build"] as string ?? new ComposeFields(fields["build"]).Text("context");
        Command = fields.OptionalTexts("command");
        Entrypoint = fields.OptionalTexts("entrypoint");
        Environment = fields.Pairs("environment");
        Ports = [.. fields.List("ports").Select(port => new ComposePort(port))];
        Mounts = [.. fields.List("volumes").Select(mount => new ComposeMount(mount))];
        Networks = [.. fields.ByName("networks").Select(network => network.Name)];
        NetworkMode = fields.Text("network_mode");
        DependsOn = [.. fields.ByName("depends_on").Select(item => new ComposeDependency(item.Name, item.Fields))];
        Replicas = fields.Number("scale") ?? deploy.Number("replicas") ?? 1;
        ContainerName = fields.Text("container_name");
        RestartPolicy = fields.Text("restart");
        Labels = fields.Pairs("labels");
        Configs = [.. fields.List("configs").Select(item => item.Text("source") ?? "")];
        Secrets = [.. fields.List("secrets").Select(item => item.Text("source") ?? "")];
        Profiles = fields.Texts("profiles");
        Hash = hash;
        Definition = fields.ToObject();
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The image; if it is built without a name, the name that Compose gives it. Null if a provider runs the service.</summary>
    public string? Image { get; }

    /// <summary>The folder or the address that the image is built from; null if it is not built.</summary>
    public string? BuildContext { get; }

    /// <summary>The command; null for that of the image.</summary>
    public ObjectList<string>? Command { get; }

    /// <summary>The entrypoint; null for that of the image.</summary>
    public ObjectList<string>? Entrypoint { get; }

    /// <summary>The variables; empty for one without a value.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The ports.</summary>
    public ObjectList<ComposePort> Ports { get; }

    /// <summary>The bind mounts, volumes and file systems in memory, except for those of the key <c>tmpfs</c>.</summary>
    public ObjectList<ComposeMount> Mounts { get; }

    /// <summary>The keys of the networks.</summary>
    public ObjectList<string> Networks { get; }

    /// <summary>The network mode; null if the service has networks.</summary>
    public string? NetworkMode { get; }

    /// <summary>The services that must run before.</summary>
    public ObjectList<ComposeDependency> DependsOn { get; }

    /// <summary>The number of containers.</summary>
    public int Replicas { get; }

    /// <summary>The name of the container; null for one that Compose makes.</summary>
    public string? ContainerName { get; }

    /// <summary>The restart policy; null if there is none.</summary>
    public string? RestartPolicy { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The keys of the configs.</summary>
    public ObjectList<string> Configs { get; }

    /// <summary>The keys of the secrets.</summary>
    public ObjectList<string> Secrets { get; }

    /// <summary>The profiles that enable the service; without any it is always enabled.</summary>
    public ObjectList<string> Profiles { get; }

    /// <summary>The hash, as shown by <c>docker compose config --hash</c>; null if variables are not replaced.</summary>
    public string? Hash { get; }

    /// <summary>All keys of the service, also those that no other property has, such as <c>healthcheck</c> and <c>deploy</c>.</summary>
    public PSObject Definition { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
