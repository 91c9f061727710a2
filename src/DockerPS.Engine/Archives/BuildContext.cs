using System.IO.Compression;
using System.Security.Cryptography;
using DockerPS.Engine.Files;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Archives;

/// <summary>The context of a build: a folder without ignored files, a tar, or just a Dockerfile. It is packed while it is sent.</summary>
public sealed class BuildContext
{
    /// <summary>The name of the file with the rules for what is left out; also the suffix of one that belongs to a Dockerfile.</summary>
    internal const string IgnoreFile = ".dockerignore";

    private readonly Func<Stream, BuilderKind, CancellationToken, Task> _write;

    private BuildContext(string? dockerfile, Func<Stream, BuilderKind, CancellationToken, Task> write) =>
        (Dockerfile, _write) = (dockerfile, write);

    /// <summary>The full path of the tar that is sent; null if it is packed here.</summary>
    public string? Archive { get; private init; }

    /// <summary>The folder and its Dockerfile, for builds that synchronize them; null if the context is a tar.</summary>
    internal BuildFiles? Files { get; private init; }

    /// <summary>The name of the Dockerfile in the folder that is synchronized for it, or its path in a tar; null for the default.</summary>
    public string? DockerfileName => Files?.Name ?? Dockerfile;

    /// <summary>The path of the Dockerfile in the context; null for the engine's default.</summary>
    public string? Dockerfile { get; }

    /// <summary>Creates a context with just a Dockerfile.</summary>
    /// <param name="content">The Dockerfile's content.</param>
    public static BuildContext FromDockerfile(byte[] content) => new(
        BuildContextFolder.DefaultDockerfile,
        (output, _, token) =>
            ArchiveWriter.WriteAsync(output, new(), tar => tar.AddFileAsync(BuildContextFolder.DefaultDockerfile, content, token), token))
    {
        Files = new(null, BuildContextFolder.DefaultDockerfile, content, null),
    };

    /// <summary>Creates a context from a folder.</summary>
    /// <param name="folder">The full path.</param>
    /// <param name="dockerfile">The full path of the Dockerfile, which may be outside of the folder; null for the default in it.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArchiveException">The folder or the Dockerfile does not exist.</exception>
    /// <exception cref="FormatException">The ignore file has a line that is not a valid pattern.</exception>
    public static BuildContext FromFolder(string folder, string? dockerfile, CopyOptions options) =>
        From(BuildContextFolder.Open(folder, dockerfile, options));

    /// <summary>Creates a context from a folder, with a Dockerfile that is not in a file.</summary>
    /// <param name="folder">The full path.</param>
    /// <param name="content">The Dockerfile's content.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArchiveException">The folder does not exist.</exception>
    /// <exception cref="FormatException">The ignore file has a line that is not a valid pattern.</exception>
    public static BuildContext FromFolderWith(string folder, byte[] content, CopyOptions options) =>
        From(BuildContextFolder.Open(folder, content, options));

    /// <summary>Creates a context from a tar, which may be compressed and is sent unchanged.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="dockerfile">The path of the Dockerfile in the tar; null for the default.</param>
    /// <param name="options">The options.</param>
    public static BuildContext FromArchive(
        string path, string? dockerfile, CopyOptions options) => new(dockerfile, async (output, _, token) =>
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
    })
    {
        Archive = path,
    };

    /// <summary>Looks at the beginning of the tar that is sent; null if there is none, or if looking would take it away.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArchiveException">The file cannot be read.</exception>
    public async Task<ArchiveStart?> LookAsync(CancellationToken cancellationToken = default)
    {
        if (Archive is null || LocalItem.Read(Archive, followLink: true) is not { Kind: LocalKind.File, Size: var size })
        {
            return null;
        }

        using var data = FileData.Open(Archive, size, passed: null);
        return await ArchiveStart.ReadAsync(data, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the tar.</summary>
    /// <param name="output">The destination.</param>
    /// <param name="builder">The builder that reads it.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="ArchiveException">A file cannot be read.</exception>
    public Task WriteAsync(Stream output, BuilderKind builder, CancellationToken cancellationToken) =>
        _write(output, builder, cancellationToken);

    /// <summary>Returns a name for a file that depends on its content, so that the engine's cache recognizes it.</summary>
    internal static string NameFor(byte[] content) =>
        $".dockerfile.{Convert.ToHexString(SHA256.HashData(content))[..20].ToLowerInvariant()}";

    private static BuildContext From(BuildContextFolder folder) => new(
        folder.Dockerfile,
        (output, builder, token) =>
            WriteAsync(output, !ArchiveWriter.IsPlain(folder.Dockerfile), packed => folder.WriteAsync(packed, builder, token)))
    {
        Files = folder.Files,
    };

    /// <summary>Indicates whether a tar starts with extended attributes, as those of <c>git archive</c> do.</summary>
    private static bool IsExtended(ReadOnlySpan<byte> start) =>
        start.Length >= TarHeader.BlockSize && start.Slice(257, 5).SequenceEqual("ustar"u8) && start[156] is (byte)'x' or (byte)'g';

    /// <summary>Writes a tar, as gzip if needed: BuildKit mistakes one that starts with extended attributes for a Dockerfile.</summary>
    private static async Task WriteAsync(Stream output, bool pack, Func<Stream, Task> write)
    {
        if (!pack)
        {
            await write(output).ConfigureAwait(false);
            return;
        }

        // On failure there is no end, so that a part is never taken for the whole.
        var packed = new GZipStream(output, CompressionLevel.NoCompression, leaveOpen: true);
        await write(packed).ConfigureAwait(false);
        await packed.DisposeAsync().ConfigureAwait(false);
    }
}
