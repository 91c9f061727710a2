using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <summary>A context, without its secrets.</summary>
public sealed record StoredContext
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The engine's endpoint; null if there is none.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Indicates whether TLS certificates are not verified. Insecure.</summary>
    public bool SkipTlsVerify { get; init; }

    /// <summary>Indicates whether it has a CA certificate.</summary>
    public bool HasCaCertificate { get; init; }

    /// <summary>Indicates whether it has a client certificate with its key.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>The folder of its <c>meta.json</c>; null for the default context.</summary>
    public string? MetadataPath { get; init; }

    /// <summary>The folder of its TLS files, which need not exist; null for the default context.</summary>
    public string? TlsPath { get; init; }
}

/// <summary>Changes of a context: null leaves a setting alone, and an empty text removes it.</summary>
public sealed record ContextChanges
{
    /// <summary>The engine's endpoint.</summary>
    public DockerEndpoint? Endpoint { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The path of the CA certificate.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>The path of the client certificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>The path of the key of the client certificate.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Indicates whether TLS certificates are not verified. Insecure.</summary>
    public bool? SkipTlsVerify { get; init; }
}
