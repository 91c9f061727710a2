using DockerPS.Compose.Decoding;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Files;
using DockerPS.Compose.Interpolation;
using DockerPS.Compose.Model;
using DockerPS.Compose.Normalization;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Loading;

/// <summary>Loads projects from Compose files.</summary>
public static class ComposeLoader
{
    /// <summary>Loads a project.</summary>
    /// <param name="options">Which project, and how.</param>
    /// <param name="warn">Takes warnings, also if an error follows; those of a project are in it, too.</param>
    /// <exception cref="ComposeFileException">A file is missing or incorrect.</exception>
    public static ComposeProject Load(ComposeOptions options, Action<ComposeWarning>? warn = null)
    {
        var warnings = new WarningList(warn);
        var (tree, sources, name) = Read(options, interpolate: true, warnings);
        var project = Selection.ByProfile(
            ProjectDecoder.Decode(tree) with
            {
                Name = name,
                WorkingDirectory = sources.Directory,
                Files = sources.Files,
                EnvironmentFiles = sources.NamedEnvironmentFiles,
                Environment = sources.Environment,
            },
            sources.Profiles);
        new ProjectChecker(project).Check();
        var services = new SortedDictionary<string, ComposeService>(StringComparer.Ordinal);
        foreach (var (key, service) in project.Services)
        {
            var scaled = Scaled(service);
            services[key] = ServiceVariables.WithLabels(
                options.ResolveServiceEnvironment ? ServiceVariables.WithEnvironment(scaled, sources.Environment) : scaled);
        }

        return Selection.Used(project with { Services = services, Warnings = warnings.Items });
    }

    /// <summary>Loads a project without replacing its variables.</summary>
    /// <inheritdoc cref="Load" path="/param"/>
    /// <exception cref="ComposeFileException">A file is missing or incorrect.</exception>
    public static ComposeTemplate LoadTemplate(ComposeOptions options, Action<ComposeWarning>? warn = null)
    {
        var warnings = new WarningList(warn);
        var (tree, sources, name) = Read(options, interpolate: false, warnings);

        // An included file has an environment of its own, and the value of a secret is never written.
        foreach (var secret in (tree["secrets"] as MappingNode)?.Pairs.Select(pair => pair.Value).OfType<MappingNode>() ?? [])
        {
            secret.Remove(EnvironmentLists.SecretValue);
        }

        return new(name, sources.Directory, sources.Files, warnings.Items, tree);
    }

    private static (MappingNode Tree, ProjectSources Sources, string Name) Read(
        ComposeOptions options, bool interpolate, WarningList warnings)
    {
        var sources = ProjectSources.Find(options, warnings.Add);
        var documents = sources.Files.SelectMany(file =>
            YamlReader.Read(file, SourceFile.ReadText(file, SourcePosition.None, "Compose file")));
        var names = interpolate ? new Interpolator(sources.Environment.GetValueOrDefault, warnings.Add) : null;
        var name = ProjectNames.Find(options, sources, documents, names);
        sources.Environment["COMPOSE_PROJECT_NAME"] = name;

        // Without interpolation, variables that are only named keep their place too.
        var environment = interpolate
            ? sources.Environment
            : new Dictionary<string, string>(StringComparer.Ordinal) { ["COMPOSE_PROJECT_NAME"] = name };
        var context = new LoadContext(sources.Directory, environment, interpolate, warnings.Add, []);
        var tree = new FileSet(context).Load(sources.Files, SourcePosition.None);
        new ImplicitValues(name, environment).Apply(tree);
        return (tree, sources, name);
    }

    /// <summary>Both ways to give the number of containers say the same.</summary>
    private static ComposeService Scaled(ComposeService service) => service is { Scale: { } scale, Deploy: { } deploy }
        ? service with { Deploy = deploy with { Replicas = scale } }
        : service;
}
