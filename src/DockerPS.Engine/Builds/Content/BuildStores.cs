using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Builds;

/// <summary>
/// The folders of this computer from which a build reads blobs, and to which it writes some: build caches, images as contexts, and an
/// image as output. Folders that are written are created before the build, so that one that cannot be is an error then.
/// </summary>
public sealed class BuildStores : IDisposable
{
    private const string OutputId = "export";

    private readonly Dictionary<string, ContentStore> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Folder, string Tag)> _caches = new(StringComparer.Ordinal);
    private readonly List<(ContentStore Store, string Path)> _created = [];
    private IReadOnlyList<string>? _names;

    /// <summary>The stores by their ids, which the engine names in its calls.</summary>
    internal IReadOnlyDictionary<string, ContentStore> ById => _stores;

    /// <summary>Opens the folders that are read, and replaces them in the options by what the engine has to know.</summary>
    /// <param name="options">The options, with full paths.</param>
    /// <param name="warn">Receives the build caches that are not there. As with buildx, the first build has none to read.</param>
    /// <exception cref="ArchiveException">A folder has no such image, or is none; or its list of images is not valid.</exception>
    public BuildOptions Read(BuildOptions options, Action<string> warn) => options with
    {
        CacheFrom =
        [
            .. options.CacheFrom.Select(entry => entry.Type == "local" ? ReadCache(entry, warn) : entry).OfType<BuildCacheEntry>(),
        ],
        CacheTo = [.. options.CacheTo.Select(entry => entry.Type == "local" ? NameCache(entry) : entry)],
        NamedContexts = [.. options.NamedContexts.Select(context => context.Layout is null ? context : ReadContext(context))],
    };

    /// <summary>Creates the folders that are written.</summary>
    /// <param name="plan">The plan, made of the options that <see cref="Read"/> returned.</param>
    /// <exception cref="ArchiveException">A folder cannot be created or written, or its list of images is not valid.</exception>
    public void Create(BuildPlan plan)
    {
        foreach (var id in plan.Request.CacheExports.Where(entry => entry.Type == "local").Select(entry => entry.Attributes["dest"]))
        {
            Create($"local:{id}", _caches[id].Folder);
        }

        foreach (var (output, exporter) in plan.Outputs.Zip(plan.Request.Exporters)
            .Where(pair => pair.First.Target == BuildOutputTarget.Store))
        {
            Create(OutputId, output.Destination);
            _names = NamesOf(exporter);
        }
    }

    /// <summary>Adds what the build wrote to the lists of images.</summary>
    /// <exception cref="ArchiveException">A list cannot be written.</exception>
    public async Task CompleteAsync(SolveResult result, CancellationToken cancellationToken)
    {
        var response = result.ExporterResponse;
        if (_stores.GetValueOrDefault(OutputId) is { } output && output.Last is not null)
        {
            var descriptor = Decode(response.GetValueOrDefault("containerimage.descriptor"));
            await PutAsync(output, descriptor, _names, "latest", cancellationToken).ConfigureAwait(false);
        }

        foreach (var (id, (_, tag)) in _caches)
        {
            // Without a manifest, the export failed, and ignore-error=true asks to go on.
            if (response.GetValueOrDefault("cache.manifest") is { Length: > 0 } text
                && _stores.GetValueOrDefault($"local:{id}") is { Last: not null } cache)
            {
                await PutAsync(cache, Encoding.UTF8.GetBytes(text), null, tag, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Removes what was created for nothing: folders to which nothing was written, and new folders without a list of images, since the
    /// build failed. In a folder that was there, complete blobs stay: other builds may count on them.
    /// </summary>
    public void Dispose()
    {
        foreach (var (store, path) in Enumerable.Reverse(_created))
        {
            var isListed = new LayoutIndex(store.Folder).Exists;
            if (path == store.Folder && !isListed)
            {
                store.Discard();
            }

            if (!isListed || store.Last is null)
            {
                ContentStore.TryDelete(path);
            }
        }
    }

    /// <summary>
    /// Returns the names of the image as the engine writes them; null for none. The engine tells names as well, but of several outputs only
    /// those of the last.
    /// </summary>
    private static string[]? NamesOf(SolveOption exporter) => exporter.Attributes.GetValueOrDefault("name") is { Length: > 0 } names
        ? [.. names.Split(',').Select(name => ImageName.Parse(name).WithDefaultTag().Canonical)]
        : null;

    private static async Task PutAsync(
        ContentStore store, byte[] descriptor, IReadOnlyList<string>? names, string tag, CancellationToken cancellationToken)
    {
        // Several exporters of a build tell their results under the same key, so this one may be another's.
        var told = LayoutIndex.Parse(descriptor);
        var item = told?["digest"] is JsonValue value && value.TryGetValue<string>(out var text)
            && ContentDigest.TryParse(text) is { } digest && store.Find(digest) is not null
            ? told
            : Describe(store);
        await new LayoutIndex(store.Folder).PutAsync(item, names, tag, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Describes the manifest or index that the engine wrote last.</summary>
    private static JsonObject Describe(ContentStore store)
    {
        if (store.Last is not { } digest || store.Find(digest) is not { } file)
        {
            throw Unknown(store);
        }

        try
        {
            return LayoutIndex.Parse(File.ReadAllBytes(file.FullName))?["mediaType"]?.DeepClone() is { } mediaType
                ? new() { ["mediaType"] = mediaType, ["digest"] = digest.ToString(), ["size"] = file.Length }
                : throw Unknown(store);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(file.FullName, error);
        }
    }

    private static DockerStreamException Unknown(ContentStore store) =>
        new($"The engine did not tell what it wrote to '{store.Folder}'.");

    private static byte[] Decode(string? base64)
    {
        var buffer = new byte[base64?.Length ?? 0];
        return Convert.TryFromBase64String(base64 ?? "", buffer, out var length) ? buffer[..length] : [];
    }

    /// <summary>
    /// Returns the name of a folder for the engine: its path, or a hash of it if that cannot be a header of a call, in which the engine
    /// names the folder.
    /// </summary>
    private static string NameOf(string folder) => folder.All(unit => unit is >= '!' and <= '~')
        ? folder
        : $"folder-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(folder)), 0, 16).ToLowerInvariant()}";

    private static IEnumerable<string> MissingFolders(string folder)
    {
        for (var path = folder; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
        {
            yield return path;
        }
    }

    private static void RequireFolder(string folder)
    {
        if (File.Exists(folder))
        {
            throw new ArchiveException(ArchiveFailure.LocalRead, folder, $"'{folder}' could not be read: it is a file, not a folder.");
        }
    }

    private static ContentDigest DigestOf(string folder, string? tag)
    {
        var index = new LayoutIndex(folder);
        var found = index.Find(tag ?? "latest", orOnly: tag is null);
        return found is null
            ? throw new ArchiveException(
                ArchiveFailure.LocalRead,
                folder,
                $"'{folder}' has nothing with the tag '{tag ?? "latest"}'. {Choice(index.Tags())}")
            : ContentDigest.TryParse(found) ?? throw new ArchiveException(
                ArchiveFailure.LocalRead, index.Path, $"'{index.Path}' has the digest '{found}', which is not valid.");
    }

    private static string Choice(IReadOnlyList<string> tags) =>
        tags.Count > 0 ? $"It has: {string.Join(", ", tags)}." : "Name it by its digest.";

    private static void RequireBlob(ContentStore store, ContentDigest digest)
    {
        if (store.Find(digest) is null)
        {
            throw new ArchiveException(ArchiveFailure.LocalRead, store.Folder, $"'{store.Folder}' has nothing with the digest '{digest}'.");
        }
    }

    private BuildCacheEntry? ReadCache(BuildCacheEntry entry, Action<string> warn)
    {
        var folder = entry.Attributes["src"];
        RequireFolder(folder);
        var digest = entry.Digest;
        if (digest is null ? !new LayoutIndex(folder).Exists : !Directory.Exists(folder))
        {
            warn($"There is no build cache in '{folder}' yet. The build goes on without it.");
            return null;
        }

        var store = new ContentStore(folder, isWritable: false);
        digest ??= DigestOf(folder, entry.Attributes.GetValueOrDefault("tag") ?? "latest");
        RequireBlob(store, digest);
        _stores.TryAdd($"local:{NameOf(folder)}", store);
        return entry with
        {
            Attributes = new Dictionary<string, string>(entry.Attributes) { ["src"] = NameOf(folder), ["digest"] = digest.ToString() },
        };
    }

    private BuildCacheEntry NameCache(BuildCacheEntry entry)
    {
        var folder = entry.Attributes["dest"];
        _caches[NameOf(folder)] = (folder, entry.Attributes.GetValueOrDefault("tag") ?? "latest");
        return entry with { Attributes = new Dictionary<string, string>(entry.Attributes) { ["dest"] = NameOf(folder) } };
    }

    private BuildNamedContext ReadContext(BuildNamedContext context)
    {
        var (folder, tag, digest) = context.Layout!;
        RequireFolder(folder);
        if (!Directory.Exists(folder))
        {
            throw ArchiveException.Reading(folder, new DirectoryNotFoundException());
        }

        var index = new LayoutIndex(folder);
        if (digest is null && !index.Exists)
        {
            throw new ArchiveException(
                ArchiveFailure.LocalRead, folder, $"'{folder}' is not a folder with an image (OCI layout): it has no index.json.");
        }

        var store = new ContentStore(folder, isWritable: false);
        digest ??= DigestOf(folder, tag == "latest" ? null : tag);
        RequireBlob(store, digest);
        var id = Guid.NewGuid().ToString("N");
        _stores[$"oci:{id}"] = store;
        return context with { Source = $"oci-layout://{id}:{tag ?? "latest"}@{digest}" };
    }

    private void Create(string id, string folder)
    {
        var store = new ContentStore(folder, isWritable: true);
        if (MissingFolders(store.Ingest).FirstOrDefault(File.Exists) is { } file)
        {
            throw new ArchiveException(
                ArchiveFailure.LocalWrite,
                folder,
                $"'{folder}' could not be written: {(file == folder ? "it" : $"'{file}'")} is a file, not a folder.");
        }

        store.Guard(() =>
        {
            foreach (var path in MissingFolders(store.Ingest).Reverse())
            {
                Directory.CreateDirectory(path);
                _created.Add((store, path));
            }
        });
        if (new LayoutIndex(folder) is { Exists: true } index)
        {
            index.Check();
        }

        // A folder that others may not write to is found now rather than at the end of the build.
        store.RequireWritable();
        _stores[id] = store;
    }
}
