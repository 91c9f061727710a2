BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"

    $sleep = @{ Image = 'busybox'; Command = 'sleep', '1000' }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $folder = New-Item "$TestDrive/site" -ItemType Directory
    Set-Content "$folder/index.html" hello

    $settings = @{
        Name          = 'pc-web'
        Label         = @{ tier = 'web'; app = 'shop' }
        Port          = '127.0.0.1:8080:80'
        Expose        = 9000
        Volume        = 'pc-data:/data', "${folder}:/site:ro"
        Environment   = @{ LEVEL = 'debug' }
        Memory        = '64MB'
        Cpu           = 0.5
        PidsLimit     = 50
        RestartPolicy = 'on-failure:2'
        Hostname      = 'web-host'
        User          = 'app'
    }
    New-Container @sleep @settings | Start-Container
    New-Container busybox -Name pc-failed -Command sh, -c, 'exit 3' | Start-Container -PassThru | Wait-Container
    New-Container busybox -Name pc-created -Label tier=db
    New-Container @sleep -Name pc-one | Start-Container
    New-Container @sleep -Name pc-two | Start-Container
}

AfterAll {
    Get-Container pc-* | Remove-Container -Force -Volume
    Get-DockerVolume pc-* | Remove-DockerVolume
}

Describe 'Containers of podman' {
    It 'are all listed, stopped ones too' {
        (Get-Container pc-*).Name | Sort-Object | Should -Be pc-created, pc-failed, pc-one, pc-two, pc-web
        (Get-Container).Name | Should -Contain pc-failed
    }

    It 'are found by <What>' -ForEach @(
        @{ What = 'a name'; Find = { Get-Container pc-web } }
        @{ What = 'a wildcard'; Find = { Get-Container *C-W?B } }
        @{ What = 'a full id'; Find = { Get-Container (Get-Container pc-web).Id } }
        @{ What = 'the first digits of an id'; Find = { Get-Container (Get-Container pc-web).Id.Substring(0, 8) } }
        @{ What = 'an object'; Find = { Get-Container pc-web -Detail | Get-Container } }
        @{ What = 'a status'; Find = { Get-Container pc-* -Status running -Label tier } }
        @{ What = 'a label'; Find = { Get-Container -Label tier=web, app } }
        @{ What = 'a network and a label'; Find = { Get-Container -Network podman -Label tier=web } }
        @{ What = 'a volume'; Find = { Get-Container -Volume pc-data } }
        @{ What = 'a filter of the API'; Find = { Get-Container -Filter @{ label = 'app=shop' } } }
    ) {
        (& $Find).Name | Should -Be pc-web
    }

    It 'are found by their exit code' {
        (Get-Container -ExitCode 3).Name | Should -Be pc-failed
    }

    It 'are found by the full name of their image' {
        (Get-Container pc-* -Image docker.io/library/busybox:latest).Name | Should -HaveCount 5
    }

    It 'are found by the short name of their image' {
        (Get-Container pc-* -Image busybox).Name | Should -HaveCount 5
        (Get-Container pc-* -Image busy*).Name | Should -HaveCount 5
    }

    It 'that are missing are one error each, and the others are found' {
        $found = Get-Container pc-nosuch, pc-web, pc-nobody @quiet
        $found.Name | Should -Be pc-web
        $problems.FullyQualifiedErrorId | Should -Be (@('ContainerNotFound,DockerPS.Commands.GetContainerCommand') * 2)
        $problems.TargetObject | Should -Be pc-nosuch, pc-nobody
        'pc-nosuch' | Stop-Container @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerNotFound,DockerPS.Commands.StopContainerCommand'
    }

    It 'have the settings that they were created with' {
        $web = Get-Container pc-web -Detail
        $web.CommandList | Should -Be sleep, 1000
        $web.Environment['LEVEL'] | Should -Be debug
        $web.User | Should -Be app
        $web.Hostname | Should -Be web-host
        $web.Labels['app'] | Should -Be shop
        $web.Image | Should -Be docker.io/library/busybox:latest
        "$($web.RestartPolicy)" | Should -Be on-failure:2
    }

    It 'have the limits that were asked for' {
        $web = Get-Container pc-web -Detail
        $web.Memory | Should -Be 64MB
        $web.Cpu | Should -Be 0.5
        $web.PidsLimit | Should -Be 50
    }

    It 'have times' {
        $web = Get-Container pc-web -Detail
        $web.StartedAt | Should -BeOfType datetime
        $web.StartedAt | Should -BeGreaterThan ([datetime]::Now.AddMinutes(-5))
        $web.CreatedAt | Should -BeLessThan $web.StartedAt
        $web.FinishedAt | Should -BeNullOrEmpty
        (Get-Container pc-failed -Detail).FinishedAt | Should -BeOfType datetime
    }

    It 'publish ports' {
        $port = Get-ContainerPort pc-web
        $port.HostIP | Should -Be 127.0.0.1
        $port.PublicPort | Should -Be 8080
        $port.PrivatePort | Should -Be 80
        "$((Get-Container pc-web).Ports)" | Should -Be '127.0.0.1:8080->80/tcp'
    }

    It 'publish ports on all addresses, which are shown as such' {
        $container = New-Container busybox -Name pc-port -Port 8081:80
        try {
            $container.Ports.PublicPort | Should -Be 8081
            "$($container.Ports)" | Should -BeIn '8081->80/tcp', '0.0.0.0:8081->80/tcp'
        } finally {
            $container | Remove-Container
        }
    }

    It 'mount volumes and folders of the engine''s computer' {
        $mounts = (Get-Container pc-web).Mounts | Sort-Object Destination
        "$mounts" | Should -BeLike 'pc-data:/data *:/site*'
        (Get-Container pc-web -Detail).Mounts | Where-Object Destination -EQ /site | ForEach-Object ReadOnly | Should -BeTrue
        $script = 'cat /site/index.html; touch /site/new 2>&1 || echo refused'
        $lines = Invoke-Container busybox -Volume "${folder}:/site:ro" -AutoRemove -Command sh, -c, $script
        $lines[0] | Should -Be hello
        $lines[-1] | Should -Be refused
    }

    It 'have temporary and read-only file systems' {
        $script = 'touch /tmp/new && echo written; touch /new 2>/dev/null || echo refused'
        Invoke-Container busybox -ReadOnly -Tmpfs /tmp -AutoRemove -Command sh, -c, $script | Should -Be written, refused
    }

    It 'have a size' {
        $web = Get-Container pc-web -Size
        $web.RootSize | Should -BeGreaterThan 1MB
        $web.Size | Should -BeLessThan 1MB
    }

    It 'are not made without their image' {
        New-Container localhost/nosuch -Pull Never @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ImageNotFound,DockerPS.Commands.NewContainerCommand'
    }

    It 'are not made under a name that is taken' {
        New-Container busybox -Name pc-web @quiet
        "$problems" | Should -BeLike '*"pc-web" is already in use*'
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerExists,DockerPS.Commands.NewContainerCommand'
    }

    It 'are not touched with -WhatIf' {
        New-Container busybox -Name pc-whatif -WhatIf
        Get-Container pc-* | Remove-Container -Force -WhatIf
        (Get-Container pc-*).Name | Sort-Object | Should -Be pc-created, pc-failed, pc-one, pc-two, pc-web
    }
}

