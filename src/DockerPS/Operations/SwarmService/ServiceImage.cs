using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>The image of a service, as nodes are told of it.</summary>
/// <param name="Name">The name, with its tag; with its digest where that is known.</param>
/// <param name="Platforms">The platforms that it is for; null where they are not known.</param>
/// <param name="Warning">Why its digest is not known; null where it is, or was not asked for.</param>
internal sealed record ServiceImage(string Name, IReadOnlyList<TaskPlatform>? Platforms = null, string? Warning = null)
{
    /// <summary>A reference with the tag that it means.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static string Tagged(string reference) =>
        ImageName.IsId(reference) ? reference : ImageName.Parse(reference) is { Digest: null } name ? name.WithDefaultTag().Familiar : reference;

    /// <summary>
    /// Asks the registry, by way of the engine, which digest a tag is now, so that all nodes run the same. Where that is not found
    /// out, the tag has to do.
    /// </summary>
    public static async Task<ServiceImage> PinAsync(EngineSession engine, string reference, RegistryAuth? auth, CancellationToken cancellationToken)
    {
        var tagged = Tagged(reference);
        if (ImageName.IsId(reference))
        {
            return new(tagged);
        }

        try
        {
            var found = await engine.Client.Images.DistributionAsync(ImageName.Parse(tagged), auth, cancellationToken).ConfigureAwait(false);
            var name = tagged.Contains('@', StringComparison.Ordinal) || found.Descriptor?.Digest is not { Length: > 0 } digest ? tagged : $"{tagged}@{digest}";
            return new(name, found.Platforms is { Count: > 0 } platforms ? [.. platforms.Select(Platform)] : null);
        }
        catch (DockerException error) when (error is DockerApiException or DockerRegistryException)
        {
            return new(tagged, Warning:
                $"The digest of '{tagged}' could not be found out, and each node gets by itself what its registry has under that name, which need not be the same: {error.Message}");
        }
    }

    /// <summary>Variants of arm are not told apart by the swarm: it takes the image to be for all of them.</summary>
    private static TaskPlatform Platform(ImagePlatform platform) => new()
    {
        Architecture = platform.Architecture.Equals("arm", StringComparison.OrdinalIgnoreCase) ? "" : platform.Architecture,
        OperatingSystem = platform.Os,
    };
}
