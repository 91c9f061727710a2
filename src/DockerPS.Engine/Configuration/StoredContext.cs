using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <summary>A context, less what is secret of it.</summary>
public sealed record StoredContext
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What the user says about it; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Where its engine listens; null if it has none.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Indicates whether any engine is believed over TLS.</summary>
    public bool SkipTlsVerify { get; init; }

    /// <summary>Indicates whether it has a certificate of who vouches for the engine.</summary>
    public bool HasCaCertificate { get; init; }

    /// <summary>Indicates whether it has a certificate of the client with its key.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>The folder of its <c>meta.json</c>; null for the default one.</summary>
    public string? MetadataPath { get; init; }

    /// <summary>The folder of its files for TLS, which need not exist; null for the default one.</summary>
    public string? TlsPath { get; init; }
}

/// <summary>What is changed of a context: null leaves it as it is, and an empty text takes it away.</summary>
public sealed record ContextChanges
{
    /// <summary>Where its engine listens.</summary>
    public DockerEndpoint? Endpoint { get; init; }

    /// <summary>What the user says about it.</summary>
    public string? Description { get; init; }

    /// <summary>The path of the certificate of who vouches for the engine.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>The path of the client's certificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>The path of its key.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Indicates whether any engine is believed over TLS.</summary>
    public bool? SkipTlsVerify { get; init; }
}
