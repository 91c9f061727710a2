BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"

    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $nowhere = 'unix:///nosuch/podman.sock'
}

AfterAll {
    Get-Container pe-* | Remove-Container -Force
    Get-DockerNetwork pe-* | Remove-DockerNetwork
    Get-DockerVolume pe-* | Remove-DockerVolume
}

Describe 'Podman as an engine' {
    It 'has a version' {
        $version = Get-DockerVersion
        $version.ServerVersion | Should -Match '^\d+\.\d+\.\d+'
        $version.Components.Name | Should -Contain 'Podman Engine'
        $version.NegotiatedApiVersion | Should -BeGreaterOrEqual ([version] '1.41')
        $version.OperatingSystem | Should -Be linux
    }

    It 'has information about itself' {
        $info = Get-DockerInfo
        $info.OSType | Should -Be linux
        $info.Cpu | Should -Be ([Environment]::ProcessorCount)
        $info.Memory | Should -BeGreaterThan 100MB
        $info.Driver | Should -Be overlay
        $info.RootDirectory | Should -BeLike "$env:DOCKERPS_TEST_ENGINE/*"
        $info.Images | Should -BeGreaterOrEqual 1
        $info.Swarm | Should -Be inactive
    }

    It 'is reachable' {
        $report = Test-DockerConnection
        $report.Reachable | Should -BeTrue
        $report.ServerVersion | Should -Be (Get-DockerVersion).ServerVersion
        $report.Error | Should -BeNullOrEmpty
        (Test-DockerConnection -Context $nowhere).Reachable | Should -BeFalse
    }

    It 'is used even if another engine does not answer' {
        $null = New-Container busybox -Name pe-there
        $found = Get-Container pe-there -Context $nowhere, $env:DOCKER_HOST @quiet
        $found.Name | Should -Be pe-there
        $found.Context | Should -Be $env:DOCKER_HOST
        $problems.FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
        Remove-Container pe-there
    }

    It 'has no swarms' {
        Initialize-Swarm @quiet
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike '*not support*'
        $problems.FullyQualifiedErrorId | Should -Be 'NotSupportedByEngine,DockerPS.Commands.InitializeSwarmCommand'
    }

    It 'has nothing for <Command> to list' -ForEach @(
        @{ Command = 'Get-SwarmNode' }
        @{ Command = 'Get-SwarmService' }
    ) {
        & $Command @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -BeLike 'NotSupportedByEngine,*'
    }
}

Describe 'The events of podman' {
    It 'come while they happen' {
        $since = [datetime]::Now.AddSeconds(-1)
        $job = Start-ThreadJob { Get-DockerEvent -Follow -Since $using:since -Type Container -Container pe-event | Select-Object -First 3 }
        try {
            $null = New-Container busybox -Name pe-event -Command true | Start-Container -PassThru | Wait-Container
            $job | Wait-Job -Timeout 30 | Should -HaveCount 1
            $events = $job | Receive-Job
            $events.Action | Should -Be create, init, start
            $events[0].Name | Should -Be pe-event
            $events[0].Type | Should -Be container
            $events[0].Time | Should -BeGreaterThan $since
        } finally {
            $job | Remove-Job -Force
            Remove-Container pe-event -Force
        }
    }

    It 'of the past are read, and filtered' {
        $since = [datetime]::Now
        New-Container busybox -Name pe-past -Label shelf=a -Command true | Start-Container -PassThru | Wait-Container | Out-Null
        Remove-Container pe-past
        $events = Get-DockerEvent -Since $since.AddSeconds(-1) -Container pe-past
        $events.Action | Should -Be create, init, start, die, cleanup, remove
        ($events | Where-Object Action -EQ start).Attributes['shelf'] | Should -Be a
    }
}

