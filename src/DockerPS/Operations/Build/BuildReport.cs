namespace DockerPS.Operations;

/// <summary>Writes the log of a build line by line, to the verbose stream and optionally to a file.</summary>
internal sealed class BuildLogWriter : IAsyncDisposable
{
    private readonly StreamWriter? _file;
    private readonly Func<string, ValueTask> _writeVerbose;

    private BuildLogWriter(StreamWriter? file, Func<string, ValueTask> writeVerbose) => (_file, _writeVerbose) = (file, writeVerbose);

    /// <summary>Opens a log.</summary>
    /// <param name="path">The full path of the file; null for none.</param>
    /// <param name="writeVerbose">Receives each line.</param>
    public static BuildLogWriter Open(string? path, Func<string, ValueTask> writeVerbose) =>
        new(path is null ? null : OpenFile(path), writeVerbose);

    /// <summary>Writes a line.</summary>
    public async ValueTask WriteAsync(string line)
    {
        if (_file is not null)
        {
            await _file.WriteLineAsync(line).ConfigureAwait(false);
        }

        await _writeVerbose(line).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? default;

    private static StreamWriter OpenFile(string path) =>
        new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
}
