# Row 18: pipelines that create and remove a thousand containers. docker creates one with each call, so that it creates a hundred, and
# its time is multiplied. The limit is the same requests from one curl, 32 at a time.
$names = 1..1000 | ForEach-Object { "bench-many$_" }
$body = '{"Image":"busybox","Labels":{"suite":"bench","many":"yes"}}'
$create = New-RequestFile POST ($names | ForEach-Object { "containers/create?name=$_" }) $body
$remove = New-RequestFile DELETE ($names | ForEach-Object { "containers/$_`?force=1" })
$creation = [ordered]@{
    DockerPS = { 1..1000 | ForEach-Object { New-Container busybox -Name "bench-many$_" -Label suite=bench, many=yes } }
    docker   = { foreach ($some in $names[0..99]) { docker create --name $some --label suite=bench --label many=yes busybox } }
    limit    = { Send-RequestFile $create }
}
$removal = [ordered]@{
    DockerPS = { Get-Container -Label many=yes | Remove-Container -Force }
    docker   = { docker rm --force $names }
    limit    = { Send-RequestFile $remove }
}

$created, $removed = [ordered]@{}, [ordered]@{}
foreach ($count in 1..(Limit-Round 2)) {
    foreach ($name in Select-Side $creation) {
        $created[$name] += @(Measure-Time $creation[$name])
        if ($name -eq 'docker') {
            $created[$name][-1] *= 10
            Send-Request POST ($names[100..999] | ForEach-Object { "containers/create?name=$_" }) $body
        }
        $removed[$name] += @(Measure-Time $removal[$name])
    }
}
Remove-Item $create, $remove
$task = 'create 1,000 containers in a pipeline (docker: 10 times the time of 100; limit: curl, 32 requests at a time)'
New-Row 18 $task $created 'at most 0.5 times docker' -OfDocker 0.5
$task = 'remove 1,000 containers in a pipeline (docker: one `docker rm` of all; limit: curl, 32 requests at a time)'
New-Row 18 $task $removed 'at most 1.0 times docker, 1.1 times the limit' -OfDocker 1 -OfLimit 1.1
