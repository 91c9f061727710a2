using DockerPS.Compose.Errors;
using DockerPS.Compose.Model;
using DockerPS.Engine.Models;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Refuses what a plain engine does not have.</summary>
internal static class DeploymentRefusals
{
    /// <summary>Checks a service.</summary>
    /// <exception cref="ComposeFileException">The service cannot be deployed.</exception>
    public static void Check(ProjectDefinition project, ServiceDefinition service)
    {
        if (service.Provider is { } provider)
        {
            throw NotSupported(
                provider.Position, service, "a provider", "It is a program that docker compose starts. Remove it, or use docker compose.");
        }

        if (service.Models.Count > 0)
        {
            var position = service.Models.Values.Select(model => model?.Position ?? default).FirstOrDefault(place => place.Line > 0);
            throw NotSupported(
                position.Line > 0 ? position : service.Position,
                service,
                "models",
                "They belong to Docker Model Runner. Remove them, or use docker compose.");
        }

        if (service.UseApiSocket)
        {
            throw NotSupported(service.Position, service, "use_api_socket", "Mount the socket under 'volumes' instead.");
        }

        if (service.CredentialSpec is { } credential)
        {
            throw NotSupported(credential.Position, service, "credential_spec", "Use 'security_opt' with credentialspec= instead.");
        }

        CheckImage(service, service.Image, service.Position);
        foreach (var volume in service.Volumes.Where(volume => volume.Type == "image"))
        {
            CheckImage(service, volume.Source, volume.Position);
        }

        if (DeploymentProject.ScaleOf(service) is > 1 and var scale && service.ContainerName.Length > 0)
        {
            throw new ComposeFileException(
                ComposeFailure.Conflict,
                service.Position,
                $"'{service.Name}' is to have {scale} containers, but has one container name.",
                "Remove 'container_name', or use a scale of 1.");
        }

        if (service.HealthCheck is { StartInterval: not null, StartPeriod: null } health)
        {
            throw new ComposeFileException(
                ComposeFailure.Conflict,
                health.Position,
                $"The health check of '{service.Name}' has a start_interval, but no start_period.",
                "Add 'start_period'.");
        }

        CheckFiles(service, "secret", service.Secrets, project.Secrets);
        CheckFiles(service, "config", service.Configs, project.Configs);
    }

    /// <summary>Refuses a service whose sources are to be watched, which nobody would do after a deployment.</summary>
    /// <exception cref="ComposeFileException">The service cannot be deployed.</exception>
    public static void CheckWatch(ServiceDefinition service)
    {
        if (service.Develop is { Watch: [var first, ..] })
        {
            throw new ComposeFileException(
                ComposeFailure.NotSupported,
                first.Position,
                $"'{service.Name}' has 'develop.watch', which only docker compose watch carries out.",
                "Use -NoWatch to deploy it without watching its files, or run docker compose watch.");
        }
    }

    /// <summary>Refuses a name that no engine takes for that of an image.</summary>
    private static void CheckImage(ServiceDefinition service, string image, SourcePosition position)
    {
        try
        {
            _ = image.Length == 0 || ImageName.IsId(image) ? null : ImageName.Parse(image);
        }
        catch (FormatException problem)
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, position, $"The image of '{service.Name}' cannot be used: {problem.Message}", null);
        }
    }

    private static void CheckFiles(
        ServiceDefinition service, string kind, IReadOnlyList<FileMount> mounts, IReadOnlyDictionary<string, ComposeFileObject> defined)
    {
        foreach (var mount in mounts)
        {
            var file = defined[mount.Source];
            if (file.External || file.Driver.Length > 0 || file.TemplateDriver.Length > 0)
            {
                throw new ComposeFileException(
                    ComposeFailure.NotSupported,
                    file.Position,
                    $"The {kind} '{mount.Source}' of '{service.Name}' is kept by a swarm.",
                    "Give it a 'file' or 'environment'. Swarm services have secrets and configs of the swarm.");
            }

            if (file.Content.Length > 0 && service.ReadOnly)
            {
                throw new ComposeFileException(
                    ComposeFailure.Conflict,
                    mount.Position,
                    $"'{service.Name}' has a read-only file system, into which the {kind} '{mount.Source}' cannot be written.",
                    "Give it a 'file'.");
            }
        }
    }

    private static ComposeFileException NotSupported(SourcePosition position, ServiceDefinition service, string what, string advice) =>
        new(ComposeFailure.NotSupported, position, $"'{service.Name}' has {what}, which the Engine API does not have.", advice);
}
