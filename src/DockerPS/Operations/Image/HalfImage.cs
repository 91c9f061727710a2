using System.Text.RegularExpressions;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;

namespace DockerPS.Operations;

/// <summary>
/// Removes the image that the containerd image store leaves behind when it cannot unpack an import: the image is created and named first,
/// and cannot be used for containers.
/// </summary>
internal static partial class HalfImage
{
    /// <summary>Returns whether an error reports an image that the engine created but could not unpack.</summary>
    public static bool IsLeft(DockerException error) => Form().IsMatch(error.Message);

    /// <summary>Removes the image. An image with other content is not removed, and errors of the removal are ignored.</summary>
    /// <param name="images">The engine's image endpoints.</param>
    /// <param name="error">The engine's error, which contains the image and its layer.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    public static async Task RemoveAsync(ImageEndpoints images, DockerException error, CancellationToken cancellationToken)
    {
        var match = Form().Match(error.Message);
        var name = match.Groups["id"] is { Success: true } id ? id.Value : match.Groups["name"].Value;
        try
        {
            // The name may have been assigned to another image meanwhile.
            var found = await images.InspectAsync(name, cancellationToken).ConfigureAwait(false);
            if (found.RootFileSystem?.Layers is [var layer] && layer == match.Groups["layer"].Value)
            {
                await images.RemoveAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DockerException)
        {
            // The error of the import is more useful than that of the removal.
        }
    }

    [GeneratedRegex(
        "apply layer error for \"(moby-dangling@(?<id>sha256:[0-9a-f]{64})|(?<name>[^\"]+))\": "
            + "failed to extract layer (?<layer>sha256:[0-9a-f]{64}): ",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
