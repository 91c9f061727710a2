using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Transport;

/// <summary>An engine that wants TLS: what works over every transport, and what only TLS can refuse.</summary>
public sealed class TlsConnectorTests(TlsFixture engine) : TransportTests<TlsFixture>(engine), IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_engine_that_somebody_else_vouches_for_is_not_trusted() =>
        Assert.Contains("not trusted", (
            await FailsAsync(Folder(authority: false), ConnectionFailure.CertificateNotTrusted)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_but_the_authorities_of_this_computer_counts_where_none_is_given()
    {
        var folder = Folder();
        File.Delete(Path.Combine(folder, "ca.pem"));
        await FailsAsync(folder, ConnectionFailure.CertificateNotTrusted);
    }

    [Fact]
    public async Task An_engine_of_another_name_is_not_trusted()
    {
        var error = await FailsAsync(Engine.Certificates, ConnectionFailure.CertificateNotTrusted, Engine.TlsHost.Replace(
            "127.0.0.1", "localhost", StringComparison.Ordinal));
        Assert.Contains("not for 'localhost'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_engine_is_believed_where_that_is_asked_for()
    {
        using var client = Engine.ClientWith(
            Folder(authority: false), skipVerify: true, Engine.TlsHost.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Assert.NotNull((await client.System.VersionAsync().Soon()).Version);
    }

    [Fact]
    public async Task An_engine_that_wants_a_certificate_of_the_client_says_so()
    {
        var folder = Folder();
        File.Delete(Path.Combine(folder, "cert.pem"));
        File.Delete(Path.Combine(folder, "key.pem"));
        Assert.Contains("asks for a client certificate", (
            await FailsAsync(folder, ConnectionFailure.ClientCertificate)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_does_not_trust_the_client_says_so() => Assert.Contains(
        "does not trust the client certificate",
        (await FailsAsync(Folder(client: false), ConnectionFailure.ClientCertificate)).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_plain_client_is_told_that_the_engine_may_expect_TLS()
    {
        using var client = new DockerClient(Engine.TlsHost);
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
        Assert.Equal(ConnectionFailure.NotAnEngine, error.Kind);
        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_engine_is_told_from_one_with_TLS()
    {
        var error = await FailsAsync(Engine.Certificates, ConnectionFailure.NotAnEngine, EngineFixture.TcpHost);
        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
        Assert.Contains("2375", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_nothing_listens_on_is_refused() =>
        await FailsAsync(Engine.Certificates, ConnectionFailure.Refused, "tcp://127.0.0.1:1");

    [Theory]
    [InlineData("cert.pem")]
    [InlineData("key.pem")]
    public void A_certificate_and_its_key_come_together(string missing)
    {
        var folder = Folder();
        File.Delete(Path.Combine(folder, missing));
        Assert.Contains("needs its key", Refused(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ca.pem", "")]
    [InlineData("ca.pem", "text")]
    [InlineData("cert.pem", "text")]
    [InlineData("key.pem", "text")]
    [InlineData("cert.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void A_file_that_is_no_certificate_is_named(string file, string text)
    {
        var folder = Folder();
        File.WriteAllText(Path.Combine(folder, file), text);
        Assert.Contains(folder, Refused(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_certificate_and_an_encrypted_key_are_refused()
    {
        var (other, mine) = (Folder(client: false), Folder());
        File.Copy(Path.Combine(other, "key.pem"), Path.Combine(mine, "key.pem"), overwrite: true);
        Assert.Contains("does not match", Refused(mine), StringComparison.Ordinal);

        using var key = RSA.Create(2048);
        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem(
            "secret", new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000));
        File.WriteAllText(Path.Combine(mine, "key.pem"), encrypted);
        Assert.Contains("encrypted", Refused(mine), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_told_apart_by_their_content()
    {
        var fingerprint = TlsSettings.Read(Folder()).Fingerprint;
        Assert.Equal(fingerprint, TlsSettings.Read(Folder()).Fingerprint);
        Assert.NotEqual(fingerprint, TlsSettings.Read(Folder(), skipVerify: true).Fingerprint);
        Assert.NotEqual(fingerprint, TlsSettings.Read(Folder(client: false)).Fingerprint);
    }

    /// <summary>A folder with the engine's own certificates, or with those of a stranger in their place.</summary>
    private string Folder(bool authority = true, bool client = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;
        foreach (var file in Directory.EnumerateFiles(Engine.Certificates))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        using var key = RSA.Create(2048);
        using var stranger = new CertificateRequest("CN=stranger", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        if (!authority)
        {
            File.WriteAllText(Path.Combine(folder, "ca.pem"), stranger.ExportCertificatePem());
        }

        if (!client)
        {
            File.WriteAllText(Path.Combine(folder, "cert.pem"), stranger.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        }

        return folder;
    }

    private static string Refused(string folder) => Assert.Throws<FormatException>(() => TlsSettings.Read(folder)).Message;

    private async Task<DockerConnectionException> FailsAsync(string certificates, ConnectionFailure kind, string? host = null)
    {
        using var client = Engine.ClientWith(certificates, host: host);
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
        Assert.Equal(kind, error.Kind);
        Assert.NotNull(error.Advice);
        return error;
    }
}
