# Row 12: a Dockerfile of ten steps, done anew and from the cache, with the engine's BuildKit. There is no limit that anybody could do it
# with.
Install-Buildx
$folder = (New-Item "$([IO.Path]::GetTempPath())bench-build-$PID" -ItemType Directory).FullName
try {
    $lines = @('FROM busybox:latest', 'WORKDIR /work', 'COPY . .') + (1..7 | ForEach-Object { "RUN echo $_ > step$_" })
    Set-Content "$folder/Dockerfile" $lines
    foreach ($number in 1..100) { Set-Content "$folder/file$number" ('x' * 10000) }

    $times = Measure-Side -Round 5 ([ordered]@{
        DockerPS = { New-Image $folder -Name bench-build -Builder BuildKit -NoCache }
        docker   = { docker buildx build --quiet --no-cache --tag bench-build $folder 2> $null }
    })
    New-Row 12 'build ten steps anew' $times 'at most 1.0 times docker' -OfDocker 1.0

    $times = Measure-Side -Round 9 ([ordered]@{
        DockerPS = { New-Image $folder -Name bench-build -Builder BuildKit }
        docker   = { docker buildx build --quiet --tag bench-build $folder 2> $null }
    })
    New-Row 12 'build ten steps from the cache' $times 'at most 1.0 times docker' -OfDocker 1.0
} finally {
    Get-Image bench-build -ErrorAction Ignore | Remove-Image -Force
    Get-Image -Dangling | Remove-Image -Force
    Remove-Item $folder -Recurse
}
