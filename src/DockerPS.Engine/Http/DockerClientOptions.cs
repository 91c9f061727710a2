using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <summary>The options of a <see cref="DockerClient"/>.</summary>
public sealed record DockerClientOptions
{
    /// <summary>The timeout for connecting, including the first response. Streams have none.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The API version to use without negotiation; null to negotiate.</summary>
    public ApiVersion? ApiVersion { get; init; }

    /// <summary>The TLS settings for TCP; null for no TLS.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>The headers of every request, like those in <c>HttpHeaders</c> of config.json.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
