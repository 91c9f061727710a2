using DockerPS.Compose.Errors;
using DockerPS.Compose.Model;
using DockerPS.Compose.Schema;

namespace DockerPS.Compose.Loading;

/// <summary>Checks that what services refer to is defined, and that their values do not contradict each other.</summary>
internal sealed class ProjectChecker(ComposeProject project)
{
    /// <summary>Checks all active services.</summary>
    /// <exception cref="ComposeFileException">A service refers to what is not defined, or contradicts itself.</exception>
    public void Check()
    {
        foreach (var service in project.Services.Values)
        {
            CheckImage(service);
            CheckReferences(service);
            CheckDependencies(service);
            ServiceChecker.Check(service);
        }

        CheckContent();
        DependencyCycles.Check(project);
        CheckContainerNames();
    }

    private static void CheckImage(ComposeService service)
    {
        if (service.Build is null && service.Image.Length == 0 && service.Provider is null)
        {
            throw Fault(
                ComposeFailure.InvalidValue, service, $"The service '{service.Name}' has neither an image nor a build.",
                "Add 'image' or 'build'.");
        }
    }

    private void CheckReferences(ComposeService service)
    {
        if (service.NetworkMode.Length > 0 && service.Networks.Count > 0)
        {
            throw Fault(
                ComposeFailure.Conflict, service, $"The service '{service.Name}' has both 'network_mode' and 'networks'.",
                "Use only one of them.");
        }

        service.Networks.Keys.ToList().ForEach(name => Require(service, "network", name, project.Networks));
        foreach (var volume in service.Volumes.Where(volume => volume.Type == "volume" && volume.Source.Length > 0))
        {
            Require(service, "volume", volume.Source, project.Volumes, volume.Position);
        }

        foreach (var secret in service.Secrets.Concat(service.Build?.Secrets ?? []))
        {
            Require(service, "secret", secret.Source, project.Secrets, secret.Position);
        }

        foreach (var config in service.Configs)
        {
            Require(service, "config", config.Source, project.Configs, config.Position);
        }

        service.Models.Keys.ToList().ForEach(name => Require(service, "model", name, project.Models));
    }

    private void CheckDependencies(ComposeService service)
    {
        foreach (var (name, dependency) in service.DependsOn)
        {
            if (project.Services.ContainsKey(name) || (project.DisabledServices.ContainsKey(name) && !dependency.Required))
            {
                continue;
            }

            RequireService(service, name, "depends on", dependency.Position);
        }

        if (service.NetworkMode.StartsWith("service:", StringComparison.Ordinal))
        {
            RequireService(service, service.NetworkMode["service:".Length..], "uses the network of", service.Position);
        }

        foreach (var context in service.Build?.AdditionalContexts.Values ?? [])
        {
            if (!context.StartsWith("service:", StringComparison.Ordinal))
            {
                continue;
            }

            var name = context["service:".Length..];
            RequireService(service, name, "is built from", service.Build!.Position);
            if (project.Services[name].Build is null)
            {
                throw new ComposeFileException(
                    ComposeFailure.Conflict, service.Build!.Position,
                    $"The service '{service.Name}' is built from '{name}', which has no build.",
                    $"Add a build to '{name}', or use its image.");
            }
        }
    }

    private void RequireService(ComposeService service, string name, string relation, SourcePosition position)
    {
        if (project.Services.ContainsKey(name))
        {
            return;
        }

        if (project.DisabledServices.TryGetValue(name, out var disabled))
        {
            throw new ComposeFileException(
                ComposeFailure.Undefined, position, $"The service '{service.Name}' {relation} '{name}', which is not active.",
                $"Activate one of its profiles: {string.Join(", ", disabled.Profiles)}.");
        }

        throw new ComposeFileException(
            ComposeFailure.Undefined, position, $"The service '{service.Name}' {relation} '{name}', which is not defined.",
            KeyHints.Closest(name, project.Services.Keys) is { } close ? $"Did you mean '{close}'?" : $"Define it under 'services'.");
    }

    private static void Require<T>(
        ComposeService service, string kind, string name, IReadOnlyDictionary<string, T> defined, SourcePosition? position = null)
    {
        if (!defined.ContainsKey(name))
        {
            throw new ComposeFileException(
                ComposeFailure.Undefined, position ?? service.Position,
                $"The service '{service.Name}' uses the {kind} '{name}', which is not defined.",
                KeyHints.Closest(name, defined.Keys) is { } close ? $"Did you mean '{close}'?" : $"Define it under '{kind}s'.");
        }
    }

    private void CheckContent()
    {
        foreach (var (name, secret) in project.Secrets)
        {
            if (!secret.External && secret.File.Length == 0 && secret.Environment.Length == 0)
            {
                throw new ComposeFileException(
                    ComposeFailure.InvalidValue, secret.Position, $"The secret '{name}' has no content.",
                    "Add 'file' or 'environment', or 'external: true'.");
            }
        }
    }

    private void CheckContainerNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in project.Services.Values.Where(service => service.ContainerName.Length > 0))
        {
            if (!names.TryAdd(service.ContainerName, service.Name))
            {
                throw Fault(
                    ComposeFailure.Conflict, service,
                    $"The services '{names[service.ContainerName]}' and '{service.Name}' have the same container name.",
                    "Change one of them.");
            }
        }
    }

    private static ComposeFileException Fault(ComposeFailure failure, ComposeService service, string fact, string advice) =>
        new(failure, service.Position, fact, advice);
}
