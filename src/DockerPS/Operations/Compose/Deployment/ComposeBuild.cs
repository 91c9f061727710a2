using System.Management.Automation;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Builds the image of a service, as New-Image does.</summary>
/// <param name="project">The project.</param>
/// <param name="service">The service.</param>
internal sealed class ComposeBuild(ProjectDefinition project, ServiceDefinition service)
{
    private const string ServicePrefix = "service:";

    private readonly Compose.Model.ComposeBuild _build = service.Build!;

    /// <summary>Builds the image. Returns the error; null if it was built.</summary>
    public async Task<ErrorRecord?> RunAsync(EngineSession engine, WorkQueue work, CancellationToken cancellationToken)
    {
        try
        {
            var settings = Settings();
            var run = new ImageBuildRun(settings, work.Pipeline, work.QueueOutputAsync, work.QueueProgress);
            var source = BuildSource.Find(settings, path => path, run.Options);
            var reader = new BuildSecretReader(settings.Secret ?? []);
            using var secrets = reader.Secrets;
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } unread)
            {
                return unread;
            }

            run.Secrets = secrets;
            return await run.RunAsync(engine, source, DeploymentNames.Image(project, service), cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException error)
        {
            return CommonErrors.InvalidParameter(error.Message, service.Name);
        }
        catch (ArchiveException error)
        {
            return ErrorMapping.From(error, error.Path, "Image");
        }
    }

    private BuildSettings Settings() => new()
    {
        Names = [ImageName.Parse(DeploymentNames.Image(project, service)), .. _build.Tags.Select(ImageName.Parse)],
        Path = _build.Context,
        Dockerfile = _build.Dockerfile is { Length: > 0 } file && _build.DockerfileInline.Length == 0 && !IsRemote
            ? Path.GetFullPath(file, _build.Context)
            : _build.DockerfileInline.Length == 0 && _build.Dockerfile.Length > 0 ? _build.Dockerfile
            : null,
        DockerfileContent = _build.DockerfileInline.Length > 0 ? [_build.DockerfileInline] : null,
        Argument = [.. _build.Arguments
            .Select(pair => new KeyValue(pair.Key, pair.Value ?? project.Environment.GetValueOrDefault(pair.Key)))
            .Where(argument => argument.Value is not null)],
        Target = _build.Target.Length > 0 ? _build.Target : null,
        Label = [.. _build.Labels.Select(pair => new KeyValue(pair.Key, pair.Value)),
            new(ComposeLabels.Version, ComposeLabels.FormVersion),
            new(ComposeLabels.Project, project.Name),
            new(ComposeLabels.Service, service.Name)],
        Platform = service.Platform.Length > 0 ? [service.Platform] : _build.Platforms is [var only] ? [only] : null,
        NoCache = _build.NoCache,
        Pull = _build.Pull,
        NetworkMode = _build.Network.Length > 0 ? _build.Network : null,
        CacheFrom = Caches(_build.CacheFrom, "src"),
        CacheTo = Caches(_build.CacheTo, "dest"),
        ExtraHost = _build.ExtraHosts.Count == 0
            ? null
            : [.. _build.ExtraHosts.SelectMany(pair => pair.Value.Select(address => new KeyValue(pair.Key, address)))],
        ShmSize = _build.ShmSize == 0 ? null : _build.ShmSize,
        Ulimit = _build.Ulimits.Count == 0
            ? null
            : [.. _build.Ulimits.Select(pair => new Ulimit
            {
                Name = pair.Key,
                Soft = pair.Value.Soft != 0 ? pair.Value.Soft : pair.Value.Both,
                Hard = pair.Value.Hard != 0 ? pair.Value.Hard : pair.Value.Both,
            })],
        Entitlement = [.. _build.Entitlements, .. _build.Privileged ? ["security.insecure"] : Array.Empty<string>()],
        BuildContext = [.. _build.AdditionalContexts.Select(ContextOf)],
        Secret = _build.Secrets.Count == 0 ? null : [.. _build.Secrets.Select(SecretOf)],
        Ssh = _build.Ssh.Count == 0
            ? null
            : [.. _build.Ssh.Select(key => new BuildSsh(key.Id, key.Path.Length > 0 ? [key.Path] : []))],
    };

    private bool IsRemote => !Path.IsPathRooted(_build.Context);

    private static IReadOnlyList<BuildCacheEntry> Caches(IReadOnlyList<string> texts, string folder) =>
        [.. texts.SelectMany(BuildCacheEntry.Parse).Select(entry => entry.Located(folder, Path.GetFullPath))];

    private BuildNamedContext ContextOf(KeyValuePair<string, string> context)
    {
        var source = context.Value.StartsWith(ServicePrefix, StringComparison.Ordinal)
            ? $"docker-image://{DeploymentNames.Image(project, project.Services[context.Value[ServicePrefix.Length..]])}"
            : context.Value;
        var named = BuildNamedContext.Parse($"{context.Key}={source}");
        return named.IsFolder ? named with { SharedKey = BuildTransfers.KeyOf(named.Source) } : named;
    }

    private BuildSecret SecretOf(Compose.Model.FileMount mount)
    {
        var secret = project.Secrets[mount.Source];
        var id = mount.Target.Length > 0 ? Path.GetFileName(mount.Target) : mount.Source;
        return secret.Content.Length > 0
            ? new(id) { Bytes = System.Text.Encoding.UTF8.GetBytes(secret.Content) }
            : new(id) { Path = secret.File };
    }
}
