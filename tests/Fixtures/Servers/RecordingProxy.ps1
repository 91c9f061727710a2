# A server in front of an engine that notes the requests that go through it, and how many are under way at once.

Add-Type -TypeDefinition @'
using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

public sealed class RecordingProxy : IDisposable
{
    private const string Preface = "PRI * HTTP/2.0\r\n";

    private readonly Socket _listener;
    private readonly string _path;
    private readonly string _engine;
    private readonly X509Certificate2 _certificate;
    private int _underWay;
    private int _ignored;

    // The version that the engine itself tells.
    private string _version;

    // On a unix socket.
    public RecordingProxy(string engine)
    {
        _engine = engine.Replace("unix://", "");
        _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        Endpoint = "unix://" + _path;
        _listener.Listen();
        _ = AcceptAsync();
    }

    // On TCP, with TLS where there is a certificate.
    public RecordingProxy(string engine, X509Certificate2 certificate)
    {
        (_engine, _certificate) = (engine.Replace("unix://", ""), certificate);
        _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Endpoint = "tcp://" + _listener.LocalEndPoint;
        _listener.Listen();
        _ = AcceptAsync();
    }

    // Where the engine is to be found.
    public string Endpoint { get; }

    // The requests so far, like "GET /containers/json". The first bytes of HTTP/2 without an upgrade are "PRI *".
    public ConcurrentQueue<string> Requests { get; } = new();

    // The calls of gRPC so far by what connections were opened for them, like "PRI * Control/Solve" and "POST /grpc Control/Solve".
    public ConcurrentQueue<string> Calls { get; } = new();

    // The most requests that were under way at the same time.
    public int Most { get; set; }

    // What a request has to match for its connection to be cut.
    public string Cut { get; set; }

    // How many bytes go to the engine on such a connection before it is cut.
    public long CutAfter { get; set; }

    // What a request has to match to be answered by the proxy itself, as by one that does not know it.
    public string Refuse { get; set; }

    // The status of this answer.
    public string Refusal { get; set; } = "404 Not Found";

    // What a request has to match to be never answered.
    public string Ignore { get; set; }

    // The connections with such a request that the client has not closed yet.
    public int Ignored => _ignored;

    // Milliseconds that each answer is held back.
    public int Delay { get; set; }

    // The API version that the engine is said to have, which is as long as its own.
    public string ApiVersion { get; set; }

    // Whether HTTP/2 is taken without an upgrade, as engines since API 1.53 do; the connection to the engine has one all the same.
    public bool TakesHttp2 { get; set; }

    public void Dispose()
    {
        _listener.Dispose();
        if (_path is not null)
        {
            File.Delete(_path);
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptAsync();
            _ = Task.Run(() => RelayAsync(client));
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                Stream stream = new NetworkStream(client);
                if (_certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(_certificate);
                    stream = secure;
                }
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engine));
                Task answers = null;
                var buffer = new byte[65536];
                var left = long.MaxValue;
                var way = "";
                for (var read = await stream.ReadAsync(buffer); read > 0; read = await stream.ReadAsync(buffer))
                {
                    var text = Encoding.Latin1.GetString(buffer, 0, read);
                    var line = Regex.Match(text, @"^(\w+ )(?:/v[\d.]+)?(/\S*|\*) HTTP");
                    // Behind an upgrade, HTTP/2 begins with the same bytes.
                    if (line.Success && !(way != "" && text.StartsWith(Preface)))
                    {
                        var request = way = line.Groups[1].Value + line.Groups[2].Value;
                        Requests.Enqueue(request);
                        if (!string.IsNullOrEmpty(Refuse) && Regex.IsMatch(request, Refuse))
                        {
                            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                                $"HTTP/1.1 {Refusal}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                            return;
                        }
                        if (!string.IsNullOrEmpty(Ignore) && Regex.IsMatch(request, Ignore))
                        {
                            Interlocked.Increment(ref _ignored);
                            try { while (await stream.ReadAsync(buffer) > 0) { } }
                            finally { Interlocked.Decrement(ref _ignored); }
                            return;
                        }
                        var underWay = Interlocked.Increment(ref _underWay);
                        lock (Requests) { Most = Math.Max(Most, underWay); }
                        if (!string.IsNullOrEmpty(Cut) && Regex.IsMatch(request, Cut)) { left = CutAfter; }
                        var asked = Regex.Match(text, @"^\w+ (/v[\d.]+/)");
                        if (asked.Success) { Replace(buffer, read, asked.Groups[1].Value, $"/v{_version}/"); }
                    }
                    left -= read;
                    if (left < 0)
                    {
                        // Both directions at once, as when a process dies; the other way to close ends its own half first.
                        client.Close(0);
                        return;
                    }
                    // The client writes the names of methods as they are, and each first of a connection in full.
                    foreach (Match call in Regex.Matches(text, @"/moby\.buildkit\.v1\.(Control/[A-Za-z]+)"))
                    {
                        Calls.Enqueue($"{way} {call.Groups[1].Value}");
                    }
                    if (TakesHttp2 && answers is null && way == "PRI *")
                    {
                        await UpgradeAsync(engine);
                    }
                    answers ??= BackAsync(engine, client, stream);
                    await engine.SendAsync(buffer.AsMemory(0, read));
                }
                engine.Shutdown(SocketShutdown.Send);
                await (answers ?? Task.CompletedTask);
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
            }
        }
    }

    private async Task BackAsync(Socket engine, Socket client, Stream stream)
    {
        try
        {
            var buffer = new byte[65536];
            for (var read = await engine.ReceiveAsync(buffer); read > 0; read = await engine.ReceiveAsync(buffer))
            {
                if (Encoding.ASCII.GetString(buffer, 0, Math.Min(read, 5)) == "HTTP/")
                {
                    await Task.Delay(Delay);
                    Interlocked.Decrement(ref _underWay);
                    var version = Regex.Match(Encoding.Latin1.GetString(buffer, 0, read), @"\r\nApi-Version: ([\d.]+)");
                    _version = version.Success ? version.Groups[1].Value : _version;
                    Replace(buffer, read, $"Api-Version: {_version}", $"Api-Version: {ApiVersion}");
                    Replace(buffer, read, $"\"ApiVersion\":\"{_version}\"", $"\"ApiVersion\":\"{ApiVersion}\"");
                }
                await stream.WriteAsync(buffer.AsMemory(0, read));
            }
            if (stream is SslStream secure) { await secure.ShutdownAsync(); }
            client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception)
        {
            // One of them is gone.
        }
    }

    // Makes a connection to the engine one of HTTP/2.
    private static async Task UpgradeAsync(Socket engine)
    {
        await engine.SendAsync(Encoding.ASCII.GetBytes(
            "POST /grpc HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 0\r\n\r\n"));
        var head = "";
        for (var letter = new byte[1]; !head.EndsWith("\r\n\r\n") && await engine.ReceiveAsync(letter) > 0;)
        {
            head += (char)letter[0];
        }
        if (!head.StartsWith("HTTP/1.1 101 "))
        {
            throw new IOException(head);
        }
    }

    private void Replace(byte[] buffer, int length, string old, string other)
    {
        var place = ApiVersion is null || _version is null ? -1 : buffer.AsSpan(0, length).IndexOf(Encoding.ASCII.GetBytes(old));
        if (place >= 0)
        {
            Encoding.ASCII.GetBytes(other).CopyTo(buffer, place);
        }
    }
}
'@
