using System.Net;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <summary>What every failure of this client derives from.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause, if there is one.</param>
public abstract class DockerException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What the user can do about it, if that is known.</summary>
    public string? Advice { get; init; }
}

/// <summary>The engine refused a request. The message is the engine's own.</summary>
/// <param name="statusCode">The status of the answer.</param>
/// <param name="message">The engine's message.</param>
public sealed class DockerApiException(HttpStatusCode statusCode, string message) : DockerException(message)
{
    /// <summary>The status of the answer.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;
}

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

    /// <summary>Something answers that is no Docker engine, or one that expects TLS.</summary>
    NotAnEngine,

    /// <summary>The engine's certificate is none that is trusted.</summary>
    CertificateNotTrusted,

    /// <summary>Everything that the engine lets in is in use: a named pipe is busy.</summary>
    Busy,

    /// <summary>The <c>ssh</c> program ended; the message has its words.</summary>
    Ssh,

    /// <summary>The configuration names an engine that cannot be found: an unknown context, a malformed endpoint.</summary>
    Configuration,
}

/// <summary>No connection to the engine.</summary>
/// <param name="kind">Why.</param>
/// <param name="endpoint">The engine's endpoint; null where none could be found out.</param>
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

/// <summary>The engine speaks no version of the API that this client speaks.</summary>
/// <param name="message">A message that names the versions of both.</param>
public sealed class DockerVersionException(string message) : DockerException(message);

/// <summary>A request needs a newer API than the engine has; it was not sent.</summary>
/// <param name="feature">What was asked for.</param>
/// <param name="needed">The version that has it.</param>
/// <param name="actual">The version that is spoken with the engine.</param>
public sealed class DockerFeatureException(string feature, ApiVersion needed, ApiVersion actual)
    : DockerException($"{feature} needs version {needed} of the Engine API; this engine speaks {actual}.")
{
    /// <summary>The version that has it.</summary>
    public ApiVersion Needed { get; } = needed;

    /// <summary>The version that is spoken with the engine.</summary>
    public ApiVersion Actual { get; } = actual;
}

/// <summary>An answer broke off, or is not what the API says it is.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerStreamException(string message, Exception? innerException = null) : DockerException(message, innerException);

/// <summary>The engine reported a failure inside a stream that had begun well.</summary>
/// <param name="message">The engine's message.</param>
public sealed class DockerOperationException(string message) : DockerException(message)
{
    /// <summary>The code that came with it: of the classic builder, the exit code of the command that failed.</summary>
    public int? Code { get; init; }
}

/// <summary>The credentials of a registry could not be read or kept. The message holds nothing secret.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerCredentialException(string message, Exception? innerException = null) : DockerException(message, innerException);

/// <summary>Why a registry did not do what an engine asked it for.</summary>
public enum RegistryFailure
{
    /// <summary>Credentials are wrong, missing, or not enough.</summary>
    Denied,

    /// <summary>The registry does not have the image, or not for the platform.</summary>
    NotFound,

    /// <summary>Nothing answers at its address, or nothing that is a registry.</summary>
    Unreachable,

    /// <summary>Its certificate is none that the engine trusts.</summary>
    CertificateNotTrusted,
}

/// <summary>A registry did not do what an engine asked it for. The message is the engine's own.</summary>
/// <param name="failure">Why.</param>
/// <param name="error">What the engine said.</param>
public sealed class DockerRegistryException(RegistryFailure failure, DockerException error) : DockerException(error.Message, error)
{
    /// <summary>Why.</summary>
    public RegistryFailure Failure { get; } = failure;
}

/// <summary>Why an engine can do nothing that concerns a swarm.</summary>
public enum SwarmFailure
{
    /// <summary>It is no manager: a worker, or in no swarm.</summary>
    ManagerNeeded,

    /// <summary>It is a manager that has locked itself and waits for the key.</summary>
    Locked,

    /// <summary>Too few managers are there to agree on anything.</summary>
    LeaderMissing,
}

/// <summary>An engine can do nothing that concerns a swarm. The message is the engine's own.</summary>
/// <param name="failure">Why.</param>
/// <param name="refusal">What the engine said.</param>
/// <param name="managers">The addresses of the managers, where a worker knows them.</param>
public sealed class DockerSwarmException(SwarmFailure failure, DockerApiException refusal, IReadOnlyList<string> managers)
    : DockerException(refusal.Message, refusal)
{
    /// <summary>Why.</summary>
    public SwarmFailure Failure { get; } = failure;

    /// <summary>The addresses of the managers, where a worker knows them.</summary>
    public IReadOnlyList<string> Managers { get; } = managers;
}
