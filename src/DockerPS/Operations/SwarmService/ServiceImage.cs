using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>The image of a service, in the form in which nodes receive it.</summary>
/// <param name="Name">The name with its tag, and with its digest if that is known.</param>
/// <param name="Platforms">The platforms of the image; null if they are not known.</param>
/// <param name="Warning">The reason why the digest could not be resolved; null if it was, or was not requested.</param>
internal sealed record ServiceImage(string Name, IReadOnlyList<TaskPlatform>? Platforms = null, string? Warning = null)
{
    /// <summary>Returns the reference with the default tag if it has none.</summary>
    /// <exception cref="FormatException">The text is not a reference.</exception>
    public static string Tagged(string reference) =>
        !ImageName.IsId(reference) && ImageName.Parse(reference) is { Digest: null } name
            ? name.WithDefaultTag().Familiar
            : reference;

    /// <summary>
    /// Resolves a tag to its current digest through the engine, so that all nodes run the same image. Keeps the tag if that fails.
    /// </summary>
    public static async Task<ServiceImage> PinAsync(
        EngineSession engine,
        string reference,
        RegistryAuth? auth,
        CancellationToken cancellationToken)
    {
        var tagged = Tagged(reference);
        if (ImageName.IsId(reference))
        {
            return new(tagged);
        }

        try
        {
            var found = await engine.Client.Images
                .DistributionAsync(ImageName.Parse(tagged), auth, cancellationToken)
                .ConfigureAwait(false);
            var isPinned = tagged.Contains('@', StringComparison.Ordinal);
            var name = !isPinned && found.Descriptor?.Digest is { Length: > 0 } digest ? $"{tagged}@{digest}" : tagged;
            return new(name, found.Platforms is { Count: > 0 } platforms ? [.. platforms.Select(Platform)] : null);
        }
        catch (DockerException error) when (error is DockerApiException or DockerRegistryException)
        {
            return new(tagged, Warning:
                $"The digest of '{tagged}' could not be resolved. Each node pulls the tag itself, so nodes may run different images: "
                + error.Message);
        }
    }

    /// <summary>Returns the platform for the swarm. It does not distinguish arm variants, so arm images match any node.</summary>
    private static TaskPlatform Platform(ImagePlatform platform) => new()
    {
        Architecture = platform.Architecture.Equals("arm", StringComparison.OrdinalIgnoreCase) ? "" : platform.Architecture,
        OperatingSystem = platform.Os,
    };
}
