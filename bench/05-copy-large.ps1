# Row 5: a file of 512 MiB, in and out, in memory on both sides: the disk would drown the figure. The limit is curl with a tar that is
# ready: it reads and makes none.
$folder = (New-Item "/dev/shm/bench-copy-$PID" -ItemType Directory).FullName
try {
    $socket = Get-EngineSocket
    head -c 512M /dev/urandom > "$folder/large"
    tar -C $folder -cf "$folder/large.tar" large
    $null = New-Item "$folder/inside" -ItemType Directory
    $null = New-Container busybox -Name bench-copy -Label suite=bench -Volume "$folder/inside:/files"
    $url = "$(Get-EngineUrl)/containers/bench-copy/archive?path="

    $before = { Remove-Item "$folder/inside/*" }
    $times = Measure-Side -Round 5 -Before $before ([ordered]@{
        DockerPS = { Copy-ContainerItem "$folder/large" bench-copy:/files/ }
        docker   = { docker cp --quiet "$folder/large" bench-copy:/files/ }
        limit    = { curl -sS --fail --unix-socket $socket -T "$folder/large.tar" "$url/files" }
    })
    New-Row 5 'copy a file of 512 MiB into a container' $times 'at most 0.9 times docker' -OfDocker 0.9

    $times = Measure-Side -Round 5 -Before { Remove-Item "$folder/out*" } ([ordered]@{
        DockerPS = { Copy-ContainerItem bench-copy:/files/large "$folder/out" }
        docker   = { docker cp --quiet bench-copy:/files/large "$folder/out" }
        limit    = { curl -sS --fail --unix-socket $socket -o "$folder/out.tar" "$url/files/large" }
    })
    New-Row 5 'copy a file of 512 MiB out of a container' $times 'at most 0.9 times docker' -OfDocker 0.9
} finally {
    Get-Container bench-copy -ErrorAction Ignore | Remove-Container -Force
    Remove-Item $folder -Recurse
}
