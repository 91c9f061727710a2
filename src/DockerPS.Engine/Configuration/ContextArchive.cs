using System.Formats.Tar;
using System.IO.Compression;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Configuration;

/// <summary>
/// Contexts as exported by docker: a tar with <c>meta.json</c> and <c>tls/&lt;endpoint&gt;/&lt;file&gt;</c>. As with docker, a zip is
/// read, too. Archives are not trusted.
/// </summary>
internal static class ContextArchive
{
    private const string MetadataFile = "meta.json";
    private const string TlsFolder = "tls";
    /// <summary>The maximum size of an archive, which is docker's.</summary>
    public const int Limit = 10 << 20;

    private const int LinkInZip = 0xA000;
    private const int KindInZip = 0xF000;
    private const UnixFileMode MetadataMode = (UnixFileMode)0x1A4;
    private const UnixFileMode TlsFileMode = (UnixFileMode)0x180;
    private const UnixFileMode TlsFolderMode = (UnixFileMode)0x1C0;

    /// <summary>Writes a context as docker does, but with the end of the tar, which docker leaves out.</summary>
    public static byte[] Write(ContextContent content)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            Add(MetadataFile, MetadataMode, content.Metadata.ToBytes());
            Add(TlsFolder, TlsFolderMode, null);
            foreach (var endpoint in content.TlsFiles.GroupBy(file => file.Key.Split('/')[0], StringComparer.Ordinal))
            {
                Add($"{TlsFolder}/{endpoint.Key}", TlsFolderMode, null);
                foreach (var (name, data) in endpoint)
                {
                    Add($"{TlsFolder}/{name}", TlsFileMode, data);
                }
            }

            void Add(string name, UnixFileMode mode, byte[]? data)
            {
                var kind = data is null ? TarEntryType.Directory : TarEntryType.RegularFile;
                var entry = new UstarTarEntry(kind, name) { Mode = mode, ModificationTime = DateTimeOffset.UnixEpoch };
                if (data is not null)
                {
                    entry.DataStream = new MemoryStream(data);
                }

                tar.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads an exported context.</summary>
    /// <param name="stream">The tar or zip.</param>
    /// <param name="isNamed">Indicates whether it gets another name, so that its own is not checked.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DockerContextException">The archive is damaged, too large, or has files that it may not have.</exception>
    public static async Task<ContextContent> ReadAsync(Stream stream, bool isNamed, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(stream, cancellationToken).ConfigureAwait(false);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            if (bytes.AsSpan().StartsWith("PK"u8))
            {
                await ReadZipAsync(bytes, files, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                ThrowIfNotTar(bytes);
                await ReadTarAsync(bytes, files, cancellationToken).ConfigureAwait(false);
            }

            if (!files.Remove(MetadataFile, out var metadata))
            {
                throw Refused($"it has no {MetadataFile}");
            }

            var content = new ContextContent(ContextMetadata.Parse(metadata));
            if (!isNamed)
            {
                ContextStore.CheckName(content.Metadata.Name);
            }

            foreach (var (name, data) in files)
            {
                content.TlsFiles[name[(TlsFolder.Length + 1)..]] = data;
            }

            return content;
        }
        catch (DockerStreamException error)
        {
            // The reader blames an engine, and there is none here.
            throw Refused("its tar archive is damaged or breaks off", error);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or NotSupportedException)
        {
            throw Refused(error.Message, error);
        }
    }

    /// <summary>Refuses what docker does not read either; compressed tars are among it.</summary>
    private static void ThrowIfNotTar(byte[] bytes)
    {
        var (format, problem) = ArchiveStart.Recognize(bytes, isWhole: true) ?? (ArchiveFormat.Gzip, "");
        if (problem.Length > 0)
        {
            throw Refused($"it {problem}");
        }

        if (format is not (ArchiveFormat.Tar or ArchiveFormat.EmptyTar))
        {
            throw Refused("it is compressed; unpack it first");
        }
    }

    private static async Task ReadTarAsync(byte[] bytes, Dictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        // docker ends its tars with the last byte of the last file. The padding is restored, and a single end block added: with more, the
        // reader could take them for missing data.
        var rest = bytes.Length % TarHeader.BlockSize;
        Array.Resize(ref bytes, bytes.Length - rest + ((rest > 0 ? 2 : 1) * TarHeader.BlockSize));
        var reader = new ArchiveReader(new MemoryStream(bytes), cancellationToken);
        await using (reader.ConfigureAwait(false))
        {
            var last = 0L;
            while (await reader.NextAsync().ConfigureAwait(false) is { } entry)
            {
                if (entry.Kind == TarEntryType.RegularFile)
                {
                    var data = entry.Size <= Limit ? new byte[entry.Size] : throw TooLarge();
                    for (var (read, count) = (0, -1); count != 0; read += count)
                    {
                        count = await reader.ReadAsync(data.AsMemory(read)).ConfigureAwait(false);
                    }

                    Add(files, entry.Name, data);
                }
                else if (entry.Kind != TarEntryType.Directory)
                {
                    throw Refused($"'{entry.Name}' is not a regular file");
                }

                last = entry.Size % TarHeader.BlockSize;
            }

            if (rest > 0 && (last == 0 || last > rest))
            {
                throw Refused("it is truncated");
            }
        }
    }

    private static async Task ReadZipAsync(byte[] bytes, Dictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var left = Limit;
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (((entry.ExternalAttributes >> 16) & KindInZip) == LinkInZip)
            {
                throw Refused($"'{entry.FullName}' is not a regular file");
            }

            // The sizes in a zip are not trusted.
            var stream = entry.Open();
            await using (stream.ConfigureAwait(false))
            {
                var data = await BytesAsync(stream, cancellationToken).ConfigureAwait(false);
                left = data.Length <= left ? left - data.Length : throw TooLarge();
                Add(files, entry.FullName, data);
            }
        }
    }

    private static void Add(Dictionary<string, byte[]> files, string name, byte[] data)
    {
        if (name != MetadataFile && !(name.Split('/') is [TlsFolder, var endpoint, var file] && IsName(endpoint) && IsName(file)))
        {
            throw Refused($"'{name}' is not a file of a context");
        }

        if (!files.TryAdd(name, data))
        {
            throw Refused($"it contains '{name}' twice");
        }
    }

    /// <summary>Indicates whether a text is a valid file name on every system.</summary>
    private static bool IsName(string text) =>
        text is not ("" or "." or "..")
            && !text.Any(letter => char.IsControl(letter) || letter is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');

    /// <summary>Reads a stream, up to the limit.</summary>
    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            if (bytes.Length + count > Limit)
            {
                throw TooLarge();
            }

            bytes.Write(buffer.AsSpan(0, count));
        }

        return bytes.ToArray();
    }

    private static DockerContextException TooLarge() => Refused($"it is larger than {Limit >> 20} MiB");

    private static DockerContextException Refused(string why, Exception? error = null) =>
        new(ContextFailure.Archive, $"This is not an exported context: {why}{(why.EndsWith('.') ? "" : ".")}", error);
}
