using System.Net;

namespace DockerPS.Engine.Http;

/// <summary>The engine refused a request. The message is the engine's own.</summary>
/// <param name="statusCode">The status of the answer.</param>
/// <param name="message">The engine's message.</param>
public sealed class DockerApiException(HttpStatusCode statusCode, string message) : DockerException(message)
{
    /// <summary>The status of the answer.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;
}
