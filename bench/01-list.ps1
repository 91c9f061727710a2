# Row 1: a list of 500 containers in a session that has asked before.
$socket, $url = (Get-EngineSocket), (Get-EngineUrl)
$times = Measure-Side -WarmUp 40 ([ordered]@{
    DockerPS = { Get-Container }
    docker   = { docker ps --all --format '{{json .}}' | ConvertFrom-Json }
    limit    = { curl --silent --output /dev/null --unix-socket $socket "$url/containers/json?all=1" }
})
$goal = 'at most 1.0 times the limit, at least 3 times as fast as docker'
New-Row 1 '`Get-Container`, 500 containers, warm' $times $goal -OfDocker (1 / 3) -OfLimit 1
