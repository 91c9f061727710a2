BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 0
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $ids = 'Swarm{0},DockerPS.Commands.{1}SwarmCommand'
    # Something of everything, also of what has no parameter.
    $settings = @{
        AdvertiseAddress    = $hosts.Address[0]
        Autolock            = $true
        CertificateExpiry   = '30d'
        DispatcherHeartbeat = '1s'
        TaskHistoryLimit    = 3
        SnapshotInterval    = 5000
        MaxSnapshot         = 2
        ApiOption           = @{ Raft = @{ LogEntriesForSlowFollowers = 600 } }
    }
    $null = Initialize-Swarm @settings -WarningAction Ignore
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Set-Swarm' {
    It 'changes what is named, and nothing else' {
        $before = Invoke-Engine swarm
        Set-Swarm -TaskHistoryLimit 7 | Should -BeNullOrEmpty
        $after = Invoke-Engine swarm
        $after.Spec.Orchestration.TaskHistoryRetentionLimit | Should -Be 7
        $after.Spec.Orchestration.TaskHistoryRetentionLimit = 3
        ConvertTo-Json $after.Spec -Depth 9 | Should -Be (ConvertTo-Json $before.Spec -Depth 9)
        $after.JoinTokens.Worker | Should -Be $before.JoinTokens.Worker
    }

    It 'changes every setting' {
        $settings = @{
            Autolock            = $false
            CertificateExpiry   = '90d'
            DispatcherHeartbeat = '2s'
            SnapshotInterval    = 9000
            MaxSnapshot         = 0
            TaskHistoryLimit    = -1
            ApiOption           = @{ Raft = @{ LogEntriesForSlowFollowers = 700 } }
        }
        $swarm = Set-Swarm @settings -PassThru
        $swarm.Autolock | Should -BeFalse
        $swarm.CertificateExpiry.TotalDays | Should -Be 90
        $swarm.DispatcherHeartbeat.TotalSeconds | Should -Be 2
        $swarm.SnapshotInterval, $swarm.MaxSnapshot, $swarm.TaskHistoryLimit | Should -Be 9000, 0, -1
        (Invoke-Engine swarm).Spec.Raft.LogEntriesForSlowFollowers | Should -Be 700
    }

    It 'changes nothing with -WhatIf, and refuses to change nothing' {
        Set-Swarm -TaskHistoryLimit 1 -WhatIf
        (Get-Swarm).TaskHistoryLimit | Should -Be -1
        $failure = { Set-Swarm -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DockerPS.Commands.SetSwarmCommand'
    }

    It 'tells of a change that somebody else has made at the same time' {
        . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
        $refusal = '{"message":"rpc error: code = Unknown desc = update out of sequence"}'
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '500 Internal Server Error' -Body $refusal)
        try {
            Set-Swarm -TaskHistoryLimit 1 -Context $engine.Endpoint @quiet
        } finally {
            $engine.Dispose()
        }
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Conflict', 'Set')
    }
}
