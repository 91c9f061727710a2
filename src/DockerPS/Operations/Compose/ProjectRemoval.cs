using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Removes what an engine has of a project: its containers, each service before those that it depends on, and then its networks. What
/// the project only uses, like an external network, has no label and stays.
/// </summary>
/// <param name="project">The services of the project.</param>
/// <param name="state">The project.</param>
/// <param name="volumes">Whether its volumes are removed, with their data.</param>
/// <param name="images">Which images are removed.</param>
/// <param name="timeout">The time until a container is killed; null for its own setting.</param>
internal sealed class ProjectRemoval(
    ProjectServices project, ComposeState state, bool volumes, ComposeImageRemoval images, TimeSpan? timeout)
{
    private IEnumerable<ImageTarget> Images => images == ComposeImageRemoval.None ? [] : state.Containers
        .Select(container => new ImageTarget(state.Engine, container.ImageId ?? "", container.Image ?? ""))
        .DistinctBy(image => image.Reference, StringComparer.Ordinal)
        .Where(image => images == ComposeImageRemoval.All || IsLocal(image.Reference!));

    /// <summary>Says what is removed, for the question of -WhatIf and -Confirm.</summary>
    public static string Describe(ComposeState state, bool volumes, ComposeImageRemoval images)
    {
        var parts = new[]
        {
            Count(state.Containers.Count, "container"), Count(state.Networks.Count, "network"),
            volumes ? Count(state.Volumes.Count, "volume") : "",
            images switch
            {
                ComposeImageRemoval.None => "",
                ComposeImageRemoval.Local => "the images built for it",
                _ => "its images",
            },
        };
        return $"Remove {string.Join(", ", parts.Where(part => part.Length > 0).DefaultIfEmpty("nothing"))}";
    }

    /// <summary>Removes the project. What fails is recorded as a failure of the project, and the rest goes on.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var container in state.Containers.Where(ComposeState.IsOneOff))
        {
            var target = new ContainerTarget(state.Engine, container.Id, Container.NameOf(container));
            await project.TryAsync(target, RemoveAsync).ConfigureAwait(false);
        }

        await project.BackwardAsync(project.Names.ToHashSet(StringComparer.Ordinal), RemoveAsync).ConfigureAwait(false);
        var client = state.Engine.Client;
        foreach (var network in state.Networks)
        {
            await TryAsync(network.Name, async () =>
            {
                await client.Networks.RemoveAsync(network.Id, cancellationToken).ConfigureAwait(false);
                return null;
            }).ConfigureAwait(false);
        }

        foreach (var volume in volumes ? state.Volumes : [])
        {
            var target = new VolumeTarget(state.Engine, volume.Name);
            await TryAsync(volume.Name, () => target.RemoveAsync(force: false, cancellationToken)).ConfigureAwait(false);
        }

        foreach (var image in Images)
        {
            await TryAsync(image.Address, () => RemoveImageAsync(image, cancellationToken)).ConfigureAwait(false);
        }

        async Task RemoveAsync(ContainerTarget target)
        {
            try
            {
                await StopAndRemoveAsync(target, cancellationToken).ConfigureAwait(false);
            }
            catch (DockerApiException gone) when (gone.IsNotFound)
            {
                // Somebody else has removed it.
            }
        }
    }

    private async Task StopAndRemoveAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        try
        {
            // What is removed next need not settle in lists.
            await target.Api.StopAsync(target.Id, WholeSeconds.From(timeout), null, cancellationToken).ConfigureAwait(false);
            await target.Api.RemoveAsync(target.Id, force: true, volumes, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException busy) when (busy.IsConflict && busy.Message.Contains("already in progress", StringComparison.Ordinal))
        {
            // Somebody else removes it. Its networks can only go after it.
            await new ContainerWait(target, cancellationToken).ForRemovalAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Removes an image. Returns the error if containers use it.</summary>
    private static async Task<ErrorRecord?> RemoveImageAsync(ImageTarget image, CancellationToken cancellationToken)
    {
        try
        {
            await image.Api.RemoveAsync(image.Address, cancellationToken: cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DockerApiException used) when (used.IsConflict)
        {
            if (await image.InUseAsync(used, mayForce: false, cancellationToken).ConfigureAwait(false) is { } inUse)
            {
                return inUse;
            }

            throw;
        }
    }

    /// <summary>Removes something. What is gone already is no failure.</summary>
    private async Task TryAsync(string name, Func<Task<ErrorRecord?>> remove)
    {
        try
        {
            if (await remove().ConfigureAwait(false) is { } inUse)
            {
                project.Errors.Enqueue(inUse);
            }
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
        }
        catch (DockerException error)
        {
            project.Failures.Enqueue((name, error));
        }
    }

    /// <summary>Returns whether an image has the name that Compose gives to images which the files do not name.</summary>
    private bool IsLocal(string image) => project.Names.Any(service =>
        image == $"{state.Project}-{service}" || image == $"{state.Project}-{service}:latest");

    private static string Count(int count, string word) => count == 0 ? "" : count == 1 ? $"1 {word}" : $"{count} {word}s";
}
