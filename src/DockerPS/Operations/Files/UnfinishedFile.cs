namespace DockerPS.Operations;

/// <summary>
/// A file that lies beside its place under another name until it is complete, for its owner only. It is deleted unless it gets its name.
/// </summary>
internal sealed class UnfinishedFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    /// <summary>Creates it.</summary>
    /// <param name="path">The full path that it gets in the end.</param>
    public UnfinishedFile(string path)
    {
        _path = path;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _stream = new(Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}.part"), options);
    }

    /// <summary>What is written to it.</summary>
    public Stream Stream => _stream;

    /// <summary>Gives it its name.</summary>
    public async Task CompleteAsync(bool overwrite)
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        File.Move(_stream.Name, _path, overwrite);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        File.Delete(_stream.Name);
    }
}
