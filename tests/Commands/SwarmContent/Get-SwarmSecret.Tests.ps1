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

Describe 'The targets of Get-SwarmSecret' {
    Add-ObjectTargetTest Get-SwarmSecret (New-SwarmKind Secret) -ReadOnly -With @{ Acted = $namesWritten }
}

Describe 'Get-SwarmSecret' {
    Add-SwarmContentListTest (New-SwarmKind Secret)
}
