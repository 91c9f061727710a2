using DockerPS.Compose.Errors;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Selects services of a project, and puts them in order.</summary>
internal static class ServiceSelection
{
    /// <summary>Checks that a project has a service, and that it is active.</summary>
    /// <exception cref="ComposeFileException">It does not, or it is not.</exception>
    public static void Require(ProjectDefinition project, string name)
    {
        if (project.Services.ContainsKey(name))
        {
            return;
        }

        if (project.DisabledServices.TryGetValue(name, out var disabled))
        {
            throw new ComposeFileException(
                ComposeFailure.Undefined,
                disabled.Position,
                $"The service '{name}' is not active.",
                $"Activate it with -Profile {string.Join(" or ", disabled.Profiles)}.");
        }

        throw new ComposeFileException(
            ComposeFailure.Undefined,
            SourcePosition.None,
            $"The project '{project.Name}' has no service '{name}'.",
            $"It has {string.Join(", ", project.Services.Keys)}.");
    }

    /// <summary>Returns the project with these services and those that they need; the others are disabled.</summary>
    /// <param name="project">The project.</param>
    /// <param name="names">The names of the services; all without any.</param>
    /// <param name="needs">Returns the names of the services that a service needs.</param>
    public static ProjectDefinition Select(
        ProjectDefinition project, IReadOnlyList<string> names, Func<ServiceDefinition, IEnumerable<string>> needs)
    {
        if (names.Count == 0)
        {
            return project;
        }

        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Choose(name);
        }

        // What is left out is no dependency to docker compose either: the labels do not name it.
        var services = project.Services.Values.Where(service => chosen.Contains(service.Name)).ToDictionary(
            service => service.Name,
            service => service with { DependsOn = Used(service.DependsOn, chosen) },
            StringComparer.Ordinal);
        var disabled = project.DisabledServices.Concat(project.Services.Where(pair => !chosen.Contains(pair.Key)));
        return project with
        {
            Services = services,
            DisabledServices = disabled.ToDictionary(StringComparer.Ordinal),
            Networks = Used(project.Networks, services.Values.SelectMany(service => service.Networks.Keys)),
            Volumes = Used(project.Volumes, services.Values.SelectMany(service => service.Volumes).Select(volume => volume.Source)),
        };

        void Choose(string name)
        {
            if (project.Services.TryGetValue(name, out var service) && chosen.Add(name))
            {
                foreach (var needed in needs(service))
                {
                    Choose(needed);
                }
            }
        }
    }

    /// <summary>Returns the services, each after those that it needs.</summary>
    /// <param name="project">The project.</param>
    /// <param name="needs">Returns the names of the services that a service needs.</param>
    public static IReadOnlyList<ServiceDefinition> InOrder(
        ProjectDefinition project, Func<ServiceDefinition, IEnumerable<string>> needs)
    {
        var (sorted, seen) = (new List<ServiceDefinition>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var name in project.Services.Keys.Order(StringComparer.Ordinal))
        {
            Add(name);
        }

        return sorted;

        void Add(string name)
        {
            if (project.Services.TryGetValue(name, out var service) && seen.Add(name))
            {
                foreach (var needed in needs(service))
                {
                    Add(needed);
                }

                sorted.Add(service);
            }
        }
    }

    private static Dictionary<string, T> Used<T>(IReadOnlyDictionary<string, T> all, IEnumerable<string> names)
    {
        var used = names.ToHashSet(StringComparer.Ordinal);
        return all.Where(pair => used.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
    }
}
