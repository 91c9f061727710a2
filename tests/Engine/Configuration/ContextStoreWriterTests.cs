using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Configuration;

[Collection(WholeProcess.Name)]
public sealed class ContextStoreWriterTests : IDisposable
{
    private const int Mode = 0x1FF;

    private readonly Surroundings _surroundings = new();

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void A_context_is_written_byte_for_byte_as_docker_writes_it()
    {
        ContextStoreWriter.Create("plain", null, At("unix:///run/x.sock"));
        Assert.Equal(
            """{"Name":"plain","Metadata":{},"Endpoints":{"docker":{"Host":"unix:///run/x.sock","SkipTLSVerify":false}}}""", Text("plain"));

        ContextStoreWriter.Create(
            "lab", null, At("tcp://h:2376") with { Description = "A <b> & \"q\" é 😀 \ttab \\ / \u0001\u2028 end", SkipTlsVerify = true });
        Assert.Equal(
            """{"Name":"lab","Metadata":{"Description":"A \u003cb\u003e \u0026 \"q\" é 😀 \ttab \\ / \u0001\u2028 """
                + """end"},"Endpoints":{"docker":{"Host":"tcp://h:2376","SkipTLSVerify":true}}}""",
            Text("lab"));
    }

    [Fact]
    public void What_is_not_known_of_a_context_stays_and_stands_where_docker_would_put_it()
    {
        _surroundings.WriteContext("lab", """
            {"Name":"lab","Metadata":{"Zeta":1.5,"GODEBUG":"a<b","alpha":[1,{"b":null,"a":true}],"Description":"old"},
            "Endpoints":{"kubernetes":{"Host":"https://k","defaultNamespace":"x"},"docker":{"Host":"tcp://engine:2376",
            "SkipTLSVerify":true}}}
            """);
        ContextStoreWriter.Change("lab", new() { Description = "new" });

        // What docker made of the same file with the same change.
        Assert.Equal(
            """{"Name":"lab","Metadata":{"Description":"new","GODEBUG":"a\u003cb","Zeta":1.5,"alpha":[1,"""
                + """{"a":true,"b":null}]},"Endpoints":{"docker":{"Host":"tcp://engine:2376","SkipTLSVerify":true},"kubernetes":"""
                + """{"Host":"https://k","defaultNamespace":"x"}}}""",
            Text("lab"));
    }

    [Fact]
    public void Fields_that_docker_would_drop_stay_too()
    {
        _surroundings.WriteContext(
            "lab", """{"Later":{"b":1},"Name":"lab","Endpoints":{"docker":{"Proxy":"p","Host":"tcp://a:1","SkipTLSVerify":false} } }""");
        ContextStoreWriter.Change("lab", At("tcp://b:2"));
        Assert.Equal("""{"Name":"lab","Metadata":{},"Endpoints":{"docker":{"Host":"tcp://b:2","SkipTLSVerify":"""
            + """false,"Proxy":"p"}},"Later":{"b":1}}""", Text("lab"));
    }

    [Fact]
    public void Only_what_is_named_changes_and_an_empty_text_takes_away()
    {
        using var pair = new Pair(_surroundings.Folder);
        ContextStoreWriter.Create(
            "lab", null, At("tcp://a:1")
                with { Description = "d", CaCertificate = pair.Certificate, Certificate = pair.Certificate, CertificateKey = pair.Key });
        ContextStoreWriter.Change("lab", new() { SkipTlsVerify = true });
        var context = ContextStore.Get("lab");
        Assert.Equal(("d", "tcp://a:1", true, true, true), (
            context.Description, context.Endpoint, context.SkipTlsVerify, context.HasCaCertificate, context.HasCertificate));

        ContextStoreWriter.Change("lab", new() { CaCertificate = "", Description = "", SkipTlsVerify = false });
        context = ContextStore.Get("lab");
        Assert.Equal((null, "tcp://a:1", false, false, true), (
            context.Description, context.Endpoint, context.SkipTlsVerify, context.HasCaCertificate, context.HasCertificate));

        ContextStoreWriter.Change("lab", new() { Certificate = "", CertificateKey = "" });
        Assert.False(ContextStore.Get("lab").HasCertificate);
        Assert.False(Directory.Exists(context.TlsPath));
    }

