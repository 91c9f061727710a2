using System.Security.Cryptography;
using System.Text;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Tests.Fixtures;

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
    public void A_context_without_an_engine_has_no_endpoint()
    {
        _surroundings.WriteContext("cluster", """{"Name":"cluster","Endpoints":{"kubernetes":{"Host":"https://k"}}}""");
        Assert.Null(ContextStore.EndpointOf("cluster"));
    }

    [Fact]
    public void A_folder_without_a_file_is_no_context()
    {
        Directory.CreateDirectory(Path.Combine(_surroundings.Folder, "contexts", "meta", "abc"));
        Assert.Equal(["default"], ContextStore.Names());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        _surroundings.WriteContext("work", "{");
        Assert.Contains("meta.json", Assert.Throws<FormatException>(() => ContextStore.EndpointOf("work")).Message, StringComparison.Ordinal);
    }
}

internal static class Contexts
{
    public static void AddContext(this Surroundings surroundings, string name, string endpoint) =>
        surroundings.WriteContext(name, $$"""{"Name":"{{name}}","Metadata":{},"Endpoints":{"docker":{"Host":"{{endpoint}}","SkipTLSVerify":false} } }""");

    public static void WriteContext(this Surroundings surroundings, string name, string text) =>
        surroundings.Write($"contexts/meta/{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name))).ToLowerInvariant()}/meta.json", text);
}
