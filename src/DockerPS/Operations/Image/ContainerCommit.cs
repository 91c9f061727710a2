using DockerPS.Engine.Models;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Creates an image from a container.</summary>
internal static class ContainerCommit
{
    /// <summary>Creates the image, gives it all of its names, and returns its id.</summary>
    /// <param name="container">The container.</param>
    /// <param name="commit">The settings, with the first name.</param>
    /// <param name="otherNames">The other names.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<string> RunAsync(
        ContainerTarget container, ImageCommit commit, IEnumerable<ImageName> otherNames, CancellationToken cancellationToken)
    {
        var images = container.Engine.Client.Images;
        var id = await images.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        foreach (var name in otherNames)
        {
            await images.TagAsync(id, name, cancellationToken).ConfigureAwait(false);
        }

        return id;
    }
}
