using System.Management.Automation;
using System.Text;
using DockerPS.Compose.Model;
using DockerPS.Compose.Writing;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>The build of a service's image: what the files say, as the settings of New-Image.</summary>
internal sealed class ServiceBuild
{
    private const string ServicePrefix = "service:";

    private readonly ProjectDefinition _project;
    private readonly ServiceDefinition _service;
    private readonly DockerPS.Compose.Model.ComposeBuild _build;

    private ServiceBuild(ProjectDefinition project, ServiceDefinition service, bool oneForContainers)
    {
        (_project, _service) = (project, ComposeWriter.WithPlatform(service, project.Environment));
        _build = service.Build!;
        var platforms = Platforms(oneForContainers);
        try
        {
            Settings = SettingsOf(platforms);
        }
        catch (FormatException problem)
        {
            throw DeploymentErrors.ValueInvalid($"'{service.Name}' cannot be built: {problem.Message}", _build.Position);
        }
    }

    /// <summary>The service.</summary>
    public string Service => _service.Name;

    /// <summary>The name of the image that containers of the service are made of.</summary>
    public string Image => DeploymentNames.Image(_project, _service);

    /// <summary>The names of the services whose images this one is built from.</summary>
    public IEnumerable<string> Sources => SourcesOf(_project, _service).Select(source => source.Name);

    /// <summary>Returns the services whose images this one is built from, also by way of others.</summary>
    public IReadOnlySet<string> AllSources()
    {
        var sources = new HashSet<string>(StringComparer.Ordinal);
        Add(_service);
        return sources;

        void Add(ServiceDefinition service)
        {
            foreach (var source in SourcesOf(_project, service).Where(source => sources.Add(source.Name)))
            {
                Add(source);
            }
        }
    }

    /// <summary>The place in the files.</summary>
    public (string Path, int Line, int Column) Place => (_build.Position.Path, _build.Position.Line, _build.Position.Column);

    /// <summary>The settings.</summary>
    public BuildSettings Settings { get; set; }

    /// <summary>Returns the build of an image for all platforms of the files.</summary>
    /// <exception cref="DeploymentException">A value is not valid.</exception>
    public static ServiceBuild ForAllPlatforms(ProjectDefinition project, ServiceDefinition service) =>
        new(project, service, oneForContainers: false);

    /// <summary>Returns the build of an image for the platform of the service's containers.</summary>
    /// <exception cref="DeploymentException">A value is not valid.</exception>
    public static ServiceBuild ForContainers(ProjectDefinition project, ServiceDefinition service) =>
        new(project, service, oneForContainers: true);

    /// <summary>Returns the services whose images a service is built from. They need not be selected.</summary>
    public static IEnumerable<ServiceDefinition> SourcesOf(ProjectDefinition project, ServiceDefinition service) =>
        (service.Build?.AdditionalContexts.Values ?? [])
            .Where(source => source.StartsWith(ServicePrefix, StringComparison.Ordinal))
            .Select(source => Find(project, source))
            .DistinctBy(source => source.Name);

    /// <summary>Checks that the folder that a service is built from exists.</summary>
    /// <exception cref="DeploymentException">It does not.</exception>
    public static void RequireFolder(ServiceDefinition service)
    {
        if (service.Build is { } build && Path.IsPathRooted(build.Context) && !Directory.Exists(build.Context))
        {
            throw DeploymentErrors.FileNotFound(service.Name, "is built from the folder", build.Context, build.Position);
        }
    }

    /// <summary>Checks that this computer has the files that the build needs, before anything is sent.</summary>
    /// <exception cref="DeploymentException">One does not exist.</exception>
    public void Check()
    {
        RequireFolder(_service);
        if (Settings.Dockerfile is { } file && Path.IsPathRooted(file) && !File.Exists(file))
        {
            throw DeploymentErrors.FileNotFound(Service, "is built with the Dockerfile", file, _build.Position);
        }

        foreach (var context in Settings.BuildContext.Where(context => context.IsFolder && !Directory.Exists(context.Source)))
        {
            throw DeploymentErrors.FileNotFound(Service, "is built from the folder", context.Source, _build.Position);
        }

        foreach (var (mount, secret) in _build.Secrets.Zip(Settings.Secret ?? []))
        {
            if (secret.Path is { } path && !Path.Exists(path))
            {
                throw DeploymentErrors.FileNotFound(Service, "needs the file", path, mount.Position);
            }
        }
    }

    /// <summary>Builds the image. Returns the error, or the id of the image.</summary>
    public async Task<(ErrorRecord? Error, string? ImageId)> RunAsync(
        EngineSession engine, WorkQueue work, CancellationToken cancellationToken)
    {
        try
        {
            var run = new ImageBuildRun(Settings, work.Pipeline, work.QueueOutputAsync, work.QueueProgress);
            var source = BuildSource.Find(Settings, path => path, run.Options);
            var reader = new BuildSecretReader(Settings.Secret ?? []);
            using var secrets = reader.Secrets;
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } unread)
            {
                return (unread, null);
            }

