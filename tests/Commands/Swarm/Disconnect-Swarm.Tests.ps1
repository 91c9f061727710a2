BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 2 -Workers 1
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $ids = 'Swarm{0},DockerPS.Commands.{1}SwarmCommand'
    $first, $second, $third = $hosts.Endpoint
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Disconnect-Swarm' {
    It 'does not have a manager leave without -Force, and says what it means' {
        Disconnect-Swarm @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Conflict', 'Disconnect')
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Set-SwarmNode -Role Worker*-Force*'
        Disconnect-Swarm -Force -WhatIf
        (Get-SwarmState $first).IsManager | Should -BeTrue
    }

    It 'has workers leave, and with -Force managers' {
        Disconnect-Swarm -Context $third
        (Get-SwarmState $third).State | Should -Be inactive
        Disconnect-Swarm -Context $second, $first -Force
        $first, $second | ForEach-Object { (Get-SwarmState $_).State } | Should -Be inactive, inactive
    }

    It 'tells of an engine that is in none' {
        Disconnect-Swarm -Context $third @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'NotConnected', 'Disconnect')
        $problems.TargetObject | Should -Be $third
    }
}
