using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Configuration;

[Collection(WholeProcess.Name)]
public sealed class ContextStoreTests : IDisposable
{
    private readonly Surroundings _surroundings = new();

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void Without_a_store_there_is_the_default_context_only()
    {
        Assert.Equal(["default"], ContextStore.Names());
        Assert.Null(ContextStore.EndpointOf("work"));
    }

    [Fact]
    public void Contexts_are_found_by_name()
    {
        _surroundings.AddContext("work", "tcp://engine:2375");
        _surroundings.AddContext("Ärger/..", "unix:///run/other.sock");
        Assert.Equal(["default", "work", "Ärger/.."], ContextStore.Names());
        Assert.Equal("tcp://engine:2375", ContextStore.EndpointOf("work")?.Host);
        Assert.Equal("unix:///run/other.sock", ContextStore.EndpointOf("Ärger/..")?.Host);
        Assert.Null(ContextStore.EndpointOf("WORK"));
    }

    [Fact]
    public void A_context_is_described_without_what_is_secret()
    {
        _surroundings.WriteContext("work", """{"Name":"work","Metadata":{"Description":"Ours","GODEBUG":"x"},"Endpoints":{"docker":"""
            + """{"Host":"tcp://engine:2376","SkipTLSVerify":true} } }""");
        _surroundings.WriteTls("work", "docker/ca.pem", "ca");
        _surroundings.WriteTls("work", "docker/cert.pem", "cert");
        var context = ContextStore.Get("work");
        Assert.Equal(
            ("work", "Ours", "tcp://engine:2376", true), (context.Name, context.Description, context.Endpoint, context.SkipTlsVerify));
        Assert.Equal((true, false), (context.HasCaCertificate, context.HasCertificate));
        Assert.True(File.Exists(Path.Combine(context.MetadataPath!, "meta.json")));
        Assert.True(File.Exists(Path.Combine(context.TlsPath!, "docker", "ca.pem")));

        _surroundings.WriteTls("work", "docker/key.pem", "key");
        Assert.True(ContextStore.Get("work").HasCertificate);
    }

    [Fact]
    public void The_default_context_is_what_the_environment_makes_it()
    {
        var context = ContextStore.Get("default");
        Assert.Equal(("default", DockerEndpoint.Default.Text, false, false), (
            context.Name, context.Endpoint, context.SkipTlsVerify, context.HasCaCertificate));
        Assert.Null(context.MetadataPath);

        _surroundings["DOCKER_HOST"] = "tcp://host:2376";
        _surroundings["DOCKER_TLS"] = "1";
        _surroundings.Write("ca.pem", "ca");
        context = ContextStore.Get("default");
        Assert.Equal(("tcp://host:2376", true, true, false), (
            context.Endpoint, context.SkipTlsVerify, context.HasCaCertificate, context.HasCertificate));
    }

    [Fact]
    public void A_context_without_an_engine_is_there_and_cannot_be_used()
    {
        _surroundings.WriteContext("cluster", """{"Name":"cluster","Endpoints":{"kubernetes":{"Host":"https://k"} } }""");
        Assert.Null(ContextStore.Get("cluster").Endpoint);
        var error = Assert.Throws<DockerConnectionException>(() => EngineSelection.Find("cluster"));
        Assert.Contains("no endpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_file_is_no_context()
    {
        Directory.CreateDirectory(Path.Combine(_surroundings.Folder, "contexts", "meta", "abc"));
        Assert.Equal(["default"], ContextStore.Names());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"Name":5}""")]
    [InlineData("""{"Name":"work","Metadata":[]}""")]
    [InlineData("""{"Name":"work","Metadata":{"Description":5} }""")]
    [InlineData("""{"Name":"work","Endpoints":{"docker":"tcp://engine"} }""")]
    [InlineData("""{"Name":"work","Endpoints":{"docker":{"Host":["x"]} } }""")]
    [InlineData("""{"Name":"work","Endpoints":{"docker":{"SkipTLSVerify":"yes"} } }""")]
    [InlineData("""{"Name":"work","Metadata":{"a":1,"a":2} }""")]
    [InlineData("""{"Name":"other"}""")]
    public void A_file_that_is_damaged_is_named_and_hides_no_other(string text)
    {
        _surroundings.WriteContext("work", text);
        _surroundings.AddContext("good", "tcp://good:2375");
        var error = Assert.Throws<DockerContextException>(() => ContextStore.Get("work"));
        Assert.Equal(ContextFailure.Store, error.Failure);
        Assert.Contains("meta.json", error.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<DockerException>(() => EngineSelection.Find("work"));

        var (contexts, failures) = ContextStore.List();
        Assert.Equal(["default", "good"], contexts.Select(context => context.Name));
        Assert.Contains("meta.json", Assert.Single(failures).Message, StringComparison.Ordinal);
        Assert.True(ContextStore.Exists("work"));
    }

    [Fact]
    public void Keys_may_be_in_any_case_as_for_docker()
    {
        _surroundings.WriteContext("work", """{"name":"work","metadata":{"Description":"d"},"endpoints":{"docker":{"host":"tcp://engine:"""
            + """2375","skiptlsverify":true} } }""");
        var context = ContextStore.Get("work");
        Assert.Equal(("d", "tcp://engine:2375", true), (context.Description, context.Endpoint, context.SkipTlsVerify));
    }

    [Fact]
    public void Tls_is_read_from_the_store_where_it_is_used()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _surroundings.AddContext("work", "tcp://engine:2376");
        Assert.Null(EngineSelection.Find("work").Tls);
        _surroundings.WriteTls("work", "docker/ca.pem", certificate.ExportCertificatePem());
        Assert.Equal(certificate.Thumbprint, Assert.Single(EngineSelection.Find("work").Tls!.Authorities).Thumbprint);
    }
}

internal static class Contexts
{
    public static void AddContext(this Surroundings surroundings, string name, string endpoint) =>
        surroundings.WriteContext(
            name, $$"""{"Name":"{{name}}","Metadata":{},"Endpoints":{"docker":{"Host":"{{endpoint}}","SkipTLSVerify":false} } }""");

    public static void WriteContext(this Surroundings surroundings, string name, string text) =>
        surroundings.Write($"contexts/meta/{IdOf(name)}/meta.json", text);

    public static void WriteTls(this Surroundings surroundings, string name, string file, string text) =>
        surroundings.Write($"contexts/tls/{IdOf(name)}/{file}", text);

    public static string IdOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name))).ToLowerInvariant();
}
