namespace DockerPS.Engine.Files;

/// <summary>Writes the files of a copy. Each appears under its name when it is complete, or not at all.</summary>
internal sealed class FileReceiver(Action<long>? passed)
{
    private const int BufferSize = 256 << 10;

    /// <summary>Smaller files are not worth the call that reserves their space.</summary>
    private const long LargeFile = 1 << 20;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize);

    /// <summary>Writes a file.</summary>
    /// <param name="read">Reads the content; returns 0 at its end.</param>
    /// <param name="length">The length of the content.</param>
    /// <param name="path">The path. An existing file or link is replaced.</param>
    /// <param name="restore">Sets the attributes of the file before it is renamed.</param>
    public async Task WriteAsync(Func<Memory<byte>, ValueTask<int>> read, long length, string path, Action<FileStream> restore)
    {
        using var file = new UnfinishedFile(path, length >= LargeFile ? length : 0);
        while (await read(_buffer).ConfigureAwait(false) is > 0 and var count)
        {
            file.Stream.Write(_buffer, 0, count);
            passed?.Invoke(count);
        }

        restore(file.Stream);
        file.Complete(overwrite: true);
    }

    /// <summary>Copies a file of this computer.</summary>
    public static void Copy(string source, string path)
    {
        UnfinishedFile.RequireNoDevice(path);
        var temporary = UnfinishedFile.TemporaryPath(path);
        try
        {
            // The system's own copy may share the blocks of both files.
            File.Copy(source, temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
