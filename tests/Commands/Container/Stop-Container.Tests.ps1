BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Stop-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.StopContainerCommand'
        $hasSignal = (Get-ApiVersion) -ge '1.42'
    }

    AfterEach {
        Remove-TestContainer stop
    }

    Add-TargetTest Stop-Container -Status running

    It 'writes the container as it is afterwards with -PassThru' {
        $null = New-TestContainer stop stop-web -Status running
        $stopped = Stop-Container stop-web -PassThru
        $stopped | Should -BeOfType DockerPS.Container
        "$($stopped.Name) $($stopped.Status)" | Should -Be 'stop-web exited'
    }

    It 'stops what matches and what is named, and reports what is missing' {
        $null = New-TestContainer stop stop-db, stop-web1, stop-web2 -Status running
        $stopped = Stop-Container stop-web*, nosuch, stop-db -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        $stopped.Name | Sort-Object | Should -Be stop-db, stop-web1, stop-web2
        $stopped.Status | Sort-Object -Unique | Should -Be exited
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
    }

    It 'asks the container to end' {
        $null = New-TestContainer stop stop-web -Status running -Script 'trap "exit 7" TERM; while :; do sleep 0.1; done' -Option @{}
        (Stop-Container stop-web -PassThru).ExitCode | Should -Be 7
    }

    It 'kills the container after -Timeout <Text>' -ForEach @(
        @{ Text = '1'; Value = 1 }
        @{ Text = '500ms'; Value = '500ms' }
        @{ Text = '0'; Value = 0 }
        @{ Text = '00:00:00'; Value = '00:00:00' }
        @{ Text = '0m0s'; Value = '0m0s' }
        @{ Text = 'TimeSpan'; Value = [timespan]::Zero }
    ) {
        $null = New-TestContainer stop stop-web -Status running -Option @{ StopTimeout = 60 }
        (Stop-Container stop-web -Timeout $Value -PassThru).ExitCode | Should -Be 137
    }

    It 'takes a number with a unit that PowerShell knows as a duration' {
        $null = New-TestContainer stop stop-web -Status running -Option @{ StopTimeout = 60 }
        (Stop-Container stop-web -Timeout 1s -PassThru).ExitCode | Should -Be 137
    }

    It 'kills after the time that the container was made with when -Timeout is left out' {
        $null = New-TestContainer stop stop-web -Status running -Option @{ StopTimeout = 1 }
        (Stop-Container stop-web -PassThru).ExitCode | Should -Be 137
    }

    It 'never kills with -Timeout -1' {
        $script = 'trap "sleep 2; exit 5" TERM; echo ready; while :; do sleep 0.1; done'
        $null = New-TestContainer stop stop-web -Status running -Script $script -Option @{ StopTimeout = 1 } |
            Wait-Container -LogPattern ready -Timeout 30
        (Stop-Container stop-web -Timeout -1 -PassThru).ExitCode | Should -Be 5
    }

    It 'refuses <_> as -Timeout' -ForEach '-2', 'soon', '10 apples', '' {
        $null = New-TestContainer stop stop-web -Status running
        { Stop-Container stop-web -Timeout $_ } | Should -Throw -ErrorId "ParameterArgumentTransformationError,$class"
        (Get-Container stop-web).Status | Should -Be running
    }

    It 'kills at once with -Force' {
        $null = New-TestContainer stop stop-web -Status running -Script 'trap "exit 7" TERM; while :; do sleep 0.1; done' -Option @{}
        (Stop-Container stop-web -Force -PassThru).ExitCode | Should -Be 137
    }

    It 'refuses -Force with -<Name>' -ForEach @{ Name = 'Timeout'; Value = 1 }, @{ Name = 'Signal'; Value = 'INT' } {
        $null = New-TestContainer stop stop-web -Status running
        $more = @{ $Name = $Value }
        { Stop-Container stop-web -Force @more } | Should -Throw -ErrorId "InvalidParameter,$class"
        (Get-Container stop-web).Status | Should -Be running
    }

    It 'changes nothing with -WhatIf, with -Force neither' {
        $null = New-TestContainer stop stop-web -Status running
        Stop-Container stop-web -Force -WhatIf
        (Get-Container stop-web).Status | Should -Be running
    }

    It 'stops a paused container' {
        $null = New-TestContainer stop stop-web -Status paused
        (Stop-Container stop-web -PassThru).Status | Should -Be exited
    }

    It 'says with -Verbose that a container that is <Status> does not run (-Force: <Force>)' -ForEach @(
        @{ Status = 'exited'; Force = $false }
        @{ Status = 'exited'; Force = $true }
        @{ Status = 'created'; Force = $false }
        @{ Status = 'created'; Force = $true }
    ) {
        $null = New-TestContainer stop stop-web -Status $Status
        $said = Stop-Container stop-web -Force:$Force -Verbose -ErrorVariable problems 4>&1
        $said.Message | Should -Contain "The container 'stop-web' is not running."
        $problems | Should -BeNullOrEmpty
    }

    It 'ends the container with -Signal, which needs API 1.42' {
        $script = 'trap "exit 9" INT; echo ready; while :; do sleep 0.1; done'
        $null = New-TestContainer stop stop-web -Status running -Script $script -Option @{} | Wait-Container -LogPattern ready -Timeout 30
        $stopped = Stop-Container stop-web -Signal INT -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        if ($hasSignal) {
            $stopped.ExitCode | Should -Be 9
        } else {
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            $problems.Exception.Message | Should -BeLike '*1.42*1.41*'
            (Get-Container stop-web).Status | Should -Be running
        }
    }

    It 'refuses an empty -Signal' {
        { Stop-Container nosuch -Signal '' } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
    }

    It 'acts on all of 20 containers side by side with -ThrottleLimit' {
        $all = New-TestContainer stop (1..20 | ForEach-Object { "stop-$_" }) -Status running
        $stopped = $all | Stop-Container -Force -ThrottleLimit 32 -PassThru
        $stopped | Where-Object Status -EQ exited | Should -HaveCount 20
    }

    It 'refuses -ThrottleLimit <_>' -ForEach 0, -1, 1025 {
        { Stop-Container nosuch -ThrottleLimit $_ } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
    }

    It 'writes results as they come' {
        $slow = New-TestContainer stop stop-slow -Status running -Option @{}
        $quick = New-TestContainer stop stop-quick -Status running
        ($slow, $quick | Stop-Container -Timeout 2 -PassThru).Name | Should -Be stop-quick, stop-slow
    }

    It 'starts nothing new after an error with -ErrorAction Stop' {
        $gone, $web = New-TestContainer stop stop-gone, stop-web -Status running
        $gone | Remove-Container -Force
        { $gone, $web | Stop-Container -ThrottleLimit 1 -ErrorAction Stop } | Should -Throw -ErrorId "ContainerNotFound,$class"
        (Get-Container stop-web).Status | Should -Be running
    }

    It 'asks with -Confirm, one at a time' {
        $null = New-TestContainer stop stop-a, stop-b, stop-c -Status running
        $script = 'Stop-Container stop-a, stop-b, stop-c -Confirm -PassThru | ForEach-Object { "Now $_ is $($_.Status)." }'
        $dialog = 'y', 'n', 'y' | & (Get-PowerShellPath) -NoProfile -Command $script
        $dialog -match '^(Performing|Now) ' | Should -Be @(
            'Performing the operation "Stop container" on target "stop-a".'
            'Now stop-a is exited.'
            'Performing the operation "Stop container" on target "stop-b".'
            'Performing the operation "Stop container" on target "stop-c".'
            'Now stop-c is exited.'
        )
        (Get-Container stop-b).Status | Should -Be running
    }

    It 'does not ask with -Confirm:$false' {
        $null = New-TestContainer stop stop-web -Status running
        $stopped = & {
            $ConfirmPreference = 'Low'
            Stop-Container stop-web -Confirm:$false -PassThru
        }
        $stopped.Status | Should -Be exited
    }

    Context 'While a container takes its time' {
        BeforeEach {
            $script = 'trap "echo asked" TERM; echo ready; while :; do sleep 0.1; done'
            $slow = New-TestContainer stop stop-slow -Status running -Script $script -Option @{} |
                Wait-Container -LogPattern ready -Timeout 30
        }

        It 'ends within two seconds when the pipeline is stopped' {
            Assert-Stoppable 'Stop-Container stop-slow -Timeout 60' { $slow | Wait-Container -LogPattern asked -Timeout 30 }
        }

        It 'ends when the pipeline needs no more' {
            $quick = New-TestContainer stop stop-quick -Status running
            $last = New-TestContainer stop stop-last -Status running
            $first = $slow, $quick, $last | Stop-Container -Timeout 60 -PassThru -ThrottleLimit 2 | Select-Object -First 1
            $first.Name | Should -Be stop-quick
            ($slow | Get-Container).Status | Should -Be running
        }
    }
}
