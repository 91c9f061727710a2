# Row 5: a file of 512 MiB, in and out. The limit is curl with a tar that is ready: it reads and makes none.
$folder = (New-Item "$([IO.Path]::GetTempPath())bench-copy-$PID" -ItemType Directory).FullName
try {
    $socket = Get-EngineSocket
    $version = (Get-DockerVersion).NegotiatedApiVersion
    head -c 512M /dev/urandom > "$folder/large"
    tar -C $folder -cf "$folder/large.tar" large
    $null = New-Container busybox -Name bench-copy -Label suite=bench
    $url = "http://docker/v$version/containers/bench-copy/archive?path="

    $median = Measure-Side -Round 5 ([ordered]@{
        DockerPS = { Copy-ContainerItem "$folder/large" bench-copy:/tmp/ }
        docker   = { docker cp --quiet "$folder/large" bench-copy:/tmp/ }
        limit    = { curl -sS --unix-socket $socket -T "$folder/large.tar" "$url/tmp" }
    })
    New-Row 5 'copy a file of 512 MiB into a container' $median 'at most 0.9 times docker' -OfDocker 0.9

    $median = Measure-Side -Round 5 -Before { Remove-Item "$folder/out*" } ([ordered]@{
        DockerPS = { Copy-ContainerItem bench-copy:/tmp/large "$folder/out" }
        docker   = { docker cp --quiet bench-copy:/tmp/large "$folder/out" }
        limit    = { curl -sS --unix-socket $socket -o "$folder/out.tar" "$url/tmp/large" }
    })
    New-Row 5 'copy a file of 512 MiB out of a container' $median 'at most 0.9 times docker' -OfDocker 0.9
} finally {
    Get-Container bench-copy | Remove-Container -Force
    Remove-Item $folder -Recurse
}
