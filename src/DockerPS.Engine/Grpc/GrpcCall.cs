namespace DockerPS.Engine.Grpc;

/// <summary>
/// One call, as either side sees it: its metadata, and messages in both directions. Messages are read by one reader and written by one
/// writer at a time; the two may run in parallel.
/// </summary>
internal abstract class GrpcCall
{
    /// <summary>The metadata that the caller sent.</summary>
    public abstract GrpcMetadata Metadata { get; }

    /// <summary>Reads the next message; null after the last one. The bytes are valid until the next read.</summary>
    /// <exception cref="GrpcException">The other side ended the call with an error, or the connection broke.</exception>
    public abstract ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes a message. Completes when the message is queued; waits while the other side's window and the queue are full. Small messages
    /// are sent together; <see cref="FlushAsync"/> sends what is queued at once.
    /// </summary>
    /// <exception cref="GrpcException">The other side ended the call, or the connection broke.</exception>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Sends the queued messages. Called before waiting for an answer to them.</summary>
    public abstract ValueTask FlushAsync(CancellationToken cancellationToken);
}
