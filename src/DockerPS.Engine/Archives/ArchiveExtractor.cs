using System.Formats.Tar;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Archives;

/// <summary>
/// Extracts an untrusted tar into a folder, and never outside of it. A file appears under its name when it is complete.
/// </summary>
internal sealed class ArchiveExtractor
{
    private const UnixFileMode Privileges = UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit;

    private readonly TargetFolder _target;
    private readonly CopyOptions _options;
    private readonly EntryMap _map;
    private readonly List<(string Path, ArchiveEntry Entry)> _writtenFolders = [];
    private readonly HashSet<string> _topNames = new(StringComparer.Ordinal);
    private readonly FileReceiver _files;

    private ArchiveExtractor(string root, EntryMap map, CopyOptions options)
    {
        (_target, _map, _options) = (new(root, EntryName.Unsafe), map, options);
        _files = new(options.Passed);
    }

    /// <summary>Extracts a tar.</summary>
    /// <param name="tar">The tar.</param>
    /// <param name="root">An existing folder; nothing is written outside of it.</param>
    /// <param name="map">Maps the names of entries to names in the folder.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the unpacking.</param>
    /// <returns>The top-level names in the folder that were written.</returns>
    public static async Task<IReadOnlyCollection<string>> ExtractAsync(
        Stream tar, string root, EntryMap map, CopyOptions options, CancellationToken cancellationToken)
    {
        var extractor = new ArchiveExtractor(root, map, options);
        var reader = new ArchiveReader(tar, cancellationToken);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.NextAsync().ConfigureAwait(false) is { } entry)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await extractor.ExtractEntryAsync(reader, entry).ConfigureAwait(false);
            }
        }

        extractor.RestoreFolders();
        return extractor._topNames;
    }

    private async Task ExtractEntryAsync(ArchiveReader reader, ArchiveEntry entry)
    {
        if (_map(EntryName.Normalize(entry.Name)) is not { } name)
        {
            return;
        }

        if (EntryName.NotUtf8(name, entry) is { } refused)
        {
            _options.Refused?.Invoke(refused);
            return;
        }

        EntryName.RequireLegal(name, OperatingSystem.IsWindows());
        var path = _target.PathOf(name);
        try
        {
            await WriteAsync(reader, entry, name, path).ConfigureAwait(false);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(path, error);
        }
    }

    private async Task WriteAsync(ArchiveReader reader, ArchiveEntry entry, string name, string path)
    {
        if (name.Length == 0 && entry.Kind != TarEntryType.Directory)
        {
            throw EntryName.Unsafe(entry.Name, "is in the place of a folder");
        }

        _target.RequireFolders(TargetFolder.ParentOf(name), entry.Name);
        switch (entry.Kind)
        {
            case TarEntryType.Directory:
                MakeFolder(entry, name, path);
                break;
            case TarEntryType.RegularFile:
                RefuseFolder(entry, path);
                await _files.WriteAsync(reader.ReadAsync, entry.Size, path, file => Restore(file, entry)).ConfigureAwait(false);
                break;
            case TarEntryType.SymbolicLink:
                Replace(entry, path);
                File.CreateSymbolicLink(path, entry.LinkName);
                RestoreOwner(path, entry);
                break;
            case TarEntryType.HardLink:
                MakeHardLink(entry, path);
                break;
            default:
                _options.Refused?.Invoke(new(
                    ArchiveFailure.Unsafe,
                    path,
                    $"'{entry.Name}' was not copied: devices, pipes and sockets are not created on this computer ({entry.Kind})."));
                return;
        }

        _topNames.Add(name.Split('/')[0]);
    }

    private void MakeFolder(ArchiveEntry entry, string name, string path)
    {
        var kind = name.Length == 0 ? LocalKind.Directory : TargetFolder.KindOf(path);
        if (kind is not (null or LocalKind.Directory))
        {
            throw new ArchiveException(ArchiveFailure.Destination, path, $"'{path}' is not a folder, and is not replaced by one.");
        }

        _target.MakeFolder(name, exists: kind is not null);
        if (name.Length > 0)
        {
            _writtenFolders.Add((path, entry));
        }
    }

    /// <summary>Creates a hard link to a file of the archive.</summary>
    private void MakeHardLink(ArchiveEntry entry, string path)
    {
        if (_map(EntryName.Normalize(entry.LinkName)) is not { Length: > 0 } target)
        {
            throw new ArchiveException(
                ArchiveFailure.Destination,
                path,
                $"'{entry.Name}' is a hard link to '{entry.LinkName}', which is not among what is copied.");
        }

        _target.RequireFolders(TargetFolder.ParentOf(target), entry.Name);
        var existing = _target.PathOf(target);
        if (TargetFolder.KindOf(existing) != LocalKind.File)
        {
            throw EntryName.Unsafe(entry.Name, $"is a hard link to '{entry.LinkName}', which is not a file of the archive");
        }

        if (existing == path)
        {
            return;
        }

        Replace(entry, path);
        TargetFolder.Link(existing, path);
    }

    /// <summary>Removes an existing file, so that a link can take its place.</summary>
    private static void Replace(ArchiveEntry entry, string path)
    {
        RefuseFolder(entry, path);
        File.Delete(path);
    }

    private static void RefuseFolder(ArchiveEntry entry, string path)
    {
        if (TargetFolder.KindOf(path) == LocalKind.Directory)
        {
            throw new ArchiveException(ArchiveFailure.Destination, path, $"'{path}' is a folder, and is not replaced by '{entry.Name}'.");
        }
    }

    /// <summary>
    /// Sets the permissions and times of folders, which come last, since writing into the folders depends on and changes them.
    /// </summary>
    private void RestoreFolders()
    {
        for (var index = _writtenFolders.Count - 1; index >= 0; index--)
        {
            var (path, entry) = _writtenFolders[index];
            try
            {
                RestoreOwner(path, entry);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(path, ModeOf(entry));
                }

                Directory.SetLastWriteTimeUtc(path, entry.ModifiedAt.UtcDateTime);
            }
            catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
            {
                throw ArchiveException.Writing(path, error);
            }
        }
    }

    private void Restore(FileStream file, ArchiveEntry entry)
    {
        RestoreOwner(file.Name, entry);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.SafeFileHandle, ModeOf(entry));
        }

        File.SetLastWriteTimeUtc(file.SafeFileHandle, entry.ModifiedAt.UtcDateTime);
    }

    private void RestoreOwner(string path, ArchiveEntry entry)
    {
        if (_options.Archive && !OperatingSystem.IsWindows() && !UnixFile.TryChangeOwner(path, entry.UserId, entry.GroupId))
        {
            throw new ArchiveException(
                ArchiveFailure.LocalOwner,
                path,
                $"The owner of '{path}' could not be set to the user {entry.UserId} and the group {entry.GroupId}.");
        }
    }

    private UnixFileMode ModeOf(ArchiveEntry entry) => _options.Archive ? entry.Mode : entry.Mode & ~Privileges;
}
