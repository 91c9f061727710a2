BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/SwarmServices.ps1"
    $hosts = Enter-TestSwarm -Managers 2 -Workers 1
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Copy-TestImage $hosts
    $shared = Get-SharedOption $image
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Get-SwarmTask' {
    BeforeAll {
        New-WebService $shared
        New-BadService $shared
        $null = Wait-SwarmService tt-web, tt-all -Timeout 60s
        Stop-BadService
        $web = Get-SwarmTask tt-web
        $nodes = Get-SwarmNode
    }

    It 'gives the tasks of a service, typed' {
        $web | Should -BeOfType DockerPS.SwarmTask
        $web.Name | Should -Be tt-web.1, tt-web.2, tt-web.3
        $web.Slot | Should -Be 1, 2, 3
        $web.Service | Should -Be tt-web, tt-web, tt-web
        "$($web[0])" | Should -Be tt-web.1
        $web.State | Sort-Object -Unique | Should -Be running
        $web.DesiredState | Sort-Object -Unique | Should -Be running
        $web.Node | Sort-Object | Should -Be ($nodes.Name | Sort-Object)
        $web[0].StateSince | Should -BeGreaterThan ([datetime]::Now.AddHours(-1))
        $web[0].StateSince.Kind | Should -Be Local
        $web[0].ContainerId | Should -Match '^[0-9a-f]{64}$'
        $web[0].ExitCode, $web[0].Error | Should -Be $null, $null
        $web[0].Context | Should -Be $hosts.Endpoint[0]
    }

    It 'agrees with the engine' {
        $theirs = Invoke-Engine tasks | ForEach-Object { $_ }
        $ours = Get-SwarmTask
        $ours.Id | Sort-Object | Should -Be ($theirs.ID | Sort-Object)
        $one = $theirs | Where-Object ID -EQ $web[0].Id
        $web[0].NodeId, $web[0].ServiceId, $web[0].ContainerId |
            Should -Be $one.NodeID, $one.ServiceID, $one.Status.ContainerStatus.ContainerID
    }

    It 'names the tasks of a global service by their nodes' {
        $tasks = Get-SwarmTask tt-all -DesiredState running
        $tasks.Name | Sort-Object | Should -Be ($nodes.Id | ForEach-Object { "tt-all.$_" } | Sort-Object)
        $tasks.Slot | Where-Object { $_ } | Should -BeNullOrEmpty
    }

    It 'gives those that have ended too, newest first, with their exit codes and errors' {
        $bad = Get-SwarmTask tt-bad
        $bad.Count | Should -BeGreaterThan 1
        $bad.CreatedAt | Should -Be ($bad.CreatedAt | Sort-Object -Descending)
        $failed = $bad | Where-Object State -EQ failed
        $failed[0].ExitCode | Should -Be 3
        $failed[0].Error | Should -Match 'non-zero exit \(3\)'
    }

    It 'takes services from the pipeline' {
        (Get-SwarmService tt-web | Get-SwarmTask).Id | Should -Be $web.Id
        ('tt-web' | Get-SwarmTask).Id | Should -Be $web.Id
        (Get-SwarmTask tt-w*).Id | Should -Be $web.Id
        (Get-SwarmTask $web[0].ServiceId.Substring(0, 8)).Id | Should -Be $web.Id
        @() | Get-SwarmTask | Should -BeNullOrEmpty
    }

    It 'filters by node, by name, object or as the one that is asked' {
        $node = $nodes | Where-Object ManagerStatus -EQ leader
        foreach ($given in $node, $node.Name, $node.Id.Substring(0, 8), 'self', "*$($node.Name.Substring(3))") {
            $tasks = Get-SwarmTask tt-web, tt-all -Node $given -DesiredState running
            $tasks.Service | Sort-Object | Should -Be tt-all, tt-web
            $tasks.NodeId | Sort-Object -Unique | Should -Be $node.Id
        }
    }

    It 'filters by state and wanted state' {
        (Get-SwarmTask tt-bad -State failed).State | Sort-Object -Unique | Should -Be failed
        (Get-SwarmTask tt-bad -State Failed, rejected).Count | Should -Be (Get-SwarmTask tt-bad -State failed).Count
        Get-SwarmTask tt-web -State failed | Should -BeNullOrEmpty
        Get-SwarmTask tt-bad -DesiredState running | Should -BeNullOrEmpty
        (Get-SwarmTask tt-web -DesiredState running).Id | Should -Be $web.Id
    }

    It 'passes filters of the engine on' {
        (Get-SwarmTask -Filter @{ id = $web[1].Id }).Name | Should -Be tt-web.2
        (Get-SwarmTask -Filter "name=tt-web.3").Id | Should -Be $web[2].Id
    }

    It 'says which services and nodes there are not' {
        (Get-SwarmTask tt-none, tt-web @quiet).Id | Should -Be $web.Id
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotFound,DockerPS.Commands.GetSwarmTaskCommand'
        Get-SwarmTask -Node nowhere @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'NodeNotFound,DockerPS.Commands.GetSwarmTaskCommand'
        Get-SwarmTask tt-no* | Should -BeNullOrEmpty
    }

    It 'refuses nothing as a name' {
        { Get-SwarmTask $null } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
        { Get-SwarmTask '' } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
        { Get-SwarmTask -Node @() } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'tells the ports of a task on its node' {
        $service = New-SwarmService @shared -Name tt-port -Port 'target=80,published=18099,mode=host' -Command sleep, 1000
        $null = $service | Wait-SwarmService -Timeout 60s
        Wait-Until { ($service | Get-SwarmTask).Ports }
        $task = $service | Get-SwarmTask
        "$($task.Ports)" | Should -Be '18099->80/tcp'
        (Start-Job { $input } -InputObject $task | Receive-Job -Wait -AutoRemoveJob).Ports[0].PublishedPort | Should -Be 18099
        $service | Remove-SwarmService
    }

    It 'shows the service and its place, the node, the states and the error within 80 columns' {
        $lines = Get-SwarmTask tt-bad | Out-String -Width 120 -Stream | Where-Object { $_ }
        $lines[0] | Should -Match '^Id +Name +Node +Desired +State +Since +Error *$'
        $lines -match ' tt-bad\.1 +\S+-host\d +shutdown +failed .* ago +task: non-zero exit' | Should -Not -BeNullOrEmpty
        Get-SwarmTask | Out-String -Width 80 -Stream | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        $copy = Copy-Deserialized $web
        ($copy | Format-List | Out-String) | Should -Be ($web | Format-List | Out-String)
    }

    It 'needs a manager, and an engine' {
        Get-SwarmTask -Context $plain @quiet
        $problems[0].FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.GetSwarmTaskCommand'
        Get-SwarmTask -Context $hosts.Endpoint[2] @quiet
        "$($problems[0])" | Should -BeLike "*worker*$($hosts.Address[0])*"
        { Get-SwarmTask -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId 'EngineUnreachable,*'
    }
}
