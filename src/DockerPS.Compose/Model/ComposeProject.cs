using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Model;

/// <summary>A project: what its Compose files define together.</summary>
public sealed record ComposeProject : ComposeElement
{
    /// <summary>The name, which the names of its containers, networks and volumes start with.</summary>
    public string Name { get; init; } = "";

    /// <summary>The folder that relative paths start from.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>The paths of the Compose files, without those that they include.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The paths of the environment files that were named explicitly.</summary>
    public IReadOnlyList<string> EnvironmentFiles { get; init; } = [];

    /// <summary>The profiles that are active.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The variables that were used: those of the process, then those of environment files.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = Dictionary.Empty<string>();

    /// <summary>The services that are active.</summary>
    public IReadOnlyDictionary<string, ComposeService> Services { get; init; } = Dictionary.Empty<ComposeService>();

    /// <summary>The services that no active profile enables.</summary>
    public IReadOnlyDictionary<string, ComposeService> DisabledServices { get; init; } = Dictionary.Empty<ComposeService>();

    /// <summary>The networks that active services use.</summary>
    public IReadOnlyDictionary<string, ComposeNetwork> Networks { get; init; } = Dictionary.Empty<ComposeNetwork>();

    /// <summary>The volumes that active services use.</summary>
    public IReadOnlyDictionary<string, ComposeVolume> Volumes { get; init; } = Dictionary.Empty<ComposeVolume>();

    /// <summary>The configs that active services use.</summary>
    public IReadOnlyDictionary<string, ComposeFileObject> Configs { get; init; } = Dictionary.Empty<ComposeFileObject>();

    /// <summary>The secrets that active services use.</summary>
    public IReadOnlyDictionary<string, ComposeFileObject> Secrets { get; init; } = Dictionary.Empty<ComposeFileObject>();

    /// <summary>The AI models that active services use.</summary>
    public IReadOnlyDictionary<string, ComposeModel> Models { get; init; } = Dictionary.Empty<ComposeModel>();

    /// <summary>What is allowed but probably not intended.</summary>
    public IReadOnlyList<ComposeWarning> Warnings { get; init; } = [];
}
