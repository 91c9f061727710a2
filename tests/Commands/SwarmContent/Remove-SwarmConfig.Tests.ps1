BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Remove-SwarmConfig' {
    Add-ObjectTargetTest Remove-SwarmConfig (New-SwarmKind Config)
}

Describe 'Remove-SwarmConfig' {
    Add-SwarmContentRemovalTest (New-SwarmKind Config)
}
