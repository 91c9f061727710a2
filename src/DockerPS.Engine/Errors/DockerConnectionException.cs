using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <summary>Why no connection to an engine came about.</summary>
public enum ConnectionFailure
{
    /// <summary>Something that the other values do not name.</summary>
    Other,

    /// <summary>The socket or the host does not exist.</summary>
    NotFound,

    /// <summary>Nothing listens there.</summary>
    Refused,

    /// <summary>The network does not lead there.</summary>
    Unreachable,

    /// <summary>The account may not connect.</summary>
    PermissionDenied,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>Something answers that is not a Docker engine, or one that expects TLS.</summary>
    NotAnEngine,

    /// <summary>The engine's certificate is not one that is trusted.</summary>
    CertificateNotTrusted,

    /// <summary>Everything that the engine lets in is in use: a named pipe is busy.</summary>
    Busy,

    /// <summary>The engine asks for a client certificate, or does not trust the one it got.</summary>
    ClientCertificate,

    /// <summary>The <c>ssh</c> program ended; the message has its words.</summary>
    Ssh,

    /// <summary>The configuration names an engine that cannot be found: an unknown context, a malformed endpoint.</summary>
    Configuration,
}

/// <summary>No connection to the engine.</summary>
/// <param name="kind">Why.</param>
/// <param name="endpoint">The engine's endpoint; null if none could be found out.</param>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerConnectionException(
    ConnectionFailure kind, DockerEndpoint? endpoint, string message, Exception? innerException = null)
    : DockerException(message, innerException)
{
    /// <summary>Why there is no connection.</summary>
    public ConnectionFailure Kind { get; } = kind;

    /// <summary>The engine's endpoint.</summary>
    public DockerEndpoint? Endpoint { get; } = endpoint;
}
