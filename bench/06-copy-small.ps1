# Row 6: 20,000 files of 1 kB in 200 folders, in and out, in memory on both sides: the disk would drown the figure.
$folder = (New-Item "/dev/shm/bench-copy-$PID" -ItemType Directory).FullName
try {
    $socket = Get-EngineSocket
    $content = [byte[]]::new(1000)
    foreach ($number in 0..199) {
        $null = New-Item "$folder/tree/$number" -ItemType Directory
        foreach ($file in 0..99) { [IO.File]::WriteAllBytes("$folder/tree/$number/$file", $content) }
    }
    $null = New-Item "$folder/inside" -ItemType Directory
    $null = New-Container busybox -Name bench-copy -Label suite=bench -Volume "$folder/inside:/files"
    $url = "$(Get-EngineUrl)/containers/bench-copy/archive?path="

    # Each side replaces what is there.
    Copy-ContainerItem "$folder/tree" bench-copy:/files
    $times = Measure-Side -Round 5 ([ordered]@{
        DockerPS = { Copy-ContainerItem "$folder/tree" bench-copy:/files }
        docker   = { docker cp --quiet "$folder/tree" bench-copy:/files }
        limit    = { sh -c "tar -C '$folder' -c tree | curl -sS --fail --unix-socket '$socket' -T - '$url/files'" }
    })
    New-Row 6 'copy 20,000 small files into a container (limit: tar to curl)' $times 'at most 0.9 times docker' -OfDocker 0.9

    $times = Measure-Side -Round 5 -Before { if (Test-Path "$folder/out") { rm -r "$folder/out" } } ([ordered]@{
        DockerPS = { Copy-ContainerItem bench-copy:/files/tree "$folder/out" }
        docker   = { docker cp --quiet bench-copy:/files/tree "$folder/out" }
        limit    = { sh -c "mkdir '$folder/out' && curl -sS --fail --unix-socket '$socket' '$url/files/tree' | tar -C '$folder/out' -x" }
    })
    New-Row 6 'copy 20,000 small files out of a container (limit: curl to tar)' $times 'at most 0.9 times docker' -OfDocker 0.9
} finally {
    Get-Container bench-copy -ErrorAction Ignore | Remove-Container -Force
    Remove-Item $folder -Recurse
}
