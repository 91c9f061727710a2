using DockerPS.Compose.Values;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Output;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Finds out which images of a project must be pulled or built.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
/// <param name="noBuild">Whether nothing is built.</param>
internal sealed class DeploymentImages(EngineSession engine, ProjectDefinition project, bool noBuild = false)
{
    private const string RefreshPrefix = "every_";

    /// <summary>Reads the images that the engine has, by name. One for another platform than that of its service does not count.</summary>
    public async Task<Dictionary<string, ImageInspect>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ImageInspect>(StringComparer.Ordinal);
        foreach (var name in Names())
        {
            try
            {
                found[name] = await engine.Client.Images.InspectAsync(name, cancellationToken).ConfigureAwait(false);
            }
            catch (DockerApiException missing) when (missing.IsNotFound)
            {
                // It is pulled or built.
            }
        }

        foreach (var service in project.Services.Values.Where(service => service.Platform.Length > 0))
        {
            var name = DeploymentNames.Image(project, service);
            if (found.TryGetValue(name, out var image) && !IsFor(image, service.Platform))
            {
                found.Remove(name);
            }
        }

        return found;
    }

    /// <summary>Returns what must be pulled or built, in the order of the services.</summary>
    /// <exception cref="DeploymentException">An image cannot be had.</exception>
    public IReadOnlyList<ImageStep> Steps(IReadOnlyDictionary<string, ImageInspect> images)
    {
        var steps = new Dictionary<string, ImageStep>(StringComparer.Ordinal);
        foreach (var service in DeploymentProject.InOrder(project))
        {
            var name = DeploymentNames.Image(project, service);
            var image = images.GetValueOrDefault(name);
            if (StepOf(service, name, image) is { } step && (!steps.TryGetValue(name, out var other) || (step.Builds && !other.Builds)))
            {
                steps[name] = step;
            }

            foreach (var volume in service.Volumes.Where(volume => volume.Type == "image" && !images.ContainsKey(volume.Source)))
            {
                steps.TryAdd(volume.Source, new(volume.Source, service, Pulls: true, Builds: false, Missing));
            }
        }

        return InBuildOrder(steps);
    }

    /// <summary>
    /// Puts each build after those of the services that it is built from, which are built with it, as docker compose does.
    /// </summary>
    private List<ImageStep> InBuildOrder(Dictionary<string, ImageStep> steps)
    {
        var (ordered, seen) = (new List<ImageStep>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var step in steps.Values)
        {
            Add(step);
        }

        return ordered;

        void Add(ImageStep step)
        {
            if (!seen.Add(step.Image))
            {
                return;
            }

            foreach (var source in step.Builds ? ServiceBuild.SourcesOf(project, step.Service) : [])
            {
                var name = DeploymentNames.Image(project, source);
                Add(steps.GetValueOrDefault(name) is { Builds: true } known
                    ? known
                    : new(name, source, Pulls: false, Builds: true, $"'{step.Service.Name}' is built from it"));
            }

            ordered.Add(step);
        }
    }

    private const string Missing = "the engine does not have it";

    /// <summary>Returns the names of the images that the containers of a service need.</summary>
    public static IEnumerable<string> Of(ProjectDefinition project, ServiceDefinition service) => service.Volumes
        .Where(volume => volume.Type == "image").Select(volume => volume.Source).Append(DeploymentNames.Image(project, service));

    private IEnumerable<string> Names() =>
        project.Services.Values.SelectMany(service => Of(project, service)).Distinct(StringComparer.Ordinal);

    private ImageStep? StepOf(ServiceDefinition service, string name, ImageInspect? image)
    {
        var builds = service.Build is not null && !noBuild;
        var policy = service.PullPolicy;
        if (policy == "build" && builds)
        {
            return new(name, service, Pulls: false, Builds: true, image is null ? Missing : "its pull policy is 'build'");
        }

        var pull = service.Image.Length == 0 || policy is "never" or "build" ? null
            : policy == "always" ? "its pull policy is 'always'"
            : image is null ? Missing
            : RefreshTime(policy) is { } time && TaggedAt(image) < DateTime.Now - time
                ? $"it is older than its pull policy '{policy}' allows"
            : null;
        if (pull is not null)
        {
            return new(name, service, Pulls: true, builds && image is null, pull);
        }

        if (image is not null)
        {
            return null;
        }

        if (builds)
        {
            return new(name, service, Pulls: false, Builds: true, Missing);
        }

        // Another service may build it.
        var isBuilt = project.Services.Values.Any(other => other.Build is not null && DeploymentNames.Image(project, other) == name);
        return isBuilt && !noBuild
            ? null
            : throw DeploymentErrors.NotFound(
                "Image",
                service.Position,
                $"'{service.Name}' needs the image '{name}', which {engine.Name} does not have, "
                    + (isBuilt ? "and -NoBuild is used." : $"and its pull policy is '{policy}'."),
                isBuilt ? "Leave out -NoBuild, or build it with New-Image." : "Use -Pull Missing, or receive it with Receive-Image.");
    }

    private static DateTime? TaggedAt(ImageInspect image) => EngineTime.FromText(image.Metadata?.LastTagTime);

    /// <summary>Returns the age at which an image is pulled again; null for none.</summary>
    private static TimeSpan? RefreshTime(string policy) => policy switch
    {
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        _ when policy.StartsWith(RefreshPrefix, StringComparison.Ordinal)
            && ComposeDuration.TryParse(policy[RefreshPrefix.Length..], out var time) => time.ToTimeSpan(),
        _ => null,
    };

    private static bool IsFor(ImageInspect image, string platform) => platform.Split('/') switch
    {
        [var system, var architecture, var variant, ..] =>
            system == image.Os && architecture == image.Architecture && (image.Variant is null or "" || variant == image.Variant),
        [var system, var architecture] => system == image.Os && architecture == image.Architecture,
        _ => true,
    };
}
