using System.Collections.Specialized;
using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using DockerPS.Engine.Streaming;

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

    /// <summary>Where the registry listens: the first part of its images' names.</summary>
    public string Address { get; }

    public void Dispose()
    {
        _listener.Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a request has to show; null where everybody is let in.</summary>
    protected virtual string? Pass => null;

    /// <summary>How a request is told what it has to show.</summary>
    protected virtual string Challenge => "";

    /// <summary>Gives a pass to whoever proves to be the user; null where the registry does not do that.</summary>
    /// <param name="authorization">The header of the request.</param>
    /// <param name="form">The fields that were sent.</param>
    protected virtual JsonObject? Grant(string? authorization, NameValueCollection form) => null;

    /// <summary>Name and password as a header.</summary>
    protected static string Basic { get; } = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

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
        if (path == "/token" && Grant(request.Headers["Authorization"], ReadForm(request)) is { } granted)
        {
            response.ContentType = "application/json";
            bytes = Encoding.UTF8.GetBytes(granted.ToJsonString());
        }
        else if (Pass is { } pass && request.Headers["Authorization"] != pass)
        {
            response.StatusCode = 401;
            response.AddHeader("WWW-Authenticate", Challenge);
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

    private static NameValueCollection ReadForm(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream);
        return HttpUtility.ParseQueryString(reader.ReadToEnd());
    }
}

/// <summary>A registry that lets only one user in, by name and password.</summary>
public sealed class PrivateRegistryFixture : RegistryFixture
{
    protected override string Pass => Basic;

    protected override string Challenge => "Basic realm=\"tests\"";
}

/// <summary>A registry that gives the user an identity token for the password, and passes for the token.</summary>
public sealed class TokenRegistryFixture : RegistryFixture
{
    public const string IdentityToken = "identity";

    protected override string Pass => "Bearer granted";

    protected override string Challenge => $"Bearer realm=\"http://{Address}/token\",service=\"tests\"";

    protected override JsonObject? Grant(string? authorization, NameValueCollection form) =>
        authorization == Basic || (form["grant_type"] == "refresh_token" && form["refresh_token"] == IdentityToken)
            ? new() { ["token"] = "granted", ["access_token"] = "granted", ["refresh_token"] = IdentityToken, ["expires_in"] = 300 }
            : null;
}
