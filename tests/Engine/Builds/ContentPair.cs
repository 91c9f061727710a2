using System.Security.Cryptography;
using System.Text;
using DockerPS.Engine.Builds;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>A content service over HTTP/2, and the engine that calls it. Its stores are "export" and, only to read, "oci:read".</summary>
internal sealed class ContentPair : IAsyncDisposable
{
    private const string Service = "/containerd.services.content.v1.Content/";

    private readonly ConnectionPair _pair;
    private readonly Http2Connection _server;
    private readonly GrpcChannel _channel;

    private ContentPair(ConnectionPair pair, string folder)
    {
        (_pair, Folder) = (pair, folder);
        Store = new(folder, isWritable: true);
        var service = new ContentService(new Dictionary<string, ContentStore>
        {
            ["export"] = Store,
            ["oci:read"] = new(folder, isWritable: false),
        });
        _server = new GrpcServer(service.Methods().ToDictionary()).Start(pair.Server);
        _channel = new(pair.Client);
    }

    public string Folder { get; }

    public ContentStore Store { get; }

    /// <summary>All files of the folder.</summary>
    public IEnumerable<string> Files =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path));

    public static async Task<ContentPair> CreateAsync() =>
        new(await ConnectionPair.CreateAsync(), Directory.CreateTempSubdirectory("content-").FullName);

    public static string DigestOf(string text) =>
        $"sha256:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant()}";

    /// <summary>A step of a write.</summary>
    public static ReadOnlyMemory<byte> Step(
        ContentAction action, string reference = "", string data = "", long offset = 0, string expected = "", long total = 0) =>
        new ProtobufWriter().Number(1, (long)action).Text(2, reference).Number(3, total).Text(4, expected).Number(5, offset).Text(6, data)
            .Written;

    /// <summary>Returns a field of a message as a number or a text.</summary>
    public static string Field(ReadOnlyMemory<byte> message, int field)
    {
        var reader = new ProtobufReader(message.Span);
        var found = "";
        while (reader.Next())
        {
            found = reader.Field != field ? found : reader.Bytes.IsEmpty ? $"{reader.Number}" : reader.Text;
        }

        return found;
    }

    /// <summary>Puts a blob into the folder.</summary>
    public string Put(string text)
    {
        var digest = DigestOf(text);
        var path = Path.Combine(Folder, "blobs", digest.Replace(':', '/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return digest;
    }

    public Task<byte[]> CallAsync(string method, ReadOnlyMemory<byte> request, string? store = "export") =>
        _channel.CallAsync($"{Service}{method}", request, Metadata(store), default).Soon();

    public Task<byte[]> CallAsync(string method, string first, string? store = "export") =>
        CallAsync(method, new ProtobufWriter().Text(1, first).Written, store);

    /// <summary>Reads a part of a blob.</summary>
    public async Task<string> ReadAsync(string digest, long offset = 0, long size = 0)
    {
        var text = new StringBuilder();
        var request = new ProtobufWriter().Text(1, digest).Number(2, offset).Number(3, size).Written;
        await foreach (var part in _channel.StreamAsync($"{Service}Read", request, Metadata("oci:read"), default))
        {
            Assert.Equal($"{text.Length}", Field(part, 1) is { Length: > 0 } at ? at : "0");
            text.Append(Field(part, 2));
        }

        return text.ToString();
    }

    public async Task<List<string>> ListAsync(string filter = "")
    {
        var list = new List<string>();
        var request = new ProtobufWriter().Text(1, filter).Written;
        await foreach (var part in _channel.StreamAsync($"{Service}List", request, Metadata("export"), default))
        {
            list.Add(Field(part, 1));
        }

        return list;
    }

    public async Task<GrpcClientCall> StartWriteAsync(string? store = "export") =>
        await _channel.StartAsync($"{Service}Write", Metadata(store), default).AsTask().Soon();

    /// <summary>Writes steps of one call, and returns the last answer.</summary>
    public async Task<byte[]> WriteAsync(params ReadOnlyMemory<byte>[] steps)
    {
        using var call = await StartWriteAsync();
        var answer = Array.Empty<byte>();
        foreach (var step in steps)
        {
            answer = await SendAsync(call, step);
        }

        return answer;
    }

    public static async Task<byte[]> SendAsync(GrpcClientCall call, ReadOnlyMemory<byte> step)
    {
        await call.WriteAsync(step, default);
        await call.FlushAsync(default);
        var answer = await call.ReadAsync(default).Soon();
        return answer!.Value.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync().AsTask().Soon();
        await _server.DisposeAsync().AsTask().Soon();
        _pair.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static GrpcMetadata Metadata(string? store) =>
        store is null ? new() : new GrpcMetadata().Add("buildkit-attachable-store-id", store);
}
