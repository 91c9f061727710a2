using System.Text.RegularExpressions;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;

namespace DockerPS.Operations;

/// <summary>
/// The image that the containerd image store leaves behind when it cannot unpack an import: it is made and named first, and no container
/// can be made of it.
/// </summary>
internal static partial class HalfImage
{
    /// <summary>Indicates whether a refusal says that the engine has made an image that it could not unpack.</summary>
    public static bool IsLeft(DockerException why) => Form().IsMatch(why.Message);

    /// <summary>Removes it. An image of other content is left alone, and so is what the engine does not let go.</summary>
    /// <param name="images">The engine's images.</param>
    /// <param name="why">The engine's refusal, which names the image and its layer.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    public static async Task RemoveAsync(ImageEndpoints images, DockerException why, CancellationToken cancellationToken)
    {
        var match = Form().Match(why.Message);
        var name = match.Groups["id"] is { Success: true } id ? id.Value : match.Groups["name"].Value;
        try
        {
            // Somebody may have given the name to another image meanwhile.
            var found = await images.InspectAsync(name, cancellationToken).ConfigureAwait(false);
            if (found.RootFileSystem?.Layers is [var layer] && layer == match.Groups["layer"].Value)
            {
                await images.RemoveAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DockerException)
        {
            // The refusal of the import says more than that of the removal.
        }
    }

    [GeneratedRegex(
        "apply layer error for \"(moby-dangling@(?<id>sha256:[0-9a-f]{64})|(?<name>[^\"]+))\": failed to extract layer (?<layer>sha256:[0-9a-f]{64}): ",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
