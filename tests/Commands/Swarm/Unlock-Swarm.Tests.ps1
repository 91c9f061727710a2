BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $ids = 'Swarm{0},DockerPS.Commands.{1}SwarmCommand'
    $second = $hosts.Endpoint[1]
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Unlock-Swarm' {
    It 'is no error for a manager that is not locked' {
        Unlock-Swarm SWMKEY-1-nosuch -ErrorAction Stop -Verbose 4>&1 | Select-Object -Last 1 | Should -BeLike '*is not locked*'
    }

    It 'opens a manager that was stopped, and not with a wrong key' {
        Set-Swarm -Autolock -WarningAction Ignore
        Initialize-Swarm -ForceNewCluster -AdvertiseAddress $hosts.Address[0] @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'NotSuitable', 'Initialize')
        (Get-Swarm).Managers | Should -Be 2
        Get-SwarmUnlockKey | Should -BeOfType securestring
        $old = Get-SwarmUnlockKey -AsPlainText
        $key = Reset-SwarmUnlockKey -AsPlainText
        $key | Should -BeLike SWMKEY-1-*
        $key | Should -Not -Be $old
        # The other manager has to have learned it before it stops: its own key is locked with it by then.
        Wait-Until { (Get-SwarmUnlockKey -Context $second -AsPlainText) -eq $key }
        $version = (Invoke-Engine swarm).Version.Index
        Wait-Until { Select-String "^kek-version: $version$" "$($hosts.Engine[1])/data/swarm/certificates/swarm-node.key" }
        Restart-SwarmHost $hosts 1
        (Get-SwarmState $second).State | Should -Be locked

        Get-SwarmNode -Context $second @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmLocked,DockerPS.Commands.GetSwarmNodeCommand'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Unlock-Swarm*'
        Disconnect-Swarm -Context $second @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Locked', 'Disconnect')
        'nosuch', $old | ForEach-Object {
            Unlock-Swarm $_ -Context $second @quiet
            $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'UnlockKeyRefused', 'Unlock')
            $problems.CategoryInfo.Category | Should -Be AuthenticationError
            ($problems | Out-String) + ($problems | Get-Error | Out-String) | Should -Not -Match 'SWMKEY'
        }
        $said = Unlock-Swarm $key -Context $second -Verbose -Debug *>&1
        "$said" | Should -BeLike '*Unlock swarm*'
        "$said" | Should -Not -Match 'SWMKEY'
        Wait-Until { Get-SwarmNode self -Context $second -ErrorAction Ignore }
    }

    It 'needs an engine in a swarm' {
        Unlock-Swarm SWMKEY-1-nosuch -Context $plain @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'ManagerNeeded', 'Unlock')
    }
}
