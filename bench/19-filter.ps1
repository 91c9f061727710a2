# Row 19: a filter of PowerShell over 5,000 containers.
$socket, $url = (Get-EngineSocket), (Get-EngineUrl)
$times = Measure-Side -Round 5 -Before { [GC]::Collect() } ([ordered]@{
    DockerPS = { Get-Container | Where-Object Name -Like '*99' }
    docker   = { docker ps --all --format '{{json .}}' | ConvertFrom-Json | Where-Object Names -Like '*99' }
    limit    = { curl --silent --output /dev/null --unix-socket $socket "$url/containers/json?all=1" }
})
$goal = 'at most 1.5 times the limit, a third of docker''s time'
New-Row 19 '`Get-Container | Where-Object ...`, 5,000 containers' $times $goal -OfDocker (1 / 3) -OfLimit 1.5
