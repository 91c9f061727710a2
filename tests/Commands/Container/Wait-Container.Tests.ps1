BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Wait-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.WaitContainerCommand'
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

        # Runs a command in the background; it is waiting when this returns.
        function Start-Waiting([string] $Command) {
            $shell = [powershell]::Create().AddScript($Command)
            $task = $shell.BeginInvoke()
            Wait-Until { $shell.Streams.Progress.Count }
            $shell | Add-Member Task $task -PassThru
        }

        function Stop-Waiting($Shell) {
            try { $Shell.EndInvoke($Shell.Task) } finally { $Shell.Dispose() }
        }
    }

    AfterEach {
        Remove-TestContainer wait
    }

    Add-TargetTest Wait-Container -ReadOnly

    Context 'For an end' {
        It 'tells the exit code <_>' -ForEach 0, 3, 255 {
            $web = New-TestContainer wait wait-web -Status running -Script "sleep 0.5; exit $_"
            $exit = $web | Wait-Container
            $exit | Should -BeOfType DockerPS.ContainerExit
            $exit.ExitCode | Should -Be $_
            $exit.Container, $exit.ContainerId, $exit.Context | Should -Be $web.Name, $web.Id, $web.Context
            $exit.Error | Should -BeNullOrEmpty
        }

        It 'is fulfilled at once by a container that is <Status>' -ForEach @(
            @{ Status = 'exited'; Code = 137 }
            @{ Status = 'created'; Code = 0 }
        ) {
            $null = New-TestContainer wait wait-web -Status $Status
            (Wait-Container wait-web -Condition NotRunning).ExitCode | Should -Be $Code
        }

        It 'waits for the next end with -Condition NextExit' {
            $null = New-TestContainer wait wait-web -Status exited -Script 'trap "exit 4" TERM; while :; do sleep 0.1; done' -Option @{}
            $waiting = Start-Waiting 'Wait-Container wait-web -Condition NextExit -Timeout 60'
            Start-Container wait-web
            Stop-Container wait-web
            (Stop-Waiting $waiting).ExitCode | Should -Be 4
        }

        It 'tells of a container that is killed meanwhile' {
            $null = New-TestContainer wait wait-web -Status running
            $waiting = Start-Waiting 'Wait-Container wait-web -Timeout 60'
            Stop-Container wait-web -Force
            (Stop-Waiting $waiting).ExitCode | Should -Be 137
        }

        It 'writes what has ended while it waits for others' {
            $slow = New-TestContainer wait wait-slow -Status running
            $quick = New-TestContainer wait wait-quick1, wait-quick2 -Status running -Script 'exit 5'
            $first = @($slow) + $quick | Wait-Container -Timeout 60 | Select-Object -First 2
            $first.Container | Sort-Object | Should -Be wait-quick1, wait-quick2
            ($slow | Get-Container).Status | Should -Be running
        }
    }

    Context 'For its removal' {
        It 'tells the exit code of a container that removes itself' {
            $script = 'trap "exit 6" TERM; echo ready; while :; do sleep 0.1; done'
            $null = New-TestContainer wait wait-web -Status running -Script $script -Option @{ AutoRemove = $true } |
                Wait-Container -LogPattern ready -Timeout 30
            $waiting = Start-Waiting 'Wait-Container wait-web -Condition Removed -Timeout 60'
            Stop-Container wait-web
            (Stop-Waiting $waiting).ExitCode | Should -Be 6
            Get-Container -Label suite=wait | Should -BeNullOrEmpty
        }

        It 'waits until a container that has ended is removed' {
            $null = New-TestContainer wait wait-web -Status exited
            $waiting = Start-Waiting 'Wait-Container wait-web -Condition Removed -Timeout 60'
            Remove-Container wait-web
            (Stop-Waiting $waiting).ExitCode | Should -Be 137
        }
    }

    Context 'For a start' {
        It 'is fulfilled at once by a container that runs' {
            $null = New-TestContainer wait wait-web -Status running
            $container = Wait-Container wait-web -Condition Running
            $container | Should -BeOfType DockerPS.Container
            "$($container.Name) $($container.Status)" | Should -Be 'wait-web running'
        }

        It 'waits for a container that is started meanwhile' {
            $null = New-TestContainer wait wait-web
            $waiting = Start-Waiting 'Wait-Container wait-web -Condition Running -Timeout 60'
            Start-Container wait-web
            (Stop-Waiting $waiting).Status | Should -Be running
        }

        It 'waits for a container that is resumed meanwhile' {
            $null = New-TestContainer wait wait-web -Status paused
            $waiting = Start-Waiting 'Wait-Container wait-web -Condition Running -Timeout 60'
            Resume-Container wait-web
            (Stop-Waiting $waiting).Status | Should -Be running
        }

        It 'does not wait for a container that has ended' {
            $null = New-TestContainer wait wait-web -Status exited
            Wait-Container wait-web -Condition Running @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "WaitImpossible,$class"
            $problems.CategoryInfo.Category | Should -Be InvalidOperation
            $problems.TargetObject | Should -Be wait-web
            $problems.Exception.Message | Should -BeLike '*137*'
        }

        It 'gives up when the container is removed meanwhile' {
            $null = New-TestContainer wait wait-web
            $waiting = Start-Waiting 'Wait-Container wait-web -Condition Running -Timeout 60 2>&1'
            Remove-Container wait-web
            (Stop-Waiting $waiting).FullyQualifiedErrorId | Should -Be "WaitImpossible,$class"
        }

        It 'waits for all containers at the same time, however many' {
            $idle = New-TestContainer wait (1..33 | ForEach-Object { "wait-$_" })
            $web = New-TestContainer wait wait-web -Status running
            $first = @($idle) + $web | Wait-Container -Condition Running -Timeout 60 @quiet | Select-Object -First 1
            $first.Name | Should -Be wait-web
            $problems | Should -BeNullOrEmpty
        }
    }

    Context 'For health' {
        BeforeAll {
            $check = @{ HealthCommand = 'test -e /healthy'; HealthInterval = '1s'; HealthRetries = 100; StopSignal = 'SIGKILL' }
        }

        It 'waits until the health check succeeds, and is then fulfilled at once' {
            $null = New-TestContainer wait wait-web -Status running -Script 'sleep 1; touch /healthy; exec sleep 3600' -Option $check
            (Wait-Container wait-web -Condition Healthy -Timeout 60).Health | Should -Be healthy
            (Wait-Container wait-web -Condition Healthy).Name | Should -Be wait-web
        }

        It 'waits for a container that is started meanwhile' {
            $null = New-TestContainer wait wait-web -Script 'touch /healthy; exec sleep 3600' -Option $check
            $waiting = Start-Waiting 'Wait-Container wait-web -Condition Healthy -Timeout 60'
            Start-Container wait-web
            (Stop-Waiting $waiting).Health | Should -Be healthy
        }

        It 'goes on waiting while the container is unhealthy' {
            $null = New-TestContainer wait wait-web -Status running -Option ($check + @{ HealthTimeout = '1s' })
            Wait-Container wait-web -Condition Healthy -Timeout 1 @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "WaitTimedOut,$class"
        }

        It 'does not wait for a container without a health check' {
            $null = New-TestContainer wait wait-web -Status running
            Wait-Container wait-web -Condition Healthy @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "WaitImpossible,$class"
        }

        It 'gives up when the container ends' {
            $null = New-TestContainer wait wait-web -Status running -Option $check
            $waiting = Start-Waiting 'Wait-Container wait-web -Condition Healthy -Timeout 60 2>&1'
            Stop-Container wait-web
            (Stop-Waiting $waiting).FullyQualifiedErrorId | Should -Be "WaitImpossible,$class"
        }
    }

    Context 'For a line of the log' {
        It 'is fulfilled by a line that is there already, also when the container has ended' {
            $null = New-TestContainer wait wait-web -Status running -Script 'echo ready on port 8080'
            $null = Wait-Container wait-web -Timeout 60
            $container = Wait-Container wait-web -LogPattern 'port \d{4}$'
            $container | Should -BeOfType DockerPS.Container
            $container.Name | Should -Be wait-web
        }

        It 'waits for a line that comes later, also on standard error' {
            $null = New-TestContainer wait wait-web -Status running -Script 'echo starting; sleep 1; echo ready >&2; exec sleep 3600'
            (Wait-Container wait-web -LogPattern '^ready$' -Timeout 60).Status | Should -Be running
        }

        It 'reads the log of a container with a terminal' {
            $null = New-TestContainer wait wait-web -Status running -Script 'echo ready; exec sleep 3600' -Option @{
                Tty        = $true
                StopSignal = 'SIGKILL'
            }
            (Wait-Container wait-web -LogPattern '^ready$' -Timeout 60).Status | Should -Be running
        }

        It 'waits for a container that is started meanwhile' {
            $null = New-TestContainer wait wait-web -Script 'echo ready; exec sleep 3600'
            $waiting = Start-Waiting 'Wait-Container wait-web -LogPattern ready -Timeout 60'
            Start-Container wait-web
            (Stop-Waiting $waiting).Status | Should -Be running
        }

        It 'gives up when the container has ended without such a line' {
            $null = New-TestContainer wait wait-web -Status running -Script 'echo starting; sleep 0.5'
            Wait-Container wait-web -LogPattern ready @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "WaitImpossible,$class"
            $problems.TargetObject | Should -Be wait-web
        }

        It 'refuses what is not a regular expression' {
            { Wait-Container nosuch -LogPattern '(' } | Should -Throw -ErrorId "InvalidParameter,$class"
        }

        It 'refuses an empty pattern' {
            { Wait-Container nosuch -LogPattern '' } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
        }

        It 'refuses a condition beside it' {
            { Wait-Container nosuch -LogPattern ready -Condition Running } | Should -Throw -ErrorId "AmbiguousParameterSet,$class"
        }
    }

    Context 'With a limit of time' {
        It 'reports each container that took longer, and writes the others' {
            $null = New-TestContainer wait wait-a, wait-b -Status running
            $null = New-TestContainer wait wait-c -Status exited
            (Wait-Container wait-a, wait-b, wait-c -Timeout 1 @quiet).Container | Should -Be wait-c
            $problems.TargetObject | Sort-Object | Should -Be wait-a, wait-b
            $problems.FullyQualifiedErrorId | Sort-Object -Unique | Should -Be "WaitTimedOut,$class"
            $problems.CategoryInfo.Category | Sort-Object -Unique | Should -Be OperationTimeout
        }

        It 'takes <Text> as -Timeout' -ForEach @(
            @{ Text = '500ms'; Value = '500ms' }
            @{ Text = '0.5'; Value = 0.5 }
            @{ Text = '00:00:00.5'; Value = '00:00:00.5' }
            @{ Text = 'a TimeSpan'; Value = [timespan]::FromMilliseconds(500) }
        ) {
            $null = New-TestContainer wait wait-web
            Wait-Container wait-web -Condition Running -Timeout $Value @quiet
            $problems.Exception.Message | Should -BeLike '*0.5 s*'
        }

        It 'refuses <_> as -Timeout' -ForEach '-1', 'soon' {
            { Wait-Container nosuch -Timeout $_ } | Should -Throw -ErrorId "ParameterArgumentTransformationError,$class"
        }
    }

    It 'ends within two seconds when the pipeline is stopped, while it waits with <_>' -ForEach @(
        '-Condition NotRunning', '-Condition Removed', '-Condition Healthy', '-LogPattern ready'
    ) {
        $null = New-TestContainer wait wait-web -Status running -Option @{
            HealthCommand = 'false'; HealthInterval = '1s'
            StopSignal = 'SIGKILL'
        }
        Assert-Stoppable "Wait-Container wait-web $_" { $args[0].Streams.Progress.Count }
    }
}