    [Fact]
    public void The_files_for_tls_are_copied_as_they_are_and_are_their_owners_only()
    {
        using var pair = new Pair(_surroundings.Folder);
        ContextStoreWriter.Create(
            "lab",
            null,
            At("tcp://a:1") with { CaCertificate = pair.Certificate, Certificate = pair.Certificate, CertificateKey = pair.Key });
        var folder = Path.Combine(ContextStore.Get("lab").TlsPath!, "docker");
        Assert.Equal(File.ReadAllBytes(pair.Certificate), File.ReadAllBytes(Path.Combine(folder, "ca.pem")));
        Assert.Equal(File.ReadAllBytes(pair.Key), File.ReadAllBytes(Path.Combine(folder, "key.pem")));
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in Directory.GetFiles(folder))
        {
            Assert.Equal(0x180, (int)File.GetUnixFileMode(file) & Mode);
        }

        for (var path = folder; !path.EndsWith("contexts", StringComparison.Ordinal); path = Path.GetDirectoryName(path)!)
        {
            Assert.Equal(0x1C0, (int)File.GetUnixFileMode(path) & Mode);
        }

        Assert.Equal(0x1A4, (int)File.GetUnixFileMode(Path.Combine(ContextStore.Get("lab").MetadataPath!, "meta.json")) & Mode);
    }

    [Fact]
    public void Certificates_that_could_not_be_used_are_refused_and_nothing_is_written()
    {
        using var pair = new Pair(_surroundings.Folder);
        using var other = new Pair(_surroundings.Folder);
        File.WriteAllText(pair.Certificate + ".txt", "hello");
        ContextChanges[] bad =
        [
            new() { CaCertificate = pair.Certificate + ".txt" },
            new() { CaCertificate = pair.Key },
            new() { Certificate = pair.Certificate },
            new() { CertificateKey = pair.Key },
            new() { Certificate = pair.Certificate, CertificateKey = other.Key },
            new() { Certificate = pair.Certificate, CertificateKey = pair.EncryptedKey },
        ];
        ContextStoreWriter.Create("kept", null, At("tcp://a:1"));
        foreach (var changes in bad)
        {
            var error = Assert.Throws<DockerContextException>(
                () => ContextStoreWriter.Create("lab", null, changes with { Endpoint = DockerEndpoint.Parse("tcp://a:1") }));
            Assert.Equal(ContextFailure.Certificate, error.Failure);
            Assert.Contains(_surroundings.Folder, error.Message, StringComparison.Ordinal);
            Assert.Throws<DockerContextException>(() => ContextStoreWriter.Change("kept", changes));
        }

        Assert.Equal(["default", "kept"], ContextStore.Names());
        Assert.False(Directory.Exists(Path.Combine(_surroundings.Folder, "contexts", "tls")));
    }

    [Fact]
    public void A_new_certificate_must_fit_the_key_that_is_there()
    {
        using var pair = new Pair(_surroundings.Folder);
        using var other = new Pair(_surroundings.Folder);
        ContextStoreWriter.Create("lab", null, At("tcp://a:1") with { Certificate = pair.Certificate, CertificateKey = pair.Key });
        Assert.Equal(ContextFailure.Certificate, Assert.Throws<DockerContextException>(
            () => ContextStoreWriter.Change("lab", new() { Certificate = other.Certificate })).Failure);
        ContextStoreWriter.Change("lab", new() { Certificate = other.Certificate, CertificateKey = other.Key });
        Assert.Equal(File.ReadAllBytes(other.Key), File.ReadAllBytes(Path.Combine(ContextStore.Get("lab").TlsPath!, "docker", "key.pem")));
    }

    [Fact]
    public void A_copy_has_all_of_its_source_but_what_is_said_otherwise()
    {
        _surroundings.WriteContext("lab", """{"Name":"lab","Metadata":{"Description":"old","GODEBUG":"x"},"Endpoints":{"docker":"""
            + """{"Host":"tcp://a:1","SkipTLSVerify":true},"other":{"x":1} } }""");
        _surroundings.WriteTls("lab", "docker/ca.pem", "ca");
        _surroundings.WriteTls("lab", "other/more.bin", "more");
        ContextStoreWriter.Create("copy", "lab", new() { Description = "new" });
        Assert.Equal("""{"Name":"copy","Metadata":{"Description":"new","GODEBUG":"x"},"Endpoints":{"docker":{"Host":"tcp://a:"""
            + """1","SkipTLSVerify":true},"other":{"x":1}}}""", Text("copy"));
        Assert.Equal("more", File.ReadAllText(Path.Combine(ContextStore.Get("copy").TlsPath!, "other", "more.bin")));
        Assert.Equal("old", ContextStore.Get("lab").Description);
    }

    [Fact]
    public void A_copy_of_the_default_context_is_what_the_environment_makes_of_that()
    {
        _surroundings["DOCKER_HOST"] = "tcp://host:2376";
        _surroundings["DOCKER_TLS_VERIFY"] = "1";
        _surroundings["DOCKER_CERT_PATH"] = Path.Combine(_surroundings.Folder, "certs");
        _surroundings.Write("certs/ca.pem", "ca");
        ContextStoreWriter.Create("copy", "default", new());
        Assert.Equal(
            """{"Name":"copy","Metadata":{},"Endpoints":{"docker":{"Host":"tcp://host:2376","SkipTLSVerify":false}}}""", Text("copy"));
        Assert.True(ContextStore.Get("copy").HasCaCertificate);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("-ab")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ärger")]
    [InlineData("../x")]
    public void A_name_that_docker_refuses_is_refused(string name)
    {
        Assert.Throws<FormatException>(() => ContextStoreWriter.Create(name, null, At("tcp://a:1")));
        Assert.Equal(["default"], ContextStore.Names());
    }

    [Fact]
    public void Names_that_docker_takes_are_taken()
    {
        foreach (var name in new[] { "ab", "0_", "A.b+c-d_e" })
        {
            ContextStoreWriter.Create(name, null, At("tcp://a:1"));
            Assert.Equal(name, ContextStore.Get(name).Name);
        }
    }

    [Fact]
    public void The_default_context_can_neither_be_made_nor_changed_nor_removed()
    {
        Assert.Equal(ContextFailure.Reserved, Assert.Throws<DockerContextException>(
            () => ContextStoreWriter.Create("default", null, At("tcp://a:1"))).Failure);
        Assert.Equal(ContextFailure.Reserved, Assert.Throws<DockerContextException>(
            () => ContextStoreWriter.Change("default", At("tcp://a:1"))).Failure);
        Assert.Equal(ContextFailure.Reserved, Assert.Throws<DockerContextException>(() => ContextStoreWriter.Remove("default")).Failure);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_and_what_has_it_stays()
    {
        ContextStoreWriter.Create("lab", null, At("tcp://a:1"));
        Assert.Equal(ContextFailure.Exists, Assert.Throws<DockerContextException>(
            () => ContextStoreWriter.Create("lab", null, At("tcp://b:2"))).Failure);
        Assert.Equal("tcp://a:1", ContextStore.Get("lab").Endpoint);
    }

    [Fact]
    public void What_does_not_exist_can_neither_be_changed_nor_removed_nor_copied()
    {
        Assert.Equal(ContextFailure.NotFound, Assert.Throws<DockerContextException>(
            () => ContextStoreWriter.Change("nosuch", At("tcp://a:1"))).Failure);
        Assert.Equal(ContextFailure.NotFound, Assert.Throws<DockerContextException>(() => ContextStoreWriter.Remove("nosuch")).Failure);
        Assert.Equal(ContextFailure.NotFound, Assert.Throws<DockerContextException>(
            () => ContextStoreWriter.Create("copy", "nosuch", new())).Failure);
    }

    [Fact]
    public void Removing_takes_both_folders_be_the_context_damaged()
    {
        _surroundings.WriteContext("lab", "{");
        _surroundings.WriteTls("lab", "docker/ca.pem", "ca");
        ContextStoreWriter.Remove("lab");
        Assert.Empty(Directory.GetDirectories(Path.Combine(_surroundings.Folder, "contexts", "meta")));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_surroundings.Folder, "contexts", "tls")));
    }

    [Fact]
    public void A_store_that_cannot_be_written_is_an_error_and_leaves_nothing_behind()
    {
        _surroundings.Write("contexts/tls", "a file where a folder should be");
        using var pair = new Pair(_surroundings.Folder);
        var error = Assert.Throws<DockerContextException>(
            () => ContextStoreWriter.Create("lab", null, At("tcp://a:1") with { CaCertificate = pair.Certificate }));
        Assert.Equal(ContextFailure.Store, error.Failure);
        Assert.Contains("'lab'", error.Message, StringComparison.Ordinal);
        Assert.Equal(["default"], ContextStore.Names());
        Assert.Empty(Directory.GetDirectories(Path.Combine(_surroundings.Folder, "contexts", "meta")));
    }

    [Fact]
    public void Persisting_writes_the_name_as_docker_does_and_keeps_the_rest()
    {
        _surroundings.Write("config.json", "{\n\t\"auths\": {\n\t\t\"r\": {}\n\t},\n\t\"unknown\": [\n\t\t1\n\t]\n}");
        ContextStoreWriter.Persist("lab");
        Assert.Equal("{\n\t\"auths\": {\n\t\t\"r\": {}\n\t},\n\t\"unknown\": [\n\t\t1\n\t],\n\t\"currentContext\": \"lab\"\n}", Config());
        Assert.Equal("lab", EngineSelection.PersistedName);
        ContextStoreWriter.Persist("default");
        Assert.Equal("{\n\t\"auths\": {\n\t\t\"r\": {}\n\t},\n\t\"unknown\": [\n\t\t1\n\t]\n}", Config());
    }

    [Fact]
    public void Persisting_what_is_so_already_makes_no_file()
    {
        ContextStoreWriter.Persist("default");
        Assert.False(File.Exists(Path.Combine(_surroundings.Folder, "config.json")));
    }

    [Fact]
    public void Persisting_keeps_a_link_and_what_it_leads_to_is_changed()
    {
        _surroundings.Write("real.json", "{}");
        var link = Path.Combine(_surroundings.Folder, "config.json");
        File.CreateSymbolicLink(link, "real.json");
        ContextStoreWriter.Persist("lab");
        Assert.Equal("real.json", new FileInfo(link).LinkTarget);
        Assert.Contains("lab", File.ReadAllText(Path.Combine(_surroundings.Folder, "real.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Persisting_into_a_file_that_is_broken_is_an_error_and_leaves_it_alone()
    {
        _surroundings.Write("config.json", "{");
        Assert.Equal(ContextFailure.Store, Assert.Throws<DockerContextException>(() => ContextStoreWriter.Persist("lab")).Failure);
        Assert.Equal("{", Config());
    }

    private static ContextChanges At(string endpoint) => new() { Endpoint = DockerEndpoint.Parse(endpoint) };

    private string Text(string name) =>
        File.ReadAllText(Path.Combine(_surroundings.Folder, "contexts", "meta", Contexts.IdOf(name), "meta.json"));

    private string Config() => File.ReadAllText(Path.Combine(_surroundings.Folder, "config.json"));

    /// <summary>A certificate that signs itself, and its key, as files.</summary>
    private sealed class Pair : IDisposable
    {
        private readonly RSA _key = RSA.Create(2048);

        public Pair(string folder)
        {
            var path = Path.Combine(folder, Path.GetRandomFileName());
            var request = new CertificateRequest("CN=test", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            (Certificate, Key, EncryptedKey) = (path + ".crt", path + ".key", path + ".enc");
            File.WriteAllText(Certificate, certificate.ExportCertificatePem());
            File.WriteAllText(Key, _key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(EncryptedKey, _key.ExportEncryptedPkcs8PrivateKeyPem(
                "password", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        }

        public string Certificate { get; }

        public string Key { get; }

        public string EncryptedKey { get; }

        public void Dispose() => _key.Dispose();
    }
}
