BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
    $plain = $env:DOCKER_HOST
    $hosts = Start-SwarmHost
    $image = New-TestSwarmWithImage $hosts -Managers 2
    $variables = Enter-SwarmHost $hosts
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $shared = @{ Image = $image; RestartDelay = '1s'; UpdateMonitor = '1s'; StopSignal = 'SIGKILL' }
}

AfterAll {
    Exit-SwarmHost $variables
    Stop-SwarmHost $hosts
}

Describe 'The services of Wait-SwarmService' {
    Add-ObjectTargetTest Wait-SwarmService $serviceKind -ReadOnly -With @{ Acted = $namesWritten }
}

Describe 'Wait-SwarmService' {
    BeforeAll {
        $null = New-SwarmService @shared -Name tt-web -Replicas 3 -MaxReplicasPerNode 1 -Command sh, -c, 'i=0; while :; do i=$((i+1)); echo out $i; echo err $i >&2; sleep 0.5; done'
        $null = New-SwarmService @shared -Name tt-all -Mode Global -Command sleep, 1000
    }

    It 'waits until all tasks run, on all nodes' {
        $found = 'tt-web', 'tt-all' | Wait-SwarmService -Timeout 60s | Sort-Object Name
        $found | Should -BeOfType DockerPS.SwarmService
        $found.Name | Should -Be tt-all, tt-web
        $found.Running | Should -Be 3, 3
        $found[0].Context | Should -Be $hosts.Endpoint[0]
    }

    It 'waits until a job has ended' {
        $job = New-SwarmService $image -Name tt-job -Mode ReplicatedJob -Replicas 3 -Command sh, -c, 'sleep 1' | Wait-SwarmService -Timeout 60s
        $job.Completed | Should -Be 3
    }

    It 'waits until a change has reached all tasks' {
        Set-SwarmService tt-all -Environment LEVEL=debug -UpdateParallelism 0
        (Wait-SwarmService tt-all -Timeout 60s).UpdateStatus.State | Should -Be completed
        (Get-RunningTask tt-all).Spec.ContainerSpec.Env | Sort-Object -Unique | Should -Be LEVEL=debug
    }

    It 'waits until tasks that are too many have stopped' {
        $null = New-SwarmService $image -Name tt-fewer -StopGracePeriod 2s -UpdateMonitor 1s -Command sleep, 1000 | Wait-SwarmService -Timeout 60s
        Set-SwarmService tt-fewer -Replicas 0
        (Wait-SwarmService tt-fewer -Timeout 60s).Running | Should -Be 0
        Remove-SwarmService tt-fewer
    }

    It 'tells the task that fails again and again, with its exit code and its last lines, and goes on with the others' {
        $null = New-SwarmService @shared -Name tt-bad -Command sh, -c, 'echo first; echo broken >&2; exit 3'
        (Wait-SwarmService tt-bad, tt-web -Timeout 60s @quiet).Name | Should -Be tt-web
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'ServiceNotConverged,DockerPS.Commands.WaitSwarmServiceCommand'
        $problems[0].TargetObject | Should -Be tt-bad
        "$($problems[0])" | Should -Match "The service 'tt-bad' does not converge: its task 'tt-bad\.1' fails again and again\."
        "$($problems[0])" | Should -Match "The task 'tt-bad\.1' on the node '\S+-host\d' has failed with exit code 3"
        "$($problems[0])" | Should -Match '(?m)^first\r?$'
        "$($problems[0])" | Should -Match '(?m)^broken\r?$'
    }

    Context 'for a service that something stands in the way of' {
        BeforeAll {
            $stuck = @(
                @{ Name = 'tt-noimage'; Image = "sha256:$('0' * 64)" }
                @{ Name = 'tt-nowhere'; Constraint = 'node.hostname==nowhere' }
                @{ Name = 'tt-ends'; Command = 'echo', 'done' }
                @{ Name = 'tt-once'; RestartCondition = 'none'; Command = 'false' }
                @{ Name = 'tt-none'; Mode = 'Global'; Constraint = 'node.hostname==nowhere' }
            ) | ForEach-Object {
                $given = $shared.Clone()
                foreach ($name in $_.Keys) { $given[$name] = $_[$name] }
                New-SwarmService @given
            }
            $converged = $stuck | Wait-SwarmService @quiet
            $reasons = $problems
        }

        AfterAll {
            $stuck | Remove-SwarmService
        }

        It 'ends without a limit, with an error for each' {
            $converged | Should -BeNullOrEmpty
            $reasons.FullyQualifiedErrorId | Should -Be (@('ServiceNotConverged,DockerPS.Commands.WaitSwarmServiceCommand') * 5)
        }

        It 'tells what it is: <Reason>' -ForEach @(
            @{ Reason = 'an image that there is not'; Name = 'tt-noimage'; Message = '(?s)fails again and again.*rejected: .*No such image' }
            @{ Reason = 'a node that there is not'; Name = 'tt-nowhere'; Message = "its task 'tt-nowhere\.1' waits: no suitable node" }
            @{ Reason = 'a process that ends at once'; Name = 'tt-ends'; Message = "(?s)its task 'tt-ends\.1' ends again and again.*has ended with exit code 0.*done" }
            @{ Reason = 'a restart policy that starts nothing again'; Name = 'tt-once'; Message = '(?s)its restart policy starts no others.*failed with exit code 1' }
            @{ Reason = 'no node for a global service'; Name = 'tt-none'; Message = 'there is no node that it may run on' }
        ) {
            $reasons | Where-Object TargetObject -EQ $Name | Should -Match $Message
        }
    }

    It 'tells how far a service has come when the time is over' {
        $slow = New-SwarmService @shared -Name tt-slow -Replicas 2 -HealthCommand false -HealthStartPeriod 100s -Command sleep, 1000
        $slow | Wait-SwarmService -Timeout 2s @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceTimeout,DockerPS.Commands.WaitSwarmServiceCommand'
        $problems.CategoryInfo.Category | Should -Be OperationTimeout
        "$problems" | Should -Be "The service 'tt-slow' did not converge within 2 s: 0 of 2 running."
        $slow | Remove-SwarmService
    }

    It 'tells that a service is removed meanwhile' {
        $doomed = New-SwarmService @shared -Name tt-doomed -Constraint node.hostname==nowhere
        $job = Start-ThreadJob { try { $args[0] | Wait-SwarmService -Timeout 60s -ErrorAction Stop } catch { $_.FullyQualifiedErrorId } } -ArgumentList $doomed
        Start-Sleep 1
        $doomed | Remove-SwarmService
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'ServiceNotFound,DockerPS.Commands.WaitSwarmServiceCommand'
    }

    It 'shows how many tasks run' {
        $shell = [powershell]::Create().AddScript("`$env:DOCKER_HOST = '$env:DOCKER_HOST'; Import-Module DockerPS; New-SwarmService $image -Name tt-shown -Replicas 2 -Command sleep, 1000 -UpdateMonitor 1s | Wait-SwarmService -Timeout 60s")
        $shell.Invoke().Name | Should -Be tt-shown
        $shown = $shell.Streams.Progress | Where-Object Activity -EQ 'Waiting for tt-shown'
        $shown.StatusDescription | Should -Contain '2 of 2 running'
        $shown[-1].RecordType | Should -Be Completed
        Remove-SwarmService tt-shown
    }

    It 'ends at once when the pipeline is stopped' {
        $stuck = New-SwarmService @shared -Name tt-stuck -Constraint node.hostname==nowhere
        Assert-Stoppable 'Wait-SwarmService tt-stuck' { $args[0].Streams.Progress.Count }
        $stuck | Remove-SwarmService
    }

    It 'needs a manager' {
        Wait-SwarmService a -Context $plain @quiet
        $problems[0].FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.WaitSwarmServiceCommand'
    }
}

