BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 2 -Workers 1
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $worker = $hosts.Endpoint[2]
    $one, $two, $three = Get-ReadyNode
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Set-SwarmNode' {
    It 'gives and takes labels, and leaves the others' {
        Set-SwarmNode $three.Name -Label zone=a, @{ disk = 'ssd' }, bare | Should -BeNullOrEmpty
        $node = Set-SwarmNode $three -Label zone=b -RemoveLabel disk, nosuch -PassThru
        $node.Labels.Keys | Sort-Object | Should -Be bare, zone
        $node.Labels['zone'] | Should -Be b
        $node.Role + $node.Availability | Should -Be workeractive
        (Get-SwarmNode -Label zone=b, bare).Id | Should -Be $three.Id
        Get-SwarmNode -Label zone=a | Should -BeNullOrEmpty
    }

    It 'drains a node, whose tasks move, and pauses and activates it' {
        # An image by its id is looked for on no registry; the worker's own is the only one that is needed.
        $image = (Get-Image busybox -Context $worker).Id
        $service = Invoke-Engine services/create Post @{
            Name         = 'sn-web'
            TaskTemplate = @{
                ContainerSpec = @{ Image = $image; Command = @('sleep', '1000'); StopSignal = 'SIGKILL' }
                Placement     = @{ Constraints = @('node.role==worker') }
            }
            Mode         = @{ Global = @{ } }
        }
        try {
            $running = { @(Invoke-Engine tasks | Where-Object { $_.Status.State -eq 'running' -and $_.NodeID -eq $three.Id }).Count }
            Wait-Until { (& $running) -eq 1 }
            ($three | Set-SwarmNode -Availability Drain -PassThru).Availability | Should -Be drain
            Wait-Until { (& $running) -eq 0 }
            (Get-SwarmNode -Availability Drain).Id | Should -Be $three.Id
            (Set-SwarmNode $three -Availability Pause -PassThru).Availability | Should -Be pause
            (Set-SwarmNode $three -Availability active -PassThru).Availability | Should -Be active
            Wait-Until { (& $running) -eq 1 }
        } finally {
            $null = Invoke-Engine "services/$($service.ID)" Delete
        }
    }

    It 'makes a worker a manager, and a worker again' {
        (Set-SwarmNode $three -Role Manager -PassThru).Role | Should -Be manager
        Wait-Node 3 { $_.ManagerStatus -eq 'reachable' }
        Wait-Until { Get-SwarmNode self -Context $worker -ErrorAction Ignore }
        Set-SwarmNode $three -Role Worker
        Wait-Node 3 { $null -eq $_.ManagerStatus }
    }

    It 'changes several, one after the other, and reports what is missing' {
        $done = Set-SwarmNode *-host1, nosuch, $two.Id -Label many=1 -PassThru @quiet
        $done.Name | Should -Be $one.Name, $two.Name
        $problems.FullyQualifiedErrorId | Should -Be 'NodeNotFound,DockerPS.Commands.SetSwarmNodeCommand'
        $problems.TargetObject | Should -Be nosuch
    }

    It 'changes nothing with -WhatIf' {
        Set-SwarmNode * -Availability Drain -WhatIf
        Get-SwarmNode -Availability Drain | Should -BeNullOrEmpty
    }

    It 'refuses to change nothing, before anything is sent' {
        $failure = { Set-SwarmNode x -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DockerPS.Commands.SetSwarmNodeCommand'
    }

    It 'refuses an object of another computer' {
        Copy-Deserialized $three @{ PSComputerName = 'elsewhere' } | Set-SwarmNode -Availability Drain @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ObjectFromElsewhere,DockerPS.Commands.SetSwarmNodeCommand'
    }

    It 'refuses an object of another kind' {
        Get-Image busybox | Set-SwarmNode -Availability Drain @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ObjectOfOtherKind,DockerPS.Commands.SetSwarmNodeCommand'
    }

    It 'tells that the managers are too few to agree, where the engine says <_>' -ForEach @(
        "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online."
        'context deadline exceeded'
    ) {
        . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '500 Internal Server Error' -Body (ConvertTo-Json @{ message = $_ }))
        try {
            Set-SwarmNode a, b -Label a=b -Context $engine.Endpoint @quiet
        } finally {
            $engine.Dispose()
        }
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmLeaderMissing,DockerPS.Commands.SetSwarmNodeCommand'
        $problems.CategoryInfo.Category | Should -Be ResourceUnavailable
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*More than half*Initialize-Swarm -ForceNewCluster*'
    }

    It 'tells of a change that somebody else has made at the same time' {
        . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
        $refusal = '{"message":"rpc error: code = Unknown desc = update out of sequence"}'
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '500 Internal Server Error' -Body $refusal)
        $object = Copy-Deserialized $three @{ Context = $engine.Endpoint }
        try {
            $object | Set-SwarmNode -Label a=b @quiet
        } finally {
            $engine.Dispose()
        }
        $problems.FullyQualifiedErrorId | Should -Be 'NodeConflict,DockerPS.Commands.SetSwarmNodeCommand'
        $problems.Exception.Message | Should -Be 'update out of sequence'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*someone else*Run the command again*'
    }
}
