namespace DockerPS.Engine.Configuration;

/// <summary>The content of a context, as it is stored and exported.</summary>
/// <param name="Metadata">The content of <c>meta.json</c>.</param>
internal sealed record ContextContent(ContextMetadata Metadata)
{
    /// <summary>The key of the CA certificate.</summary>
    public const string CaCertificate = "docker/ca.pem";

    /// <summary>The key of the client certificate.</summary>
    public const string Certificate = "docker/cert.pem";

    /// <summary>The key of the client certificate's private key.</summary>
    public const string CertificateKey = "docker/key.pem";

    /// <summary>The TLS files, by the kind of endpoint and the file's name, like <c>docker/ca.pem</c>.</summary>
    public SortedDictionary<string, byte[]> TlsFiles { get; } = new(StringComparer.Ordinal);
}
