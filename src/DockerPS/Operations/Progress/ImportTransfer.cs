using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>Imports a tar archive of a file system: a file is uploaded, a URL is fetched by the engine.</summary>
/// <param name="source">The file, URL or pipeline input.</param>
/// <param name="show">Passes progress to the pipeline thread.</param>
internal sealed class ImportTransfer(ArchiveInput source, Action<ProgressRecord> show)
{
    /// <summary>The id of the new image, on success.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Returns a text as a URL; null if it is a path.</summary>
    public static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>Runs the import.</summary>
    /// <returns>The error of the file system or the engine; null on success.</returns>
    public async Task<ErrorRecord?> RunAsync(ImageEndpoints images, ImageImport request, CancellationToken cancellationToken)
    {
        if (AddressOf(source.Title) is { } address)
        {
            try
            {
                await ImportAsync(request with { Source = address }, null).ConfigureAwait(false);
                return null;
            }
            catch (DockerException error) when (ArchiveErrors.RefusedByEngine(
                source.Subject, source.Title, error, format: null, AcceptedArchive.FileSystem.Advice) is { } refused)
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
            catch (DockerException error) when (HalfImage.IsLeft(error))
            {
                await HalfImage.RemoveAsync(images, error, cancellationToken).ConfigureAwait(false);
                throw;
            }
        }
    }
}
