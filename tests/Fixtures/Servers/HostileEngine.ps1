# A server that answers in ways that no engine should, on a socket of its own. Each connection is answered once and closed.

Add-Type -TypeDefinition @'
using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

public sealed class HostileEngine : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly string _ping;
    private readonly string _answer;

    // The bytes that answer a ping and any other request; null is silence. The connection closes afterwards.
    public HostileEngine(string ping, string answer)
    {
        (_ping, _answer) = (ping, answer);
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public string Endpoint => "unix://" + _path;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        File.Delete(_path);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _ = AnswerAsync(await _listener.AcceptAsync(_stop.Token));
        }
    }

    private async Task AnswerAsync(Socket connection)
    {
        using (connection)
        {
            var request = new byte[65536];
            var length = await connection.ReceiveAsync(request, SocketFlags.None, _stop.Token);
            var answer = Encoding.ASCII.GetString(request, 0, length).Contains("/_ping ") ? _ping : _answer;
            await (answer is null
                ? Task.Delay(-1, _stop.Token)
                : connection.SendAsync(Encoding.UTF8.GetBytes(answer), SocketFlags.None, _stop.Token).AsTask());
        }
    }
}
'@

# The bytes of an answer. A length that is too large makes one that breaks off.
function New-HttpAnswer {
    param(
        [string] $Status = '200 OK',
        [string] $Body = '',
        [int] $Length = [Text.Encoding]::UTF8.GetByteCount($Body),
        [string] $ApiVersion = '1.41'
    )

    $header = "Api-Version: $ApiVersion", 'Content-Type: application/json', "Content-Length: $Length", 'Connection: close'
    "HTTP/1.1 $Status`r`n$($header -join "`r`n")`r`n`r`n$Body"
}

# Starts the server; the caller disposes of it.
function Start-HostileEngine {
    param(
        [string] $Ping = (New-HttpAnswer),
        [string] $Answer = (New-HttpAnswer),

        # Nothing is ever answered.
        [switch] $Silent
    )

    $Silent ? [HostileEngine]::new([NullString]::Value, [NullString]::Value) : [HostileEngine]::new($Ping, $Answer)
}
