using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>An image of a service that is pulled or pushed.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The image.</param>
/// <param name="Place">The place of the service in the files.</param>
internal sealed record ComposeImage(string Service, ImageName Name, (string Path, int Line, int Column) Place)
{
    /// <summary>The platform to pull; null for the engine's own.</summary>
    public string? Platform { get; init; }

    /// <summary>Whether the image is pulled only if an engine does not have it.</summary>
    public bool OnlyIfMissing { get; init; }

    /// <summary>Transfers the image. The error of a failure names the service and its place.</summary>
    /// <param name="transfer">The transfer, which returns its output.</param>
    /// <param name="done">What is done: pulled or pushed.</param>
    /// <param name="report">Writes the error on the pipeline thread.</param>
    public async Task<Action> TransferAsync(Func<Task<Action>> transfer, string done, Action<ErrorRecord> report)
    {
        try
        {
            return await transfer().ConfigureAwait(false);
        }
        catch (DockerException error) when (error is not (DockerConnectionException or DockerVersionException))
        {
            var cause = ErrorMapping.From(error, Name.Familiar, "Image");
            return () => report(ComposeErrors.ImageFailed(cause, Name.Familiar, Service, Place, done));
        }
    }
}
