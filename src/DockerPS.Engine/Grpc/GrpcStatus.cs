namespace DockerPS.Engine.Grpc;

/// <summary>The status codes of gRPC that this client sends or distinguishes; others occur by their numbers.</summary>
internal enum GrpcStatus
{
    /// <summary>Success.</summary>
    Ok = 0,

    /// <summary>The caller cancelled the call.</summary>
    Cancelled = 1,

    /// <summary>Any failure without a code of its own.</summary>
    Unknown = 2,

    /// <summary>The request is malformed.</summary>
    InvalidArgument = 3,

    /// <summary>The requested thing does not exist.</summary>
    NotFound = 5,

    /// <summary>The thing exists already. For an output: it is not wanted.</summary>
    AlreadyExists = 6,

    /// <summary>Access is refused.</summary>
    PermissionDenied = 7,

    /// <summary>A message or a list exceeds a limit.</summary>
    ResourceExhausted = 8,

    /// <summary>The state of the thing does not allow the operation.</summary>
    FailedPrecondition = 9,

    /// <summary>A position is past the end.</summary>
    OutOfRange = 11,

    /// <summary>The method does not exist.</summary>
    Unimplemented = 12,

    /// <summary>The other side broke the protocol.</summary>
    Internal = 13,

    /// <summary>The connection is gone, or the thing is in use for now.</summary>
    Unavailable = 14,
}
