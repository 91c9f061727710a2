using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <summary>How a <see cref="DockerClient"/> behaves.</summary>
public sealed record DockerClientOptions
{
    /// <summary>How long connecting, the first answer of the engine included, may take. Streams have no limit.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The API version to speak, whatever the engine says; null to negotiate.</summary>
    public ApiVersion? ApiVersion { get; init; }

    /// <summary>TLS for TCP; null for none.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>Headers that go with every request, as config.json's <c>HttpHeaders</c> asks for.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
