using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>A registry on the loopback interface, with the one image <c>small:latest</c>.</summary>
public class RegistryFixture : IDisposable
{
    public const string User = "robot";

    /// <summary>Its bytes differ between the alphabets of base64, and the colon is what separates user and password.</summary>
    public const string Password = "~~~???:ÿþ";

    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, byte[]> _content = [];
    private readonly string _manifest;

    public RegistryFixture()
    {
        var layer = new MemoryStream();
        using (var tar = new TarWriter(layer, leaveOpen: true))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "file") { DataStream = new MemoryStream("content"u8.ToArray()) });
        }

        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(layer.ToArray());
        }

        var configuration = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Cmd"] = new JsonArray("/file") },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(Digest(layer.ToArray())) },
        }.ToJsonString());
        var manifest = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Describe("application/vnd.docker.container.image.v1+json", configuration),
            ["layers"] = new JsonArray(Describe("application/vnd.docker.image.rootfs.diff.tar.gzip", packed.ToArray())),
        }.ToJsonString());
        _manifest = Digest(manifest);
        _content[_manifest] = manifest;

        var port = FreePort();
        Address = $"127.0.0.1:{port}";
        _listener.Prefixes.Add($"http://{Address}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Whether only <see cref="User"/> is let in.</summary>
    protected virtual bool IsPrivate => false;

    /// <summary>Where the registry listens: the first part of its images' names.</summary>
    public string Address { get; }

    public void Dispose()
    {
        _listener.Close();
        GC.SuppressFinalize(this);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static string Digest(byte[] bytes) => "sha256:" + Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();

    private JsonObject Describe(string type, byte[] bytes)
    {
        _content[Digest(bytes)] = bytes;
        return new() { ["mediaType"] = type, ["size"] = bytes.Length, ["digest"] = Digest(bytes) };
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Answer(context.Request, context.Response);
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // The fixture was disposed of.
        }
    }

    private void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = request.Url!.AbsolutePath;
        var key = path == "/v2/small/manifests/latest" ? _manifest : path[(path.LastIndexOf('/') + 1)..];
        byte[] bytes = [];
        if (IsPrivate && request.Headers["Authorization"] != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")))
        {
            response.StatusCode = 401;
            response.AddHeader("WWW-Authenticate", "Basic realm=\"tests\"");
            bytes = """{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}"""u8.ToArray();
        }
        else if (path == "/v2/")
        {
            bytes = "{}"u8.ToArray();
        }
        else if (path.StartsWith("/v2/small/", StringComparison.Ordinal) && _content.TryGetValue(key, out var content))
        {
            bytes = content;
            response.ContentType = key == _manifest ? ManifestType : "application/octet-stream";
            response.AddHeader("Docker-Content-Digest", key);
        }
        else
        {
            response.StatusCode = 404;
            bytes = """{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}"""u8.ToArray();
        }

        response.ContentLength64 = bytes.Length;
        if (request.HttpMethod != "HEAD")
        {
            response.OutputStream.Write(bytes);
        }

        response.Close();
    }
}

/// <summary>A registry that lets only one user in.</summary>
public sealed class PrivateRegistryFixture : RegistryFixture
{
    protected override bool IsPrivate => true;
}
