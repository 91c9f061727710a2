using System.Buffers;

namespace DockerPS.Engine.Http2;

/// <summary>
/// A queue of bytes in pooled buffers; an empty one holds none. Buffers are cleared when they return to the pool, as the data may be a
/// secret.
/// </summary>
internal sealed class ByteQueue
{
    private const int SegmentSize = 16 << 10;

    private readonly Queue<byte[]> _segments = new();
    private byte[]? _last;

    /// <summary>The start of the data in the first buffer, and its end in the last one.</summary>
    private int _start;
    private int _end;

    /// <summary>The number of bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        while (!bytes.IsEmpty)
        {
            if (_last is null || _end == _last.Length)
            {
                _segments.Enqueue(_last = ArrayPool<byte>.Shared.Rent(SegmentSize));
                _end = 0;
            }

            var count = Math.Min(bytes.Length, _last.Length - _end);
            bytes[..count].CopyTo(_last.AsSpan(_end));
            bytes = bytes[count..];
            _end += count;
        }
    }

    /// <summary>Takes as many bytes as there are and as the target holds, and returns their number.</summary>
    public int Take(Span<byte> target)
    {
        var taken = 0;
        while (taken < target.Length && Length > 0)
        {
            var segment = _segments.Peek();
            var count = Math.Min(target.Length - taken, (segment == _last ? _end : segment.Length) - _start);
            segment.AsSpan(_start, count).CopyTo(target[taken..]);
            taken += count;
            Length -= count;
            _start += count;
            if (Length == 0 || _start == segment.Length)
            {
                Release();
            }
        }

        return taken;
    }

    /// <summary>Removes all bytes, and returns their number.</summary>
    public int Clear()
    {
        var length = Length;
        Length = 0;
        while (_segments.Count > 0)
        {
            Release();
        }

        return length;
    }

    private void Release()
    {
        var segment = _segments.Dequeue();
        _start = 0;
        if (segment == _last)
        {
            (_last, _end) = (null, 0);
        }

        ArrayPool<byte>.Shared.Return(segment, clearArray: true);
    }
}
