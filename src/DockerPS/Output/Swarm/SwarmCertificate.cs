using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>The root CA certificate of a swarm. It is public.</summary>
public sealed class SwarmCertificate
{
    internal SwarmCertificate(SwarmInspect swarm, string context)
    {
        Pem = swarm.TlsInfo?.TrustRoot ?? "";
        using var certificate = Read(Pem);
        (Subject, Thumbprint) = (certificate?.Subject ?? "", certificate?.GetCertHashString(HashAlgorithmName.SHA256) ?? "");
        (NotBefore, NotAfter) = (certificate?.NotBefore, certificate?.NotAfter);
        Rotating = swarm.RootRotationInProgress;
        Context = context;
    }

    /// <summary>The subject.</summary>
    public string Subject { get; }

    /// <summary>Start of the validity period, local time; null if the certificate cannot be read.</summary>
    public DateTime? NotBefore { get; }

    /// <summary>End of the validity period, local time; null if the certificate cannot be read.</summary>
    public DateTime? NotAfter { get; }

    /// <summary>The SHA-256 thumbprint.</summary>
    public string Thumbprint { get; }

    /// <summary>Whether the rotation of the root CA is in progress.</summary>
    public bool Rotating { get; }

    /// <summary>The certificate in PEM format.</summary>
    public string Pem { get; }

    /// <summary>The queried manager.</summary>
    public string Context { get; }

    /// <summary>Returns the certificate in PEM format.</summary>
    public override string ToString() => Pem;

    private static X509Certificate2? Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
