# Row 4: a long log in a variable. The limit is the engine's own work: the same log, thrown away.
New-Container busybox seq, 1, 200000 -Name bench-log -Label suite=bench | Start-Container
$null = Wait-Container bench-log
$socket, $url = (Get-EngineSocket), (Get-EngineUrl)
# What one side has left is not collected in the time of the next.
$times = Measure-Side -Round 5 -Before { [GC]::Collect() } ([ordered]@{
    DockerPS = { $entries = Get-ContainerLog bench-log }
    docker   = { $lines = docker logs bench-log }
    limit    = {
        curl --silent --output /dev/null --unix-socket $socket "$url/containers/bench-log/logs?stdout=1&stderr=1&timestamps=1"
    }
})
Remove-Container bench-log -Force
$goal = 'at most 0.5 times docker, 1.4 times the limit'
New-Row 4 '200,000 log lines in a variable (limit: curl of the same log)' $times $goal -OfDocker 0.5 -OfLimit 1.4
