using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Models;
using DockerPS.Errors;

namespace DockerPS.Commands;

/// <summary>Brings a tar of a file system into an engine: a file is sent, an address is fetched by the engine.</summary>
/// <param name="source">The file's full path, or the address.</param>
/// <param name="show">Takes progress to the pipeline thread.</param>
internal sealed class ImportTransfer(string source, Action<ProgressRecord> show)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    /// <summary>The new image's id, when all went well.</summary>
    public string Id { get; private set; } = "";

    /// <summary>A text as an address; null where it is a path.</summary>
    public static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>Imports it.</summary>
    /// <returns>What the file system refused; null where all went well.</returns>
    public async Task<ErrorRecord?> RunAsync(ImageEndpoints images, ImageImport request, CancellationToken cancellationToken)
    {
        if (AddressOf(source) is not { } address)
        {
            return await FileWork.TryAsync(() => SendAsync(images, request, cancellationToken), error => ModuleErrors.FileNotRead(source, error)).ConfigureAwait(false);
        }

        Id = await images.ImportAsync(request with { Source = address }, null, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task SendAsync(ImageEndpoints images, ImageImport request, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(source);
        await using (file.ConfigureAwait(false))
        {
            var progress = new TransferProgress($"Importing {Path.GetFileName(source)}", file.Length, show);
            var import = images.ImportAsync(request, file, cancellationToken);
            while (await Task.WhenAny(import, Task.Delay(s_look, cancellationToken)).ConfigureAwait(false) != import && !cancellationToken.IsCancellationRequested)
            {
                progress.Add(file.Position - progress.Bytes);
            }

            progress.Complete();
            Id = await import.ConfigureAwait(false);
        }
    }
}
