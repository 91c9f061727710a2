namespace DockerPS.Operations;

/// <summary>The log of a build, line by line as it comes: to the verbose stream, and to a file where one is wanted.</summary>
internal sealed class BuildLogWriter : IAsyncDisposable
{
    private readonly StreamWriter? _file;
    private readonly Func<string, ValueTask> _say;

    private BuildLogWriter(StreamWriter? file, Func<string, ValueTask> say) => (_file, _say) = (file, say);

    /// <summary>Begins a log.</summary>
    /// <param name="path">The full path of the file; null for none.</param>
    /// <param name="say">Takes each line.</param>
    public static BuildLogWriter Open(string? path, Func<string, ValueTask> say) => new(
        path is null ? null : new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true },
        say);

    /// <summary>Writes a line.</summary>
    public async ValueTask WriteAsync(string line)
    {
        if (_file is not null)
        {
            await _file.WriteLineAsync(line).ConfigureAwait(false);
        }

        await _say(line).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? default;
}
