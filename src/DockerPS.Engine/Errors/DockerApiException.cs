using System.Net;

namespace DockerPS.Engine.Http;

/// <summary>The engine refused a request. The message is the engine's own.</summary>
/// <param name="statusCode">The status of the response.</param>
/// <param name="message">The engine's message.</param>
public sealed class DockerApiException(HttpStatusCode statusCode, string message) : DockerException(message)
{
    /// <summary>The status of the response.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;

    /// <summary>Indicates whether something that the request names does not exist (404).</summary>
    public bool IsNotFound => StatusCode == HttpStatusCode.NotFound;

    /// <summary>Indicates whether the state of something prevents the request (409).</summary>
    public bool IsConflict => StatusCode == HttpStatusCode.Conflict;
}
