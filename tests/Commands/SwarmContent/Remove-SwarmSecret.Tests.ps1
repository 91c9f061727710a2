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

Describe 'The targets of Remove-SwarmSecret' {
    Add-ObjectTargetTest Remove-SwarmSecret (New-SwarmKind Secret)
}

Describe 'Remove-SwarmSecret' {
    Add-SwarmContentRemovalTest (New-SwarmKind Secret)
}
