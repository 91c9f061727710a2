using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>Brings a tar of a file system into an engine: a file is sent, an address is fetched by the engine.</summary>
/// <param name="source">The file, the address, or the input.</param>
/// <param name="show">Takes progress to the pipeline thread.</param>
internal sealed class ImportTransfer(ArchiveInput source, Action<ProgressRecord> show)
{
    /// <summary>The new image's id, when all went well.</summary>
    public string Id { get; private set; } = "";

    /// <summary>A text as an address; null where it is a path.</summary>
    public static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>Imports it.</summary>
    /// <returns>What the file system or the engine refused; null where all went well.</returns>
    public async Task<ErrorRecord?> RunAsync(ImageEndpoints images, ImageImport request, CancellationToken cancellationToken)
    {
        if (AddressOf(source.Title) is { } address)
        {
            try
            {
                await ImportAsync(request with { Source = address }, null).ConfigureAwait(false);
                return null;
            }
            catch (DockerException why) when (ArchiveErrors.RefusedByEngine(
                source.Subject, source.Title, why, format: null, AcceptedArchive.FileSystem.Advice) is { } refused)
            {
                return refused;
            }
        }

        return await source.SendAsync(
            "Importing", AcceptedArchive.FileSystem, show, file => ImportAsync(request, file), cancellationToken).ConfigureAwait(false);

        async Task ImportAsync(ImageImport settings, Stream? file)
        {
            try
            {
                Id = await images.ImportAsync(settings, file, cancellationToken).ConfigureAwait(false);
            }
            catch (DockerException why) when (HalfImage.IsLeft(why))
            {
                await HalfImage.RemoveAsync(images, why, cancellationToken).ConfigureAwait(false);
                throw;
            }
        }
    }
}
