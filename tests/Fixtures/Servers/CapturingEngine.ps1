# A server in place of an engine that keeps what a build sends to it. The build then fails.

Add-Type -TypeDefinition @'
using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

public sealed class CapturingEngine : IDisposable
{
    private const string Pong = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nOstype: linux\r\nBuilder-Version: {0}\r\nContent-Length: 0\r\n\r\n";
    private const string Failure = "{\"errorDetail\":{\"message\":\"captured\"},\"error\":\"captured\"}";

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly string _file;

    // The tar of each build goes into the file.
    public CapturingEngine(string file)
    {
        _file = file;
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public string Endpoint => "unix://" + _path;

    // The builder that it prefers: 1 for the classic one, 2 for BuildKit.
    public int Builder { get; set; } = 2;

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var connection = await _listener.AcceptAsync();
            _ = Task.Run(() => Answer(connection));
        }
    }

    private void Answer(Socket connection)
    {
        using var stream = new BufferedStream(new NetworkStream(connection, ownsSocket: true), 1 << 16);
        while (ReadLine(stream) is { Length: > 0 } request)
        {
            var expects = false;
            for (var header = ReadLine(stream); header is { Length: > 0 }; header = ReadLine(stream))
            {
                expects |= header.StartsWith("Expect:", StringComparison.OrdinalIgnoreCase);
            }

            if (!request.Contains("/build?", StringComparison.Ordinal))
            {
                Write(stream, string.Format(CultureInfo.InvariantCulture, Pong, Builder));
                continue;
            }

            if (expects)
            {
                Write(stream, "HTTP/1.1 100 Continue\r\n\r\n");
            }

            using (var file = File.Create(_file))
            {
                for (var size = ReadSize(stream); size > 0; size = ReadSize(stream))
                {
                    var chunk = new byte[size];
                    stream.ReadExactly(chunk);
                    file.Write(chunk);
                    ReadLine(stream);
                }
            }

            ReadLine(stream);
            Write(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {Failure.Length}\r\n\r\n{Failure}");
        }
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

    private static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.ASCII.GetBytes(text));
        stream.Flush();
    }
}
'@
