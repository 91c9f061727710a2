# Row 10: many short commands in one container. The limit is what the API asks for: create, start, inspect.
Add-Type -TypeDefinition @'
using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

public sealed class RawExec
{
    private readonly HttpClient _http;

    public RawExec(string socket, string url) => _http = new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, token) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
            return new NetworkStream(connection, ownsSocket: true);
        },
    }) { BaseAddress = new(url + "/") };

    public string Run(string container, string command)
    {
        var request = $"{{\"AttachStdout\":true,\"AttachStderr\":true,\"Cmd\":[\"{command}\"]}}";
        var exec = Send(HttpMethod.Post, $"containers/{container}/exec", request);
        var id = JsonDocument.Parse(exec).RootElement.GetProperty("Id").GetString();
        Send(HttpMethod.Post, $"exec/{id}/start", "{}");
        return Send(HttpMethod.Get, $"exec/{id}/json", null);
    }

    private string Send(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = _http.Send(request);
        response.EnsureSuccessStatusCode();
        return response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
    }
}
'@

New-Container busybox sleep, 3600 -Name bench-exec -Label suite=bench -StopSignal SIGKILL | Start-Container
$raw = [RawExec]::new((Get-EngineSocket), (Get-EngineUrl))
$times = Measure-Side -Round 3 ([ordered]@{
    DockerPS = { foreach ($count in 1..50) { Invoke-ContainerCommand bench-exec true } }
    docker   = { foreach ($count in 1..50) { docker exec bench-exec true } }
    limit    = { foreach ($count in 1..50) { $raw.Run('bench-exec', 'true') } }
})
Remove-Container bench-exec -Force
New-Row 10 '50 exec calls, one after the other' $times 'at most 1.1 times the limit' -OfLimit 1.1
