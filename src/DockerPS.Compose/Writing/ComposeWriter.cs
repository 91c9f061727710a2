using System.Security.Cryptography;
using System.Text;
using DockerPS.Compose.Loading;
using DockerPS.Compose.Model;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Writes projects as Compose does, and computes its hashes.</summary>
public static class ComposeWriter
{
    /// <summary>Returns the YAML of a project, in which dollar signs are doubled so that it can be read again.</summary>
    public static string ToYaml(ComposeProject project) => Escaped(YamlText.Of(new ProjectWriter(OutputForm.Yaml).Write(project)));

    /// <summary>Returns the JSON of a project, in which dollar signs are doubled so that it can be read again.</summary>
    public static string ToJson(ComposeProject project) =>
        Escaped(JsonText.Of(SortedTop(new ProjectWriter(OutputForm.Json).Write(project)), indented: true));

    /// <summary>Returns the YAML of a project whose variables are not replaced.</summary>
    public static string ToYaml(ComposeTemplate template) => YamlText.Of(template.Tree, sorted: true);

    /// <summary>Returns the JSON of a project whose variables are not replaced.</summary>
    public static string ToJson(ComposeTemplate template) => JsonText.Of(template.Tree, indented: true, sorted: true);

    /// <summary>Returns the hash of what makes up the containers of a service, which Compose keeps in a label of them.</summary>
    public static string Hash(ComposeService service) => Hash(new ServiceWriter(OutputForm.Json).Write(service with
    {
        Build = null,
        PullPolicy = "",
        Scale = null,
        Deploy = service.Deploy is { } deploy ? deploy with { Replicas = null } : null,
        DependsOn = Dictionary.Empty<ServiceDependency>(),
        Profiles = [],
    }));

    /// <summary>Returns the hash of a network, which Compose keeps in a label of it.</summary>
    public static string Hash(ComposeNetwork network) => Hash(new ProjectWriter(OutputForm.Json).Network(network).Map);

    /// <summary>Returns the hash of a volume, which Compose keeps in a label of it.</summary>
    public static string Hash(ComposeVolume volume) => Hash(new ProjectWriter(OutputForm.Json)
        .Volume(volume.Driver.Length == 0 ? volume with { Driver = "local" } : volume).Map);

    /// <summary>Returns the service with the platform that Compose runs it on, which is part of the hash of one that is built.</summary>
    /// <param name="service">The service.</param>
    /// <param name="environment">The variables of the project.</param>
    public static ComposeService WithPlatform(ComposeService service, IReadOnlyDictionary<string, string> environment) =>
        service.Build is not null && service.Platform.Length == 0 && environment.TryGetValue("DOCKER_DEFAULT_PLATFORM", out var platform)
            ? service with { Platform = platform }
            : service;

    private static string Hash(MappingNode node) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Of(node, indented: false)))).ToLowerInvariant();

    private static string Escaped(string text) => text.Replace("$", "$$", StringComparison.Ordinal);


    private static MappingNode SortedTop(MappingNode project)
    {
        var sorted = new MappingNode(default);
        foreach (var key in project.Keys.Order(StringComparer.Ordinal))
        {
            sorted.Set(key, project[key]!);
        }

        return sorted;
    }
}
