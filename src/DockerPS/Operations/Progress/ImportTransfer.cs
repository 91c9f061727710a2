using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Models;

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
    /// <returns>What the file system refused; null where all went well.</returns>
    public async Task<ErrorRecord?> RunAsync(ImageEndpoints images, ImageImport request, CancellationToken cancellationToken)
    {
        if (AddressOf(source.Title) is { } address)
        {
            Id = await images.ImportAsync(request with { Source = address }, null, cancellationToken).ConfigureAwait(false);
            return null;
        }

        return await source.SendAsync(
            "Importing",
            show,
            async file => Id = await images.ImportAsync(request, file, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
    }
}
