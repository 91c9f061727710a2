using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Transport;

/// <summary>The body of a response that was received on a waiting thread, where it can be read synchronously.</summary>
/// <param name="body">The body.</param>
/// <param name="connection">The connection below it, whose end unblocks a read.</param>
internal sealed class ResponseStream(Stream body, Stream connection) : SequentialStream
{
    public override bool CanRead => true;

    public override bool CanWrite => body.CanWrite;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        WaitingThread.IsReading ? new(Read(buffer.Span, cancellationToken)) : body.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        body.WriteAsync(buffer, cancellationToken);

    public override void Flush() => body.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => body.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Reads synchronously. Cancelling closes the connection.</summary>
    public int Read(Span<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var closing = cancellationToken.UnsafeRegister(static connection => ((Stream)connection!).Dispose(), connection);
        try
        {
            var length = body.Read(buffer);
            cancellationToken.ThrowIfCancellationRequested();
            return length;
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && error is not OperationCanceledException)
        {
            throw new OperationCanceledException("The reading was canceled.", error, cancellationToken);
        }
    }
}
