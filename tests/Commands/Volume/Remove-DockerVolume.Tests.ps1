BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

Describe 'The targets of Remove-DockerVolume' {
    Add-ObjectTargetTest Remove-DockerVolume $volumeKind
}

Describe 'Remove-DockerVolume' {
    BeforeAll {
        $class = 'DockerPS.Commands.RemoveDockerVolumeCommand'
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $option = @{ Image = 'busybox'; Label = 'suite=rv'; StopSignal = 'SIGKILL' }
    }

    AfterEach {
        Remove-TestVolume rv
    }

    It 'removes those that no container has, and tells who has the others, running or not' {
        'rv-a', 'rv-b', 'rv-c' | ForEach-Object { $null = New-DockerVolume $_ -Label suite=rv }
        New-Container @option sleep, 1000 -Name rv-web -Volume rv-b:/data | Start-Container
        $null = New-Container @option -Name rv-made -Volume rv-b:/data:ro
        $null = New-Container @option -Name rv-other -Volume rv-c:/data
        Get-DockerVolume rv-* | Remove-DockerVolume @quiet
        $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be "VolumeInUse,$class"
        $problems.CategoryInfo.Category | Select-Object -Unique | Should -Be ResourceBusy
        $problems.TargetObject | Sort-Object | Should -Be rv-b, rv-c
        $problem = $problems | Where-Object TargetObject -EQ rv-b
        $problem.Exception.Message |
            Should -Be "The volume 'rv-b' is in use by the container 'rv-made' (created), the container 'rv-web' (running)."
        $problem.ErrorDetails.RecommendedAction | Should -Match 'Remove-Container rv-made, rv-web -Force'
        (Get-DockerVolume rv-*).Name | Should -Be rv-b, rv-c

        # Force is no force against what is in use, as docker has it.
        Remove-DockerVolume rv-b, rv-c -Force @quiet
        $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be "VolumeInUse,$class"
        Get-Container -Label suite=rv | Remove-Container -Force
        Remove-DockerVolume rv-b, rv-c -ErrorAction Stop
        Get-DockerVolume rv-* | Should -BeNullOrEmpty
    }

    It 'removes what Get-DockerVolume -Dangling finds' {
        'rv-a', 'rv-b' | ForEach-Object { $null = New-DockerVolume $_ -Label suite=rv }
        $null = New-Container @option -Volume rv-b:/data
        Get-DockerVolume -Dangling -Label suite=rv | Remove-DockerVolume -ErrorAction Stop
        (Get-DockerVolume rv-*).Name | Should -Be rv-b
    }

    It 'is silent about what is gone with -Force, <What>' -ForEach @(
        @{ What = 'a name'; Give = { 'rv-nosuch' } }
        @{ What = 'an object'; Give = { $made = New-DockerVolume rv-gone -Label suite=rv; $made | Remove-DockerVolume; $made } }
    ) {
        Remove-DockerVolume (& $Give) -Force -ErrorAction Stop
    }

    It 'does not ask for a volume that its driver cannot find with -Force' {
        # Looking it up fails; only the engine can tell whether it can be removed.
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '500 Internal Server Error' -Body '{"message":"the driver is gone"}')
        try {
            Remove-DockerVolume rv-a -Force -Context $engine.Endpoint @quiet
        } finally {
            $engine.Dispose()
        }
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "EngineFailed,$class"
        $problems.TargetObject | Should -Be rv-a
    }

    It 'asks for each volume, and removes none with -WhatIf' {
        'rv-a', 'rv-b' | ForEach-Object { $null = New-DockerVolume $_ -Label suite=rv }
        $said = Get-WhatIfText 'Remove-DockerVolume rv-* -Force -WhatIf'
        $said | Sort-Object | Should -Be @(
            'What if: Performing the operation "Remove volume" on target "rv-a".'
            'What if: Performing the operation "Remove volume" on target "rv-b".'
        )
        Get-DockerVolume rv-* | Should -HaveCount 2
    }
}
