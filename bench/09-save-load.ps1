# Row 9: an image of 1 GiB, into a file and back. The limit is curl, which neither looks at the tar nor at what the engine says.
$folder = (New-Item ([IO.Path]::Combine([IO.Path]::GetTempPath(), [IO.Path]::GetRandomFileName())) -ItemType Directory).FullName
try {
    $socket = Get-EngineSocket
    $url = "http://docker/v$((Get-DockerVersion).NegotiatedApiVersion)/images"
    head -c 1G /dev/urandom > "$folder/large"
    tar -C $folder --remove-files -cf "$folder/files.tar" large
    $null = Import-Container "$folder/files.tar" bench-save:1
    Remove-Item "$folder/files.tar"

    $median = Measure-Side -Round 3 -Before { Remove-Item "$folder/*" } ([ordered]@{
        DockerPS = { Export-Image bench-save:1 "$folder/image.tar" }
        docker   = { docker save --output "$folder/image.tar" bench-save:1 }
        limit    = { curl -sS --unix-socket $socket -o "$folder/image.tar" "$url/bench-save:1/get" }
    })
    New-Row 9 'save an image of 1 GiB' $median 'at most 1.0 times docker' -OfDocker 1

    # What is there already is not stored again.
    $median = Measure-Side -Round 3 -Before { Get-Image bench-save:* | Remove-Image } ([ordered]@{
        DockerPS = { Import-Image "$folder/image.tar" }
        docker   = { docker load --quiet --input "$folder/image.tar" }
        limit    = {
            curl -sS --unix-socket $socket -T "$folder/image.tar" -X POST -H 'Content-Type: application/x-tar' "$url/load?quiet=1"
        }
    })
    New-Row 9 'load an image of 1 GiB' $median 'at most 1.0 times docker' -OfDocker 1
} finally {
    Get-Image bench-save:* | Remove-Image
    Remove-Item $folder -Recurse
}
