using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <summary>The reasons why an engine cannot be reached.</summary>
public enum ConnectionFailure
{
    /// <summary>Any other reason.</summary>
    Other,

    /// <summary>The socket or the host does not exist.</summary>
    NotFound,

    /// <summary>Nothing listens at the endpoint.</summary>
    Refused,

    /// <summary>The host cannot be reached.</summary>
    Unreachable,

    /// <summary>The account has no permission to connect.</summary>
    PermissionDenied,

    /// <summary>The engine did not respond within the timeout.</summary>
    Timeout,

    /// <summary>The endpoint is not a Docker engine, or is one that expects TLS.</summary>
    NotAnEngine,

    /// <summary>The engine's certificate is not trusted.</summary>
    CertificateNotTrusted,

    /// <summary>All instances of a named pipe are busy.</summary>
    Busy,

    /// <summary>The engine asks for a client certificate, or does not trust the one it got.</summary>
    ClientCertificate,

    /// <summary>The <c>ssh</c> program failed; the message has its output.</summary>
    Ssh,

    /// <summary>The configuration of the endpoint is malformed.</summary>
    Configuration,
}

/// <summary>The engine cannot be reached.</summary>
/// <param name="kind">The reason.</param>
/// <param name="endpoint">The engine's endpoint; null if it is not known.</param>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerConnectionException(
    ConnectionFailure kind, DockerEndpoint? endpoint, string message, Exception? innerException = null)
    : DockerException(message, innerException)
{
    /// <summary>The reason.</summary>
    public ConnectionFailure Kind { get; } = kind;

    /// <summary>The engine's endpoint.</summary>
    public DockerEndpoint? Endpoint { get; } = endpoint;
}
