BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2 -Workers 1
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Copy-TestImage $hosts
    $shared = Get-SharedOption $image
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Wait-SwarmService' {
    Add-ObjectTargetTest Wait-SwarmService $serviceKind -ReadOnly -With @{ Acted = $namesWritten }
}

Describe 'Wait-SwarmService' {
    BeforeAll {
        New-WebService $shared
    }

    It 'waits until all tasks run, on all nodes' {
        $found = 'tt-web', 'tt-all' | Wait-SwarmService -Timeout 60s | Sort-Object Name
        $found | Should -BeOfType DockerPS.SwarmService
        $found.Name | Should -Be tt-all, tt-web
        $found.Running | Should -Be 3, 3
        $found[0].Context | Should -Be $hosts.Endpoint[0]
    }

    It 'waits until a job has ended' {
        $job = New-SwarmService $image -Name tt-job -Mode ReplicatedJob -Replicas 3 -Command sh, -c, 'sleep 1' |
            Wait-SwarmService -Timeout 60s
        $job.Completed | Should -Be 3
    }

    It 'waits until a change has reached all tasks' {
        Set-SwarmService tt-all -Environment LEVEL=debug -UpdateParallelism 0
        (Wait-SwarmService tt-all -Timeout 60s).UpdateStatus.State | Should -Be completed
        (Get-RunningTask tt-all).Spec.ContainerSpec.Env | Sort-Object -Unique | Should -Be LEVEL=debug
    }

    It 'waits until tasks that are too many have stopped' {
        $null = New-SwarmService $image -Name tt-fewer -StopGracePeriod 2s -UpdateMonitor 1s -Command sleep, 1000 |
            Wait-SwarmService -Timeout 60s
        Set-SwarmService tt-fewer -Replicas 0
        (Wait-SwarmService tt-fewer -Timeout 60s).Running | Should -Be 0
        Remove-SwarmService tt-fewer
    }

    It 'tells the task that fails again and again, with its exit code and its last lines, and goes on with the others' {
        New-BadService $shared
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
            @{
                Reason = 'an image that there is not'; Name = 'tt-noimage'
                Message = '(?s)fails again and again.*rejected: .*No such image'
            }
            @{ Reason = 'a node that there is not'; Name = 'tt-nowhere'; Message = "its task 'tt-nowhere\.1' waits: no suitable node" }
            @{
                Reason = 'a process that ends at once'; Name = 'tt-ends'
                Message = "(?s)its task 'tt-ends\.1' ends again and again.*has ended with exit code 0.*done"
            }
            @{
                Reason = 'a restart policy that starts nothing again'; Name = 'tt-once'
                Message = '(?s)its restart policy starts no others.*failed with exit code 1'
            }
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
        $job = Start-ThreadJob {
            try { $args[0] | Wait-SwarmService -Timeout 60s -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
        } -ArgumentList $doomed
        Start-Sleep 1
        $doomed | Remove-SwarmService
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'ServiceNotFound,DockerPS.Commands.WaitSwarmServiceCommand'
    }

    It 'shows how many tasks run' {
        $make = "New-SwarmService $image -Name tt-shown -Replicas 2 -Command sleep, 1000 -UpdateMonitor 1s"
        $script = "`$env:DOCKER_HOST = '$env:DOCKER_HOST'; Import-Module DockerPS; $make | Wait-SwarmService -Timeout 60s"
        $shell = [powershell]::Create().AddScript($script)
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
