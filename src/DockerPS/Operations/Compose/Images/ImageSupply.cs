using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;

namespace DockerPS.Operations;

/// <summary>Pulls and builds the images of a project.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
/// <param name="work">Takes progress.</param>
internal sealed class ImageSupply(EngineSession engine, ProjectDefinition project, WorkQueue work)
{
    private const int ParallelPulls = 4;

    private readonly CredentialCache _credentials = new();

    /// <summary>Pulls and builds images. Returns the errors, with the services that need the images.</summary>
    public async Task<IReadOnlyList<(ImageStep Step, ErrorRecord Error)>> RunAsync(
        IReadOnlyList<ImageStep> steps, CancellationToken cancellationToken)
    {
        var errors = new List<(ImageStep Step, ErrorRecord Error)>();
        var unpulled = new HashSet<ImageStep>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelPulls, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(steps.Where(step => step.Pulls), options, async (step, token) =>
        {
            var failure = await PullAsync(step, token).ConfigureAwait(false);
            lock (errors)
            {
                if (failure is not null && step.Builds)
                {
                    unpulled.Add(step);
                }
                else if (failure is not null)
                {
                    errors.Add((step, ImageErrors.ImageNowhere(step.Image, failure)));
                }
            }
        }).ConfigureAwait(false);
        foreach (var step in steps.Where(step => step.Builds && (!step.Pulls || unpulled.Contains(step))))
        {
            var build = ServiceBuild.ForContainers(project, step.Service);
            var (error, _) = await build.RunAsync(engine, work, cancellationToken).ConfigureAwait(false);
            if (error is not null)
            {
                errors.Add((step, error));
            }
        }

        return errors;
    }

    private async Task<DockerException?> PullAsync(ImageStep step, CancellationToken cancellationToken)
    {
        var name = ImageName.Parse(step.Image).WithDefaultTag();
        var platform = step.Service.Platform.Length > 0
            ? step.Service.Platform
            : project.Environment.GetValueOrDefault("DOCKER_DEFAULT_PLATFORM");
        var progress = new LayerProgress($"Receiving {name}", work.QueueProgress);
        try
        {
            var auth = await _credentials.ForAsync(name.Domain, null, cancellationToken).ConfigureAwait(false);
            var messages = engine.Client.Images.PullAsync(name, string.IsNullOrEmpty(platform) ? null : platform, auth, cancellationToken);
            await foreach (var message in messages.ConfigureAwait(false))
            {
                progress.Add(message);
            }

            return null;
        }
        catch (DockerException failed) when (failed is DockerApiException or DockerOperationException or DockerRegistryException)
        {
            return failed;
        }
        finally
        {
            progress.Complete();
        }
    }
}
