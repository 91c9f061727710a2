BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Get-SwarmJoinToken' {
    It 'gives a SecureString, or text when it is told to' {
        Get-SwarmJoinToken Worker | Should -BeOfType securestring
        "$(Get-SwarmJoinToken Manager)" | Should -Not -Match SWMTKN
        Get-SwarmJoinToken Worker -AsPlainText | Should -Not -Be (Get-SwarmJoinToken Manager -AsPlainText)
    }
}
