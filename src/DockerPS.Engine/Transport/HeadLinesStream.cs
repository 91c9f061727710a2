using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Transport;

/// <summary>
/// A connection that adds lines to the head of the first request. The HTTP client joins the values of a repeated header with commas,
/// which an engine takes for one value.
/// </summary>
/// <param name="inner">The connection.</param>
/// <param name="lines">The lines, each with its line break.</param>
internal sealed class HeadLinesStream(Stream inner, ReadOnlyMemory<byte> lines) : SequentialStream
{
    private List<byte>? _head = [];

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_head is { } head)
        {
            head.AddRange(buffer.ToArray());
            var bytes = head.ToArray();
            var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return;
            }

            _head = null;
            end += 2;
            buffer = (byte[])[.. bytes.AsSpan(0, end), .. lines.Span, .. bytes.AsSpan(end)];
        }

        await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

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
}
