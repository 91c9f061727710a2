using System.IO.Enumeration;
using System.Text;
using DockerPS.Engine.Files;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Archives;

/// <summary>The folder of a build context, without ignored files and with the Dockerfile, wherever that comes from.</summary>
internal sealed class BuildContextFolder
{
    /// <summary>The default name of the Dockerfile.</summary>
    public const string DefaultDockerfile = "Dockerfile";

    private const string IgnoreFile = BuildContext.IgnoreFile;

    private readonly string _folder;
    private readonly CopyOptions _options;
    private readonly DockerIgnore _rules;
    private readonly byte[]? _content;

    private BuildContextFolder(string folder, string dockerfile, byte[]? content, string? ignoreFile, BuildFiles files, CopyOptions options)
    {
        (_folder, Dockerfile, _content, Files, _options) = (folder, dockerfile, content, files, options);
        _rules = ReadRules(ignoreFile is not null && File.Exists(ignoreFile) ? ignoreFile : Path.Combine(folder, IgnoreFile));
        RequireReachable();
    }

    /// <summary>The folder and its Dockerfile.</summary>
    public BuildFiles Files { get; }

    /// <summary>The Dockerfile's path in the tar.</summary>
    public string Dockerfile { get; }

    /// <summary>Opens a folder with a Dockerfile in a file.</summary>
    public static BuildContextFolder Open(string folder, string? dockerfile, CopyOptions options)
    {
        RequireFolder(folder);
        var path = dockerfile ?? DefaultIn(folder);
        if (LocalItem.Read(path, followLink: true).Kind != LocalKind.File)
        {
            throw new ArchiveException(ArchiveFailure.LocalRead, path, $"'{path}' is not a file. The Dockerfile must be a file.");
        }

        var ignoreFile = $"{path}{IgnoreFile}";
        var content = Read(path);
        var files = new BuildFiles(folder, Path.GetFileName(path), content, File.Exists(ignoreFile) ? Read(ignoreFile) : null);
        return NameIn(folder, path) is { } name
            ? new(folder, name, null, ignoreFile, files, options)
            : new(folder, BuildContext.NameFor(content), content, ignoreFile, files, options);
    }

    /// <summary>Creates a context from a folder, with a Dockerfile that is not in a file.</summary>
    public static BuildContextFolder Open(string folder, byte[] content, CopyOptions options)
    {
        RequireFolder(folder);
        return new(folder, BuildContext.NameFor(content), content, null, new(folder, DefaultDockerfile, content, null), options);
    }

