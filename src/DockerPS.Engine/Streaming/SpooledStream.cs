using System.Buffers;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Reads a stream as fast as it comes, however slow the reader of this one is, since an engine keeps a container locked while it sends
/// its files. The data waits in memory and, after a short time of blocking in all, in a temporary file.
/// </summary>
internal sealed class SpooledStream(Stream source) : SequentialStream
{
    private const int PieceSize = 128 << 10;
    private const int PiecesInMemory = 64;

    /// <summary>The maximum size of the file. Beyond it, and on a full disk, the stream waits for its reader.</summary>
    private const long Limit = 32L << 30;

    private static readonly TimeSpan s_maximumWait = TimeSpan.FromMilliseconds(200);

    private readonly object _lock = new();
    private readonly CancellationTokenSource _stop = new();

    // The data in memory is always older than the data in the file.
    private readonly Queue<ArraySegment<byte>> _pieces = new();
    private ArraySegment<byte> _current;
    private FileStream? _file;
    private bool _canSpool = true;
    private bool _isWriting;
    private long _read;
    private long _written;

    private Task? _reading;
    private bool _ended;
    private ExceptionDispatchInfo? _failure;
    private TaskCompletionSource _more = NewSignal();
    private TaskCompletionSource _room = NewSignal();

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _reading ??= WaitingThread.ReadAsync(PumpAsync);
        while (true)
        {
            Task more;
            var inFile = 0;
            lock (_lock)
            {
                if (_current.Count > 0)
                {
                    return Take(buffer);
                }

                if (_pieces.TryDequeue(out _current))
                {
                    Signal(ref _room);
                    continue;
                }

                inFile = (int)Math.Min(buffer.Length, _written - _read);
                if (inFile == 0 && _ended)
                {
                    _failure?.Throw();
                    return 0;
                }

                more = _more.Task;
            }

            if (inFile > 0)
            {
                return await TakeFromFileAsync(buffer[..inFile], cancellationToken).ConfigureAwait(false);
            }

            await more.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            source.Dispose();
            (_reading ?? Task.CompletedTask).ContinueWith(_ => Release(), TaskScheduler.Default);
        }

        base.Dispose(disposing);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Signal(ref TaskCompletionSource signal)
    {
        signal.TrySetResult();
        signal = NewSignal();
    }

    private int Take(Memory<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _current.Count);
        _current[..count].AsSpan().CopyTo(buffer.Span);
        if (count == _current.Count)
        {
            ArrayPool<byte>.Shared.Return(_current.Array!);
            _current = default;
        }
        else
        {
            _current = _current[count..];
        }

        return count;
    }

    private async ValueTask<int> TakeFromFileAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = await RandomAccess.ReadAsync(_file!.SafeFileHandle, buffer, _read, cancellationToken).ConfigureAwait(false);
        if (count == 0)
        {
            throw new IOException("The temporary file was cut short.");
        }

        lock (_lock)
        {
            _read += count;
            if (_read == _written && !_isWriting)
            {
                _file.SetLength(_read = _written = 0);
                Signal(ref _room);
            }
        }

        return count;
    }

    private async Task PumpAsync()
    {
        var waited = new Stopwatch();
        try
        {
            for (var hasMore = true; hasMore;)
            {
                var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
                var (count, failure) = await FillAsync(buffer).ConfigureAwait(false);
                hasMore = count == buffer.Length;
                if (count == 0)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                }
                else
                {
                    while (!await WaitingThread.WaitFor(TryAddAsync(new(buffer, 0, count), waited)).ConfigureAwait(false))
                    {
                    }
                }

                failure?.Throw();
            }
        }
        catch (Exception error)
        {
            // The reader gets the failure after all data before it.
            _failure = ExceptionDispatchInfo.Capture(error);
        }

        lock (_lock)
        {
            _ended = true;
            Signal(ref _more);
        }
    }

    /// <summary>Fills a buffer, since an engine sends small pieces. There is less only at the end, or before a failure.</summary>
    private async ValueTask<(int Count, ExceptionDispatchInfo? Failure)> FillAsync(byte[] buffer)
    {
        var count = 0;
        try
        {
            while (count < buffer.Length)
            {
                var read = await source.ReadAsync(buffer.AsMemory(count), _stop.Token).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                count += read;
            }

            return (count, null);
        }
        catch (Exception error)
        {
            return (count, ExceptionDispatchInfo.Capture(error));
        }
    }

    private async ValueTask<bool> TryAddAsync(ArraySegment<byte> piece, Stopwatch waited)
    {
        Task room;
        var wait = Timeout.InfiniteTimeSpan;
        lock (_lock)
        {
            if (_written == 0 && _pieces.Count < PiecesInMemory)
            {
                _pieces.Enqueue(piece);
                Signal(ref _more);
                return true;
            }

            if (_written == 0 && waited.Elapsed < s_maximumWait)
            {
                wait = s_maximumWait - waited.Elapsed;
            }
            else if (_canSpool && _written < Limit)
            {
                _isWriting = true;
            }

            room = _room.Task;
        }

        if (_isWriting)
        {
            return await TryWriteAsync(piece).ConfigureAwait(false);
        }

        waited.Start();
        await Task.WhenAny(room, Task.Delay(wait, _stop.Token)).ConfigureAwait(false);
        waited.Stop();
        _stop.Token.ThrowIfCancellationRequested();
        return false;
    }

    private async ValueTask<bool> TryWriteAsync(ArraySegment<byte> piece)
    {
        try
        {
            _file ??= TemporaryFile.Open();
            await RandomAccess.WriteAsync(_file.SafeFileHandle, piece.AsMemory(), _written, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without space for the file the reader sets the pace.
            lock (_lock)
            {
                (_canSpool, _isWriting) = (false, false);
                if (_read == _written)
                {
                    _read = _written = 0;
                }
            }

            return false;
        }

        lock (_lock)
        {
            _written += piece.Count;
            _isWriting = false;
            Signal(ref _more);
        }

        ArrayPool<byte>.Shared.Return(piece.Array!);
        return true;
    }

    private void Release()
    {
        _file?.Dispose();
        _stop.Dispose();
    }
}
