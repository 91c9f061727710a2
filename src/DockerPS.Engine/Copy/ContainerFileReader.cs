using DockerPS.Engine.Archives;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Copy;

/// <summary>
/// Reads a file of a container through its archive, at full speed and to its end: an engine keeps a container locked while it sends one.
/// </summary>
/// <param name="api">The routes of the container's engine.</param>
/// <param name="id">The container.</param>
public sealed class ContainerFileReader(ContainerEndpoints api, string id)
{
    private const int PieceSize = 128 << 10;

    /// <summary>Reads a file. Links are followed.</summary>
    /// <param name="path">The path in the container.</param>
    /// <param name="passed">Called with the number of bytes that were read since the last call.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArchiveException">The path does not exist, or is not a file.</exception>
    public async Task<ContainerFileContent> ReadAsync(
        string path, Action<long>? passed = null, CancellationToken cancellationToken = default)
    {
        var origin = new UnixPath(path);
        var files = new ContainerFiles(api, id, cancellationToken);
        using var archive = await files.OpenAsync(new(origin.Text), followLink: true).ConfigureAwait(false);
        if (!archive.Stat.IsFile || origin.AssertsDirectory)
        {
            throw CopyRules.NotFile(origin.Text, archive.Stat.IsDirectory, archive.Stat.IsFile);
        }

        var reader = new ArchiveReader(archive.Content, cancellationToken, passed);
        await using (reader.ConfigureAwait(false))
        {
            var header = await reader.NextAsync().ConfigureAwait(false)
                ?? throw new DockerStreamException($"The engine sent an empty archive of '{origin.Text}'.");
            var content = new SpooledContent();
            try
            {
                var buffer = new byte[PieceSize];
                while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
                {
                    content.Write(buffer.AsSpan(0, read));
                }

                return new(ContainerEntry.From(origin.Text, header), content);
            }
            catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
            {
                content.Dispose();
                throw ArchiveException.Writing(Path.GetTempPath(), error);
            }
            catch
            {
                content.Dispose();
                throw;
            }
        }
    }
}
