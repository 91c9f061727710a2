namespace DockerPS.Engine.Http2;

/// <summary>The types of frames of RFC 9113, section 6; others occur, and are skipped.</summary>
internal enum FrameType : byte
{
    /// <summary>Data of a stream.</summary>
    Data = 0,

    /// <summary>The start of a header block.</summary>
    Headers = 1,

    /// <summary>The priority of a stream, which is deprecated.</summary>
    Priority = 2,

    /// <summary>The end of a stream by an error or a cancellation.</summary>
    Reset = 3,

    /// <summary>Settings, or their acknowledgement.</summary>
    Settings = 4,

    /// <summary>A stream that a server opens; never allowed here.</summary>
    PushPromise = 5,

    /// <summary>A ping, or its answer.</summary>
    Ping = 6,

    /// <summary>The end of the connection for new streams.</summary>
    GoAway = 7,

    /// <summary>Room for more data.</summary>
    WindowUpdate = 8,

    /// <summary>More of a header block.</summary>
    Continuation = 9,
}
