using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Transport;

/// <summary>
/// A connection that records its state at the moment when the other side ends, since HTTP closes it right after.
/// </summary>
/// <param name="inner">The connection.</param>
/// <param name="isFullyClosed">Returns whether the other side has closed both directions.</param>
internal sealed class WatchedStream(Stream inner, Func<Stream, bool> isFullyClosed) : SequentialStream
{
    /// <summary>Indicates whether both directions were closed when the other side ended.</summary>
    public bool WasFullyClosed { get; private set; }

    /// <summary>The underlying connection.</summary>
    public Stream Inner => inner;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override int Read(byte[] buffer, int offset, int count) => Noted(inner.Read(buffer, offset, count), count);

    public override int Read(Span<byte> buffer) => Noted(inner.Read(buffer), buffer.Length);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Noted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Noted(int read, int wanted)
    {
        WasFullyClosed |= read == 0 && wanted > 0 && isFullyClosed(inner);
        return read;
    }
}
