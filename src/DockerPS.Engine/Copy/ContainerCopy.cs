using System.Formats.Tar;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Copy;

/// <summary>
/// Copies files into containers, out of them, and between them, by the rules of <c>docker cp</c>. Everything is streamed: archives
/// are never held in memory or on disk as a whole. Failures of files are <see cref="ArchiveException"/>s.
/// </summary>
/// <param name="options">The options.</param>
public sealed class ContainerCopy(CopyOptions options)
{
    /// <summary>Copies local files and folders into a container, and returns their paths there.</summary>
    /// <param name="sources">A source of a copy.</param>
    /// <param name="api">The routes of the container's engine.</param>
    /// <param name="id">The container.</param>
    /// <param name="destination">The path in the container.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public async Task<IReadOnlyList<string>> UploadAsync(
        IReadOnlyList<LocalPath> sources,
        ContainerEndpoints api,
        string id,
        string destination,
        CancellationToken cancellationToken = default)
    {
        var files = new ContainerFiles(api, id, cancellationToken);
        List<CopySource> found = [.. sources.Select(source => source.AsSource(options.FollowLink))];
        var place = await files.DestinationAsync(new(destination)).ConfigureAwait(false);
        var several = options.Several || found.Count > 1;
        List<CopyPlacement> placements = [.. found.Select(source => CopyRules.Place(source, place, several, options.Force))];
        var target = new UnixPath(place.Path);
        var folder = placements is [CopyPlacement.Destination] ? target.Parent : target.Text;
        var (existing, missing) = place.Exists ? (folder, "") : await files.FolderAsync(folder, options.Force).ConfigureAwait(false);
        List<string> names =
        [
            .. sources.Zip(placements, (source, placement) => placement switch
            {
                CopyPlacement.Destination => target.Name,
                CopyPlacement.Contents => "",
                _ => source.Name,
            }),
        ];

        await PutAsync(
            api,
            id,
            existing,
            missing,
            async (writer, token) =>
            {
                foreach (var (source, name) in sources.Zip(names))
                {
                    var follow = options.FollowLink || source.AssertsDirectory || source.ContentsOnly;
                    await writer.AddAsync(source.Path, missing, name, follow, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return [.. names.Select(name => UnixPath.Join(folder, name)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Copies a file or a folder of a container to this computer, and returns the paths that were written.</summary>
    /// <param name="api">The routes of the container's engine.</param>
    /// <param name="id">The container.</param>
    /// <param name="path">The path in the container.</param>
    /// <param name="destination">The destination.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public async Task<IReadOnlyList<string>> DownloadAsync(
        ContainerEndpoints api, string id, string path, LocalPath destination, CancellationToken cancellationToken = default)
    {
        var place = destination.AsDestination();
        var (archive, source, origin) = await OpenAsync(api, id, path, cancellationToken).ConfigureAwait(false);
        using (archive)
        {
            var placement = CopyRules.Place(source, place, options.Several, options.Force);
            var folder = placement == CopyPlacement.Destination ? Path.GetDirectoryName(place.Path) ?? place.Path : place.Path;
            var map = EntryMaps.Rename(!source.ContentsOnly, NameFor(placement, origin.Name, Path.GetFileName(place.Path)));
            return await ExtractAsync(archive, folder, map, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Copies items that match a pattern from a container to a local folder, and returns the paths that were written.</summary>
    /// <param name="api">The routes of the container's engine.</param>
    /// <param name="id">The container.</param>
    /// <param name="pattern">The pattern; it is not an error if nothing matches.</param>
    /// <param name="destination">The folder.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public async Task<IReadOnlyList<string>> DownloadAsync(
        ContainerEndpoints api,
        string id,
        ContainerPathPattern pattern,
        LocalPath destination,
        CancellationToken cancellationToken = default)
    {
        var place = destination.AsDestination();
        CopyRules.Place(new(pattern.Folder, IsDirectory: false), place, several: true, options.Force);
        using var archive = await OpenFolderAsync(api, id, pattern, cancellationToken).ConfigureAwait(false);
        return archive is null
            ? []
            : await ExtractAsync(archive, place.Path, EntryMaps.Match(pattern.Parts), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies a file or a folder of one container into another, and returns the paths that were written.</summary>
    /// <param name="api">The routes of the source's engine.</param>
    /// <param name="id">The container to copy from.</param>
    /// <param name="path">The path in the container.</param>
    /// <param name="targetApi">The routes of the destination's engine, which may be another.</param>
    /// <param name="targetId">The container to copy to.</param>
    /// <param name="destination">The path in the destination container.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public async Task<IReadOnlyList<string>> RelayAsync(
        ContainerEndpoints api,
        string id,
        string path,
        ContainerEndpoints targetApi,
        string targetId,
        string destination,
        CancellationToken cancellationToken = default)
    {
        var files = new ContainerFiles(targetApi, targetId, cancellationToken);
        var place = await files.DestinationAsync(new(destination)).ConfigureAwait(false);
        var (archive, source, origin) = await OpenAsync(api, id, path, cancellationToken).ConfigureAwait(false);
        using (archive)
        {
            var placement = CopyRules.Place(source, place, options.Several, options.Force);
            var target = new UnixPath(place.Path);
            var folder = placement == CopyPlacement.Destination ? target.Parent : target.Text;
            var map = EntryMaps.Rename(!source.ContentsOnly, NameFor(placement, origin.Name, target.Name));
            return await RelayAsync(archive, files, targetApi, targetId, folder, map, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Copies items that match a pattern from one container to a folder of another, and returns the paths that were written.
    /// </summary>
    /// <param name="api">The routes of the source's engine.</param>
    /// <param name="id">The container to copy from.</param>
    /// <param name="pattern">The pattern; it is not an error if nothing matches.</param>
    /// <param name="targetApi">The routes of the destination's engine, which may be another.</param>
    /// <param name="targetId">The container to copy to.</param>
    /// <param name="destination">The folder in the destination container.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public async Task<IReadOnlyList<string>> RelayAsync(
        ContainerEndpoints api,
        string id,
        ContainerPathPattern pattern,
        ContainerEndpoints targetApi,
        string targetId,
        string destination,
        CancellationToken cancellationToken = default)
    {
        var files = new ContainerFiles(targetApi, targetId, cancellationToken);
        var place = await files.DestinationAsync(new(destination)).ConfigureAwait(false);
        CopyRules.Place(new(pattern.Folder, IsDirectory: false), place, several: true, options.Force);
        using var archive = await OpenFolderAsync(api, id, pattern, cancellationToken).ConfigureAwait(false);
        return archive is null
            ? []
            : await RelayAsync(
                archive, files, targetApi, targetId, place.Path, EntryMaps.Match(pattern.Parts), cancellationToken).ConfigureAwait(false);
    }

    private static string NameFor(CopyPlacement placement, string own, string destination) => placement switch
    {
        CopyPlacement.Destination => destination,
        CopyPlacement.Contents => "",
        _ => own,
    };

    private async Task<(ContainerArchive Archive, CopySource Source, UnixPath Path)> OpenAsync(
        ContainerEndpoints api, string id, string path, CancellationToken cancellationToken)
    {
        var origin = new UnixPath(path);
        var archive = await new ContainerFiles(api, id, cancellationToken).OpenAsync(origin, options.FollowLink).ConfigureAwait(false);
        return (archive, new(path, archive.Stat.IsDirectory, origin.AssertsDirectory, origin.ContentsOnly), origin);
    }

    /// <summary>Opens the folder of a pattern; null if it does not exist.</summary>
    private static async Task<ContainerArchive?> OpenFolderAsync(
        ContainerEndpoints api, string id, ContainerPathPattern pattern, CancellationToken cancellationToken)
    {
        try
        {
            var folder = new UnixPath(UnixPath.Join(pattern.Folder, "."));
            return await new ContainerFiles(api, id, cancellationToken).OpenAsync(folder, followLink: false).ConfigureAwait(false);
        }
        catch (ArchiveException error) when (error.Failure is ArchiveFailure.ContainerItemNotFound or ArchiveFailure.Destination)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> ExtractAsync(
        ContainerArchive archive, string folder, EntryMap map, CancellationToken cancellationToken)
    {
        RequireFolder(folder);
        var tops = await ArchiveExtractor.ExtractAsync(archive.Content, folder, map, options, cancellationToken).ConfigureAwait(false);
        return [.. tops.Select(top => top.Length == 0 ? folder : Path.Join(folder, top))];
    }

    private async Task<IReadOnlyList<string>> RelayAsync(
        ContainerArchive archive,
        ContainerFiles files,
        ContainerEndpoints api,
        string id,
        string folder,
        EntryMap map,
        CancellationToken cancellationToken)
    {
        var (existing, missing) = await files.FolderAsync(folder, options.Force).ConfigureAwait(false);
        var tops = new HashSet<string>(StringComparer.Ordinal);
        await PutAsync(
            api,
            id,
            existing,
            missing,
            async (writer, token) =>
            {
                var reader = new ArchiveReader(archive.Content, token);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.NextAsync().ConfigureAwait(false) is { } entry)
                    {
                        if (map(EntryName.Normalize(entry.Name)) is not { Length: > 0 } name)
                        {
                            continue;
                        }

                        if (EntryName.NotUtf8(name, entry) is { } refused)
                        {
                            options.Refused?.Invoke(refused);
                        }
                        else
                        {
                            await writer.AddAsync(reader, entry, UnixPath.Join(missing, name), LinkOf(entry), token).ConfigureAwait(false);
                            tops.Add(name.Split('/')[0]);
                        }
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
        return [.. tops.Select(top => UnixPath.Join(folder, top))];

        // A hard link refers to another entry, which has a new name.
        string LinkOf(ArchiveEntry entry) => entry.Kind != TarEntryType.HardLink ? entry.LinkName
            : map(EntryName.Normalize(entry.LinkName)) is { } target ? UnixPath.Join(missing, target)
            : throw CopyRules.Wrong(entry.Name, $"'{entry.Name}' is a hard link to '{entry.LinkName}', which is not among what is copied.");
    }

    /// <summary>Sends a tar to an existing folder; it starts with the missing folders.</summary>
    private Task PutAsync(
        ContainerEndpoints api,
        string id,
        string folder,
        string missing,
        Func<ArchiveWriter,
        CancellationToken,
        Task> write,
        CancellationToken cancellationToken) =>
        api.PutArchiveAsync(
            id,
            folder,
            (stream, token) => ArchiveWriter.WriteAsync(
                stream,
                options,
                async writer =>
                {
                    var made = "";
                    foreach (var part in missing.Split('/', StringSplitOptions.RemoveEmptyEntries))
                    {
                        made = UnixPath.Join(made, part);
                        await writer.AddFolderAsync(made, token).ConfigureAwait(false);
                    }

                    await write(writer, token).ConfigureAwait(false);
                },
                token),
            cancellationToken: cancellationToken);

    private void RequireFolder(string folder)
    {
        try
        {
            if (!LocalItem.TryRead(folder, followLink: true, out var item))
            {
                Directory.CreateDirectory(options.Force ? folder : throw CopyRules.Missing(folder));
            }
            else if (item.Kind != LocalKind.Directory)
            {
                throw CopyRules.Wrong(folder, $"'{folder}' is not a folder.");
            }
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(folder, error);
        }
    }
}
