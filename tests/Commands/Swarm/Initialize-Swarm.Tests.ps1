BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 0
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $ids = 'Swarm{0},DockerPS.Commands.{1}SwarmCommand'
    $first = $hosts.Endpoint[0]
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Initialize-Swarm' {
    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'certificates for less than an hour'; With = @{ CertificateExpiry = '30m' } }
        @{ What = 'reports without a pause'; With = @{ DispatcherHeartbeat = 0 } }
        @{ What = 'an option without a form in JSON'; With = @{ ApiOption = @{ Raft = { } } } }
    ) {
        $failure = { Initialize-Swarm @With -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DockerPS.Commands.InitializeSwarmCommand'
    }

    It 'refuses <_> before anything is sent' -ForEach @(
        @{ DataPathPort = 80 }
        @{ SubnetSize = 30 }
        @{ DefaultAddressPool = '10.20.0.1/16' }
        @{ Availability = 'Off' }
        @{ TaskHistoryLimit = -2 }
        @{ AdvertiseAddress = '' }
        @{ AdvertiseAddress = '10.1' }
        @{ ListenAddress = '0.0.0:2377' }
        @{ DataPathAddress = '10.0.0.5:2377' }
        @{ DefaultAddressPool = '010.20.0.0/16' }
    ) {
        $with = $_
        { Initialize-Swarm @with -Context tcp://127.0.0.1:1 } |
            Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'makes nothing with -WhatIf' {
        Initialize-Swarm -WhatIf | Should -BeNullOrEmpty
        (Get-SwarmState $first).State | Should -Be inactive
    }

    It 'tells of an address that is none' {
        Initialize-Swarm -AdvertiseAddress nosuch0 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'InvalidRequest,DockerPS.Commands.InitializeSwarmCommand'
        (Get-SwarmState $first).State | Should -Be inactive
    }

    It 'makes a swarm with the settings that were named' {
        $settings = @{
            AdvertiseAddress    = $hosts.Address[0]
            ListenAddress       = '0.0.0.0:2377'
            DataPathAddress     = 'eth0'
            DataPathPort        = 7777
            DefaultAddressPool  = '10.30.0.0/16', '10.31.0.0/16'
            SubnetSize          = 26
            Availability        = 'Pause'
            Autolock            = $true
            CertificateExpiry   = '30d'
            DispatcherHeartbeat = '1s'
            TaskHistoryLimit    = 3
            SnapshotInterval    = 5000
            MaxSnapshot         = 2
            ApiOption           = @{ Raft = @{ LogEntriesForSlowFollowers = 600 } }
        }
        $swarm = Initialize-Swarm @settings -WarningVariable warned 3>$null
        "$warned" | Should -BeLike '*Get-SwarmUnlockKey*'
        $swarm | Should -BeOfType DockerPS.Swarm
        $swarm.Id | Should -Match '^[a-z0-9]{25}$'
        "$swarm" | Should -Be $swarm.Id
        $swarm.Autolock | Should -BeTrue
        $swarm.CertificateExpiry | Should -Be ([timespan]::FromDays(30))
        $swarm.DispatcherHeartbeat | Should -Be ([timespan]::FromSeconds(1))
        $swarm.TaskHistoryLimit | Should -Be 3
        $swarm.SnapshotInterval | Should -Be 5000
        $swarm.MaxSnapshot | Should -Be 2
        $swarm.AddressPools | Should -Be 10.30.0.0/16, 10.31.0.0/16
        $swarm.SubnetSize | Should -Be 26
        $swarm.DataPathPort | Should -Be 7777
        $swarm.CertificateRotating | Should -BeFalse
        $swarm.Nodes, $swarm.Managers | Should -Be 1, 1
        $swarm.NodeId | Should -Be (Get-SwarmNode self).Id
        $swarm.NodeAddress | Should -Be $hosts.Address[0]
        $swarm.ManagerAddresses | Should -Be "$($hosts.Address[0]):2377"
        $swarm.CreatedAt.Kind | Should -Be Local
        $swarm.Context | Should -Be $first
        (Get-SwarmNode self).Availability | Should -Be pause
        (Invoke-Engine swarm).Spec.Raft.LogEntriesForSlowFollowers | Should -Be 600
        ($swarm | ConvertTo-Json -Depth 9) + ($swarm | Format-List * -Force | Out-String) | Should -Not -Match 'SWMTKN|SWMKEY'
    }

    It 'tells that the engine is in one already' {
        Initialize-Swarm @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Connected', 'Initialize')
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Disconnect-Swarm*'
    }

    It 'leaves a manager that has lost the others alone, until that makes a swarm of what it knows' {
        Disconnect-Swarm -Force
        New-TestSwarm $hosts -Managers 2
        Set-SwarmNode self -Label many=1
        & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" kill $hosts.Engine[1]
        $swarm = Initialize-Swarm -ForceNewCluster -AdvertiseAddress $hosts.Address[0]
        $swarm.Managers | Should -Be 1
        (Get-SwarmNode self).ManagerStatus | Should -Be leader
        (Get-SwarmNode self).Labels['many'] | Should -Be 1
    }
}
