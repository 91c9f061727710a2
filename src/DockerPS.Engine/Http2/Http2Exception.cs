namespace DockerPS.Engine.Http2;

/// <summary>A stream or the whole connection ended, or the other side broke the protocol.</summary>
/// <param name="code">The error code.</param>
/// <param name="message">The message.</param>
/// <param name="isStreamError">Indicates whether only one stream is concerned (RFC 9113, section 5.4).</param>
/// <param name="innerException">The cause.</param>
internal sealed class Http2Exception(Http2ErrorCode code, string message, bool isStreamError = false, Exception? innerException = null)
    : IOException(message, innerException)
{
    /// <summary>The error code.</summary>
    public Http2ErrorCode Code { get; } = code;

    /// <summary>Indicates whether only one stream is concerned; otherwise, the connection is gone.</summary>
    public bool IsStreamError { get; } = isStreamError;

    /// <summary>Returns a copy to throw, since each operation needs a stack trace of its own.</summary>
    public Http2Exception Copy() => new(Code, Message, IsStreamError, this);
}
