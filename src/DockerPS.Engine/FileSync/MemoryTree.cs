using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// A folder of a few files that exist in memory only. It serves for a Dockerfile from text, and for one outside of the context: what is
/// in it is never part of the context.
/// </summary>
internal sealed class MemoryTree : FileTree
{
    private const UnixFileMode FileMode = (UnixFileMode)0x1A4;
    private const string IgnoreFile = ".dockerignore";

    private readonly SortedList<string, byte[]> _files = new(Utf8Order.Instance);
    private readonly long _time;

    /// <summary>Creates a folder.</summary>
    /// <param name="time">The time of the last write of its files.</param>
    public MemoryTree(DateTimeOffset time) => _time = (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    /// <summary>Creates a folder with a Dockerfile and the ignore file that belongs to it, if there is one. Links are followed.</summary>
    /// <param name="path">The full path of the Dockerfile.</param>
    /// <exception cref="ArchiveException">The file cannot be read.</exception>
    public static MemoryTree OfDockerfile(string path)
    {
        try
        {
            var tree = new MemoryTree(File.GetLastWriteTimeUtc(path)).Add(Path.GetFileName(path), File.ReadAllBytes(path));
            var ignore = $"{path}{IgnoreFile}";
            return File.Exists(ignore) ? tree.Add(Path.GetFileName(ignore), File.ReadAllBytes(ignore)) : tree;
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(path, error);
        }
    }

    /// <summary>Adds a file, and returns this folder.</summary>
    /// <param name="name">The name, without a folder.</param>
    /// <param name="content">The content.</param>
    public MemoryTree Add(string name, byte[] content)
    {
        _files[name] = content;
        return this;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Child>? ChildrenOf(string folder) =>
        folder.Length == 0 ? [.. _files.Keys.Select(name => new Child(name, MayBeFolder: false))] : null;

    /// <inheritdoc/>
    public override Item? Find(string path) => !_files.TryGetValue(path, out var content) ? null : new(
        new FileStat
        {
            Path = path,
            Mode = GoMode.Of(LocalKind.File, FileMode),
            Size = content.Length,
            ModifiedAt = _time,
        },
        null);

    /// <inheritdoc/>
    public override bool IsFolder(string path) => path.Length == 0;

    /// <inheritdoc/>
    public override string? LinkTarget(string path) => null;

    /// <inheritdoc/>
    public override Stream? Open(string path) =>
        _files.TryGetValue(path, out var content) ? new MemoryStream(content, writable: false) : null;

    /// <inheritdoc/>
    public override int Read(Stream file, string path, Span<byte> buffer) => file.Read(buffer);
}
