using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>
/// Something that listens where an engine is expected, and does to each connection what the test says. It knows nothing of HTTP but
/// where the head of a request ends.
/// </summary>
internal sealed class HostileEngine : IAsyncDisposable
{
    /// <summary>How an engine of API 1.41 answers a ping.</summary>
    public const string Pong = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nOstype: linux\r\nContent-Length: 0\r\n\r\n";

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<Exception> _faults = new();
    private readonly string? _path;
    private readonly Socket _listener;
    private readonly Task _serving;

    /// <summary>Begins to listen.</summary>
    /// <param name="behave">What is done to a connection. It is closed when that ends.</param>
    /// <param name="tcp">Whether it listens on TCP instead of a unix socket.</param>
    public HostileEngine(Func<HostileConnection, Task> behave, bool tcp = false)
    {
        if (tcp)
        {
            _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            Endpoint = DockerEndpoint.Parse($"tcp://{_listener.LocalEndPoint}");
        }
        else
        {
            _path = Path.Combine(Path.GetTempPath(), $"hostile-{Guid.NewGuid():N}.sock");
            _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            _listener.Bind(new UnixDomainSocketEndPoint(_path));
            Endpoint = DockerEndpoint.Parse($"unix://{_path}");
        }

        _listener.Listen();
        _serving = ServeAsync(behave);
    }

    public DockerEndpoint Endpoint { get; }

    /// <summary>The first lines of all requests so far, the ping left out.</summary>
    public IReadOnlyList<string> Requests => [.. _requests.Where(line => !line.Contains("/_ping ", StringComparison.Ordinal))];

    /// <summary>The first lines of all pings so far.</summary>
    public IReadOnlyList<string> Pings => [.. _requests.Where(line => line.Contains("/_ping ", StringComparison.Ordinal))];

    /// <summary>One that answers a ping well, and everything else with the given bytes and the end of the connection.</summary>
    public static HostileEngine Answering(string answer, string pong = Pong) =>
        Behaving(connection => connection.SendAsync(Closing(answer)), pong);

    /// <summary>One that answers a ping well, and does what the test says with everything else. Then it closes the connection.</summary>
    public static HostileEngine Behaving(Func<HostileConnection, Task> behave, string pong = Pong) => new(async connection =>
    {
        while (await connection.ReceiveAsync() is { } line)
        {
            if (!line.Contains("/_ping ", StringComparison.Ordinal))
            {
                await behave(connection);
                return;
            }

            await connection.SendAsync(pong);
        }
    });

    /// <summary>
    /// The answer with a head, where it has a whole one, that tells of the end of the connection. Without it a client may use the
    /// connection again at the moment in which it is closed.
    /// </summary>
    public static string Closing(string answer) =>
        answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end
            && !answer.Contains("\r\nConnection: ", StringComparison.Ordinal)
            ? answer.Insert(end, "\r\nConnection: close")
            : answer;

    public DockerClient CreateClient(DockerClientOptions? options = null) => new(Endpoint, options);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.Soon();
        _stop.Dispose();
        if (_path is not null)
        {
            File.Delete(_path);
        }

        Assert.Empty(_faults);
    }

    private async Task ServeAsync(Func<HostileConnection, Task> behave)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptAsync(_stop.Token), behave));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket, Func<HostileConnection, Task> behave)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await behave(new(stream, _requests, _stop.Token));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client closed the connection, or the test is over.
        }
        catch (Exception error)
        {
            _faults.Enqueue(error);
        }
    }
}

/// <summary>The engine's side of a connection.</summary>
internal sealed class HostileConnection(NetworkStream stream, ConcurrentQueue<string> requests, CancellationToken stop)
{
    /// <summary>All of the last request's head.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Reads the head of a request and returns its first line; null where the client has closed the connection.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, stop) == 0)
            {
                return null;
            }

            head.Append((char)buffer[0]);
        }

        Head = head.ToString();
        var line = Head[..Head.IndexOf('\r', StringComparison.Ordinal)];
        requests.Enqueue(line);
        return line;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, stop);

    /// <summary>All that the client sends until it closes its half.</summary>
    public async Task<byte[]> ReceiveRestAsync()
    {
        using var rest = new MemoryStream();
        await stream.CopyToAsync(rest, stop);
        return rest.ToArray();
    }

    /// <summary>Waits until the test is over, silent.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, stop);

    /// <summary>Waits until the client has closed the connection.</summary>
    public async Task ClosedAsync()
    {
        try
        {
            await ReceiveRestAsync();
        }
        catch (IOException)
        {
            // Closed all the same: with bytes on their way, it is a reset.
        }
    }
}
