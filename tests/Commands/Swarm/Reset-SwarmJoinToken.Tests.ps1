BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $ids = 'Swarm{0},DockerPS.Commands.{1}SwarmCommand'
    $third = $hosts.Endpoint[2]
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Reset-SwarmJoinToken' {
    It 'makes a new one, and the one before is refused' {
        $manager = Get-SwarmJoinToken Manager -AsPlainText
        $old = Get-SwarmJoinToken Worker
        $new = Reset-SwarmJoinToken Worker -AsPlainText
        $new | Should -Be (Get-SwarmJoinToken Worker -AsPlainText)
        Get-SwarmJoinToken Manager -AsPlainText | Should -Be $manager
        Connect-Swarm $hosts.Address[0] $old -Context $third @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'JoinTokenRefused', 'Connect')
        $problems.CategoryInfo.Category | Should -Be AuthenticationError
        $manager | Should -Not -Be (Reset-SwarmJoinToken Manager -AsPlainText)
        Reset-SwarmJoinToken Worker -WhatIf | Should -BeNullOrEmpty
        Get-SwarmJoinToken Worker -AsPlainText | Should -Be $new
    }
}
