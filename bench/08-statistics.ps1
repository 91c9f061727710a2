# Row 8: what fifty containers use now. The limit is what engines from API 1.44 on make possible: two single readings of each, half a
# second apart, side by side.
Add-Type -TypeDefinition @'
using System;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;

public sealed class RawStatistics
{
    private readonly HttpClient _http;

    public RawStatistics(string socket, string url) => _http = new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, token) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
            return new NetworkStream(connection, ownsSocket: true);
        },
    }) { BaseAddress = new(url + "/") };

    public void ReadTwice(string[] containers) => Task.WhenAll(containers.Select(container => Task.Run(async () =>
    {
        await ReadAsync(container);
        await Task.Delay(500);
        await ReadAsync(container);
    }))).GetAwaiter().GetResult();

    private Task<byte[]> ReadAsync(string container) => _http.GetByteArrayAsync($"containers/{container}/stats?stream=false&one-shot=true");
}
'@

$names = [string[]] (1..50 | ForEach-Object { "bench-stats$_" })
$names | ForEach-Object { New-Container busybox sleep, 3600 -Name $_ -Label suite=bench -StopSignal SIGKILL } |
    Start-Container -ThrottleLimit 8
$raw = [RawStatistics]::new((Get-EngineSocket), (Get-EngineUrl))
$times = Measure-Side -Round 5 ([ordered]@{
    DockerPS = { Measure-Container }
    docker   = { docker stats --no-stream }
    limit    = { $raw.ReadTwice($names) }
})
$names | Remove-Container -Force
# Engines before API 1.44 keep a single reading waiting for their next round: there, it is enough not to be slower.
$reads = [version] (Get-DockerVersion).NegotiatedApiVersion -ge '1.44'
$task = 'one reading of the statistics of 50 containers (limit: two raw readings 500 ms apart)'
$goal = 'at most a third of docker''s time from API 1.44 on, before at most docker''s'
New-Row 8 $task $times $goal -OfDocker ($reads ? 1 / 3 : 1)
