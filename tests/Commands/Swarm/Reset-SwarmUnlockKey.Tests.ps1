BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Reset-SwarmUnlockKey' {
    It 'tells that there is none as long as managers do not lock themselves' {
        Reset-SwarmUnlockKey @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmUnlockKeyMissing,DockerPS.Commands.ResetSwarmUnlockKeyCommand'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Set-Swarm -Autolock*'
    }

    It 'makes a new one' {
        Set-Swarm -Autolock -WarningAction Ignore
        $old = Get-SwarmUnlockKey -AsPlainText
        Reset-SwarmUnlockKey -WhatIf | Should -BeNullOrEmpty
        Get-SwarmUnlockKey -AsPlainText | Should -Be $old
        $key = Reset-SwarmUnlockKey -AsPlainText
        $key | Should -BeLike SWMKEY-1-*
        $key | Should -Not -Be $old
        Get-SwarmUnlockKey -AsPlainText | Should -Be $key
        Reset-SwarmUnlockKey | Should -BeOfType securestring
    }
}
