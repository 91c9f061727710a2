BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Start-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.StartContainerCommand'
    }

    AfterEach {
        Remove-TestContainer start
    }

    Add-TargetTest Start-Container

    It 'writes the container as it is afterwards with -PassThru, also one that was <_>' -ForEach created, exited {
        $null = New-TestContainer start start-web -Status $_
        $started = Start-Container start-web -PassThru
        $started | Should -BeOfType DockerPS.Container
        "$($started.Name) $($started.Status)" | Should -Be 'start-web running'
    }

    It 'says with -Verbose that a container is already running' {
        $null = New-TestContainer start start-web -Status running
        $said = Start-Container start-web -Verbose -ErrorVariable problems 4>&1
        $said.Message | Should -Contain "The container 'start-web' is already running."
        $problems | Should -BeNullOrEmpty
    }

    It 'leaves a paused container to Resume-Container' {
        $null = New-TestContainer start start-web -Status paused
        Start-Container start-web -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ContainerConflict,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
    }

    It 'says that a port is taken, and which' {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Any, 0)
        $listener.Start()
        try {
            $port = $listener.LocalEndpoint.Port
            $option = @{ Port = "$($port):80"; Label = 'suite=start' }
            $web = New-Container busybox -Name start-port @option
            $web | Start-Container -ErrorAction SilentlyContinue -ErrorVariable problems
            Invoke-Container busybox -Command true @option -ErrorAction SilentlyContinue -ErrorVariable +problems
        } finally {
            $listener.Stop()
        }
        $problems.FullyQualifiedErrorId | Should -Be "PortInUse,$class", 'PortInUse,DockerPS.Commands.InvokeContainerCommand'
        $problems.CategoryInfo.Category | Select-Object -Unique | Should -Be ResourceExists
        "$($problems[0])" | Should -BeExactly "'start-port' was not started: the port 0.0.0.0:$port is already in use."
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*Get-Container -Port $port *"
    }

    It 'reports a command that is not there, and goes on' {
        $broken = New-Container busybox -Name start-broken -Command nosuchcommand -Label suite=start
        $web = New-TestContainer start start-web
        $started = $broken, $web | Start-Container -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        $started.Name | Should -Be start-web
        $problems.TargetObject | Should -Be start-broken
        $problems.Exception.Message | Should -BeLike '*nosuchcommand*'
    }

    It 'starts nothing new after an error with -ErrorAction Stop' {
        $gone, $web = New-TestContainer start start-gone, start-web
        $gone | Remove-Container
        { $gone, $web | Start-Container -ErrorAction Stop } | Should -Throw -ErrorId "ContainerNotFound,$class"
        (Get-Container start-web).Status | Should -Be created
    }

    It 'starts one after the other, in input order' {
        $names = 'start-c', 'start-a', 'start-b'
        $null = New-TestContainer start start-a, start-b, start-c
        (Start-Container $names -PassThru).Name | Should -Be $names
        (Get-Container $names -Detail | Sort-Object StartedAt).Name | Should -Be $names
    }

    It 'starts all of 20 containers side by side with -ThrottleLimit, and writes them in input order' {
        $all = New-TestContainer start (1..20 | ForEach-Object { "start-$_" }) | Sort-Object Id
        $started = $all | Start-Container -ThrottleLimit 32 -PassThru
        $started.Name | Should -Be $all.Name
        $started | Where-Object Status -EQ running | Should -HaveCount 20
    }
}

Describe 'Start-Container -Attach' {
    AfterEach {
        Remove-TestContainer start
    }

    It 'writes the output as strings, and the exit code is an error when it is not 0' {
        $null = New-TestContainer start start-job -Script 'echo one; echo bad >&2; echo two; exit 3'
        $told = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; InformationVariable = 'said' }
        foreach ($time in 1, 2) {
            $lines = Start-Container start-job -Attach @told 6>$null
            $lines | Should -Be one, two
            "$said" | Should -Be bad
            $LASTEXITCODE | Should -Be 3
            $problems.FullyQualifiedErrorId | Should -Be 'ContainerCommandFailed,DockerPS.Commands.StartContainerCommand'
        }
    }

    It 'stops a container that it has started when Select-Object has enough' {
        $null = New-TestContainer start start-endless -Script 'while true; do echo tick; sleep 0.05; done'
        Start-Container start-endless -Attach | Select-Object -First 1 | Should -Be tick
        (Get-Container start-endless).Status | Should -Be exited
    }

    It 'leaves a container alone that was already running' {
        $null = New-TestContainer start start-endless -Script 'while true; do echo tick; sleep 0.05; done' -Status running
        Start-Container start-endless -Attach | Select-Object -First 1 | Should -Be tick
        (Get-Container start-endless).Status | Should -Be running
    }

    It 'leaves a container that cannot start as it is, and says why' {
        $null = New-Container busybox -Name start-broken -Command nosuchcommand -AutoRemove -Label @{ suite = 'start' }
        Start-Container start-broken -Attach -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerCommandNotStarted,DockerPS.Commands.StartContainerCommand'
        $LASTEXITCODE | Should -Be 127
    }

    It 'refuses <What>, and starts nothing' -ForEach @(
        @{ What = 'several names'; With = @{ Name = 'start-a', 'start-b'; Attach = $true } }
        @{ What = 'a wildcard that means several'; With = @{ Name = 'start-?'; Attach = $true } }
        @{ What = '-PassThru'; With = @{ Name = 'start-a'; Attach = $true; PassThru = $true } }
        @{ What = 'keys that are none'; With = @{ Name = 'start-a'; DetachKey = 'hyper-q' } }
    ) {
        $null = New-TestContainer start start-a, start-b
        { Start-Container @With } | Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.StartContainerCommand'
        (Get-Container start-a, start-b).Status | Should -Be created, created
    }

    It 'starts nothing with -WhatIf' {
        $null = New-TestContainer start start-a
        Start-Container start-a -Attach -WhatIf | Should -BeNullOrEmpty
        (Get-Container start-a).Status | Should -Be created
    }

    It 'refuses -Interactive without a console' {
        $job = Start-Job { try { Start-Container start-a -Interactive } catch { $_.FullyQualifiedErrorId } }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'ConsoleNeeded,DockerPS.Commands.StartContainerCommand'
    }
}

Describe 'Start-Container -Interactive' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Helpers/Terminal.ps1"
        Start-Terminal
        $mode = Get-TerminalMode
    }

    AfterEach {
        Remove-TestContainer start
        Wait-TerminalMode $mode
    }

    AfterAll {
        Stop-Terminal
    }

    It 'makes the console the terminal of the container' {
        $null = New-TestContainer start start-shell -Script 'exec sh' -Option @{ Interactive = $true; Tty = $true; StopSignal = 'SIGKILL' }
        Send-Command 'Start-Container start-shell -Interactive -Attach'
        Wait-Screen '^.* [#$]$'
        Send-Line 'stty size'
        Wait-Screen '^30 100$'
        Send-Line 'exit 6'
        Wait-Prompt
        Get-TerminalValue '$LASTEXITCODE' | Should -Be 6
    }

    It 'passes lines to a container without a terminal' {
        $null = New-TestContainer start start-lines -Script 'while read line; do echo "got $line"; done; exit 2' -Option @{
            Interactive = $true
            StopSignal  = 'SIGKILL'
        }
        Send-Command 'Start-Container start-lines -Interactive'
        Wait-Session
        Send-Line 'hello'
        Wait-Screen '^got hello$'
        Send-Key C-d
        Wait-Prompt
        Get-TerminalValue '$LASTEXITCODE' | Should -Be 2
    }
}
