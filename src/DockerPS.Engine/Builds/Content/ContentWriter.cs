using System.Security.Cryptography;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Builds;

/// <summary>
/// A blob that is being written. Disposing it before it is complete deletes what was written: a later build begins anew, since nothing
/// tells whether it would write the same.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="reference">The name of the transfer.</param>
/// <param name="algorithm">The algorithm of the digest.</param>
internal sealed class ContentWriter(ContentStore store, string reference, string algorithm) : IDisposable
{
    private const UnixFileMode Writing =
        UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite
        | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private IncrementalHash _hash = ContentDigest.StartHash(algorithm);
    private FileStream? _file;
    private string _algorithm = algorithm;
    private volatile bool _isAborted;
    private long _offset;

    /// <summary>The name of the transfer.</summary>
    public string Reference => reference;

    /// <summary>The number of bytes that are written.</summary>
    public long Offset => Interlocked.Read(ref _offset);

    /// <summary>The size that the engine announced; 0 for none.</summary>
    public long Total { get; set; }

    /// <summary>The digest that the engine announced; null for none.</summary>
    public ContentDigest? Expected { get; set; }

    /// <summary>The start time.</summary>
    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>The time of the last write.</summary>
    public DateTimeOffset UpdatedAt { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>The digest of what is written.</summary>
    public ContentDigest Digest => ContentDigest.Of(_algorithm, _hash.GetCurrentHash());

    private FileStream File => _file ?? throw new InvalidOperationException("The writer is not open.");

    /// <summary>Creates the file.</summary>
    /// <exception cref="ArchiveException">It cannot be created.</exception>
    public void Open() => store.Guard(() =>
    {
        Directory.CreateDirectory(store.Ingest);
        _file = new(
            store.NewPath(),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 });
    });

    /// <summary>Makes the transfer fail at its next step.</summary>
    public void Abort() => _isAborted = true;

    /// <summary>Writes data at a position, which is the end, or the start to begin anew.</summary>
    /// <exception cref="GrpcException">It is another position, or the transfer was aborted.</exception>
    /// <exception cref="ArchiveException">The data cannot be written.</exception>
    public void Write(long offset, ReadOnlySpan<byte> data)
    {
        RequireActive();
        if (offset == 0 && Offset > 0)
        {
            Restart();
        }

        if (offset != Offset)
        {
            throw new GrpcException(GrpcStatus.OutOfRange, $"write @{offset} must occur at current offset {Offset}");
        }

        try
        {
            File.Write(data);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(store.Folder, error);
        }

        _hash.AppendData(data);
        Interlocked.Add(ref _offset, data.Length);
        UpdatedAt = DateTimeOffset.UtcNow;
    }

    /// <summary>Verifies what is written, and makes it a blob.</summary>
    /// <returns>The digest.</returns>
    /// <exception cref="GrpcException">It is not what the engine announced, or is there already.</exception>
    /// <exception cref="ArchiveException">The blob cannot be written.</exception>
    public ContentDigest Complete()
    {
        RequireActive();
        if (Total > 0 && Total != Offset)
        {
            throw new GrpcException(GrpcStatus.FailedPrecondition, $"unexpected commit size {Offset}, expected {Total}");
        }

        if (Expected is { } other && other.Algorithm != _algorithm)
        {
            Rehash(other.Algorithm);
        }

        var digest = Digest;
        if (Expected is { } expected && expected != digest)
        {
            throw new GrpcException(GrpcStatus.FailedPrecondition, $"unexpected commit digest {digest}, expected {expected}");
        }

        var path = File.Name;
        store.Guard(() =>
        {
            File.Flush(flushToDisk: true);
            if (!OperatingSystem.IsWindows())
            {
                System.IO.File.SetUnixFileMode(File.SafeFileHandle, System.IO.File.GetUnixFileMode(File.SafeFileHandle) & ~Writing);
            }

            File.Dispose();
        });
        store.Complete(digest, path);
        _file = null;
        return digest;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (_file is { } file)
            {
                _file = null;
                file.Dispose();
                System.IO.File.Delete(file.Name);
            }
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            // Its folder is gone, and it with that.
        }
        finally
        {
            _hash.Dispose();
            store.Forget(this);
        }
    }

    private void RequireActive()
    {
        if (_isAborted)
        {
            throw new GrpcException(GrpcStatus.FailedPrecondition, $"ref {reference} was aborted");
        }
    }

    private void Restart()
    {
        store.Guard(() => File.SetLength(0));
        _ = _hash.GetHashAndReset();
        Interlocked.Exchange(ref _offset, 0);
    }

    /// <summary>Hashes what is written anew: the engine named another algorithm at the end.</summary>
    private void Rehash(string needed)
    {
        _hash.Dispose();
        (_hash, _algorithm) = (ContentDigest.StartHash(needed), needed);
        store.Guard(() =>
        {
            var buffer = new byte[1 << 20];
            File.Position = 0;
            while (File.Read(buffer) is > 0 and var count)
            {
                _hash.AppendData(buffer, 0, count);
            }
        });
    }
}
