using Microsoft.Win32.SafeHandles;

namespace DockerPS.Engine.Archives;

/// <summary>The data of a local file.</summary>
internal sealed class FileData : EntryData
{
    private readonly string _path;
    private readonly SafeFileHandle _handle;
    private readonly Action<long>? _passed;

    private FileData(string path, long length, SafeFileHandle handle, Action<long>? passed)
        : base(length)
    {
        (_path, _handle, _passed) = (path, handle, passed);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="length">The length in the header.</param>
    /// <param name="passed">Called with the number of bytes read.</param>
    public static FileData Open(string path, long length, Action<long>? passed)
    {
        try
        {
            return new(path, length, File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete), passed);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(path, error);
        }
    }

    protected override ValueTask<int> FetchAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
    {
        var read = Read(buffer.Span, position);
        _passed?.Invoke(read);
        return read > 0 ? new(read) : throw Changed();
    }

    protected override ValueTask CheckEndAsync(CancellationToken cancellationToken) =>
        Read(stackalloc byte[1], Length) == 0 ? default : throw Changed();

    protected override void Dispose(bool disposing)
    {
        _handle.Dispose();
        base.Dispose(disposing);
    }

    private int Read(Span<byte> buffer, long position)
    {
        try
        {
            return RandomAccess.Read(_handle, buffer, position);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(_path, error);
        }
    }

    private ArchiveException Changed() =>
        new(ArchiveFailure.LocalRead, _path, $"'{_path}' changed in size while it was read.")
        {
            Advice = "Try again when nothing is writing to it.",
        };
}
