BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"

    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    New-Container busybox -Name px-one -Command sleep, 1000 | Start-Container
    New-Container busybox -Name px-two -Command sleep, 1000 | Start-Container
    New-Container busybox -Name px-done -Command true | Start-Container -PassThru | Wait-Container
    New-Container busybox -Name px-log -Command sh, -c, 'echo one; echo two >&2; sleep 2.1; echo three' | Start-Container -PassThru |
        Wait-Container
}

AfterAll {
    Get-Container px-* | Remove-Container -Force
}

Describe 'A command in a container of podman' {
    It 'has output' {
        Invoke-ContainerCommand px-one -Command sh, -c, 'echo one; echo; printf two' | Should -Be one, '', two
    }

    It 'has a standard error' {
        Invoke-ContainerCommand px-one -Command sh, -c, 'echo out; echo no >&2' -InformationVariable said 6>$null | Should -Be out
        "$said" | Should -Be no
    }

    It 'that succeeds is no error' {
        Invoke-ContainerCommand px-one true -ErrorAction Stop
    }

    It 'has an exit code' {
        Invoke-ContainerCommand px-one -Command sh, -c, 'exit 4' @quiet
        $LASTEXITCODE | Should -Be 4
        Invoke-ContainerCommand px-one true
        $LASTEXITCODE | Should -Be 0
    }

    It 'that fails is an error with its exit code' {
        Invoke-ContainerCommand px-one -Command sh, -c, 'exit 4' @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerCommandFailed,DockerPS.Commands.InvokeContainerCommandCommand'
    }

    It 'has a result with -PassThru' {
        $result = Invoke-ContainerCommand px-one -Command sh, -c, 'echo out; echo no >&2; exit 4' -PassThru
        $result.ExitCode | Should -Be 4
        $result.Container | Should -Be px-one
        $result.StandardOutput | Should -Be "out`n"
        $result.StandardError | Should -Be "no`n"
    }

    It 'gets input' {
        'b', 'a' | Invoke-ContainerCommand px-one sort | Should -Be a, b
    }

    It 'runs as a user, in a folder, with variables' {
        $settings = @{ User = 'app'; WorkingDirectory = '/tmp'; Environment = 'LEVEL=7' }
        Invoke-ContainerCommand px-one @settings -Command sh, -c, 'id -un; pwd; echo $LEVEL' | Should -Be app, /tmp, 7
    }

    It 'runs on its own with -Detach' {
        Invoke-ContainerCommand px-one -Detach -Command touch, /tmp/detached -ErrorAction Stop
        Wait-Until { (Invoke-ContainerCommand px-one ls, /tmp) -contains 'detached' }
    }

    It 'that is not there is an error that says so' {
        $output = Invoke-ContainerCommand px-one nosuch @quiet 6>$null
        $problems[0].FullyQualifiedErrorId | Should -Be 'ContainerCommandNotStarted,DockerPS.Commands.InvokeContainerCommandCommand'
        $LASTEXITCODE | Should -Be 127
        $output | Should -BeNullOrEmpty
        "$problems" | Should -BeLike '*not found*'
    }

    It 'does not run in a container that has ended' {
        Invoke-ContainerCommand px-done true @quiet
        "$problems" | Should -BeLike '*running*'
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerNotRunning,DockerPS.Commands.InvokeContainerCommandCommand'
    }

    It 'runs in several containers at the same time' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $lines = Invoke-ContainerCommand px-one, px-two -Command sh, -c, 'sleep 2; hostname'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 4
        $lines.Container | Sort-Object | Should -Be px-one, px-two
        $lines | Sort-Object -Unique | Should -HaveCount 2
    }

    It 'loses none of many lines' {
        $lines = Invoke-ContainerCommand px-one seq, 1, 20000
        [Linq.Enumerable]::SequenceEqual([string[]] $lines, [string[]] (1..20000)) | Should -BeTrue
    }
}

