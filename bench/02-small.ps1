# Row 2: one small question in a session that has asked before.
$socket, $url = (Get-EngineSocket), (Get-EngineUrl)
$times = Measure-Side -WarmUp 40 -Round 21 ([ordered]@{
    DockerPS = { Get-Container -Last 1 }
    docker   = { docker ps --all --last 1 --format '{{json .}}' | ConvertFrom-Json }
    limit    = { curl --silent --output /dev/null --unix-socket $socket "$url/containers/json?all=1&limit=1" }
})
New-Row 2 'one small call, warm: `Get-Container -Last 1`' $times 'at least 7 times as fast as docker' -OfDocker (1 / 7)
