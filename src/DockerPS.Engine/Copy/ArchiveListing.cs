using System.Formats.Tar;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Copy;

/// <summary>
/// Lists a folder of a container from the tar of everything below it, without a program in the container. Only headers are kept.
/// </summary>
/// <param name="api">The routes of the container's engine.</param>
/// <param name="id">The container.</param>
public sealed class ArchiveListing(ContainerEndpoints api, string id)
{
    /// <summary>Lists a folder: its items first, then those of each folder in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="depth">The number of levels below the items of the folder.</param>
    /// <param name="hidden">Whether names that begin with a dot are included.</param>
    /// <param name="passed">Called with the number of bytes that were read since the last call.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="ArchiveException">The folder does not exist, or is a file.</exception>
    public async Task<IReadOnlyList<ContainerEntry>> ReadAsync(
        string folder, int depth, bool hidden, Action<long>? passed, CancellationToken cancellationToken = default)
    {
        var path = new UnixPath(folder).Text;
        var files = new ContainerFiles(api, id, cancellationToken);
        using var archive = await files.OpenAsync(new(UnixPath.Join(path, ".")), followLink: false).ConfigureAwait(false);
        var folders = new Dictionary<string, List<ContainerEntry>>(StringComparer.Ordinal);
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        var reader = new ArchiveReader(archive.Content, cancellationToken, passed);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.NextAsync().ConfigureAwait(false) is { } header)
            {
                var name = EntryName.Normalize(header.Name);
                var entry = ContainerEntry.From(UnixPath.Join(path, name), header);
                if (header.Kind == TarEntryType.HardLink)
                {
                    // The data is with the first of the names.
                    entry = entry with { Size = sizes.GetValueOrDefault(EntryName.Normalize(header.LinkName)) };
                }

                if (entry.Kind == ContainerEntryKind.File)
                {
                    sizes[name] = entry.Size;
                }

                if (name.Length > 0 && IsWanted(name, depth, hidden))
                {
                    var parent = name.LastIndexOf('/') is > 0 and var end ? name[..end] : "";
                    (folders.TryGetValue(parent, out var items) ? items : folders[parent] = []).Add(entry);
                }
            }
        }

        List<ContainerEntry> sorted = [];
        Add("");
        return sorted;

        void Add(string parent)
        {
            foreach (var entry in folders.GetValueOrDefault(parent) ?? [])
            {
                sorted.Add(entry);
            }

            foreach (var entry in folders.GetValueOrDefault(parent) ?? [])
            {
                if (entry.Kind == ContainerEntryKind.Directory)
                {
                    Add(entry.Path[(path == "/" ? 1 : path.Length + 1)..]);
                }
            }
        }
    }

    private static bool IsWanted(string name, int depth, bool hidden)
    {
        var parts = name.Split('/');
        return parts.Length - 1 <= depth && (hidden || !Array.Exists(parts, part => part.StartsWith('.')));
    }
}
