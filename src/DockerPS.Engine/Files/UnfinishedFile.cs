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
    public UnfinishedFile(string path, long reserved = 0, bool isPrivate = true)
    {
        _path = path;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
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
