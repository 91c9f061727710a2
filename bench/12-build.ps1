# Row 12: a Dockerfile of ten steps, done anew and from the cache. The docker of Debian has the classic builder only, so both sides use
# that one: the same builder of the same engine. There is no limit that anybody could do it with.
$folder = (New-Item "$([IO.Path]::GetTempPath())bench-build-$PID" -ItemType Directory).FullName
try {
    $lines = @('FROM busybox:latest', 'WORKDIR /work', 'COPY . .') + (1..7 | ForEach-Object { "RUN echo $_ > step$_" })
    Set-Content "$folder/Dockerfile" $lines
    foreach ($number in 1..100) { Set-Content "$folder/file$number" ('x' * 10000) }
    $env:DOCKER_BUILDKIT = 0

    $median = Measure-Side -Round 3 ([ordered]@{
        DockerPS = { New-Image $folder -Name bench-build -NoCache }
        docker   = { docker build --quiet --no-cache --tag bench-build $folder 2> $null }
    })
    New-Row 12 'build ten steps anew (classic builder)' $median 'at most 1.0 times docker' -OfDocker 1.0

    $median = Measure-Side -Round 7 ([ordered]@{
        DockerPS = { New-Image $folder -Name bench-build }
        docker   = { docker build --quiet --tag bench-build $folder 2> $null }
    })
    New-Row 12 'build ten steps from the cache (classic builder)' $median 'at most 1.0 times docker' -OfDocker 1.0
} finally {
    $env:DOCKER_BUILDKIT = $null
    Get-Image bench-build -ErrorAction Ignore | Remove-Image -Force
    Get-Image -Dangling | Remove-Image -Force
    Remove-Item $folder -Recurse
}
