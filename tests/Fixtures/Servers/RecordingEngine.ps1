# A server in place of an engine that keeps the requests that it gets, and answers each from a table.

Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

public sealed record RecordedRequest(string Method, string Path, string Query, byte[] Content)
{
    public string Body => Encoding.UTF8.GetString(Content);

    public override string ToString() => $"{Method} {Path}";
}

public sealed class RecordingEngine : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<(Regex Request, int Status, string Body)> _answers = [];
    private readonly string _version;

    // The API version is the highest that the engine has.
    public RecordingEngine(string version)
    {
        _version = version;
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen(64);
        _ = AcceptAsync();
    }

    public string Endpoint => "unix://" + _path;

    // The builder that it prefers: 1 for the classic one, 2 for BuildKit.
    public int Builder { get; set; } = 2;

    // Has requests like "GET /containers/json" that match answered so; the first that matches counts.
    public void Answer(string request, int status, string body) => _answers.Add((new Regex($"^(?:{request})$"), status, body));

    // The requests since the last call.
    public RecordedRequest[] Take()
    {
        lock (_requests)
        {
            var taken = _requests.ToArray();
            _requests.Clear();
            return taken;
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptAsync();
                _ = Task.Run(() => Serve(connection));
            }
        }
        catch (Exception)
        {
            // It was disposed of.
        }
    }

    private void Serve(Socket connection)
    {
        try
        {
            using var stream = new BufferedStream(new NetworkStream(connection, ownsSocket: true), 1 << 16);
            while (ReadLine(stream) is { Length: > 0 } request)
            {
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                for (var header = ReadLine(stream); header.Length > 0; header = ReadLine(stream))
                {
                    var parts = header.Split(':', 2);
                    headers[parts[0]] = parts[1].Trim();
                }

                if (headers.ContainsKey("Expect"))
                {
                    stream.Write("HTTP/1.1 100 Continue\r\n\r\n"u8);
                    stream.Flush();
                }

                var words = request.Split(' ');
                var target = Regex.Replace(words[1], @"^/v\d+\.\d+(?=/)", "").Split('?', 2);
                var query = target.Length > 1 ? target[1] : "";
                Write(stream, new RecordedRequest(words[0], Uri.UnescapeDataString(target[0]), query, ReadBody(stream, headers)));
            }
        }
        catch (Exception)
        {
            // The client has gone.
        }
    }

    private void Write(Stream stream, RecordedRequest request)
    {
        var (status, body) = request.Path == "/_ping" ? (200, "OK") : Find(request.ToString());
        if (request.Path != "/_ping")
        {
            lock (_requests)
            {
                _requests.Add(request);
            }
        }

        var content = Encoding.UTF8.GetBytes(body);
        var head = $"HTTP/1.1 {status} Answer\r\nApi-Version: {_version}\r\nOstype: linux\r\nBuilder-Version: {Builder}\r\n"
            + "Swarm: active/manager\r\n"
            + $"Content-Type: {(body == "OK" ? "text/plain" : "application/json")}\r\n"
            + (status == 204 ? "\r\n" : $"Content-Length: {content.Length}\r\n\r\n");
        stream.Write(Encoding.ASCII.GetBytes(head));
        if (request.Method != "HEAD" && status != 204)
        {
            stream.Write(content);
        }

        stream.Flush();
    }

    private (int, string) Find(string request)
    {
        foreach (var (pattern, status, body) in _answers)
        {
            if (pattern.IsMatch(request))
            {
                return (status, body);
            }
        }

        return (404, "{\"message\":\"no such thing\"}");
    }

    private static byte[] ReadBody(Stream stream, Dictionary<string, string> headers)
    {
        using var body = new MemoryStream();
        if (headers.TryGetValue("Content-Length", out var length))
        {
            Copy(stream, body, int.Parse(length, CultureInfo.InvariantCulture));
        }
        else if (headers.ContainsKey("Transfer-Encoding"))
        {
            for (var size = ReadSize(stream); size > 0; size = ReadSize(stream))
            {
                Copy(stream, body, size);
                ReadLine(stream);
            }

            ReadLine(stream);
        }

        return body.ToArray();
    }

    private static void Copy(Stream stream, Stream body, int size)
    {
        var chunk = new byte[size];
        stream.ReadExactly(chunk);
        body.Write(chunk);
    }

    private static int ReadSize(Stream stream) => int.Parse(ReadLine(stream), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var letter = stream.ReadByte(); letter >= 0 && letter != '\n'; letter = stream.ReadByte())
        {
            line.Append((char)letter);
        }

        return line.ToString().TrimEnd('\r');
    }
}
'@
