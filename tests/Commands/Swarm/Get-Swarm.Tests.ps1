BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 0
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $ids = 'Swarm{0},DockerPS.Commands.{1}SwarmCommand'
    $first = $hosts.Endpoint[0]
    $pools = @{ DefaultAddressPool = '10.30.0.0/16', '10.31.0.0/16'; SubnetSize = 26 }
    $null = Initialize-Swarm -AdvertiseAddress $hosts.Address[0] @pools -TaskHistoryLimit 3
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Get-Swarm' {
    It 'gives what Initialize-Swarm gave' {
        $swarm = Get-Swarm
        $swarm.TaskHistoryLimit | Should -Be 3
        $swarm.Context | Should -Be $first
        (Start-Job { Get-Swarm } | Receive-Job -Wait -AutoRemoveJob).AddressPools | Should -Be 10.30.0.0/16, 10.31.0.0/16
    }

    It 'tells outside of a swarm what to do, and does not end the command' {
        $found = Get-Swarm -Context $plain, $first @quiet
        $found.Context | Should -Be $first
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'ManagerNeeded', 'Get')
        $problems.TargetObject | Should -Be $plain
    }

    It 'ends with one error when the engine is down' {
        $failure = { Get-Swarm -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.GetSwarmCommand'
    }
}
