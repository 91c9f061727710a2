using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Operations;

/// <summary>
/// A file that an output of a build goes to. It is created when the output arrives, since its folder may be the build context: it would be
/// sent as a part of that.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _target;
    private UnfinishedFile? _file;

    /// <summary>Finds whether the file can be created.</summary>
    /// <param name="path">The full path. Of a link, the target is written, as docker does.</param>
    /// <exception cref="ArchiveException">The file cannot be created.</exception>
    public OutputFile(string path)
    {
        _path = path;
        _target = Guard(() => new FileInfo(path) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
            : path);
        if (Directory.Exists(_target))
        {
            throw Refusal("it is a folder, not a file.");
        }

        if (!Guard(() => UnfinishedFile.CanReplace(path)))
        {
            throw Refusal("it is a device or a pipe, not a file.");
        }

        if (Path.GetDirectoryName(_target) is { } folder && !Directory.Exists(folder))
        {
            throw Refusal($"the folder '{folder}' does not exist.");
        }

        Create().Dispose();
    }

    /// <summary>Creates the file under a temporary name.</summary>
    /// <exception cref="ArchiveException">The file cannot be created.</exception>
    public Stream Open() => (_file = Create()).Stream;

    /// <summary>Gives the file its name.</summary>
    /// <exception cref="ArchiveException">The file cannot be renamed.</exception>
    public async Task CompleteAsync()
    {
        try
        {
            _file ??= Create();
            await _file.CompleteAsync(overwrite: true).ConfigureAwait(false);
        }
        catch (Exception error) when (FileGuard.IsRefusal(error))
        {
            throw ArchiveException.Writing(_path, error);
        }
    }

    /// <summary>Deletes the file if it is not complete.</summary>
    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private UnfinishedFile Create() => Guard(() => new UnfinishedFile(_target, isPrivate: false));

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (FileGuard.IsRefusal(error))
        {
            throw ArchiveException.Writing(_path, error);
        }
    }

    private ArchiveException Refusal(string reason) =>
        new(ArchiveFailure.LocalWrite, _path, $"'{_path}' could not be written: {reason}");
}
