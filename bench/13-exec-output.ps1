# Row 13: long output of a command in a running container, in a variable. The limit is the same exec by curl, thrown away.
New-Container busybox sleep, 3600 -Name bench-output -Label suite=bench -StopSignal SIGKILL | Start-Container
$socket, $url = (Get-EngineSocket), (Get-EngineUrl)
$create = '{"AttachStdout":true,"AttachStderr":true,"Cmd":["seq","1","200000"]}'
$raw = @'
send() { curl --silent --fail --unix-socket "$0" -H 'Content-Type: application/json' "$@"; }
id=$(send -d "$2" "$1/containers/bench-output/exec" | cut -d '"' -f 4) && send -d '{}' -o /dev/null "$1/exec/$id/start"
'@
# What one side has left is not collected in the time of the next.
$times = Measure-Side -Round 5 -Before { [GC]::Collect() } ([ordered]@{
    DockerPS = { $lines = Invoke-ContainerCommand bench-output seq, 1, 200000 }
    docker   = { $lines = docker exec bench-output seq 1 200000 }
    limit    = { sh -c $raw $socket $url $create }
})
Remove-Container bench-output -Force
$goal = 'at most 0.5 times docker, 1.4 times the limit'
New-Row 13 '200,000 lines of a command in a container (limit: curl of the same exec)' $times $goal -OfDocker 0.5 -OfLimit 1.4
