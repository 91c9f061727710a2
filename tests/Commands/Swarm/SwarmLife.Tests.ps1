# What a swarm lives through: nodes that are drained and lost, changes that go wrong and are taken back.

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/SwarmServices.ps1"
    $hosts = Enter-TestSwarm -Workers 2
    $image = Copy-TestImage $hosts
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    Set-Swarm -DispatcherHeartbeat 1s
    $one, $two, $three = Get-SwarmNode | Sort-Object { $hosts.Address.IndexOf($_.Address) }

    # How many tasks of the service run on each node, by the node's name.
    function Get-Spread([string] $Service) {
        $spread = @{}
        Get-SwarmTask $Service -State running -DesiredState running | Group-Object Node | ForEach-Object { $spread[$_.Name] = $_.Count }
        $spread
    }
}

AfterAll {
    Exit-TestSwarm $hosts
}

# One after the other: each test goes on from where the one before it has left the swarm.
Describe 'The life of a swarm' {
    It 'spreads the tasks of a new service over its nodes' {
        $option = @{
            StopSignal          = 'SIGKILL'
            UpdateMonitor       = '1s'
            UpdateParallelism   = 0
            RollbackMonitor     = '1s'
            RollbackParallelism = 0
        }
        $web = New-SwarmService $image -Name web -Replicas 6 -Command sh, -c, 'echo begun; sleep 1000' @option |
            Wait-SwarmService -Timeout 60s
        $web.Running | Should -Be 6
        $spread = Get-Spread web
        $spread.Count | Should -Be 3
        $spread.Values | Should -Be 2, 2, 2
    }

    It 'moves the tasks of a node that is drained' {
        Set-SwarmNode $two -Availability Drain
        Wait-Until { -not (Get-Spread web).ContainsKey($two.Name) }
        (Wait-SwarmService web -Timeout 60s).Running | Should -Be 6
        $spread = Get-Spread web
        $spread[$one.Name] + $spread[$three.Name] | Should -Be 6
        (Get-SwarmTask web -Node $two).DesiredState | Sort-Object -Unique | Should -Be shutdown
        Set-SwarmNode $two -Availability Active
    }

    It 'starts the tasks of a lost node on others' {
        & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" kill $hosts.Engine[2]
        Wait-Until { (Get-SwarmNode $three).Status -eq 'down' }
        Wait-SwarmService web -Timeout 60s | Should -Not -BeNullOrEmpty
        $spread = Get-Spread web
        $spread[$one.Name] + $spread[$two.Name] | Should -Be 6
        $spread[$two.Name] | Should -BeGreaterThan 0
    }

    It 'gives the lines of the nodes that are there, and says whose are missing' {
        $entries = Get-SwarmServiceLog web @quiet
        $entries.Message | Sort-Object -Unique | Should -Be begun
        $entries.Node | Sort-Object -Unique | Should -Be ($one.Name, $two.Name | Sort-Object)
        $problems.Count | Should -Be @(Get-SwarmTask web -Node $three | Where-Object ContainerId).Count
        $problems[0].FullyQualifiedErrorId | Should -Be 'SwarmNodeMissing,DockerPS.Commands.GetSwarmServiceLogCommand'
        "$($problems[0])" | Should -Match "The log of 'web\.\d' cannot be read"
    }

    It 'takes a node in again that is back' {
        & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" resume $hosts.Engine[2]
        Wait-Until { (Get-SwarmNode $three).Status -eq 'ready' }
    }

    It 'gives a node that is back tasks again when the service changes' {
        Set-SwarmService web -Environment STEP=2
        (Wait-SwarmService web -Timeout 60s).UpdateStatus.State | Should -Be completed
        (Get-Spread web).Keys | Sort-Object | Should -Be ($one.Name, $two.Name, $three.Name | Sort-Object)
    }

    It 'takes back by itself a change that fails, and tells why' {
        Set-SwarmService web -Command sh, -c, 'echo no configuration >&2; exit 7' -UpdateFailureAction rollback -UpdateMonitor 5s
        Wait-SwarmService web -Timeout 60s @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotConverged,DockerPS.Commands.WaitSwarmServiceCommand'
        "$problems" | Should -Match "the swarm rolled back its last change"
        "$problems" | Should -Match "exit code 7"
        "$problems" | Should -Match "no configuration"
        (Get-SwarmService web).UpdateStatus.State | Should -Be rollback_completed
        (Get-ServiceSpec web).TaskTemplate.ContainerSpec.Args | Should -Be sh, -c, 'echo begun; sleep 1000'
    }

    It 'stops at a change that fails, and goes back when a user says so' {
        Set-SwarmService web -UpdateFailureAction pause -UpdateParallelism 1
        Wait-SwarmService web -Timeout 60s | Should -Not -BeNullOrEmpty
        Set-SwarmService web -Image "sha256:$('0' * 64)"
        Wait-SwarmService web -Timeout 60s @quiet | Should -BeNullOrEmpty
        "$problems" | Should -Match "its update is paused"
        "$problems" | Should -Match "rejected: .*No such image"
        Undo-SwarmService web
        $web = Wait-SwarmService web -Timeout 60s
        $web.Running, $web.UpdateStatus.State | Should -Be 6, rollback_completed
        (Get-RunningTask web).Spec.ContainerSpec.Image | Sort-Object -Unique | Should -Be $image
    }

    It 'ends with nothing left' {
        Get-SwarmService | Remove-SwarmService
        Wait-Until { -not (Get-SwarmTask) }
    }
}
