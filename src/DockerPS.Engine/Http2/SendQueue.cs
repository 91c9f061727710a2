namespace DockerPS.Engine.Http2;

/// <summary>The data that a stream has yet to send. All members are used under the lock of the connection.</summary>
/// <param name="streamId">The stream.</param>
/// <param name="window">The window with which it starts.</param>
/// <param name="onEnded">Called when the end of the stream is on its way.</param>
internal sealed class SendQueue(int streamId, int window, Action onEnded)
{
    /// <summary>The size at which writers wait: 256 KiB.</summary>
    public const int Capacity = 256 << 10;

    /// <summary>The stream.</summary>
    public int StreamId { get; } = streamId;

    /// <summary>The data.</summary>
    public ByteQueue Bytes { get; } = new();

    /// <summary>
    /// The room at the other side. Less than zero after a setting that reduces it by more than is left (RFC 9113, section 6.9.2).
    /// </summary>
    public long Window { get; set; } = window;

    /// <summary>Wakes writers that wait for room in the queue.</summary>
    public Signal Room { get; } = new();

    /// <summary>The trailers; null for none.</summary>
    public IReadOnlyList<HeaderField>? Trailers { get; private set; }

    /// <summary>Indicates whether nothing is added any more, so that the end follows the data.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>Indicates whether the data is to be sent now, rather than together with later data.</summary>
    public bool IsFlushed { get; set; }

    /// <summary>Indicates whether the queue waits for its turn.</summary>
    public bool IsReady { get; set; }

    /// <summary>The reason why nothing can be sent any more; null if it can.</summary>
    public Http2Exception? Failure { get; private set; }

    /// <summary>Indicates whether there is something that the stream's window lets through.</summary>
    public bool CanSend => IsFlushed && Failure is null && (Bytes.Length > 0 ? Window > 0 : IsEnding);

    /// <summary>Adds the end.</summary>
    public void End(IReadOnlyList<HeaderField>? trailers) => (IsEnding, Trailers) = (true, trailers);

    /// <summary>Removes the end, after it was sent.</summary>
    public void Ended()
    {
        Close(new(Http2ErrorCode.StreamClosed, "This side has ended the stream.", isStreamError: true));
        onEnded();
    }

    /// <summary>Discards the data, and refuses more.</summary>
    public void Close(Http2Exception failure)
    {
        Failure ??= failure;
        Bytes.Clear();
        Room.Set();
    }
}
