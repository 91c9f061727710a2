namespace DockerPS.Engine.Configuration;

/// <summary>All that a context consists of, as it is stored and exported.</summary>
/// <param name="Metadata">Its <c>meta.json</c>.</param>
internal sealed record ContextContent(ContextMetadata Metadata)
{
    /// <summary>What the files for TLS of the engine are called.</summary>
    public const string CaCertificate = "docker/ca.pem";

    /// <summary>The client's certificate.</summary>
    public const string Certificate = "docker/cert.pem";

    /// <summary>Its key.</summary>
    public const string CertificateKey = "docker/key.pem";

    /// <summary>The files for TLS, by the endpoint's kind and their name: <c>docker/ca.pem</c>.</summary>
    public SortedDictionary<string, byte[]> TlsFiles { get; } = new(StringComparer.Ordinal);
}