Describe 'A container of podman' {
    BeforeEach {
        $container = New-Container @sleep -Name pc-life | Start-Container -PassThru
    }

    AfterEach {
        Get-Container pc-life* | Remove-Container -Force
    }

    It 'stops, and starts again' {
        $container.Status | Should -Be running
        $stopped = Stop-Container pc-life -Timeout 0 -PassThru
        $stopped.Status | Should -Be exited
        $stopped.ExitCode | Should -Be 137
        Stop-Container pc-life -ErrorAction Stop
        (Start-Container pc-life -PassThru).Status | Should -Be running
    }

    It 'restarts' {
        $before = Get-Container pc-life -Detail
        Restart-Container pc-life -Timeout 0
        $after = Get-Container pc-life -Detail
        $after.Status | Should -Be running
        $after.StartedAt | Should -BeGreaterThan $before.StartedAt
    }

    It 'is paused and resumed' {
        (Suspend-Container pc-life -PassThru).Status | Should -Be paused
        (Resume-Container pc-life -PassThru).Status | Should -Be running
    }

    It 'gets signals' {
        Send-ContainerSignal pc-life KILL
        (Wait-Container pc-life -Timeout 30).ExitCode | Should -Be 137
        (Get-Container pc-life).Status | Should -Be exited
    }

    It 'gets a new name' {
        (Rename-Container pc-life pc-life-new -PassThru).Name | Should -Be pc-life-new
        Get-Container pc-life -ErrorAction Ignore | Should -BeNullOrEmpty
        (Get-Container pc-life-new).Id | Should -Be $container.Id
    }

    It 'does not get a name that is taken' {
        Rename-Container pc-life pc-web @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerExists,DockerPS.Commands.RenameContainerCommand'
    }

    It 'is removed' {
        Remove-Container pc-life -Force
        Get-Container pc-life -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'that runs is not removed without -Force' {
        Remove-Container pc-life @quiet
        "$problems" | Should -BeLike '*running*force*'
        (Get-Container pc-life).Status | Should -Be running
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerConflict,DockerPS.Commands.RemoveContainerCommand'
    }

    It 'that is paused already is an error to pause' {
        Suspend-Container pc-life
        Suspend-Container pc-life @quiet
        "$problems" | Should -BeLike '*already paused*'
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerConflict,DockerPS.Commands.SuspendContainerCommand'
    }

    It 'that has ended is an error to send a signal to' {
        Send-ContainerSignal pc-failed KILL @quiet
        "$problems" | Should -Be "The container 'pc-failed' is not running."
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerNotRunning,DockerPS.Commands.SendContainerSignalCommand'
    }

    It 'keeps its limits, which podman cannot change' {
        Set-Container pc-life -Memory 32MB @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'NotSupportedByEngine,DockerPS.Commands.SetContainerCommand'
    }

    It 'is waited for' {
        (Wait-Container pc-failed).ExitCode | Should -Be 3
        Wait-Container pc-life -Timeout 0.2 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'WaitTimedOut,DockerPS.Commands.WaitContainerCommand'
    }

    It 'has the files of its image, and those that it changed' {
        Invoke-ContainerCommand pc-life touch, /tmp/new -ErrorAction Ignore
        (Get-ContainerChange pc-life | Where-Object Path -EQ /tmp/new).Kind | Should -Be Added
    }

    It 'has a health check, which runs only where systemd does' {
        $container = New-Container @sleep -Name pc-life-health -HealthCommand true -HealthInterval 1s | Start-Container -PassThru
        $check = (Get-Container pc-life-health -Detail).HealthCheck
        $check.Test | Should -Be CMD-SHELL, true
        $check.Interval | Should -Be ([timespan] '0:0:1')
        $check.Status | Should -Be starting
        $container | Wait-Container -Condition Healthy -Timeout 1.5 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'WaitTimedOut,DockerPS.Commands.WaitContainerCommand'
    }
}

Describe 'Several containers of podman' {
    It 'are stopped and started at the same time' {
        $containers = Get-Container pc-one, pc-two
        $containers | Stop-Container -Timeout 0 -PassThru | ForEach-Object Status | Should -Be exited, exited
        $containers | Start-Container -PassThru -ThrottleLimit 2 | ForEach-Object Status | Should -Be running, running
    }

    It 'are made by several pipelines at the same time' {
        $made = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            New-Container busybox -Name "pc-parallel-$_" -Command sh, -c, "exit $_" | Start-Container -PassThru | Wait-Container
        }
        $made | Sort-Object Container | ForEach-Object ExitCode | Should -Be 1, 2, 3, 4
        Get-Container pc-parallel-* | Remove-Container
        Get-Container pc-parallel-* | Should -BeNullOrEmpty
    }

    It 'are removed with their anonymous volumes' {
        $before = @(Get-DockerVolume).Count
        $container = New-Container busybox -Name pc-anonymous -Volume /data
        @(Get-DockerVolume).Count | Should -Be ($before + 1)
        $container | Remove-Container -Volume
        @(Get-DockerVolume).Count | Should -Be $before
    }
}

