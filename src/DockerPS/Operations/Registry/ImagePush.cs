using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Pushes images, with the credentials of one command.</summary>
/// <param name="pipeline">The running command.</param>
/// <param name="queueProgress">Queues progress for the pipeline thread.</param>
internal sealed class ImagePush(ICommandPipeline pipeline, Action<ProgressRecord> queueProgress)
{
    private readonly CredentialCache _credentials = new();

    /// <summary>Pushes an image; the result writes it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="name">The image; all tags if there is neither tag nor digest.</param>
    /// <param name="platform">The platform; null for all.</param>
    /// <param name="credential">The credential; null for the stored login.</param>
    /// <param name="cancellationToken">Cancels the push.</param>
    public async Task<Action> RunAsync(
        EngineSession engine, ImageName name, string? platform, PSCredential? credential, CancellationToken cancellationToken)
    {
        var auth = await _credentials.ForAsync(name.Domain, credential, cancellationToken).ConfigureAwait(false);
        var messages = engine.Client.Images.PushAsync(name, platform, auth, cancellationToken);
        return await new ImageTransfer(engine, name)
            .RunAsync(messages, new($"Publishing {name}", queueProgress), pipeline)
            .ConfigureAwait(false);
    }
}
