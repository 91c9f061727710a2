using System.Management.Automation;
using System.Runtime.CompilerServices;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Loading;
using DockerPS.Compose.Writing;
using DockerPS.Errors;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Reads Compose projects.</summary>
internal static class ComposeReading
{
    /// <summary>Reads a project. Returns an error instead if its files are not correct.</summary>
    /// <param name="settings">Which project, and how.</param>
    /// <param name="warn">Takes warnings.</param>
    /// <param name="error">The error; null if there is none.</param>
    public static ComposeConfiguration? TryRead(ComposeSettings settings, Action<string> warn, out ErrorRecord? error)
    {
        LibraryAssemblies.Load();
        return Read(settings, warn, out error);
    }

    /// <summary>Reads the names that a project defines, silently. Returns null if its files are not correct.</summary>
    public static ComposeNames? TryReadNames(ComposeSettings settings)
    {
        LibraryAssemblies.Load();
        return ReadNames(settings);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ComposeNames? ReadNames(ComposeSettings settings)
    {
        try
        {
            var project = ComposeLoader.Load(Options(settings) with { ResolveServiceEnvironment = false });
            return new(
                [.. project.Services.Values.Select(service => (
                    service.Name, DeploymentNames.Image(project, service), DeploymentProject.ScaleOf(service)))],
                [.. project.Services.Values.Concat(project.DisabledServices.Values).SelectMany(service => service.Profiles)
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        }
        catch (ComposeFileException)
        {
            return null;
        }
    }

    /// <summary>Returns the reader's own form of a project, for work on an engine. Returns an error instead if there is none.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="error">The error; null if there is none.</param>
    public static object? ProjectOf(ComposeConfiguration configuration, out ErrorRecord? error)
    {
        LibraryAssemblies.Load();
        error = configuration.Project is not null ? null : CommonErrors.InvalidParameter(
            $"The configuration of '{configuration.Name}' was read with -NoInterpolate, or is a copy. Pass its files instead.",
            configuration.Name);
        return configuration.Project;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ComposeConfiguration? Read(ComposeSettings settings, Action<string> warn, out ErrorRecord? error)
    {
        try
        {
            error = null;
            var options = Options(settings);
            return settings.NoInterpolate ? Template(options, warn) : Project(options, warn);
        }
        catch (ComposeFileException problem)
        {
            error = ComposeErrors.From(problem);
            return null;
        }
    }

    private static ComposeOptions Options(ComposeSettings settings) => new()
    {
        Files = settings.Files,
        ProjectName = settings.ProjectName,
        ProjectDirectory = settings.ProjectDirectory,
        Profiles = settings.Profiles,
        EnvironmentFiles = settings.EnvironmentFiles,
        WorkingDirectory = settings.Location,
        Environment = ComposeOptions.ProcessEnvironment(),
    };

    private static ComposeConfiguration Project(ComposeOptions options, Action<string> warn)
    {
        var project = ComposeLoader.Load(options, warning => warn(warning.ToString()));

        // What 'docker compose config --hash' shows is computed before environment files are read.
        var hashes = ComposeLoader.Load(options with { ResolveServiceEnvironment = false }).Services.Values.ToDictionary(
            service => service.Name, service => Hash(service, project), StringComparer.Ordinal);
        return new(
            ComposeObjects.Of(project), project.WorkingDirectory, project.Files, project.Profiles, hashes, ComposeWriter.ToYaml(project),
            ComposeWriter.ToJson(project)) { Project = project };
    }

    private static string Hash(ServiceDefinition service, ProjectDefinition project) =>
        ComposeWriter.Hash(ComposeWriter.WithPlatform(service, project.Environment));

    private static ComposeConfiguration Template(ComposeOptions options, Action<string> warn)
    {
        var template = ComposeLoader.LoadTemplate(options, warning => warn(warning.ToString()));
        return new(
            ComposeObjects.Of(template), template.WorkingDirectory, template.Files, [], null, ComposeWriter.ToYaml(template),
            ComposeWriter.ToJson(template));
    }
}
