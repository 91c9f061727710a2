# Row 9: an image of 1 GiB, into a file in memory and back. The limit is curl, which neither looks at the tar nor at what the engine
# says. The engine's own disk counts: what one side has left to write is written before the next.
$folder = (New-Item "/dev/shm/bench-save-$PID" -ItemType Directory).FullName
try {
    $socket = Get-EngineSocket
    $url = "$(Get-EngineUrl)/images"
    head -c 1G /dev/urandom > "$folder/large"
    tar -C $folder --remove-files -cf "$folder/files.tar" large
    $null = Import-Container "$folder/files.tar" bench-save:1
    Remove-Item "$folder/files.tar"

    $times = Measure-Side -Round 3 -WarmUp 0 -Before { Remove-Item "$folder/*"; sync } ([ordered]@{
        DockerPS = { Export-Image bench-save:1 "$folder/image.tar" }
        docker   = { docker save --output "$folder/image.tar" bench-save:1 }
        limit    = { curl -sS --fail --unix-socket $socket -o "$folder/image.tar" "$url/bench-save:1/get" }
    })
    New-Row 9 'save an image of 1 GiB' $times 'at most 1.0 times docker' -OfDocker 1

    # What is there already is not stored again.
    $type = '-H', 'Content-Type: application/x-tar'
    $times = Measure-Side -Round 3 -WarmUp 0 -Before { Get-Image bench-save:* | Remove-Image; sync } ([ordered]@{
        DockerPS = { Import-Image "$folder/image.tar" }
        docker   = { docker load --quiet --input "$folder/image.tar" }
        limit    = {
            curl -sS --fail -o /dev/null --unix-socket $socket -T "$folder/image.tar" -X POST $type "$url/load?quiet=1"
        }
    })
    New-Row 9 'load an image of 1 GiB' $times 'at most 1.0 times docker' -OfDocker 1
} finally {
    Get-Image bench-save:* | Remove-Image
    Remove-Item $folder -Recurse
}
