using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DockerPS.Engine.Transport;

/// <summary>The TLS settings: how the engine is verified, and the client's own certificate.</summary>
public sealed class TlsSettings
{
    private TlsSettings()
    {
    }

    /// <summary>The CA certificates; empty for those that this computer trusts.</summary>
    public X509Certificate2Collection Authorities { get; private init; } = [];

    /// <summary>The client certificate with its key; null for none.</summary>
    public X509Certificate2? Certificate { get; private init; }

    /// <summary>Indicates whether certificates are not verified. Insecure.</summary>
    public bool SkipVerify { get; private init; }

    /// <summary>A hash that identifies the settings.</summary>
    public string Fingerprint { get; private init; } = "";

    /// <summary>
    /// Reads docker's files <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>. Each is optional, but a certificate needs its key.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="skipVerify">Skips TLS certificate verification. Insecure.</param>
    /// <exception cref="FormatException">A file cannot be read, or is not valid; the message names it.</exception>
    public static TlsSettings Read(string folder, bool skipVerify = false) =>
        From(Find(folder, "ca.pem"), Find(folder, "cert.pem"), Find(folder, "key.pem"), skipVerify);

    /// <summary>Creates settings from the content of files. Each is optional, but a certificate needs its key.</summary>
    /// <param name="authorities">The CA certificates.</param>
    /// <param name="certificate">The client certificate.</param>
    /// <param name="key">The key of the client certificate.</param>
    /// <param name="skipVerify">Skips TLS certificate verification. Insecure.</param>
    /// <exception cref="FormatException">A file is not valid; the message names it.</exception>
    internal static TlsSettings From(TlsFile? authorities, TlsFile? certificate, TlsFile? key, bool skipVerify)
    {
        if ((certificate ?? key) is { } only && (certificate is null || key is null))
        {
            throw new FormatException(
                $"There is only {(key is null ? "a certificate" : "a key")}, '{only.Path}'. A certificate needs its key.");
        }

        return new()
        {
            Authorities = authorities is null ? [] : Load(authorities, () => Certificates(authorities.Text)),
            Certificate = certificate is null ? null : Load(certificate, () => Pair(certificate.Text, key!.Text)),
            SkipVerify = skipVerify,
            Fingerprint = Convert.ToHexString(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{skipVerify}\n{authorities?.Text}\n{certificate?.Text}\n{key?.Text}"))),
        };
    }

    /// <summary>Returns the options of a handshake with a host.</summary>
    [SuppressMessage("Security", "CA5359", Justification = "It is what the user asks for with SkipTlsVerify.")]
    internal SslClientAuthenticationOptions For(string host)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            ClientCertificates = Certificate is null ? null : [Certificate],
            LocalCertificateSelectionCallback = Certificate is null ? null : (_, _, _, _, _) => Certificate,
        };
        if (SkipVerify)
        {
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }
        else if (Authorities.Count > 0)
        {
            options.CertificateChainPolicy =
                new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(Authorities);
        }

        return options;
    }

    private static TlsFile? Find(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return File.Exists(path) ? new(path, File.ReadAllBytes(path)) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"'{path}' cannot be read: {error.Message}", error);
        }
    }

    private static T Load<T>(TlsFile file, Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or AuthenticationException)
        {
            throw new FormatException(
                $"'{file.Path}' is not a valid certificate, or its key does not match or is encrypted: {error.Message}", error);
        }
    }

    private static X509Certificate2Collection Certificates(string pem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        return certificates.Count > 0 ? certificates : throw new CryptographicException("It contains no certificate.");
    }

    private static X509Certificate2 Pair(string certificate, string key)
    {
        var pair = X509Certificate2.CreateFromPem(certificate, key);

        // For handshakes Windows needs a key that has been in one of its stores.
        return OperatingSystem.IsWindows() ? new(pair.Export(X509ContentType.Pkcs12)) : pair;
    }
}