Describe 'Invoke-Container on podman' {
    AfterEach {
        Get-Container pc-run* | Remove-Container -Force
    }

    It 'writes what the container writes, and keeps standard error apart' {
        $said = @{ InformationVariable = 'said' }
        $lines = Invoke-Container busybox -Name pc-run -Command sh, -c, 'echo one; echo two >&2; echo three' @said 6>$null
        $lines | Should -Be one, three
        "$said" | Should -Be two
        $LASTEXITCODE | Should -Be 0
        (Get-Container pc-run).Status | Should -Be exited
    }

    It 'tells an exit code, and makes it an error' {
        Invoke-Container busybox -Name pc-run -Command sh, -c, 'exit 5' @quiet
        $LASTEXITCODE | Should -Be 5
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerCommandFailed,DockerPS.Commands.InvokeContainerCommand'
    }

    It 'removes the container with -AutoRemove' {
        Invoke-Container busybox -Name pc-run -AutoRemove -Command true
        Get-Container pc-run -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'tells the exit code of a container that removes itself' {
        Invoke-Container busybox -Name pc-run -AutoRemove -Command sh, -c, 'exit 5' @quiet
        $LASTEXITCODE | Should -Be 5
    }

    It 'leaves the exit code to those who wait for the removal' {
        $container = New-Container busybox -Name pc-run -AutoRemove -Command sh, -c, 'sleep 1; exit 5' | Start-Container -PassThru
        ($container | Wait-Container -Condition Removed -Timeout 30).ExitCode | Should -Be 5
    }

    It 'sends its input' {
        'b', 'a', 'c' | Invoke-Container busybox -Name pc-run -Command sort | Should -Be a, b, c
    }

    It 'is an error for a command that is not there' {
        Invoke-Container busybox -Name pc-run -Command nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerCommandNotStarted,DockerPS.Commands.InvokeContainerCommand'
        $LASTEXITCODE | Should -Be 127
        "$problems" | Should -BeLike '*nosuch*not found*'
    }
}
