using DockerPS.Compose.Errors;
using DockerPS.Compose.Interpolation;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Loading;

/// <summary>Finds the name of a project.</summary>
internal static class ProjectNames
{
    /// <summary>Returns the name: that of the options, of the environment, of the last file that has one, or of the folder.</summary>
    /// <exception cref="ComposeFileException">The name is empty or invalid.</exception>
    public static string Find(
        ComposeOptions options, ProjectSources sources, IEnumerable<YamlDocument> documents, Interpolator? interpolator)
    {
        var given = options.ProjectName is { Length: > 0 } name ? name : sources.Environment.GetValueOrDefault("COMPOSE_PROJECT_NAME", "");
        if (given.Length > 0)
        {
            return Normalize(given) == given ? given : throw new ComposeFileException(
                ComposeFailure.ProjectName, SourcePosition.None, $"'{given}' is not a valid name of a project.",
                "Names consist of lowercase letters, digits, hyphens and underscores, and start with a letter or a digit.");
        }

        var named = documents.Select(document => (document.Root as MappingNode)?["name"]).OfType<ScalarNode>()
            .LastOrDefault(node => node.Display.Length > 0);
        var folder = Path.GetFileName(sources.Directory.TrimEnd(Path.DirectorySeparatorChar));
        var found = Normalize(named is null ? folder : interpolator?.Text(named.Display, named.Position) ?? named.Display);
        return found.Length > 0 ? found : throw new ComposeFileException(
            ComposeFailure.ProjectName, named?.Position ?? SourcePosition.None,
            named is null ? $"The folder '{sources.Directory}' gives the project no name." : "The name of the project is empty.",
            "Give the project a name of lowercase letters and digits.");
    }

    /// <summary>Removes all letters that a name cannot have.</summary>
    private static string Normalize(string name) => string.Concat(
        name.ToLowerInvariant().Where(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-'))
        .TrimStart('_', '-');
}
