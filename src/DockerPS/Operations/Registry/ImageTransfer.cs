using System.Text.Json;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>A pull or a push: it is shown while it goes on, and the images are written in the end.</summary>
/// <param name="engine">The engine.</param>
/// <param name="name">The image; without tag and digest all tags of it.</param>
internal sealed class ImageTransfer(EngineSession engine, ImageName name)
{
    private const string DigestWord = "Digest: ";
    private const string WarningWord = "WARNING: ";

    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];
    private string? _tag;

    /// <summary>Follows it to its end; what it returns writes the images.</summary>
    /// <param name="messages">What the engine says.</param>
    /// <param name="progress">Shows it.</param>
    /// <param name="pipeline">Writes the images.</param>
    public async Task<Action> RunAsync(IAsyncEnumerable<ProgressMessage> messages, LayerProgress progress, ICommandPipeline pipeline)
    {
        try
        {
            await foreach (var message in messages.ConfigureAwait(false))
            {
                progress.Add(message);
                Note(message);
            }
        }
        finally
        {
            progress.Complete();
        }

        var images = await RegistryImages.ImagesAsync(engine, name, pipeline.StopToken).ConfigureAwait(false);
        return () =>
        {
            _warnings.ForEach(pipeline.WriteWarning);
            foreach (var image in images)
            {
                pipeline.WriteObject(WithDigest(image));
            }
        };
    }

    /// <summary>An image with the digest that was just told: it may have had others in the same repository.</summary>
    private Image WithDigest(Image image)
    {
        image.Digest = image.Tag is not null && _digests.TryGetValue(image.Tag, out var digest) ? digest : image.Digest;
        return image;
    }

    private void Note(ProgressMessage message)
    {
        // A pull says the tag, and later its digest; a push says both at once, unless the engine keeps images in containerd.
        if (message is { Id: { } tag, Progress: null })
        {
            _tag = tag;
        }
        else if (message.Status?.StartsWith(DigestWord, StringComparison.Ordinal) == true && _tag is not null)
        {
            _digests[_tag] = message.Status[DigestWord.Length..];
        }
        else if (message.Status?.StartsWith(WarningWord, StringComparison.Ordinal) == true)
        {
            _warnings.Add(message.Status[WarningWord.Length..]);
        }
        else if (message.Auxiliary is { ValueKind: JsonValueKind.Object } pushed && Text(pushed, "Tag") is { } at && Text(pushed, "Digest") is { } digest)
        {
            _digests[at] = digest;
        }
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
