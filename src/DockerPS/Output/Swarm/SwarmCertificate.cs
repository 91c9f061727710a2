using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>The certificate of the authority that the engines of a swarm trust. It is public.</summary>
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

    /// <summary>Whose it is.</summary>
    public string Subject { get; }

    /// <summary>When it begins to be good, local time; null where it cannot be read.</summary>
    public DateTime? NotBefore { get; }

    /// <summary>When it ends to be good, local time; null where it cannot be read.</summary>
    public DateTime? NotAfter { get; }

    /// <summary>Its SHA-256 digest.</summary>
    public string Thumbprint { get; }

    /// <summary>Whether the engines are getting certificates of a new authority.</summary>
    public bool Rotating { get; }

    /// <summary>The certificate as text (PEM).</summary>
    public string Pem { get; }

    /// <summary>The engine that was asked.</summary>
    public string Context { get; }

    /// <summary>The certificate as text (PEM).</summary>
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
