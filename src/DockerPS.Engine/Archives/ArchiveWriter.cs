using System.Formats.Tar;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Archives;

/// <summary>Writes a tar of local files and folders, or of entries of another tar, while it is sent.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    private const int PlainNameLength = 100;
    private const long PlainSize = 1L << 33;
    private const int PlainId = 1 << 21;
    private const UnixFileMode FolderMode = (UnixFileMode)0x1ED;
    private const UnixFileMode FileMode = (UnixFileMode)0x1A4;

    private readonly OverlappedStream _output;
    private readonly TarWriter _tar;
    private readonly CopyOptions _options;

    private ArchiveWriter(Stream output, CopyOptions options)
    {
        _output = new(output);
        _tar = new(_output, TarEntryFormat.Pax, leaveOpen: true);
        _options = options;
    }

    /// <summary>Writes a complete tar. On failure it has no end, so that a part is never taken for the whole.</summary>
    public static async Task WriteAsync(
        Stream output, CopyOptions options, Func<ArchiveWriter, Task> write, CancellationToken cancellationToken)
    {
        using var writer = new ArchiveWriter(output, options);
        try
        {
            await write(writer).ConfigureAwait(false);
            await writer._output.WriteAsync(new byte[1024], cancellationToken).ConfigureAwait(false);
            await writer._output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await writer._output.WaitForPendingAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Disposes the output, but not the framework's writer, which would write an end.</summary>
    public void Dispose() => _output.Dispose();

    /// <summary>Writes an entry for a parent folder.</summary>
    public Task AddFolderAsync(string name, CancellationToken cancellationToken) =>
        _tar.WriteEntryAsync(
            new UstarOrPax(TarEntryType.Directory, name, "", 0).Make(FolderMode, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), 0, 0),
            cancellationToken);

    /// <summary>Writes a file, a link, or a folder with its contents.</summary>
    /// <param name="path">The local path.</param>
    /// <param name="folder">The folder in the tar; empty for the top.</param>
    /// <param name="name">The name in the tar; empty for the contents of a folder only.</param>
    /// <param name="followLink">Follows a link; those in a folder are never followed.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task AddAsync(string path, string folder, string name, bool followLink, CancellationToken cancellationToken)
    {
        var item = LocalItem.Read(path, followLink);
        var full = UnixPath.Join(folder, name);
        if (name.Length > 0)
        {
            await WriteAsync(path, full, item, cancellationToken).ConfigureAwait(false);
        }

        if (item.Kind == LocalKind.Directory)
        {
            foreach (var child in ChildrenOf(path))
            {
                if (IsUnreachable(child))
                {
                    _options.Refused?.Invoke(new(
                        ArchiveFailure.LocalNotFound, child, $"'{child}' was not copied: its name is not UTF-8, and .NET cannot open it."));
                    continue;
                }

                await AddAsync(child, full, Path.GetFileName(child), followLink: false, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Indicates whether a listed name cannot be opened, since invalid bytes in it were replaced by U+FFFD.</summary>
    public static bool IsUnreachable(string path)
    {
        try
        {
            return Path.GetFileName(path.AsSpan()).Contains('\uFFFD') && !LocalItem.TryRead(path, followLink: false, out _);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(path, error);
        }
    }

    /// <summary>Writes a file, a link, or a folder without its contents.</summary>
    public Task AddItemAsync(string path, string name, LocalItem item, CancellationToken cancellationToken) =>
        WriteAsync(path, name, item, cancellationToken);

    /// <summary>Writes a file from memory, readable for everybody.</summary>
    public async Task AddFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var entry = new UstarOrPax(TarEntryType.RegularFile, name, "", content.Length).Make(
            FileMode, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), 0, 0);
        entry.DataStream = new MemoryStream(content.ToArray());
        await _tar.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a file from a stream, with an owner.</summary>
    /// <param name="name">The name in the tar.</param>
    /// <param name="content">The content.</param>
    /// <param name="mode">The permissions.</param>
    /// <param name="user">The owner's number.</param>
    /// <param name="group">The group's number.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task AddFileAsync(
        string name, EntryData content, UnixFileMode mode, int user, int group, CancellationToken cancellationToken)
    {
        var entry = new UstarOrPax(TarEntryType.RegularFile, name, "", content.Length).Make(
            mode, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), user, group);
        entry.DataStream = content;
        await _tar.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Indicates whether a name fits into a ustar header.</summary>
    public static bool IsPlain(string name) => name.Length <= PlainNameLength && System.Text.Ascii.IsValid(name);

    /// <summary>Returns the contents of a folder, in a stable order.</summary>
    public static string[] ChildrenOf(string path)
    {
        try
        {
            var children = Directory.GetFileSystemEntries(path);
            Array.Sort(children, StringComparer.Ordinal);
            return children;
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(path, error);
        }
    }

    /// <summary>Writes an entry of another tar under a new name.</summary>
    public async Task AddAsync(ArchiveReader reader, ArchiveEntry entry, string name, string linkName, CancellationToken cancellationToken)
    {
        // The header's fields are written anew. Other attributes, like capabilities, are kept if they are text, since the framework's
        // writer takes nothing else.
        var more = entry.Attributes.Where(
            attribute => attribute.Key.StartsWith("SCHILY.", StringComparison.Ordinal)
                && !attribute.Value.Contains('\uFFFD', StringComparison.Ordinal));
        var renamed = new PaxTarEntry(entry.Kind, entry.Kind == TarEntryType.Directory ? $"{name}/" : name, more)
        {
            Mode = entry.Mode,
            ModificationTime = entry.ModifiedAt,
            Uid = _options.Archive ? entry.UserId : 0,
            Gid = _options.Archive ? entry.GroupId : 0,
        };
        if (entry.Kind is TarEntryType.SymbolicLink or TarEntryType.HardLink)
        {
            renamed.LinkName = linkName;
        }

        if (entry.Kind is TarEntryType.CharacterDevice or TarEntryType.BlockDevice)
        {
            (renamed.DeviceMajor, renamed.DeviceMinor) = (entry.DeviceMajor, entry.DeviceMinor);
        }

        if (entry.Kind == TarEntryType.RegularFile)
        {
            renamed.DataStream = new RelayedData(reader, entry.Size, _options.Passed);
        }

        await _tar.WriteEntryAsync(renamed, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(string path, string name, LocalItem item, CancellationToken cancellationToken)
    {
        if (item.Kind == LocalKind.Socket)
        {
            _options.Skipped?.Invoke(path);
            return;
        }

        var kind = item.Kind switch
        {
            LocalKind.Directory => TarEntryType.Directory,
            LocalKind.SymbolicLink => TarEntryType.SymbolicLink,
            LocalKind.Fifo => TarEntryType.Fifo,
            LocalKind.CharacterDevice => TarEntryType.CharacterDevice,
            LocalKind.BlockDevice => TarEntryType.BlockDevice,
            _ => TarEntryType.RegularFile,
        };
        var link = kind == TarEntryType.SymbolicLink ? LinkOf(path) : "";
        var size = kind == TarEntryType.RegularFile ? item.Size : 0;
        var entry = new UstarOrPax(kind, name, link, size).Make(
            item.Mode, item.ModifiedAt, _options.Archive ? item.UserId : 0, _options.Archive ? item.GroupId : 0);
        if (kind is TarEntryType.CharacterDevice or TarEntryType.BlockDevice)
        {
            (entry.DeviceMajor, entry.DeviceMinor) = (item.DeviceMajor, item.DeviceMinor);
        }

        if (kind != TarEntryType.RegularFile)
        {
            await _tar.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var data = FileData.Open(path, size, _options.Passed);
        entry.DataStream = data;
        await _tar.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    private static string LinkOf(string path)
    {
        try
        {
            var target = new FileInfo(path).LinkTarget ?? "";
            return OperatingSystem.IsWindows() ? target.Replace('\\', '/') : target;
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(path, error);
        }
    }

    /// <summary>Creates an entry in the ustar form if it fits, which is half as long, or else in the pax form.</summary>
    private readonly record struct UstarOrPax(TarEntryType Kind, string Name, string Link, long Size)
    {
        public PosixTarEntry Make(UnixFileMode mode, long modifiedAt, int user, int group)
        {
            var name = Kind == TarEntryType.Directory ? $"{Name}/" : Name;
            var plain = IsPlain(name) && IsPlain(Link) && Size < PlainSize && (uint)user < PlainId && (uint)group < PlainId;
            PosixTarEntry entry = plain ? new UstarTarEntry(Kind, name) : new PaxTarEntry(Kind, name);
            entry.Mode = mode;
            entry.ModificationTime = DateTimeOffset.FromUnixTimeSeconds(Math.Max(modifiedAt, 0));
            (entry.Uid, entry.Gid) = (user, group);
            if (Kind == TarEntryType.SymbolicLink)
            {
                entry.LinkName = Link;
            }

            return entry;
        }
    }
}
