namespace DockerPS.Engine.Files;

/// <summary>Writes files that are complete or not there: under another name beside it, which becomes the right one at the end.</summary>
internal sealed class FileReceiver(Action<long>? passed)
{
    private const int BufferSize = 256 << 10;

    /// <summary>Room is asked for beforehand from this size on: a disk that is too small says so at once.</summary>
    private const long LargeFile = 1 << 20;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
    private readonly string _mark = $".copy-{Guid.NewGuid():N}-";
    private int _count;

    /// <summary>Writes a file.</summary>
    /// <param name="read">Reads what it holds; 0 at the end.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="path">Where. A file or a link that is there is replaced.</param>
    /// <param name="restore">Sets what else belongs to it, before it gets its name.</param>
    public async Task WriteAsync(Func<Memory<byte>, ValueTask<int>> read, long length, string path, Action<FileStream> restore)
    {
        var temporary = TemporaryFor(path);
        try
        {
            using (var file = new FileStream(temporary, Options(length)))
            {
                while (await read(_buffer).ConfigureAwait(false) is > 0 and var count)
                {
                    file.Write(_buffer, 0, count);
                    passed?.Invoke(count);
                }

                restore(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Copies a file of this computer.</summary>
    public void Copy(string source, string path)
    {
        var temporary = TemporaryFor(path);
        try
        {
            File.Copy(source, temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private string TemporaryFor(string path) => Path.Join(Path.GetDirectoryName(path), $"{_mark}{_count++}");

    private static FileStreamOptions Options(long length)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            PreallocationSize = length >= LargeFile ? length : 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
