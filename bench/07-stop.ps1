# Row 7: containers that do not listen. The first process of a container is not ended by TERM unless it says so.
$names = 1..50 | ForEach-Object { "bench-stop$_" }
$names | ForEach-Object { $null = New-Container busybox sleep, 3600 -Name $_ -Label suite=bench }
$times = Measure-Side -Round 3 -WarmUp 0 -Before { $names | Start-Container -ThrottleLimit 8 } ([ordered]@{
    DockerPS = { $names | Stop-Container -Timeout 2 -ThrottleLimit 50 }
    docker   = { docker stop --time 2 $names }
    limit    = { Stop-Container bench-stop1 -Timeout 2 }
})
$names | Remove-Container -Force
New-Row 7 'stop 50 containers that ignore TERM, timeout 2 s (limit: one of them)' $times 'at most 1.0 times docker' -OfDocker 1
