BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Get-TestImageId
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Undo-SwarmService' {
    Add-ObjectTargetTest Undo-SwarmService $serviceKind
}

Describe 'Undo-SwarmService' {
    AfterEach {
        Remove-TestService
    }

    It 'takes the last change back, and that one too' {
        $null = New-SwarmService $image -Name us-a -Replicas 0 -Environment A=1
        Set-SwarmService us-a -Environment A=2
        Undo-SwarmService us-a | Should -BeNullOrEmpty
        (Get-SwarmService us-a -Detail).Environment['A'] | Should -Be 1
        (Undo-SwarmService us-a -PassThru -ErrorAction Stop).Name | Should -Be us-a
        (Get-SwarmService us-a -Detail).Environment['A'] | Should -Be 2
    }

    It 'says that there is no change to take back' {
        $null = New-SwarmService $image -Name us-a -Replicas 0
        Undo-SwarmService us-a @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotChanged,DockerPS.Commands.UndoSwarmServiceCommand'
        $problems.TargetObject | Should -Be us-a
    }
}