    /// <summary>Writes the tar. The Dockerfile comes first, since BuildKit recognizes the kind of context by its first entry.</summary>
    public Task WriteAsync(Stream output, BuilderKind builder, CancellationToken cancellationToken) => ArchiveWriter.WriteAsync(
        output,
        _options,
        async tar =>
        {
            // The classic builder reads both, and removes them if they are ignored; BuildKit reads the Dockerfile only.
            var classic = builder == BuilderKind.Classic;
            var rules = _rules.Except(classic ? [Dockerfile, IgnoreFile] : [Dockerfile]);
            HashSet<string> written = new(StringComparer.Ordinal) { Dockerfile };
            if (_content is null)
            {
                await AddAsync(tar, Dockerfile, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await tar.AddFileAsync(Dockerfile, _content, cancellationToken).ConfigureAwait(false);
                if (classic && written.Add(IgnoreFile))
                {
                    await tar.AddFileAsync(IgnoreFile, IgnoreFileWithDockerfile(), cancellationToken).ConfigureAwait(false);
                }
            }

            await new Walk(this, tar, rules, written).AddChildrenAsync("", cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    private Task AddAsync(ArchiveWriter tar, string name, CancellationToken cancellationToken) =>
        AddAsync(tar, name, ReadItem(name), cancellationToken);

    private Task AddAsync(ArchiveWriter tar, string name, LocalItem item, CancellationToken cancellationToken) =>
        tar.AddItemAsync(Path.Combine(_folder, name), name, item, cancellationToken);

    private LocalItem ReadItem(string name) => LocalItem.Read(Path.Combine(_folder, name));

    /// <summary>
    /// Returns the ignore rules plus one for the Dockerfile from outside, so that the classic builder removes it after reading it.
    /// </summary>
    private byte[] IgnoreFileWithDockerfile()
    {
        var path = Path.Combine(_folder, IgnoreFile);
        var rules = File.Exists(path) ? Encoding.UTF8.GetString(Read(path)) : IgnoreFile;
        return Encoding.UTF8.GetBytes($"{rules}\n{Dockerfile}\n");
    }

    /// <summary>
    /// Refuses a folder that contains a name that cannot be opened and is not ignored, before half of the context is sent.
    /// </summary>
    private void RequireReachable()
    {
        var doubtful = new FileSystemEnumerable<string>(
            _folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.FileName.Contains('\uFFFD'),
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.FileName.Contains('\uFFFD'),
        };
        foreach (var path in doubtful)
        {
            if (ArchiveWriter.IsUnreachable(path)
                && !_rules.IsIgnored(Path.GetRelativePath(_folder, path).Replace(Path.DirectorySeparatorChar, '/')))
            {
                throw new ArchiveException(
                    ArchiveFailure.LocalNotFound, path, $"'{path}' cannot be sent: its name is not UTF-8, and .NET cannot open it.")
                {
                    Advice = "Rename it, or add it to .dockerignore, with ? for the byte.",
                };
            }
        }
    }

    private static DockerIgnore ReadRules(string path)
    {
        try
        {
            return File.Exists(path) ? DockerIgnore.Parse(Encoding.UTF8.GetString(Read(path))) : DockerIgnore.None;
        }
        catch (FormatException error)
        {
            throw new FormatException($"'{path}' cannot be used: {error.Message}", error);
        }
    }

    private static void RequireFolder(string folder)
    {
        if (LocalItem.Read(folder, followLink: true).Kind != LocalKind.Directory)
        {
            throw new ArchiveException(ArchiveFailure.LocalRead, folder, $"'{folder}' is not a folder.");
        }
    }

    /// <summary>Returns the folder's default Dockerfile; as with docker, one in lower case if there is no other.</summary>
    private static string DefaultIn(string folder)
    {
        var (usual, lower) = (Path.Combine(folder, DefaultDockerfile), Path.Combine(folder, "dockerfile"));
        return !Path.Exists(usual) && Path.Exists(lower) ? lower : usual;
    }

    /// <summary>Returns the path of a Dockerfile in the folder, with links resolved; null if it is outside.</summary>
    private static string? NameIn(string folder, string path)
    {
        var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(name) || name == ".." || name.StartsWith("../", StringComparison.Ordinal) ? null : name;
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(path, error);
        }
    }

    /// <summary>Walks through the folder.</summary>
    private sealed class Walk(BuildContextFolder context, ArchiveWriter tar, DockerIgnore rules, HashSet<string> written)
    {
        /// <summary>The ignored parents of the current folder, which are written only if something in them is.</summary>
        private readonly List<string> _ignoredParents = [];

        public async Task AddChildrenAsync(string folder, CancellationToken cancellationToken)
        {
            foreach (var path in ArchiveWriter.ChildrenOf(Path.Combine(context._folder, folder)))
            {
                var name = UnixPath.Join(folder, Path.GetFileName(path));
                if (!written.Contains(name))
                {
                    await AddAsync(name, rules.IsIgnored(name), cancellationToken).ConfigureAwait(false);
                }
            }
        }

        private async Task AddAsync(string name, bool ignored, CancellationToken cancellationToken)
        {
            if (ignored && !rules.MayContainIncluded(name))
            {
                return;
            }

            var item = context.ReadItem(name);
            if (!ignored)
            {
                await AddParentsAsync(cancellationToken).ConfigureAwait(false);
                await context.AddAsync(tar, name, item, cancellationToken).ConfigureAwait(false);
            }
            else if (item.Kind == LocalKind.Directory)
            {
                _ignoredParents.Add(name);
            }

            if (item.Kind == LocalKind.Directory)
            {
                await AddChildrenAsync(name, cancellationToken).ConfigureAwait(false);
                _ignoredParents.Remove(name);
            }
        }

        private async Task AddParentsAsync(CancellationToken cancellationToken)
        {
            foreach (var parent in _ignoredParents)
            {
                await context.AddAsync(tar, parent, cancellationToken).ConfigureAwait(false);
            }

            _ignoredParents.Clear();
        }
    }
}
