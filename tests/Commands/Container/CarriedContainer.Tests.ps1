# Objects that are about a container, an image, a network or a volume stand for it in the pipeline.

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    $option = @{ Port = '127.0.0.1::80'; Volume = 'ca-data:/data'; StopSignal = 'SIGKILL' }
    $web = New-TestContainer ca ca-web -Status running -Option $option -Script 'echo hello; exec sleep 3600'
    $null = New-TestContainer ca ca-other -Status exited
}

AfterAll {
    Remove-TestContainer ca
    Remove-DockerVolume ca-data
}

Describe 'What stands for a container' {
    It 'is <What>, and its copy' -ForEach @(
        @{ What = 'a statistic'; Get = { Measure-Container ca-web } }
        @{ What = 'a process'; Get = { Get-ContainerProcess ca-web } }
        @{ What = 'a line of a log'; Get = { Get-ContainerLog ca-web } }
        @{ What = 'a change of its files'; Get = { Get-ContainerChange ca-web } }
        @{ What = 'a published port'; Get = { Get-ContainerPort ca-web } }
        @{ What = 'a port of a container'; Get = { (Get-Container ca-web).Ports } }
        @{ What = 'the result of a command'; Get = { Invoke-ContainerCommand ca-web true -PassThru } }
        @{ What = 'an event'; Get = { Get-DockerEvent -Since 1h -Container ca-web -Action start } }
        @{ What = 'a row of the disk usage'; Get = { Get-DockerDiskUsage -Detail | Where-Object Name -EQ ca-web } }
    ) {
        if ($What -eq 'a change of its files') { Invoke-ContainerCommand ca-web touch, /new }
        $object = @(& $Get)[0]
        ($object | Get-Container).Id | Should -BeExactly $web.Id
        ($object | Copy-Deserialized | Get-Container).Id | Should -BeExactly $web.Id
        ($object | Restart-Container -Timeout 0 -PassThru).Id | Should -BeExactly $web.Id
    }

    It 'is how a container ended' {
        (Wait-Container ca-other | Get-Container).Name | Should -Be ca-other
    }

    It 'is looked for on the engine of the object' {
        $far = Measure-Container ca-web -Context $env:DOCKERPS_TEST_TCP
        ($far | Get-Container -Context $env:DOCKERPS_TEST_HOST).Context | Should -Be $env:DOCKERPS_TEST_TCP
    }

    It 'is no event of something else, and no row of another kind' {
        $null = New-DockerVolume ca-event
        $happened = Get-DockerEvent -Since 1m -Type volume | Select-Object -Last 1
        { $happened | Get-Container -ErrorAction Stop } | Should -Throw
        ($happened | Get-DockerVolume).Name | Should -Be $happened.Name
        $happened | Remove-DockerVolume
        { Get-DockerDiskUsage -Detail | Where-Object Type -EQ Image | Get-Container -ErrorAction Stop } | Should -Throw
    }
}

Describe 'A row of the disk usage' {
    It 'stands for its image, by whatever name' {
        $row = Get-DockerDiskUsage -Detail | Where-Object Type -EQ Image | Select-Object -First 1
        ($row | Get-Image).Id | Sort-Object -Unique | Should -BeExactly $row.Id
    }

    It 'stands for its volume' {
        (Get-DockerDiskUsage -Detail | Where-Object Name -EQ ca-data | Get-DockerVolume).Name | Should -Be ca-data
    }
}

Describe '-PassThru of what removes' {
    It 'writes containers as they were, and only those that were removed' {
        $null = New-TestContainer ca ca-gone -Status exited
        $removed = Remove-Container ca-gone, ca-web -PassThru -ErrorAction SilentlyContinue
        $removed.Name | Should -Be ca-gone
        $removed.Status | Should -Be exited
        $removed | Should -BeOfType DockerPS.Container
        Remove-Container ca-web -PassThru -WhatIf | Should -BeNullOrEmpty
        Remove-Container ca-web -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'writes networks and volumes' {
        $null = New-DockerNetwork ca-net
        $null = New-DockerVolume ca-volume -Label a=b
        (Remove-DockerNetwork ca-net -PassThru).Name | Should -Be ca-net
        (Remove-DockerVolume ca-volume -PassThru).Labels['a'] | Should -Be b
        Remove-DockerVolume ca-volume -Force -PassThru | Should -BeNullOrEmpty
    }

    It 'writes contexts' {
        $null = New-DockerContext ca-context -Endpoint tcp://127.0.0.1:1
        (Remove-DockerContext ca-context -PassThru).Name | Should -Be ca-context
    }
}

Describe 'Send-ContainerSignal without a signal' {
    It 'kills, as docker does' {
        $one = New-TestContainer ca ca-signal -Status running
        $one | Send-ContainerSignal
        $null = Wait-Container ca-signal
        (Get-Container ca-signal).ExitCode | Should -Be 137
    }
}

Describe 'The lines of several containers' {
    BeforeAll {
        $names = 'ca-line-1', 'ca-line-2'
        $null = New-TestContainer ca $names -Status running -Script 'echo "of $HOSTNAME"; exec sleep 3600'
        $null = $names | ForEach-Object { Wait-Container $_ -LogPattern of }
    }

    It 'are told apart in the view, and are their own in text' {
        $shown = Get-ContainerLog ca-line-1, ca-line-2 | Out-String -Stream | Where-Object { $_ }
        @($shown -match '^ca-line-[12] \| of ').Count | Should -Be 2
        "$(@(Get-ContainerLog ca-line-1, ca-line-2)[0])" | Should -Match '^of '
        Get-ContainerLog ca-line-1, ca-line-2 | Copy-Deserialized | Out-String | Should -Match 'ca-line-2 \| of'
        Get-ContainerLog ca-line-1, ca-line-2 -Follow | Select-Object -First 2 | Out-String | Should -Match 'ca-line-1 \| of'
    }

    It 'of one alone are as they were' {
        Get-ContainerLog ca-line-1 | Out-String -Stream | Where-Object { $_ } | Should -Match '^of '
    }
}
