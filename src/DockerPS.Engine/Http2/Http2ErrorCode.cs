namespace DockerPS.Engine.Http2;

/// <summary>The error codes of RFC 9113, section 7.</summary>
internal enum Http2ErrorCode : uint
{
    /// <summary>No error; the other side merely needs no more.</summary>
    NoError = 0,

    /// <summary>The protocol was broken in a way without a code of its own.</summary>
    ProtocolError = 1,

    /// <summary>An internal error.</summary>
    InternalError = 2,

    /// <summary>More data came than the window allows, or a window grew beyond its maximum.</summary>
    FlowControlError = 3,

    /// <summary>Settings were not acknowledged in time.</summary>
    SettingsTimeout = 4,

    /// <summary>A frame came for a stream that has ended.</summary>
    StreamClosed = 5,

    /// <summary>A frame has a wrong size.</summary>
    FrameSizeError = 6,

    /// <summary>The stream was refused before anything was done for it.</summary>
    RefusedStream = 7,

    /// <summary>The stream is no longer needed.</summary>
    Cancel = 8,

    /// <summary>A header block cannot be decoded, so all later ones cannot either.</summary>
    CompressionError = 9,

    /// <summary>The other side asks for too much.</summary>
    EnhanceYourCalm = 11,

    /// <summary>The connection is not secure enough.</summary>
    InadequateSecurity = 12,
}
