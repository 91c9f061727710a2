using DockerPS.Compose.Errors;
using DockerPS.Engine.Transport;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Checks what an engine must have before anything is sent: features of its API, and files if it is on this computer.</summary>
internal static class DeploymentFiles
{
    /// <summary>Checks a project.</summary>
    /// <exception cref="DeploymentException">A file does not exist.</exception>
    /// <exception cref="Engine.Http.DockerFeatureException">The engine's API is too old.</exception>
    public static async Task CheckAsync(
        EngineSession engine, ProjectDefinition project, Action<string> warn, CancellationToken cancellationToken)
    {
        var version = await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        var isLocal = engine.Client.Endpoint.Scheme is EndpointScheme.Unix or EndpointScheme.NamedPipe;
        foreach (var service in DeploymentProject.InOrder(project))
        {
            ComposeContainerRequest.RequireFeatures(service, version);
            ServiceBuild.RequireFolder(service);
            if (isLocal)
            {
                CheckMounts(project, service);
            }

            Warn(project, service, warn);
        }
    }

    private static void CheckMounts(ProjectDefinition project, ServiceDefinition service)
    {
        var files = service.Secrets.Select(file => (file.Position, project.Secrets[file.Source]))
            .Concat(service.Configs.Select(file => (file.Position, project.Configs[file.Source])));
        foreach (var (position, file) in files.Where(item => item.Item2 is { Content.Length: 0, File.Length: > 0 }))
        {
            if (!Path.Exists(file.File))
            {
                throw Missing(position, service, "needs the file", file.File);
            }
        }

        foreach (var volume in service.Volumes.Where(volume => volume is { Type: "bind", Bind: { CreateHostPath: false } }))
        {
            if (!Path.Exists(volume.Source))
            {
                throw Missing(volume.Position, service, "mounts the path", volume.Source);
            }
        }
    }

    private static void Warn(ProjectDefinition project, ServiceDefinition service, Action<string> warn)
    {
        foreach (var file in Mounted(service.Secrets, project.Secrets).Concat(Mounted(service.Configs, project.Configs)))
        {
            warn($"{file.Position}: 'uid', 'gid' and 'mode' of '{file.Source}' have no effect: a file is mounted as it is.");
        }
    }

    private static IEnumerable<Compose.Model.FileMount> Mounted(
        IReadOnlyList<Compose.Model.FileMount> files, IReadOnlyDictionary<string, Compose.Model.ComposeFileObject> defined) =>
        files.Where(file => defined[file.Source].Content.Length == 0
            && (file.Mode is not null || file.Uid.Length > 0 || file.Gid.Length > 0));

    private static DeploymentException Missing(SourcePosition position, ServiceDefinition service, string use, string path) =>
        DeploymentErrors.FileNotFound(service.Name, use, path, position);
}