Describe 'The disk usage of podman' {
    It 'counts what there is' {
        New-Container busybox -Name pe-usage -Volume pe-usage:/data -Command sh, -c, 'head -c 100000 /dev/zero >/file' |
            Start-Container -PassThru | Wait-Container | Out-Null
        $usage = Get-DockerDiskUsage
        $usage.Type | Should -Be Image, Container, Volume, BuildCache
        $usage[0].TotalCount | Should -BeGreaterOrEqual 1
        $usage[1].TotalCount | Should -Be @(Get-Container).Count
        $usage[1].Size | Should -BeGreaterOrEqual 100000
        $usage[2].TotalCount | Should -Be @(Get-DockerVolume).Count
        $usage[3].TotalCount | Should -Be 0
    }

    It 'has details' {
        $items = Get-DockerDiskUsage -Detail
        ($items | Where-Object Type -EQ Container).Name | Should -Contain pe-usage
        ($items | Where-Object Type -EQ Volume).Name | Should -Contain pe-usage
        ($items | Where-Object Type -EQ Image).Size | Should -BeGreaterThan 1MB
        Remove-Container pe-usage
        Remove-DockerVolume pe-usage
    }
}

Describe 'Clear-DockerResource on podman' {
    It 'removes stopped containers, and only lists them with -WhatIf' {
        New-Container busybox -Name pe-ended -Label prune=yes
        New-Container busybox -Name pe-running -Label prune=yes -Command sleep, 1000 | Start-Container
        Get-WhatIfText 'Clear-DockerResource Container -Label prune=yes -WhatIf' | Should -BeLike '*Remove stopped container*pe-ended*'
        (Get-Container pe-*).Name | Sort-Object | Should -Be pe-ended, pe-running
        $report = Clear-DockerResource Container -Label prune=yes -Confirm:$false
        $report.Removed | Should -Be pe-ended
        (Get-Container pe-*).Name | Should -Be pe-running
        Remove-Container pe-running -Force
    }

    It 'removes anonymous volumes, and named ones only with -NamedVolume' {
        $null = New-DockerVolume pe-named
        $anonymous = New-DockerVolume
        Get-WhatIfText 'Clear-DockerResource Volume -WhatIf' | Should -BeLike "*$($anonymous.Name)*"
        Clear-DockerResource Volume -Confirm:$false | ForEach-Object Removed | Should -Be $anonymous.Name
        (Get-DockerVolume).Name | Should -Be pe-named
        Clear-DockerResource Volume -NamedVolume -Confirm:$false | ForEach-Object Removed | Should -Be pe-named
        Get-DockerVolume | Should -BeNullOrEmpty
    }

    It 'removes images without a name' {
        $null = New-Image -DockerfileContent "FROM busybox`nLABEL number=1" -Name localhost/pe-image
        $null = New-Image -DockerfileContent "FROM busybox`nLABEL number=2" -Name localhost/pe-image
        $dangling = @(Get-Image -Dangling)
        $dangling | Should -Not -HaveCount 0
        @(Get-WhatIfText 'Clear-DockerResource Image -WhatIf') | Should -HaveCount $dangling.Count
        $null = Clear-DockerResource Image -Confirm:$false
        Get-Image -Dangling | Should -BeNullOrEmpty
        Get-Image localhost/pe-image | Should -HaveCount 1
        Remove-Image localhost/pe-image
    }

    It 'removes networks that nothing is in' {
        $null = New-DockerNetwork pe-net
        Get-WhatIfText 'Clear-DockerResource Network -WhatIf' | Should -BeLike '*pe-net*'
        Clear-DockerResource Network -Confirm:$false -ErrorAction Stop | ForEach-Object Removed | Should -Be pe-net
        Remove-DockerNetwork pe-net -ErrorAction Ignore
    }

    It 'cannot clear the build cache, which podman does not have' {
        Clear-DockerResource BuildCache -Confirm:$false @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'NotSupportedByEngine,DockerPS.Commands.ClearDockerResourceCommand'
    }
}
