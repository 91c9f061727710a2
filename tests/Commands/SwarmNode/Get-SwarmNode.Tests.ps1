BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 2 -Workers 1
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $manager, $second, $worker = $hosts.Endpoint
    $all = Get-ReadyNode
    $one, $two, $three = $all
}

AfterAll {
    Exit-TestSwarm $hosts
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
        $row -replace '\e\[\d+m' |
            Should -Match "^$($one.Id.Substring(0, 12)) $($one.Name) +ready +active +leader +$([regex]::Escape($one.EngineVersion))"
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
