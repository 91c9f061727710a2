# Row 14: a build context of 2,000 files with 200 MB, sent anew, and again after one file has changed. It lies in memory, since a disk
# would drown the figure. Each side has a folder of its own, so that none finds what the other has sent.
Install-Buildx
$root = (New-Item "/dev/shm/bench-context-$PID" -ItemType Directory).FullName
try {
    $bytes = [byte[]]::new(100000)
    foreach ($side in 'DockerPS', 'docker') {
        $null = New-Item "$root/$side/src" -ItemType Directory
        Set-Content "$root/$side/Dockerfile" 'FROM busybox:latest', 'COPY src /src'
        foreach ($number in 1..2000) {
            [Random]::Shared.NextBytes($bytes)
            [IO.File]::WriteAllBytes("$root/$side/src/file$number", $bytes)
        }
    }
    $sides = [ordered]@{
        DockerPS = { New-Image $root/DockerPS -Name bench-context -Builder BuildKit }
        docker   = { docker buildx build --quiet --tag bench-context $root/docker 2> $null }
    }

    $before = {
        Get-Image bench-context -ErrorAction Ignore | Remove-Image -Force
        $null = Clear-DockerResource -Type BuildCache -All -Force
    }
    $times = Measure-Side -Round 3 -Before $before $sides
    New-Row 14 'build context of 2,000 files and 200 MB, anew' $times 'at most 1.0 times docker' -OfDocker 1.0

    $before = {
        foreach ($side in 'DockerPS', 'docker') { Set-Content "$root/$side/src/file7" (New-Guid) }
    }
    $times = Measure-Side -Round 5 -Before $before $sides
    New-Row 14 'build context of 2,000 files and 200 MB, one changed' $times 'at most 1.0 times docker' -OfDocker 1.0
} finally {
    Get-Image bench-context -ErrorAction Ignore | Remove-Image -Force
    $null = Clear-DockerResource -Type BuildCache -All -Force
    Remove-Item $root -Recurse
}
