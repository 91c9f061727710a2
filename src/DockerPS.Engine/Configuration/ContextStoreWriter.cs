using DockerPS.Engine.Files;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <summary>Changes the docker CLI's store of contexts, byte for byte as the docker CLI writes it.</summary>
public static class ContextStoreWriter
{
    /// <summary>The size of the largest archive that is imported, in bytes; docker's limit.</summary>
    public const int LargestArchive = ContextArchive.Limit;

    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode PrivateFolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FolderMode = PrivateFolderMode
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly object s_lock = new();

    /// <summary>Creates a context.</summary>
    /// <param name="name">The context's name.</param>
    /// <param name="source">The context to copy; null for an empty one.</param>
    /// <param name="changes">The settings of the new context; those of the source apply where they are null.</param>
    /// <exception cref="FormatException">The name is not valid.</exception>
    /// <exception cref="DockerContextException">
    /// The name is taken, the source does not exist, a certificate or key is not valid, or the store cannot be written.
    /// </exception>
    public static void Create(string name, string? source, ContextChanges changes)
    {
        ContextStore.CheckName(name);
        ThrowIfDefault(name);
        var content = source is null ? new ContextContent(new ContextMetadata(name)) : ContextStore.Load(source);
        content.Metadata.Name = name;
        Apply(content, changes);
        Save(content, replace: false);
    }

    /// <summary>Changes settings of a context and leaves the others alone.</summary>
    /// <exception cref="DockerContextException">
    /// The context does not exist, a certificate or key is not valid, or the store cannot be written.
    /// </exception>
    public static void Change(string name, ContextChanges changes)
    {
        ThrowIfDefault(name);
        var content = ContextStore.Load(name);
        Apply(content, changes);
        Save(content, replace: true);
    }

    /// <summary>Removes a context, even a damaged one.</summary>
    /// <exception cref="DockerContextException">The context does not exist, or the store cannot be written.</exception>
    public static void Remove(string name)
    {
        ThrowIfDefault(name);
        if (!ContextStore.Exists(name))
        {
            throw ContextStore.NotFound(name);
        }

        Write(name, () => Delete(ContextStore.IdOf(name)));
    }

    /// <summary>Makes a context the current one of new sessions, and of docker.</summary>
    /// <exception cref="DockerContextException">The configuration file cannot be written.</exception>
    public static void Persist(string name)
    {
        try
        {
            ConfigFile.SaveCurrentContext(name == ContextStore.DefaultName ? null : name);
        }
        catch (FormatException error)
        {
            throw new DockerContextException(ContextFailure.Store, error.Message, error);
        }
    }

    /// <summary>Imports an exported context.</summary>
    /// <param name="archive">The tar or zip.</param>
    /// <param name="name">The name to give it; null for its own.</param>
    /// <param name="replace">Replaces an existing context of that name.</param>
    /// <param name="cancellationToken">Cancels the import; an archive that was read in part is not imported.</param>
    /// <returns>The context's name.</returns>
    /// <exception cref="FormatException"><paramref name="name"/> is not valid.</exception>
    /// <exception cref="DockerContextException">
    /// The archive is not an exported context, the name is taken, or the store cannot be written.
    /// </exception>
    public static async Task<string> ImportAsync(Stream archive, string? name, bool replace, CancellationToken cancellationToken = default)
    {
        if (name is not null)
        {
            ContextStore.CheckName(name);
        }

        var content = await ContextArchive.ReadAsync(archive, isNamed: name is not null, cancellationToken).ConfigureAwait(false);
        content.Metadata.Name = name ?? content.Metadata.Name;
        ThrowIfDefault(content.Metadata.Name);
        Save(content, replace);
        return content.Metadata.Name;
    }

    private static void ThrowIfDefault(string name)
    {
        if (name == ContextStore.DefaultName)
        {
            throw ContextStore.Reserved();
        }
    }

    /// <summary>Applies changes. Certificates and keys are checked first, so that none is stored that could not be used.</summary>
    private static void Apply(ContextContent content, ContextChanges changes)
    {
        content.Metadata.Host = changes.Endpoint?.Text ?? content.Metadata.Host;
        content.Metadata.Description = changes.Description ?? content.Metadata.Description;
        content.Metadata.SkipTlsVerify = changes.SkipTlsVerify ?? content.Metadata.SkipTlsVerify;
        if (changes is { CaCertificate: null, Certificate: null, CertificateKey: null })
        {
            return;
        }

        try
        {
            TlsSettings.From(
                Replace(ContextContent.CaCertificate, changes.CaCertificate),
                Replace(ContextContent.Certificate, changes.Certificate),
                Replace(ContextContent.CertificateKey, changes.CertificateKey),
                content.Metadata.SkipTlsVerify);
        }
        catch (FormatException error)
        {
            throw new DockerContextException(ContextFailure.Certificate, error.Message, error);
        }

        TlsFile? Replace(string key, string? path)
        {
            if (path is { Length: > 0 })
            {
                content.TlsFiles[key] = ContextStore.ReadFile(path);
            }
            else if (path is not null)
            {
                content.TlsFiles.Remove(key);
            }

            return content.TlsFiles.TryGetValue(key, out var data) ? new(path ?? key, data) : null;
        }
    }

    /// <summary>Writes a context. The TLS files come first, so that its engine is never reached with fewer than it should have.</summary>
    private static void Save(ContextContent content, bool replace)
    {
        var id = ContextStore.IdOf(content.Metadata.Name);
        Write(content.Metadata.Name, () =>
        {
            var isNew = !ContextStore.Exists(content.Metadata.Name);
            if (!isNew && !replace)
            {
                throw new DockerContextException(ContextFailure.Exists, $"The context '{content.Metadata.Name}' already exists.");
            }

            try
            {
                AtomicFile.CreateFolder(Path.Combine(ContextStore.MetaFolder, id), FolderMode);
                SaveTlsFiles(Path.Combine(ContextStore.TlsFolder, id), content.TlsFiles);
                AtomicFile.Write(
                    Path.Combine(ContextStore.MetaFolder, id, ContextStore.MetadataFile), content.Metadata.ToBytes(), FileMode);
            }
            catch (Exception error) when (isNew && ContextStore.IsOfFileSystem(error))
            {
                Delete(id);
                throw;
            }
        });
    }

    /// <summary>Writes the TLS files of a context, and deletes those that it no longer has.</summary>
    private static void SaveTlsFiles(string folder, SortedDictionary<string, byte[]> files)
    {
        foreach (var (name, data) in files)
        {
            var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
            AtomicFile.CreateFolder(Path.GetDirectoryName(path)!, PrivateFolderMode);
            AtomicFile.Write(path, data);
        }

        foreach (var path in ContextStore.TlsFilesIn(folder).Where(path => !files.ContainsKey(ContextStore.TlsKeyOf(folder, path))))
        {
            File.Delete(path);
            if (!Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Any())
            {
                Directory.Delete(Path.GetDirectoryName(path)!);
            }
        }

        if (files.Count == 0 && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Delete(string id)
    {
        foreach (var folder in new[] { Path.Combine(ContextStore.MetaFolder, id), Path.Combine(ContextStore.TlsFolder, id) })
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Runs a change of the store and translates file system errors.</summary>
    private static void Write(string name, Action write)
    {
        try
        {
            lock (s_lock)
            {
                write();
            }
        }
        catch (Exception error) when (ContextStore.IsOfFileSystem(error))
        {
            throw new DockerContextException(ContextFailure.Store, $"The context '{name}' cannot be written: {error.Message}", error);
        }
    }
}
