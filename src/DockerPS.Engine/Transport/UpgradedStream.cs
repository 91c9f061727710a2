namespace DockerPS.Engine.Transport;

/// <summary>
/// A connection that the engine upgraded from HTTP to a raw two-way stream, as attach and exec do. What is written goes to
/// the process's standard input; <see cref="CloseWriteAsync"/> ends that input and leaves the output open.
/// </summary>
public sealed class UpgradedStream : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly Func<ValueTask>? _closeWrite;
    private readonly IDisposable _owner;

    /// <summary>Wraps an upgraded connection.</summary>
    /// <param name="stream">Both directions, behind the response's head.</param>
    /// <param name="closeWrite">Ends the sending half; null where the engine answered without upgrading, so that it only sends.</param>
    /// <param name="mediaType">The response's content type.</param>
    /// <param name="owner">What is disposed of with the stream.</param>
    internal UpgradedStream(Stream stream, Func<ValueTask>? closeWrite, string? mediaType, IDisposable owner)
    {
        (_stream, _closeWrite, MediaType, _owner) = (stream, closeWrite, mediaType, owner);
    }

    /// <summary>The content type of the engine's answer; it tells multiplexed from raw streams from API 1.42 on.</summary>
    public string? MediaType { get; }

    /// <summary>The engine's side: what the process writes.</summary>
    public Stream Output => _stream;

    /// <summary>Sends bytes to the process's standard input.</summary>
    /// <exception cref="InvalidOperationException">The engine did not upgrade the connection: it can only be read.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (_closeWrite is null)
        {
            throw new InvalidOperationException("The engine did not open a two-way connection, so standard input cannot be sent.");
        }

        await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the process's standard input.</summary>
    public ValueTask CloseWriteAsync() => _closeWrite?.Invoke() ?? ValueTask.CompletedTask;

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        _owner.Dispose();
    }
}