Describe 'The log of a container of podman' {
    It 'has the lines of both streams' {
        $log = Get-ContainerLog px-log
        $log | Should -HaveCount 3
        $log.Stream | Should -Be Output, Error, Output
        $log.Container | Sort-Object -Unique | Should -Be px-log
        (Get-ContainerLog px-log -Stream Error).Message | Should -BeLike *two
    }

    It 'has the lines as they were written' {
        (Get-ContainerLog px-log).Message | Should -Be one, two, three
    }

    It 'has times' {
        $times = (Get-ContainerLog px-log).Timestamp
        $times | Should -BeOfType datetime
        $times[2] | Should -BeGreaterThan $times[0]
    }

    It 'is cut to its last lines by -Tail' {
        (Get-ContainerLog px-log -Tail 1).Message | Should -BeLike *three
        (Get-ContainerLog px-log -Tail 2).Message | Should -HaveCount 2
    }

    It 'is cut by -Since and -Until' {
        $end = (Get-Container px-log -Detail).FinishedAt
        (Get-ContainerLog px-log -Since $end.AddSeconds(-1)).Message | Should -BeLike *three
        (Get-ContainerLog px-log -Until $end.AddSeconds(-1)).Message | Should -HaveCount 2
        Get-ContainerLog px-log -Since $end.AddMinutes(1) | Should -BeNullOrEmpty
    }

    It 'is followed until the container ends' {
        $container = New-Container busybox -Name px-follow -Command sh, -c, 'echo one; sleep 1; echo two' | Start-Container -PassThru
        (Get-ContainerLog px-follow -Follow).Message -replace '.* ' | Should -Be one, two
        $container | Remove-Container
    }

    It 'of a container that is not there is an error' {
        Get-ContainerLog px-nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerNotFound,DockerPS.Commands.GetContainerLogCommand'
    }
}

Describe 'What runs in a container of podman' {
    It 'is listed' {
        $processes = @(Get-ContainerProcess px-one)
        $processes | Should -HaveCount 1
        $processes[0].Container | Should -Be px-one
        $processes.Command | Should -Contain 'sleep 1000'
        $processes[0].ProcessId | Should -BeGreaterThan 0
    }

    It 'is measured' {
        $statistic = Measure-Container px-one
        $statistic.Container | Should -Be px-one
        $statistic.MemoryUsage | Should -BeGreaterThan 0
        $statistic.MemoryLimit | Should -BeGreaterThan $statistic.MemoryUsage
        $statistic.ProcessCount | Should -BeGreaterOrEqual 1
        $statistic.ReadAt | Should -BeOfType datetime
    }

    It 'is measured for several containers' {
        (Measure-Container px-one, px-two).Container | Sort-Object | Should -Be px-one, px-two
    }

    It 'is not measured once the container has ended' {
        Measure-Container px-done @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerNotRunning,DockerPS.Commands.MeasureContainerCommand'
    }

    It 'is not listed once the container has ended' {
        Get-ContainerProcess px-done @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerNotRunning,DockerPS.Commands.GetContainerProcessCommand'
    }
}

Describe 'Files of a container of podman' {
    BeforeAll {
        $folder = New-Item "$TestDrive/folder" -ItemType Directory
        Set-Content "$folder/a.txt" one
        $null = New-Item "$folder/deep" -ItemType Directory
        Set-Content "$folder/deep/b.txt" two
    }

    It 'are copied in and out' {
        Copy-ContainerItem $folder px-one:/tmp/in
        Invoke-ContainerCommand px-one cat, /tmp/in/a.txt, /tmp/in/deep/b.txt | Should -Be one, two
        Copy-ContainerItem px-one:/tmp/in "$TestDrive/out"
        Get-Content "$TestDrive/out/a.txt", "$TestDrive/out/deep/b.txt" | Should -Be one, two
        Copy-ContainerItem px-one:/tmp/in/deep/b.txt "$TestDrive/c.txt"
        Get-Content "$TestDrive/c.txt" | Should -Be two
    }

    It 'are copied in and out of a container that does not run' {
        Copy-ContainerItem "$folder/a.txt" px-done:/tmp/new.txt
        Copy-ContainerItem px-done:/tmp/new.txt "$TestDrive/new.txt"
        Get-Content "$TestDrive/new.txt" | Should -Be one
    }

    It 'that are missing are an error' {
        Copy-ContainerItem px-one:/nosuch "$TestDrive/nosuch" @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerItemNotFound,DockerPS.Commands.CopyContainerItemCommand'
        Copy-ContainerItem "$folder/nosuch" px-one:/tmp @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'PathNotFound,DockerPS.Commands.CopyContainerItemCommand'
    }

    It 'are exported, and make an image' {
        Copy-ContainerItem "$folder/a.txt" px-one:/exported.txt
        $file = Export-Container px-one "$TestDrive/px.tar"
        $file.Length | Should -BeGreaterThan 1MB
        $image = Import-Container $file localhost/px-imported:1 -Change 'CMD ["cat", "/exported.txt"]'
        try {
            $image.Reference | Should -Be localhost/px-imported:1
            Invoke-Container localhost/px-imported:1 -AutoRemove | Should -Be one
        } finally {
            Remove-Image localhost/px-imported:1
        }
    }
}
