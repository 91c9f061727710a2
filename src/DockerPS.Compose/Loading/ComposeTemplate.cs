using DockerPS.Compose.Errors;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Loading;

/// <summary>A project whose variables are not replaced.</summary>
public sealed class ComposeTemplate
{
    internal ComposeTemplate(
        string name, string folder, IReadOnlyList<string> files, IReadOnlyList<ComposeWarning> warnings, MappingNode tree) =>
        (Name, WorkingDirectory, Files, Warnings, Tree) = (name, folder, files, warnings, tree);

    /// <summary>The name of the project.</summary>
    public string Name { get; }

    /// <summary>The folder that relative paths start from.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The paths of the Compose files.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What is allowed but probably not intended.</summary>
    public IReadOnlyList<ComposeWarning> Warnings { get; }

    /// <summary>The content.</summary>
    internal MappingNode Tree { get; }
}
