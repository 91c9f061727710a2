# A socket in front of an engine that notes the requests that go through it, and how many are under way at once.

Add-Type -TypeDefinition @'
using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

public sealed class RecordingProxy : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly string _engine;
    private int _underWay;

    public RecordingProxy(string engine)
    {
        _engine = engine.Replace("unix://", "");
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
        _ = AcceptAsync();
    }

    // Where the engine is to be found.
    public string Endpoint => "unix://" + _path;

    // The requests so far, like "GET /containers/json".
    public ConcurrentQueue<string> Requests { get; } = new();

    // The most requests that were under way at the same time.
    public int Most { get; set; }

    // What a request has to match for its connection to be cut.
    public string Cut { get; set; }

    // How many bytes go to the engine on such a connection before it is cut.
    public long CutAfter { get; set; }

    // What a request has to match to be answered with 404, as by a proxy that does not know it.
    public string Refuse { get; set; }

    // Milliseconds that each answer is held back.
    public int Delay { get; set; }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
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
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engine));
                var answers = BackAsync(engine, client);
                var buffer = new byte[65536];
                var left = long.MaxValue;
                for (var read = await client.ReceiveAsync(buffer); read > 0; read = await client.ReceiveAsync(buffer))
                {
                    var line = Regex.Match(Encoding.ASCII.GetString(buffer, 0, read), @"^(\w+ )(?:/v[\d.]+)?(/\S*) HTTP");
                    if (line.Success)
                    {
                        var request = line.Groups[1].Value + line.Groups[2].Value;
                        Requests.Enqueue(request);
                        if (!string.IsNullOrEmpty(Refuse) && Regex.IsMatch(request, Refuse))
                        {
                            await client.SendAsync(Encoding.ASCII.GetBytes(
                                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                            return;
                        }
                        var underWay = Interlocked.Increment(ref _underWay);
                        lock (Requests) { Most = Math.Max(Most, underWay); }
                        if (!string.IsNullOrEmpty(Cut) && Regex.IsMatch(request, Cut)) { left = CutAfter; }
                    }
                    left -= read;
                    if (left < 0)
                    {
                        // Both directions at once, as when a process dies; the other way to close ends its own half first.
                        client.Close(0);
                        return;
                    }
                    await engine.SendAsync(buffer.AsMemory(0, read));
                }
                engine.Shutdown(SocketShutdown.Send);
                await answers;
            }
            catch (SocketException)
            {
            }
        }
    }

    private async Task BackAsync(Socket engine, Socket client)
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
                }
                await client.SendAsync(buffer.AsMemory(0, read));
            }
            client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception)
        {
            // One of them is gone.
        }
    }
}
'@