Describe 'Get-SwarmTask' {
    BeforeAll {
        $null = Wait-SwarmService tt-web, tt-all -Timeout 60s
        # What fails is not begun again, so that nothing changes any more.
        Set-SwarmService tt-bad -RestartCondition None
        Wait-Until { -not (Get-SwarmTask tt-bad | Where-Object State -NotIn failed, shutdown) }
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
        $web[0].NodeId, $web[0].ServiceId, $web[0].ContainerId | Should -Be $one.NodeID, $one.ServiceID, $one.Status.ContainerStatus.ContainerID
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

Describe 'Get-SwarmServiceLog' {
    BeforeAll {
        $null = Wait-SwarmService tt-web -Timeout 60s
        Wait-Until { @(Get-SwarmServiceLog tt-web).Count -ge 24 }
        $web = Get-SwarmTask tt-web
    }

    It 'gives the lines of all tasks in the order of time, with task and node' {
        $entries = Get-SwarmServiceLog tt-web
        $entries | Should -BeOfType DockerPS.SwarmServiceLogEntry
        $output = $entries | Where-Object Stream -EQ Output
        $output.Timestamp | Should -Be ($output.Timestamp | Sort-Object)
        $entries[0].Timestamp.Kind | Should -Be Local
        $entries.Service | Sort-Object -Unique | Should -Be tt-web
        foreach ($task in $web) {
            $own = $entries | Where-Object TaskId -EQ $task.Id
            $own.Task | Sort-Object -Unique | Should -Be $task.Name
            $own.Node | Sort-Object -Unique | Should -Be $task.Node
            ($own | Where-Object Stream -EQ Output)[0..2].Message | Should -Be 'out 1', 'out 2', 'out 3'
            ($own | Where-Object Stream -EQ Error)[0..2].Message | Should -Be 'err 1', 'err 2', 'err 3'
        }
        "$($entries[0])" | Should -Be $entries[0].Message
        $entries[0].Context | Should -Be $hosts.Endpoint[0]
        $entries[0].Attributes.Count | Should -Be 0
    }

    It 'shows the task and the node in front of the line, of copies too' {
        $entry = Get-SwarmServiceLog $web[0] -Tail 1
        ($entry | Out-String).Trim() -replace '\e\[\d+m' | Should -Be "tt-web.1@$($web[0].Node) | $($entry.Message)"
        (Copy-Deserialized $entry | Out-String) | Should -Be ($entry | Out-String)
    }

    It 'gives the last lines of each task' {
        $entries = Get-SwarmServiceLog tt-web -Tail 2
        $entries | Group-Object TaskId | ForEach-Object Count | Should -Be 2, 2, 2
        Get-SwarmServiceLog tt-web -Tail 0 | Should -BeNullOrEmpty
    }

    It 'gives one of the outputs' {
        (Get-SwarmServiceLog tt-web -Stream Error -Tail 3).Stream | Sort-Object -Unique | Should -Be Error
    }

    It 'begins and ends where it is told to, and counts the last lines before the end' {
        $all = Get-SwarmServiceLog $web[0]
        $since, $until = $all[2].Timestamp, $all[5].Timestamp
        (Get-SwarmServiceLog $web[0] -Since $since -Until $until).Message | Should -Be $all[2..5].Message
        (Get-SwarmServiceLog $web[0] -Until $until -Tail 2).Message | Should -Be $all[4, 5].Message
    }

    It 'takes services, and tasks by name, id and as objects' {
        (Get-SwarmService tt-web | Get-SwarmServiceLog -Tail 1).Count | Should -Be 3
        (Get-SwarmServiceLog tt-web.2 -Tail 1).TaskId | Should -Be $web[1].Id
        (Get-SwarmServiceLog $web[1].Id.Substring(0, 10) -Tail 1).Task | Should -Be tt-web.2
        ($web[1, 2] | Get-SwarmServiceLog -Tail 1).Task | Sort-Object | Should -Be tt-web.2, tt-web.3
        (Get-SwarmServiceLog tt-w* -Tail 1).Count | Should -Be 3
    }

    It 'tells what failed tasks have written' {
        $entries = Get-SwarmServiceLog tt-bad
        $entries.Message | Sort-Object -Unique | Should -Be broken, first
        $entries | Group-Object TaskId | ForEach-Object Count | Sort-Object -Unique | Should -Be 2
    }

    It 'follows all tasks, those too that come later' {
        $service = New-SwarmService @shared -Name tt-grow -Replicas 1 -Command sh, -c, 'while :; do echo here; sleep 0.2; done' | Wait-SwarmService -Timeout 60s
        $job = Start-ThreadJob { Get-SwarmServiceLog tt-grow -Follow -Tail 1 | ForEach-Object { $_.Task; $_.Node } }
        Wait-Until { 'tt-grow.1' -in (Receive-Job $job -Keep) }
        $service | Set-SwarmService -Replicas 2
        Wait-Until { 'tt-grow.2' -in (Receive-Job $job -Keep) }
        $shown = Receive-Job $job -Keep
        (Get-SwarmTask tt-grow).Node | ForEach-Object { $_ | Should -BeIn $shown }
        $job | Stop-Job -PassThru | Remove-Job
        $service | Remove-SwarmService
    }

    It 'stops following when the pipeline is stopped, while nothing comes' {
        Assert-Stoppable 'Get-SwarmServiceLog tt-all -Follow' { Start-Sleep -Seconds 1; $true }
    }

    It 'stops following when the pipeline has enough' {
        $entries = Get-SwarmServiceLog tt-web -Follow | Select-Object -First 5
        $entries.Count | Should -Be 5
        $entries.Task | Should -Match '^tt-web\.[123]$'
        (Get-SwarmServiceLog $web[0] -Follow -Tail 1 | Select-Object -First 2).TaskId | Sort-Object -Unique | Should -Be $web[0].Id
    }

    It 'reads what a terminal has written, and the attributes that the log has' {
        $null = New-SwarmService @shared -Name tt-tty -Tty -ContainerLabel app=shop -LogOption labels=app -Command sh, -c, 'echo one; echo two >&2; sleep 1000' |
            Wait-SwarmService -Timeout 60s
        $entries = Get-SwarmServiceLog tt-tty -Detail
        $entries.Message | Should -Be one, two
        $entries.Stream | Should -Be Output, Output
        $entries[0].Attributes['app'] | Should -Be shop
        $entries[0].Attributes.Count | Should -Be 1
        (Get-SwarmServiceLog tt-tty -Follow | Select-Object -First 2).Message | Should -Be one, two
        Remove-SwarmService tt-tty
    }

    It 'puts long lines together' {
        $null = New-SwarmService @shared -Name tt-long -Replicas 2 -Command sh, -c, 'head -c 50000 /dev/zero | tr "\0" x; echo; printf end; sleep 1000' | Wait-SwarmService -Timeout 60s
        (Get-SwarmServiceLog tt-long).Message | Sort-Object -Unique | Should -Be ('x' * 50000)
        (Get-SwarmServiceLog tt-long -Follow | Select-Object -First 2).Message | Should -Be ('x' * 50000), ('x' * 50000)
        Remove-SwarmService tt-long
    }

    It 'says what there is not, and goes on with the others' {
        (Get-SwarmServiceLog tt-none, tt-web -Tail 1 @quiet).Count | Should -Be 3
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotFound,DockerPS.Commands.GetSwarmServiceLogCommand'
        Get-SwarmServiceLog tt-no* | Should -BeNullOrEmpty
        Get-Image busybox -Context $hosts.Endpoint[0] | Get-SwarmServiceLog @quiet
        $problems[0].FullyQualifiedErrorId | Should -Be 'ObjectOfOtherKind,DockerPS.Commands.GetSwarmServiceLogCommand'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a beginning behind the end'; Arguments = @{ Since = '1m'; Until = '2m' } }
        @{ What = 'an end of what is followed'; Arguments = @{ Follow = $true; Until = '1m' } }
    ) {
        { Get-SwarmServiceLog tt-web @Arguments -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.GetSwarmServiceLogCommand'
    }

    It 'needs a manager, and an engine' {
        Get-SwarmServiceLog a -Context $plain @quiet
        $problems[0].FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.GetSwarmServiceLogCommand'
        { Get-SwarmServiceLog a -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId 'EngineUnreachable,*'
    }
}
