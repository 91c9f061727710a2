using System.IO.Compression;
using System.Security.Cryptography;
using DockerPS.Engine.Files;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Archives;

/// <summary>What a build sees: a folder less what is ignored, a tar, or only a Dockerfile. It becomes a tar while it is sent.</summary>
public sealed class BuildContext
{
    private readonly Func<Stream, BuilderKind, CancellationToken, Task> _write;

    private BuildContext(string? dockerfile, Func<Stream, BuilderKind, CancellationToken, Task> write) => (Dockerfile, _write) = (dockerfile, write);

    /// <summary>The Dockerfile in it, as the engine is told; null if the engine looks for the usual one.</summary>
    public string? Dockerfile { get; }

    /// <summary>A Dockerfile and nothing else.</summary>
    /// <param name="content">Its text.</param>
    public static BuildContext FromDockerfile(byte[] content) => new(
        BuildContextFolder.DefaultDockerfile,
        (output, _, token) => ArchiveWriter.WriteAsync(output, new(), tar => tar.AddFileAsync(BuildContextFolder.DefaultDockerfile, content, token), token));

    /// <summary>A folder.</summary>
    /// <param name="folder">Its full path.</param>
    /// <param name="dockerfile">The full path of the Dockerfile, which may lie elsewhere; null for the one in the folder.</param>
    /// <param name="options">Who is told of what.</param>
    /// <exception cref="ArchiveException">The folder or the Dockerfile is not there.</exception>
    /// <exception cref="FormatException">The file of what is ignored has a line that is not a pattern.</exception>
    public static BuildContext FromFolder(string folder, string? dockerfile, CopyOptions options) => From(BuildContextFolder.Open(folder, dockerfile, options));

    /// <summary>A folder with a Dockerfile that is in no file.</summary>
    /// <param name="folder">Its full path.</param>
    /// <param name="content">The Dockerfile's text.</param>
    /// <param name="options">Who is told of what.</param>
    /// <exception cref="ArchiveException">The folder is not there.</exception>
    /// <exception cref="FormatException">The file of what is ignored has a line that is not a pattern.</exception>
    public static BuildContext FromFolderWith(string folder, byte[] content, CopyOptions options) => From(BuildContextFolder.Open(folder, content, options));

    /// <summary>A tar, compressed or not, which is sent as it is.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="dockerfile">The Dockerfile in it; null for the usual one.</param>
    /// <param name="options">Who is told of what.</param>
    public static BuildContext FromArchive(string path, string? dockerfile, CopyOptions options) => new(dockerfile, async (output, _, token) =>
    {
        using var data = FileData.Open(path, LocalItem.Read(path, followLink: true).Size, options.Passed);
        var buffer = new byte[256 << 10];
        var length = await data.ReadAtLeastAsync(buffer, TarHeader.BlockSize, throwOnEndOfStream: false, token).ConfigureAwait(false);
        await WriteAsync(output, IsExtended(buffer.AsSpan(0, length)), async packed =>
        {
            for (; length > 0; length = await data.ReadAsync(buffer, token).ConfigureAwait(false))
            {
                await packed.WriteAsync(buffer.AsMemory(0, length), token).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    });

    /// <summary>Writes the tar.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="builder">Who reads it.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="ArchiveException">A file cannot be read.</exception>
    public Task WriteAsync(Stream output, BuilderKind builder, CancellationToken cancellationToken) => _write(output, builder, cancellationToken);

    /// <summary>A name for a file, made of what is in it: the engine's cache knows it again.</summary>
    internal static string NameFor(byte[] content) => $".dockerfile.{Convert.ToHexString(SHA256.HashData(content))[..20].ToLowerInvariant()}";

    private static BuildContext From(BuildContextFolder folder) => new(
        folder.Dockerfile,
        (output, builder, token) => WriteAsync(output, !ArchiveWriter.IsPlain(folder.Dockerfile), packed => folder.WriteAsync(packed, builder, token)));

    /// <summary>Indicates whether a tar begins with extended attributes, as <c>git archive</c> writes it.</summary>
    private static bool IsExtended(ReadOnlySpan<byte> start) =>
        start.Length >= TarHeader.BlockSize && start.Slice(257, 5).SequenceEqual("ustar"u8) && start[156] is (byte)'x' or (byte)'g';

    /// <summary>Writes a tar, as gzip where it has to be: BuildKit takes one that begins with extended attributes for a Dockerfile.</summary>
    private static async Task WriteAsync(Stream output, bool pack, Func<Stream, Task> write)
    {
        if (!pack)
        {
            await write(output).ConfigureAwait(false);
            return;
        }

        // One that breaks off gets no end, so that nobody takes a part for the whole.
        var packed = new GZipStream(output, CompressionLevel.NoCompression, leaveOpen: true);
        await write(packed).ConfigureAwait(false);
        await packed.DisposeAsync().ConfigureAwait(false);
    }
}
