# Row 11: what streaming costs in memory, however much passes.
$folder = (New-Item ([IO.Path]::Combine([IO.Path]::GetTempPath(), [IO.Path]::GetRandomFileName())) -ItemType Directory).FullName
try {
    New-Container busybox sh, -c, 'seq 1 200000' -Name bench-log -Label suite=bench | Start-Container -PassThru | Wait-Container | Out-Null
    New-Container busybox sleep, 3600 -Name bench-copy -Label suite=bench -StopSignal SIGKILL | Start-Container
    $file = "$folder/large"
    Invoke-ContainerCommand bench-copy sh, -c, 'head -c 512m /dev/urandom > /large'
    Copy-ContainerItem bench-copy:/large $file
    $null = Export-Container bench-copy "$folder/files.tar" | Import-Container -Name bench-save:1
    $tasks = [ordered]@{
        '200,000 log lines, row 4'        = 'Get-ContainerLog bench-log | Out-Null'
        'copy a 512 MiB file in, row 5'   = "Copy-ContainerItem '$file' bench-copy:/tmp/in"
        'copy a 512 MiB file out, row 5'  = "Copy-ContainerItem bench-copy:/large '$folder/out'"
        'export a container with 512 MiB' = "Export-Container bench-copy '$folder/export.tar' -Force | Out-Null"
        'save an image of 512 MiB, row 9' = "Export-Image bench-save:1 '$folder/image.tar' -Force | Out-Null"
        'load an image of 512 MiB, row 9' = "Import-Image '$folder/image.tar' | Out-Null"
    }
    foreach ($task in $tasks.Keys) {
        $times = [ordered]@{ DockerPS = Measure-Memory $tasks[$task]; docker = $null; limit = 64 }
        New-Row 11 "peak memory above the idle session: $task" $times 'at most 64 MiB' -OfLimit 1 -Unit MiB
    }
} finally {
    Remove-Item $folder -Recurse
    Remove-Container bench-log, bench-copy -Force
    Get-Image bench-save:* | Remove-Image
}
