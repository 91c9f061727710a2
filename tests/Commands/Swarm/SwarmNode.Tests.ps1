BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Start-SwarmHost
    $manager, $second, $worker = $hosts.Endpoint
    New-TestSwarm $hosts -Managers 2
    Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Worker -Context $manager) -Context $worker
    $plain = $env:DOCKER_HOST
    $variables = Enter-SwarmHost $hosts
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    function Wait-Node([int] $Number, [scriptblock] $IsSo) {
        Wait-Until { Get-SwarmNode "*-host$Number" | Where-Object $IsSo }
    }

    # A node tells its name a moment after it has joined.
    Wait-Until { (Get-SwarmNode | Where-Object Status -EQ ready).Count -eq 3 }
    $all = Get-SwarmNode
    $one, $two, $three = $all
}

AfterAll {
    Exit-SwarmHost $variables
    Stop-SwarmHost $hosts
}

Describe 'Get-SwarmNode' {
    It 'gives the nodes by their names' {
        $all | Should -HaveCount 3
        $all | Should -BeOfType DockerPS.SwarmNode
        $all.Name | Should -Match '-host[123]$'
        $all.Name | Should -Be ($all.Name | Sort-Object)
        $all.Id | Should -Match '^[a-z0-9]{25}$'
    }

    It 'tells what a manager is' {
        $one.Hostname | Should -Be $one.Name
        "$one" | Should -Be $one.Name
        $one.Role | Should -Be manager
        $one.ManagerStatus | Should -Be leader
        $one.ManagerAddress | Should -Be "$($hosts.Address[0]):2377"
        $one.Address | Should -Be $hosts.Address[0]
        $one.Availability | Should -Be active
        $one.Status | Should -Be ready
        $one.EngineVersion | Should -Be (Invoke-Engine version).Version
        $one.Platform | Should -Be "linux/$((Invoke-Engine info).Architecture)"
        $one.Cpu | Should -Be (Invoke-Engine info).NCPU
        $one.Memory | Should -Be (Invoke-Engine info).MemTotal
        $one.CreatedAt.Kind | Should -Be Local
        $one.Context | Should -Be $manager
    }

    It 'tells what another manager and a worker are' {
        $two.ManagerStatus | Should -Be reachable
        $three.Role | Should -Be worker
        $three.ManagerStatus | Should -BeNullOrEmpty
        $three.ManagerAddress | Should -BeNullOrEmpty
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'a name'; Give = { $three.Name } }
        @{ What = 'a wildcard'; Give = { '*-HOST3' } }
        @{ What = 'an id'; Give = { $three.Id } }
        @{ What = 'the first six digits of an id'; Give = { $three.Id.Substring(0, 6) } }
        @{ What = 'an object'; Give = { $three } }
        @{ What = 'the copy of an object'; Give = { Copy-Deserialized $three } }
    ) {
        (Get-SwarmNode (& $Give)).Id | Should -Be $three.Id
        (& $Give | Get-SwarmNode).Id | Should -Be $three.Id
    }

    It 'takes self for the manager that is asked' {
        (Get-SwarmNode self).Id | Should -Be $one.Id
        (Get-SwarmNode self -Context $second).Id | Should -Be $two.Id
    }

    It 'does not take <_>, and gives the others' -ForEach 'nosuch', '12345', '../nodes' {
        (Get-SwarmNode $_, $two.Name @quiet).Id | Should -Be $two.Id
        $problems.FullyQualifiedErrorId | Should -Be 'NodeNotFound,DockerPS.Commands.GetSwarmNodeCommand'
        $problems.CategoryInfo.Category | Should -Be ObjectNotFound
        $problems.TargetObject | Should -Be $_
    }

    It 'is silent about a wildcard that matches nothing, and does nothing when nothing is piped' {
        Get-SwarmNode nosuch* -ErrorAction Stop | Should -BeNullOrEmpty
        @() | Get-SwarmNode | Should -BeNullOrEmpty
        { Get-SwarmNode $null } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
        { Get-SwarmNode '' } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'filters by role, availability, and what the engine knows' {
        (Get-SwarmNode -Role Worker).Id | Should -Be $three.Id
        (Get-SwarmNode -Role worker, Manager) | Should -HaveCount 3
        (Get-SwarmNode -Availability Active) | Should -HaveCount 3
        (Get-SwarmNode -Availability Drain, Pause) | Should -BeNullOrEmpty
        (Get-SwarmNode *-host[12] -Role Worker) | Should -BeNullOrEmpty
        (Get-SwarmNode -Filter "id=$($two.Id)").Id | Should -Be $two.Id
    }

    It 'asks several managers, and tells them apart' {
        $found = Get-SwarmNode self -Context $manager, $second
        $found.Context | Should -Be $manager, $second
    }

    It 'tells on a worker who the managers are' {
        Get-SwarmNode a, b -Context $worker @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.GetSwarmNodeCommand'
        $problems.TargetObject | Should -Be $worker
        $problems.Exception.Message | Should -BeLike "The engine is a swarm worker*$($hosts.Address[0]):2377*"
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*-Context*Set-SwarmNode*'
    }

    It 'tells outside of a swarm what to do' {
        Get-SwarmNode -Context $plain @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.GetSwarmNodeCommand'
        $problems.Exception.Message | Should -BeLike 'The engine is not in a swarm*'
    }

    It 'goes on with the manager among engines that are none' {
        Get-SwarmNode self -Context $plain, $worker, $manager @quiet | ForEach-Object Id | Should -Be $one.Id
        $problems.TargetObject | Should -Be $plain, $worker
    }

    It 'ends with one error when the engine is down' {
        $failure = { Get-SwarmNode -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.GetSwarmNodeCommand'
    }

    It 'is shown with the columns that docker node ls has made familiar' {
        $header, $null, $row = ($one | Out-String -Width 160).Trim() -split '\r?\n'
        -split $header | Should -Be Id, Name, Status, Availability, Manager, Engine
        $row -replace '\e\[\d+m' | Should -Match "^$($one.Id.Substring(0, 12)) $($one.Name) +ready +active +leader +$([regex]::Escape($one.EngineVersion))"
        $list = Copy-Deserialized $one | Format-List | Out-String -Width 160
        $list | Should -Match "(?m)^Name +: $($one.Name)"
        $list | Should -Match '(?m)^Memory +: [\d.]+ GiB'
    }

    It 'completes names, with role, status and availability' {
        $line = "Get-SwarmNode $($three.Name.Substring(0, 5))"
        $found = (TabExpansion2 $line $line.Length).CompletionMatches
        $found.CompletionText | Sort-Object | Should -Be $all.Name
        $found | Where-Object CompletionText -EQ $three.Name | ForEach-Object ToolTip | Should -Be 'worker ready active'
    }
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
            TaskTemplate = @{ ContainerSpec = @{ Image = $image; Command = @('sleep', '1000'); StopSignal = 'SIGKILL' }; Placement = @{ Constraints = @('node.role==worker') } }
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

Describe 'Remove-SwarmNode' {
    It 'does not remove a manager, nor a node that is there' {
        Remove-SwarmNode $two.Name, $three.Name -PassThru @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be (@('NodeConflict,DockerPS.Commands.RemoveSwarmNodeCommand') * 2)
        $problems | Where-Object TargetObject -EQ $two.Name | ForEach-Object { $_.ErrorDetails.RecommendedAction } | Should -BeLike '*-Role Worker*'
        $problems | Where-Object TargetObject -EQ $three.Name | ForEach-Object { $_.ErrorDetails.RecommendedAction } | Should -BeLike '*Disconnect-Swarm*-Force*'
        Get-SwarmNode | Should -HaveCount 3
    }

    It 'tells nodes of one name apart by their ids, and removes those that have left' {
        Disconnect-Swarm -Context $worker
        Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Worker) -Context $worker
        Wait-Until { (Get-SwarmNode $three.Name).Count -eq 2 -and (Get-SwarmNode $three.Name | Where-Object Status -EQ down) }
        Remove-SwarmNode $three.Name @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'NodeAmbiguous,DockerPS.Commands.RemoveSwarmNodeCommand'
        $problems.Exception.Message | Should -BeLike "*$($three.Id)*"
        $down = Get-SwarmNode | Where-Object Status -EQ down
        Remove-SwarmNode $down -PassThru -WhatIf | Should -BeNullOrEmpty
        $removed = $down | Remove-SwarmNode -PassThru
        $removed | Should -BeOfType DockerPS.SwarmNode
        $removed.Id, $removed.Name, $removed.Status | Should -Be $down.Id, $down.Name, down
        (Get-SwarmNode $three.Name).Id | Should -Not -Be $three.Id
    }

    It 'shows a node as down whose engine is lost, and removes it' {
        $lost = Get-SwarmNode $three.Name
        & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" kill $hosts.Engine[2]
        Wait-Node 3 { $_.Status -eq 'down' }
        (Get-SwarmNode $lost).StatusText | Should -Not -BeNullOrEmpty
        Remove-SwarmNode $lost -WhatIf
        Get-SwarmNode | Should -HaveCount 3
        $lost | Remove-SwarmNode -ErrorAction Stop
        Get-SwarmNode | Should -HaveCount 2
    }

    It 'leaves a manager alone that has lost the others, until that makes a swarm of what it knows' {
        & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" kill $hosts.Engine[1]
        $swarm = Initialize-Swarm -ForceNewCluster -AdvertiseAddress $hosts.Address[0]
        $swarm.Managers | Should -Be 1
        (Get-SwarmNode self).ManagerStatus | Should -Be leader
        (Get-SwarmNode $one.Name).Labels['many'] | Should -Be 1
    }
}
