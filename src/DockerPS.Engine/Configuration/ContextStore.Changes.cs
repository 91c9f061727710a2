using DockerPS.Engine.Files;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <content>Changes, byte for byte as the docker CLI writes them.</content>
public static partial class ContextStore
{
    /// <summary>The largest archive that is imported, in bytes; docker takes no larger one.</summary>
    public const int LargestArchive = ContextArchive.Limit;

    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode PrivateFolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FolderMode = PrivateFolderMode | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly object s_oneAtATime = new();

    /// <summary>Whether a context may be made with that name: as docker has it, letters, digits and <c>_ . + -</c>, two at least, the first a letter or digit.</summary>
    /// <exception cref="FormatException">The name may not be used; the message says which may.</exception>
    public static void CheckName(string name)
    {
        if (name.Length < 2 || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '+' or '-'))
        {
            throw new FormatException($"'{name}' is no name for a context: it needs two letters or digits at least, and may have '_', '.', '+' and '-' after the first.");
        }
    }

    /// <summary>Makes a context.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">The context that it begins as a copy of; null for none.</param>
    /// <param name="changes">What it has, or what is other than in the source.</param>
    /// <exception cref="FormatException">The name may not be used.</exception>
    /// <exception cref="DockerContextException">The name is taken, there is no such source, a certificate or key is none, or the store cannot be written.</exception>
    public static void Create(string name, string? source, ContextChanges changes)
    {
        CheckName(name);
        RefuseDefault(name);
        var content = source is null ? new ContextContent(new ContextMetadata(name)) : Load(source);
        content.Metadata.Name = name;
        Apply(content, changes);
        Save(content, replace: false);
    }

    /// <summary>Changes a context, and leaves everything else of it as it is.</summary>
    /// <exception cref="DockerContextException">There is no such context, a certificate or key is none, or the store cannot be written.</exception>
    public static void Change(string name, ContextChanges changes)
    {
        RefuseDefault(name);
        var content = Load(name);
        Apply(content, changes);
        Save(content, replace: true);
    }

    /// <summary>Removes a context, be it damaged.</summary>
    /// <exception cref="DockerContextException">There is no such context, or the store cannot be written.</exception>
    public static void Remove(string name)
    {
        RefuseDefault(name);
        if (!Exists(name))
        {
            throw NotFound(name);
        }

        Writing(name, () => Delete(IdOf(name)));
    }

    /// <summary>Has new sessions, and docker, use a context where nothing else says which.</summary>
    /// <exception cref="DockerContextException">The configuration file cannot be written.</exception>
    public static void Persist(string name)
    {
        try
        {
            ConfigFile.SaveCurrentContext(name == DefaultName ? null : name);
        }
        catch (FormatException error)
        {
            throw new DockerContextException(ContextFailure.Store, error.Message, error);
        }
    }

    /// <summary>A context as docker exports it, its keys included.</summary>
    /// <exception cref="DockerContextException">There is no such context, or its files cannot be read.</exception>
    public static byte[] Export(string name) => ContextArchive.Write(Load(name));

    /// <summary>Takes in an exported context.</summary>
    /// <param name="archive">The tar or zip.</param>
    /// <param name="name">The name to give to it; null for the one that it has.</param>
    /// <param name="replace">Whether it takes the place of a context of that name.</param>
    /// <param name="cancellationToken">Ends the reading; what is not read whole is not taken in.</param>
    /// <returns>The context's name.</returns>
    /// <exception cref="FormatException">The name that is given may not be used.</exception>
    /// <exception cref="DockerContextException">The archive is none, the name is taken, or the store cannot be written.</exception>
    public static async Task<string> ImportAsync(Stream archive, string? name, bool replace, CancellationToken cancellationToken = default)
    {
        if (name is not null)
        {
            CheckName(name);
        }

        var content = await ContextArchive.ReadAsync(archive, isNamed: name is not null, cancellationToken).ConfigureAwait(false);
        content.Metadata.Name = name ?? content.Metadata.Name;
        RefuseDefault(content.Metadata.Name);
        Save(content, replace);
        return content.Metadata.Name;
    }

    private static void RefuseDefault(string name)
    {
        if (name == DefaultName)
        {
            throw Reserved();
        }
    }

    /// <summary>All of a context.</summary>
    private static ContextContent Load(string name)
    {
        if (name == DefaultName)
        {
            return LoadDefault();
        }

        var content = new ContextContent(Read(IdOf(name)) ?? throw NotFound(name));
        var folder = Path.Combine(TlsFolder, IdOf(name));
        foreach (var path in TlsFiles(folder))
        {
            content.TlsFiles[Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')] = ReadFile(path);
        }

        return content;
    }

    private static ContextContent LoadDefault()
    {
        var content = new ContextContent(new ContextMetadata(DefaultName) { Host = EngineSelection.DefaultHost });
        if (EngineSelection.DefaultTls is { } tls)
        {
            content.Metadata.SkipTlsVerify = tls.SkipVerify;
            foreach (var key in new[] { ContextContent.CaCertificate, ContextContent.Certificate, ContextContent.CertificateKey })
            {
                if (Path.Combine(tls.Folder, Path.GetFileName(key)) is var path && File.Exists(path))
                {
                    content.TlsFiles[key] = ReadFile(path);
                }
            }
        }

        return content;
    }

    /// <summary>Lays changes over a context. Certificates and keys are checked first: what could not be used is not kept.</summary>
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
                Lay(ContextContent.CaCertificate, changes.CaCertificate),
                Lay(ContextContent.Certificate, changes.Certificate),
                Lay(ContextContent.CertificateKey, changes.CertificateKey),
                content.Metadata.SkipTlsVerify);
        }
        catch (FormatException error)
        {
            throw new DockerContextException(ContextFailure.Certificate, error.Message, error);
        }

        TlsFile? Lay(string key, string? path)
        {
            if (path is { Length: > 0 })
            {
                content.TlsFiles[key] = ReadFile(path);
            }
            else if (path is not null)
            {
                content.TlsFiles.Remove(key);
            }

            return content.TlsFiles.TryGetValue(key, out var data) ? new(path ?? key, data) : null;
        }
    }

    /// <summary>Writes a context. Its files for TLS come first: an engine is never reached with fewer than it is meant to be.</summary>
    private static void Save(ContextContent content, bool replace)
    {
        var id = IdOf(content.Metadata.Name);
        Writing(content.Metadata.Name, () =>
        {
            var isNew = !Exists(content.Metadata.Name);
            if (!isNew && !replace)
            {
                throw new DockerContextException(ContextFailure.Exists, $"There is a context '{content.Metadata.Name}' already.")
                {
                    Advice = "Choose another name, change it with Set-DockerContext, or remove it first.",
                };
            }

            try
            {
                AtomicFile.CreateFolder(Path.Combine(MetaFolder, id), FolderMode);
                SaveTlsFiles(Path.Combine(TlsFolder, id), content.TlsFiles);
                AtomicFile.Write(Path.Combine(MetaFolder, id, MetadataFile), content.Metadata.ToBytes(), FileMode);
            }
            catch (Exception error) when (isNew && IsOfFileSystem(error))
            {
                Delete(id);
                throw;
            }
        });
    }

    /// <summary>Writes the files for TLS, and takes away those that a context no longer has.</summary>
    private static void SaveTlsFiles(string folder, SortedDictionary<string, byte[]> files)
    {
        foreach (var (name, data) in files)
        {
            var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
            AtomicFile.CreateFolder(Path.GetDirectoryName(path)!, PrivateFolderMode);
            AtomicFile.Write(path, data);
        }

        foreach (var path in TlsFiles(folder).Where(path => !files.ContainsKey(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))))
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

    private static string[] TlsFiles(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).SelectMany(Directory.GetFiles)] : [];

    private static void Delete(string id)
    {
        foreach (var folder in new[] { Path.Combine(MetaFolder, id), Path.Combine(TlsFolder, id) })
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (IsOfFileSystem(error))
        {
            throw new DockerContextException(ContextFailure.Store, $"The file '{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Changes the store; what the file system refuses becomes an error about the context.</summary>
    private static void Writing(string name, Action write)
    {
        try
        {
            lock (s_oneAtATime)
            {
                write();
            }
        }
        catch (Exception error) when (IsOfFileSystem(error))
        {
            throw new DockerContextException(ContextFailure.Store, $"The context '{name}' cannot be written: {error.Message}", error);
        }
    }
}
