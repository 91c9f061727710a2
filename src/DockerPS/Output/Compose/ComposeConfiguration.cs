using System.Management.Automation;
using DockerPS.Output;

namespace DockerPS;

/// <summary>What the Compose files of a project define together, as shown by <c>docker compose config</c>.</summary>
public sealed class ComposeConfiguration
{
    private readonly string _yaml;
    private readonly string _json;

    internal ComposeConfiguration(
        IReadOnlyDictionary<string, object?> content,
        string folder,
        IReadOnlyList<string> files,
        IReadOnlyList<string> profiles,
        Dictionary<string, string>? hashes,
        string yaml,
        string json)
    {
        var fields = new ComposeFields(content);
        Name = fields.Text("name") ?? "";
        WorkingDirectory = folder;
        Files = [.. files];
        Profiles = [.. profiles];
        Services = [.. fields.ByName("services").Select(item =>
            new ComposeServiceConfiguration(item.Name, item.Fields, Name, hashes?.GetValueOrDefault(item.Name)))];
        Networks = [.. fields.ByName("networks").Select(item => new ComposeNetworkConfiguration(item.Name, item.Fields))];
        Volumes = [.. fields.ByName("volumes").Select(item => new ComposeVolumeConfiguration(item.Name, item.Fields))];
        Configs = [.. fields.ByName("configs").Select(item => new ComposeFileConfiguration(item.Name, item.Fields))];
        Secrets = [.. fields.ByName("secrets").Select(item => new ComposeFileConfiguration(item.Name, item.Fields))];
        Definition = fields.ToObject();
        (_yaml, _json) = (yaml, json);
    }

    /// <summary>The name of the project.</summary>
    public string Name { get; }

    /// <summary>The services that are active.</summary>
    public ObjectList<ComposeServiceConfiguration> Services { get; }

    /// <summary>The networks that active services use.</summary>
    public ObjectList<ComposeNetworkConfiguration> Networks { get; }

    /// <summary>The volumes that active services use.</summary>
    public ObjectList<ComposeVolumeConfiguration> Volumes { get; }

    /// <summary>The configs that active services use.</summary>
    public ObjectList<ComposeFileConfiguration> Configs { get; }

    /// <summary>The secrets that active services use.</summary>
    public ObjectList<ComposeFileConfiguration> Secrets { get; }

    /// <summary>The active profiles.</summary>
    public ObjectList<string> Profiles { get; }

    /// <summary>The paths of the Compose files, without those that they include.</summary>
    public ObjectList<string> Files { get; }

    /// <summary>The folder that relative paths start from.</summary>
    public string WorkingDirectory { get; }

    /// <summary>All keys of the project, also those that no other property has: models, and keys that start with <c>x-</c>.</summary>
    public PSObject Definition { get; }

    /// <summary>The reader's own form, whose type is in a load context of its own; null if variables were left as they are.</summary>
    internal object? Project { get; init; }

    /// <summary>Returns the JSON, as <c>docker compose config --format json</c> writes it.</summary>
    public string ToJson() => _json;

    /// <summary>Returns the YAML, as <c>docker compose config</c> writes it.</summary>
    public override string ToString() => _yaml;
}
