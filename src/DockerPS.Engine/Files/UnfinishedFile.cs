namespace DockerPS.Engine.Files;

/// <summary>
/// Writes a file under a temporary name beside its path, and renames it when it is complete. It is deleted if it never
/// is.
/// </summary>
public sealed class UnfinishedFile : IDisposable, IAsyncDisposable
{
    /// <summary>The mode of files that only their owner may read and write.</summary>
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private bool _isComplete;

    /// <summary>Creates the temporary file.</summary>
    /// <param name="path">The full path of the complete file, in a folder that exists.</param>
    /// <param name="reserved">Bytes to reserve, so that a disk that is too small fails at once.</param>
    /// <param name="isPrivate">Lets only the owner read it; otherwise the mode is that of any new file.</param>
    /// <exception cref="IOException">The file cannot be created, or a device, a pipe or a socket has the path.</exception>
    public UnfinishedFile(string path, long reserved = 0, bool isPrivate = true)
    {
        RequireNoDevice(path);
        _path = path;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,

            // Another build may have the folder as its context, and reads what is there.
            Share = FileShare.Read,
            BufferSize = 0,
            PreallocationSize = reserved,
        };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        Stream = new(TemporaryPath(path), options);
    }

    /// <summary>The content.</summary>
    public FileStream Stream { get; }

    /// <summary>
    /// Returns whether a file can have the path: it is free, that of a file, or of a link to one of these. Renaming would also replace a
    /// device such as <c>/dev/null</c>, and every program of this computer would have a file instead.
    /// </summary>
    /// <exception cref="IOException">The path cannot be read.</exception>
    public static bool CanReplace(string path) =>
        !LocalItem.TryRead(path, followLink: true, out var item) || item.Kind == LocalKind.File;

    /// <summary>Throws if renaming to a path would replace a device, a pipe or a socket, or a link to one.</summary>
    /// <exception cref="IOException">It would.</exception>
    internal static void RequireNoDevice(string path)
    {
        if (!Directory.Exists(path) && !CanReplace(path))
        {
            throw new IOException($"'{path}' is a device, a pipe or a socket, which a file must not replace.");
        }
    }

    /// <summary>Returns a new name beside a path.</summary>
    internal static string TemporaryPath(string path) => Path.Join(Path.GetDirectoryName(path), $".{Path.GetRandomFileName()}.part");

    /// <summary>Renames the file.</summary>
    /// <param name="overwrite">Replaces a file or a link of that name.</param>
    public void Complete(bool overwrite)
    {
        Stream.Dispose();
        File.Move(Stream.Name, _path, overwrite);
        _isComplete = true;
    }

    /// <inheritdoc cref="Complete"/>
    public async Task CompleteAsync(bool overwrite)
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        Complete(overwrite);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (!_isComplete)
        {
            File.Delete(Stream.Name);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        Dispose();
    }
}
