using DockerPS.Engine.Http;

namespace DockerPS.Engine.Transport;

/// <summary>
/// A connection that the engine upgraded from HTTP to a raw two-way stream, as for attach and exec. Writes go to
/// the process's standard input; <see cref="CloseWriteAsync"/> closes the input and leaves the output open.
/// </summary>
public sealed class UpgradedStream : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly Func<ValueTask>? _closeWrite;
    private readonly Func<bool>? _wasFullyClosed;
    private readonly IDisposable _owner;
    private Exception? _failure;
    private bool _inputEnded;

    /// <summary>Wraps an upgraded connection.</summary>
    /// <param name="stream">The stream of both directions, after the response's headers.</param>
    /// <param name="closeWrite">
    /// Closes the sending half; null if the engine did not upgrade the connection, which is read-only then.
    /// </param>
    /// <param name="mediaType">The response's content type.</param>
    /// <param name="owner">Disposed with the stream.</param>
    /// <param name="wasFullyClosed">Returns whether both directions were closed when the output ended.</param>
    internal UpgradedStream(
        Stream stream, Func<ValueTask>? closeWrite, string? mediaType, IDisposable owner, Func<bool>? wasFullyClosed = null)
    {
        (_stream, _closeWrite, MediaType, _owner, _wasFullyClosed) = (stream, closeWrite, mediaType, owner, wasFullyClosed);
    }

    /// <summary>The content type of the response, which since API 1.42 distinguishes multiplexed and raw streams.</summary>
    public string? MediaType { get; }

    /// <summary>The output of the process.</summary>
    public Stream Output => _stream;

    /// <summary>Writes to the process's standard input.</summary>
    /// <exception cref="InvalidOperationException">The engine did not upgrade the connection, so it is read-only.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            if (_closeWrite is null)
            {
                throw new InvalidOperationException("The engine did not open a two-way connection, so standard input cannot be sent.");
            }

            await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            _failure = error;
            throw;
        }
    }

    /// <summary>Closes the process's standard input.</summary>
    public async ValueTask CloseWriteAsync()
    {
        if (_closeWrite is not null)
        {
            await _closeWrite().ConfigureAwait(false);
        }

        _inputEnded = true;
    }

    /// <summary>
    /// After the end of the output, distinguishes a cut connection from a process that exited before its input ended: an engine closes
    /// only its own half at the end. That all input was sent does not mean that the process has read it.
    /// </summary>
    /// <exception cref="DockerStreamException">Input was lost.</exception>
    public void RequireInput()
    {
        if (_inputEnded)
        {
            return;
        }

        if (_closeWrite is null && _failure is { } refused)
        {
            throw new DockerStreamException(refused.Message, refused);
        }

        if (_wasFullyClosed?.Invoke() == true)
        {
            throw new DockerStreamException("The connection to the engine broke before all input was sent.", _failure)
            {
                Advice = "Check that the engine is still running. What the process has read of its input is not known.",
            };
        }
    }

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        _owner.Dispose();
    }
}
