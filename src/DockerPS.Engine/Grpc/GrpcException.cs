namespace DockerPS.Engine.Grpc;

/// <summary>
/// A call ended with a status other than <see cref="GrpcStatus.Ok"/>. A handler throws it to end its call with that status.
/// </summary>
/// <param name="status">The status.</param>
/// <param name="message">The message that goes with it, in the words of the side that ended the call.</param>
/// <param name="innerException">The cause.</param>
internal sealed class GrpcException(GrpcStatus status, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The status.</summary>
    public GrpcStatus Status { get; } = status;

    /// <summary>Indicates that the other side ended the call with this status; otherwise, the connection or the protocol broke.</summary>
    public bool IsReported { get; init; }
}
