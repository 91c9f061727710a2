BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Get-SwarmUnlockKey' {
    It 'tells that there is none as long as managers do not lock themselves' {
        Get-SwarmUnlockKey @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmUnlockKeyMissing,DockerPS.Commands.GetSwarmUnlockKeyCommand'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Set-Swarm -Autolock*'
    }

    It 'gives a SecureString, or text when it is told to' {
        Set-Swarm -Autolock -WarningAction Ignore
        Get-SwarmUnlockKey | Should -BeOfType securestring
        Get-SwarmUnlockKey -AsPlainText | Should -BeLike SWMKEY-1-*
    }
}
