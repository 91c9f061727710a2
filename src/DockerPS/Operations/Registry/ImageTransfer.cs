using System.Text.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>A pull or push, which shows progress and writes the images at the end.</summary>
/// <param name="engine">The engine.</param>
/// <param name="name">The image; all tags if there is neither tag nor digest.</param>
internal sealed class ImageTransfer(EngineSession engine, ImageName name)
{
    private const string DigestPrefix = "Digest: ";
    private const string WarningPrefix = "WARNING: ";

    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];
    private string? _tag;

    /// <summary>Processes messages until the end; the result writes the images.</summary>
    /// <param name="messages">The engine's messages.</param>
    /// <param name="progress">Shows the progress.</param>
    /// <param name="pipeline">Writes the images.</param>
    public async Task<Action> RunAsync(IAsyncEnumerable<ProgressMessage> messages, LayerProgress progress, ICommandPipeline pipeline)
    {
        try
        {
            await WaitingThread.ReadAsync(async () =>
            {
                await foreach (var message in messages.ConfigureAwait(false))
                {
                    progress.Add(message);
                    Record(message);
                }
            }).ConfigureAwait(false);
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

    /// <summary>Sets the digest from the transfer, as the image may have had others in the same repository.</summary>
    private Image WithDigest(Image image)
    {
        image.Digest = image.Tag is not null && _digests.TryGetValue(image.Tag, out var digest) ? digest : image.Digest;
        return image;
    }

    private void Record(ProgressMessage message)
    {
        // A pull reports the tag and later its digest; a push reports both together, except for the containerd image store.
        if (message is { Id: { } tag, Progress: null })
        {
            _tag = tag;
        }
        else if (message.Status?.StartsWith(DigestPrefix, StringComparison.Ordinal) == true && _tag is not null)
        {
            _digests[_tag] = message.Status[DigestPrefix.Length..];
        }
        else if (message.Status?.StartsWith(WarningPrefix, StringComparison.Ordinal) == true)
        {
            _warnings.Add(message.Status[WarningPrefix.Length..]);
        }
        else if (message.Auxiliary is { ValueKind: JsonValueKind.Object } pushed
            && Text(pushed, "Tag") is { } at
            && Text(pushed, "Digest") is { } digest)
        {
            _digests[at] = digest;
        }
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
