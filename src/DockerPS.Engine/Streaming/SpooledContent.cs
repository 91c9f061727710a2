namespace DockerPS.Engine.Streaming;

/// <summary>
/// Holds the content of a file that was read to its end, so that nothing has to wait for whoever processes it: in memory, and beyond a
/// limit in a temporary file.
/// </summary>
public sealed class SpooledContent : IDisposable
{
    private const int MaximumInMemory = 16 << 20;
    private const int PieceSize = 128 << 10;

    private MemoryStream? _memory = new();
    private FileStream? _file;

    /// <summary>The number of bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Adds bytes.</summary>
    /// <exception cref="IOException">The temporary file cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_memory is { } memory && Length + bytes.Length > MaximumInMemory)
        {
            _file = TemporaryFile.Open();
            RandomAccess.Write(_file.SafeFileHandle, memory.GetBuffer().AsSpan(0, (int)Length), 0);
            _memory = null;
        }

        _memory?.Write(bytes);
        if (_file is not null)
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, Length);
        }

        Length += bytes.Length;
    }

    /// <summary>Reads bytes at a position; 0 at the end. Several readers do not disturb each other.</summary>
    public int Read(Span<byte> buffer, long position)
    {
        if (_file is not null)
        {
            return RandomAccess.Read(_file.SafeFileHandle, buffer, position);
        }

        var count = (int)Math.Min(buffer.Length, Length - position);
        _memory!.GetBuffer().AsSpan((int)position, count).CopyTo(buffer);
        return count;
    }

    /// <summary>Returns the content as a stream of its own.</summary>
    public Stream OpenRead() => new ContentStream(this);

    /// <summary>Returns the content in pieces, which are valid until the next one is requested.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        var buffer = new byte[PieceSize];
        for (var position = 0L; Read(buffer, position) is > 0 and var read; position += read)
        {
            yield return buffer.AsMemory(0, read);
        }
    }

    /// <summary>Indicates whether another content has the same bytes.</summary>
    public bool HasSameBytes(SpooledContent other)
    {
        if (other.Length != Length)
        {
            return false;
        }

        var (mine, theirs) = (new byte[PieceSize], new byte[PieceSize]);
        for (var position = 0L; Read(mine, position) is > 0 and var read; position += read)
        {
            if (other.Read(theirs.AsSpan(0, read), position) != read || !mine.AsSpan(0, read).SequenceEqual(theirs.AsSpan(0, read)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Saves the content to a new file that only the user can read.</summary>
    /// <param name="path">The path of the file.</param>
    public void SaveAs(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        foreach (var piece in Pieces())
        {
            file.Write(piece.Span);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private sealed class ContentStream(SpooledContent content) : SequentialStream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanWrite => false;

        public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Take(buffer.Span));

        private int Take(Span<byte> buffer)
        {
            var read = content.Read(buffer, _position);
            _position += read;
            return read;
        }
    }
}
