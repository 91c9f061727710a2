using System.Management.Automation;
using System.Runtime.CompilerServices;
using DockerPS.Compose.Errors;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>The images of services of a Compose project: those that are built, pulled or pushed.</summary>
internal sealed class ComposeImages
{
    private readonly ProjectDefinition _project;
    private readonly List<string> _skipped = [];

    private ComposeImages(ProjectDefinition project) => _project = project;

    /// <summary>The services that were passed over, with the reasons.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>Selects services and reads their images. Returns an error instead if that is impossible.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="services">The services; all without any.</param>
    /// <param name="withDependencies">Whether the services that these depend on are selected, too.</param>
    /// <param name="read">Reads the images.</param>
    /// <param name="error">The error; null if there is none.</param>
    public static T? TryRead<T>(
        ComposeConfiguration configuration,
        IReadOnlyList<string> services,
        bool withDependencies,
        Func<ComposeImages, T> read,
        out ErrorRecord? error)
        where T : class => ComposeReading.ProjectOf(configuration, out error) is { } project
            ? Read(project, services, withDependencies, read, out error)
            : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T? Read<T>(
        object project, IReadOnlyList<string> services, bool withDependencies, Func<ComposeImages, T> read, out ErrorRecord? error)
        where T : class
    {
        try
        {
            error = null;
            return read(Select((ProjectDefinition)project, services, withDependencies));
        }
        catch (ComposeFileException problem)
        {
            error = ComposeErrors.From(problem);
        }
        catch (DeploymentException problem)
        {
            error = ComposeErrors.From(problem);
        }

        return null;
    }

    private static ComposeImages Select(ProjectDefinition project, IReadOnlyList<string> services, bool withDependencies)
    {
        foreach (var name in services)
        {
            ServiceSelection.Require(project, name);
        }

        return new(ServiceSelection.Select(
            project, services, service => withDependencies ? DeploymentProject.DependenciesOf(service) : []));
    }

    /// <summary>Returns the builds, each after those that it needs, which are part of them.</summary>
    public IReadOnlyList<ServiceBuild> Builds()
    {
        var all = _project with
        {
            Services = _project.Services.Concat(_project.DisabledServices).ToDictionary(StringComparer.Ordinal),
            DisabledServices = new Dictionary<string, ServiceDefinition>(),
        };
        var needed = ServiceSelection.Select(all, [.. _project.Services.Keys], SourcesOf);
        var builds = new List<ServiceBuild>();
        foreach (var service in _project.Services.Count == 0 ? [] : ServiceSelection.InOrder(needed, SourcesOf))
        {
            if (service.Build is null)
            {
                Skip(service, "is not built");
                continue;
            }

            builds.Add(ServiceBuild.ForAllPlatforms(needed, service));
            builds[^1].Check();
        }

        return builds;

        IEnumerable<string> SourcesOf(ServiceDefinition service) => ServiceBuild.SourcesOf(all, service).Select(source => source.Name);
    }

    /// <summary>Returns the images to pull, each once.</summary>
    /// <param name="policy">The policy that replaces those of the files: always or missing; null for none.</param>
    /// <param name="withoutBuilds">Whether services that can be built are passed over.</param>
    public IReadOnlyList<ComposeImage> Pulls(string? policy, bool withoutBuilds)
    {
        var images = new Dictionary<string, ComposeImage>(StringComparer.Ordinal);
        foreach (var service in _project.Services.Values.OrderBy(service => service.Name, StringComparer.Ordinal))
        {
            var applied = policy ?? service.PullPolicy;
            if (service.Image.Length == 0)
            {
                Skip(service, "has no image to pull");
            }
            else if (applied is "never" or "build")
            {
                Skip(service, $"has the pull policy '{applied}'");
            }
            else if (withoutBuilds && service.Build is not null)
            {
                Skip(service, "can be built");
            }
            else
            {
                var platform = service.Platform.Length > 0
                    ? service.Platform
                    : _project.Environment.GetValueOrDefault("DOCKER_DEFAULT_PLATFORM");
                var image = ImageOf(service, service.Image) with { Platform = string.IsNullOrEmpty(platform) ? null : platform };

                // What 'latest' stands for changes, so that one is pulled like docker compose does.
                images.TryAdd(image.Name.Familiar, image with
                {
                    OnlyIfMissing = applied is "missing" or "if_not_present" && image.Name is not { Digest: null, Tag: "latest" },
                });
            }
        }

        return [.. images.Values];
    }

    /// <summary>Returns the images to push, each once: those that are built, if the files give them a name.</summary>
    public IReadOnlyList<ComposeImage> Pushes()
    {
        var images = new Dictionary<string, ComposeImage>(StringComparer.Ordinal);
        foreach (var service in _project.Services.Values.OrderBy(service => service.Name, StringComparer.Ordinal))
        {
            if (service.Build is null || service.Image.Length == 0)
            {
                Skip(service, service.Build is null ? "is not built" : "has no 'image', the name to push");
                continue;
            }

            foreach (var image in service.Build.Tags.Prepend(service.Image).Select(name => ImageOf(service, name)))
            {
                images.TryAdd(image.Name.Familiar, image);
            }
        }

        return [.. images.Values];
    }

    /// <summary>Returns the names of the images that an engine has, for the platforms of their services.</summary>
    public async Task<IReadOnlySet<string>> PresentAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var found = await new DeploymentImages(engine, _project).ReadAsync(cancellationToken).ConfigureAwait(false);
        return found.Keys.Select(name => ImageName.Parse(name).WithDefaultTag().Familiar).ToHashSet(StringComparer.Ordinal);
    }

    private static ComposeImage ImageOf(ServiceDefinition service, string name)
    {
        var position = service.Position;
        try
        {
            return new(service.Name, ImageName.Parse(name).WithDefaultTag(), (position.Path, position.Line, position.Column));
        }
        catch (FormatException problem)
        {
            throw DeploymentErrors.ValueInvalid($"The image of '{service.Name}' has no valid name: {problem.Message}", position);
        }
    }

    private void Skip(ServiceDefinition service, string reason) => _skipped.Add($"The service '{service.Name}' {reason}.");
}