            run.Secrets = secrets;
            var error = await run.RunAsync(engine, source, Image, cancellationToken).ConfigureAwait(false);
            return (error, run.Result.ImageId);
        }
        catch (DockerException error) when (error is not (DockerConnectionException or DockerVersionException))
        {
            return (ErrorMapping.From(error, Image, "Image"), null);
        }
        catch (FormatException error)
        {
            return (CommonErrors.InvalidParameter(error.Message, Service), null);
        }
        catch (ArchiveException error)
        {
            return (ErrorMapping.From(error, error.Path, "Image"), null);
        }
    }

    private static ServiceDefinition Find(ProjectDefinition project, string source)
    {
        var name = source[ServicePrefix.Length..];
        return project.Services.GetValueOrDefault(name) ?? project.DisabledServices[name];
    }

    private bool IsRemote => !Path.IsPathRooted(_build.Context);

    /// <summary>
    /// Returns the platforms. Containers need a single one: that of the service, or else the only one of the build. Otherwise that of the
    /// service counts only if the build has none.
    /// </summary>
    private string[]? Platforms(bool oneForContainers)
    {
        if (_service.Platform.Length > 0 && _build.Platforms.Count > 0 && !_build.Platforms.Contains(_service.Platform))
        {
            throw DeploymentErrors.ValueInvalid(
                $"'{Service}' is to run on {_service.Platform}, but its build is for {string.Join(", ", _build.Platforms)}.",
                _build.Position);
        }

        var own = _service.Platform.Length > 0 ? [_service.Platform] : (string[]?)null;
        return _build.Platforms.Count == 0 || (oneForContainers && own is not null) ? own
            : oneForContainers && _build.Platforms.Count > 1 ? null
            : [.. _build.Platforms];
    }

    private BuildSettings SettingsOf(string[]? platforms) => new()
    {
        Names = [.. _build.Tags.Prepend(Image).Select(NewImageName.Parse).DistinctBy(name => name.WithDefaultTag().Familiar)],
        Path = _build.Context,
        Dockerfile = _build.DockerfileInline.Length > 0 || _build.Dockerfile.Length == 0 ? null
            : IsRemote ? _build.Dockerfile
            : Path.GetFullPath(_build.Dockerfile, _build.Context),
        DockerfileContent = _build.DockerfileInline.Length > 0 ? [_build.DockerfileInline] : null,
        Argument = [.. _build.Arguments
            .Select(pair => new KeyValue(pair.Key, pair.Value ?? _project.Environment.GetValueOrDefault(pair.Key)))
            .Where(argument => argument.Value is not null)],
        Target = _build.Target.Length > 0 ? _build.Target : null,
        Label = [.. _build.Labels.Select(pair => new KeyValue(pair.Key, pair.Value)),
            new(ComposeLabels.Version, ComposeLabels.FormVersion),
            new(ComposeLabels.Project, _project.Name),
            new(ComposeLabels.Service, Service)],
        Platform = platforms,
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
            : [.. _build.Ulimits.Select(pair => new DockerPS.Engine.Models.Ulimit
            {
                Name = pair.Key,
                Soft = pair.Value.Soft != 0 ? pair.Value.Soft : pair.Value.Both,
                Hard = pair.Value.Hard != 0 ? pair.Value.Hard : pair.Value.Both,
            })],
        Entitlement = [.. _build.Entitlements, .. _build.Privileged ? ["security.insecure"] : Array.Empty<string>()],
        BuildContext = [.. _build.AdditionalContexts.Select(ContextOf)],
        Attestation = [.. Attestations("provenance", _build.Provenance), .. Attestations("sbom", _build.Sbom)],
        Secret = _build.Secrets.Count == 0 ? null : [.. _build.Secrets.Select(SecretOf)],
        Ssh = _build.Ssh.Count == 0
            ? null
            : [.. _build.Ssh.Select(key => new BuildSsh(key.Id, key.Path.Length > 0 ? [key.Path] : []))],
    };

    private IReadOnlyList<BuildCacheEntry> Caches(IReadOnlyList<string> texts, string folder) =>
        [.. texts.SelectMany(BuildCacheEntry.Parse).Select(entry => entry.Located(folder, Located))];

    /// <summary>Paths that docker compose does not resolve start from the project's folder, as all others do.</summary>
    private string Located(string path) => Path.GetFullPath(path, _project.WorkingDirectory);

    private BuildNamedContext ContextOf(KeyValuePair<string, string> context)
    {
        var source = context.Value.StartsWith(ServicePrefix, StringComparison.Ordinal)
            ? $"docker-image://{DeploymentNames.Image(_project, Find(_project, context.Value))}"
            : context.Value;
        var named = BuildNamedContext.Parse($"{context.Key}={source}");
        return named.Layout is { } layout ? named with { Layout = layout with { Folder = Located(layout.Folder) } }
            : named.IsFolder ? named with { SharedKey = BuildTransfers.KeyOf(named.Source) }
            : named;
    }

    private static IEnumerable<BuildAttestation> Attestations(string type, string text) =>
        text.Length == 0 ? [] : [BuildAttestation.Parse(type, text)];

    private BuildSecret SecretOf(FileMount mount)
    {
        var secret = _project.Secrets[mount.Source];
        var id = mount.Target.Length > 0 ? mount.Target : mount.Source;
        return secret.Content.Length > 0 || secret.Environment.Length > 0
            ? new(id) { Bytes = Encoding.UTF8.GetBytes(secret.Content) }
            : secret.File.Length > 0 ? new(id) { Path = secret.File }
            : throw new FormatException($"The secret '{mount.Source}' is kept by a swarm. Give it a 'file' or 'environment'.");
    }
}
