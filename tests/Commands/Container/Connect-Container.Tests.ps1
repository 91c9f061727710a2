BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Terminal.ps1"

    $shell = @{ StopSignal = 'SIGKILL'; Interactive = $true; Tty = $true }
    $class = 'DockerPS.Commands.ConnectContainerCommand'

    # Connects, and has the shell write its prompt anew.
    function Connect-Shell([string] $Option) {
        Send-Command "Connect-Container connect-shell $Option"
        Wait-Session -Raw
        Send-Line ''
        Wait-Screen '^.* [#$]$'
    }
}

AfterAll {
    Stop-Terminal
    Remove-TestContainer connect
}

Describe 'Connect-Container to a terminal' {
    BeforeAll {
        $null = New-TestContainer connect connect-shell -Script 'exec sh' -Option $shell -Status running
        Start-Terminal
        $mode = Get-TerminalMode
    }

    AfterAll {
        Stop-Terminal
    }

    BeforeEach {
        Start-Container connect-shell
    }

    It 'makes the console the terminal of the container, in its size' {
        Connect-Shell
        Send-Line 'stty size; echo "process $$"'
        Wait-Screen '^30 100$'
        Wait-Screen '^process 1$'
        Set-WindowSize 90 25
        Send-Line "until stty size | grep -x '25 90'; do sleep 0.1; done"
        Wait-Screen '^25 90$'
        Set-WindowSize 100 30
        Send-Key C-p, C-q
        Wait-Prompt
        Wait-TerminalMode $mode
        (Get-Container connect-shell).Status | Should -Be running
    }

    It 'says with -Verbose that the container goes on' {
        Connect-Shell '-DetachKey ctrl-x -Verbose'
        Send-Key C-x
        Wait-Prompt
        Get-Screen | Should -Contain "VERBOSE: Detached from the container 'connect-shell', which keeps running."
    }

    It 'passes Ctrl+C to what runs there' {
        Connect-Shell
        Send-Line 'sleep 1000'
        Start-Sleep -Milliseconds 300
        Send-Key C-c
        Send-Line 'echo "code $?"'
        Wait-Screen '^code 130$'
        Send-Key C-p, C-q
        Wait-Prompt
    }

    It 'leaves the exit code in $LASTEXITCODE when the container ends, which is no error' {
        Invoke-Line '$Error.Clear()'
        Connect-Shell
        Send-Line 'exit 7'
        Wait-Prompt
        Get-TerminalValue '$LASTEXITCODE, $Error.Count' | Should -Be 7, 0
        Wait-TerminalMode $mode
    }
}

Describe 'Connect-Container to a container without a terminal' {
    BeforeAll {
        $script = 'trap "echo caught; exit 5" INT; echo begin; while read line; do echo "got $line"; echo "bad $line" >&2; done; ' +
        'echo end; exit 6'
        $option = @{ StopSignal = 'SIGKILL'; Interactive = $true }
        $null = New-TestContainer connect connect-lines -Script $script -Option $option -Status running
        Start-Terminal
        $mode = Get-TerminalMode
    }

    AfterAll {
        Stop-Terminal
    }

    BeforeEach {
        Start-Container connect-lines
    }

    It 'passes lines, and shows output and errors' {
        Send-Command 'Connect-Container connect-lines'
        Wait-Session
        Send-Line 'hello'
        Wait-Screen '^got hello$'
        Wait-Screen '^bad hello$'
        # The terminal's own end of input.
        Send-Key C-d
        Wait-Screen '^end$'
        Wait-Prompt
        Get-TerminalValue '$LASTEXITCODE' | Should -Be 6
        Wait-TerminalMode $mode
    }

    It 'passes the first Ctrl+C on as SIGINT, and waits for the end' {
        Send-Command 'Connect-Container connect-lines'
        Wait-Session
        Send-Line 'hello'
        Wait-Screen '^got hello$'
        Send-Key C-c
        Send-Line ''
        Wait-Screen 'caught$'
        Wait-Prompt
        Get-TerminalValue '$LASTEXITCODE' | Should -Be 5
    }

    It 'ends with Ctrl+C, and leaves the container alone, with -NoSignalProxy' {
        # The engine ends the input of a container that was made for one session; this one goes on without.
        $script = 'while :; do if read line; then echo "got $line"; else sleep 1; fi; done'
        $option = @{ StopSignal = 'SIGKILL'; Interactive = $true }
        $null = New-TestContainer connect connect-alone -Script $script -Option $option -Status running
        Send-Command 'Connect-Container connect-alone -NoSignalProxy'
        Wait-Session
        Send-Line 'hello'
        Wait-Screen '^got hello$'
        Send-Key C-c
        Wait-Prompt
        (Get-Container connect-alone).Status | Should -Be running
        Wait-TerminalMode $mode
    }

    It 'ends with the second Ctrl+C where the container regards none' {
        $null = New-TestContainer connect connect-deaf -Script 'trap "" INT; while true; do echo tick; sleep 0.2; done' -Status running
        Send-Command 'Connect-Container connect-deaf'
        Wait-Screen '^tick$'
        Send-Key C-c
        Start-Sleep -Milliseconds 500
        Send-Key C-c
        Wait-Prompt
        (Get-Container connect-deaf).Status | Should -Be running
    }
}

Describe 'Connect-Container -NoInput' {
    BeforeAll {
        # Connects in another runspace, and has the containers go on.
        function Read-Output([string] $Line, [string[]] $Name) {
            $shell = [powershell]::Create().AddScript("Import-Module DockerPS; $Line")
            try {
                $running = $shell.BeginInvoke()
                Start-Sleep -Seconds 2
                foreach ($one in $Name) {
                    $exec = Invoke-Engine "containers/$one/exec" -Method Post -Body @{ Cmd = 'touch', '/go' }
                    $null = Invoke-Engine "exec/$($exec.Id)/start" -Method Post -Body @{ Detach = $true }
                }
                $running.AsyncWaitHandle.WaitOne(30000) | Should -BeTrue
                $shell.EndInvoke($running)
                $shell.Streams.Error | Should -BeNullOrEmpty
            } finally {
                $shell.Dispose()
            }
        }
    }

    It 'writes what comes as objects until the container ends, and its exit code' {
        $script = 'while ! test -e /go; do sleep 0.05; done; echo one; echo two >&2; printf three; exit 4'
        $null = New-TestContainer connect connect-out -Script $script -Status running
        $lines = @(Read-Output 'Connect-Container connect-out -NoInput; $LASTEXITCODE' connect-out)
        $lines[-1] | Should -Be 4
        $entries = $lines | Where-Object { $_ -isnot [int] }
        $entries | Should -BeOfType DockerPS.ContainerLogEntry
        $entries | Where-Object Stream -EQ Output | ForEach-Object Message | Should -Be one, three
        $entries | Where-Object Stream -EQ Error | ForEach-Object Message | Should -Be two
        $entries[0].Container | Should -Be connect-out
        $entries[0].ContainerId | Should -Be (Get-Container connect-out).Id
        $entries[0].Context | Should -Be $env:DOCKER_HOST
        $entries[0].Timestamp.Kind | Should -Be Local
        ([datetime]::Now - $entries[0].Timestamp).TotalMinutes | Should -BeLessThan 1
        "$($entries[0])" | Should -BeIn one, two, three
    }

    It 'reads several containers at the same time' {
        $null = New-TestContainer connect connect-a, connect-b -Script 'while ! test -e /go; do sleep 0.05; done; echo done' -Status running
        $entries = Read-Output 'Connect-Container connect-a, connect-b -NoInput' connect-a, connect-b
        $entries.Container | Sort-Object | Should -Be connect-a, connect-b
    }

    It 'reads a container with a terminal, all as output' {
        $script = 'while ! test -e /go; do sleep 0.05; done; echo one; echo two >&2'
        $null = New-TestContainer connect connect-tty -Script $script -Option @{ Tty = $true } -Status running
        $entries = Read-Output 'Connect-Container connect-tty -NoInput' connect-tty
        $entries.Message | Should -Be one, two
        $entries.Stream | Should -Be Output, Output
    }

    It 'ends when Select-Object has enough, and leaves the container alone' {
        $null = New-TestContainer connect connect-endless -Script 'while true; do echo tick; sleep 0.05; done' -Status running
        (Connect-Container connect-endless -NoInput | Select-Object -First 2).Message | Should -Be tick, tick
        (Get-Container connect-endless).Status | Should -Be running
    }

    It 'writes an error for a container that does not run, or is not there, and goes on' {
        $null = New-TestContainer connect connect-stopped
        $null = New-TestContainer connect connect-next -Script 'while true; do echo tick; sleep 0.05; done' -Status running
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $entry = Connect-Container connect-stopped, connect-nosuch, connect-next -NoInput @quiet | Select-Object -First 1
        $entry.Container | Should -Be connect-next
        $problems.FullyQualifiedErrorId | Where-Object { $_ -like 'Container*' } | Sort-Object |
            Should -Be "ContainerNotFound,$class", "ContainerNotRunning,$class"
    }

    It 'does nothing with -WhatIf' {
        Connect-Container connect-endless -NoInput -WhatIf | Should -BeNullOrEmpty
    }

    It 'ends with one error when the engine is down' {
        { Connect-Container connect-endless -NoInput -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }
}

Describe 'Connect-Container with what cannot be done' {
    It 'refuses a session without a console, and says what to do instead' {
        $job = Start-Job { try { Connect-Container connect-web } catch { $_.FullyQualifiedErrorId, $_.ErrorDetails.RecommendedAction } }
        $id, $action = $job | Receive-Job -Wait -AutoRemoveJob
        $id | Should -Be "ConsoleNeeded,$class"
        $action | Should -BeLike '*-NoInput*Invoke-ContainerCommand*'
    }

    It 'refuses keys that are none' {
        { Connect-Container connect-web -NoInput -DetachKey ctrl-p, hyper-q } |
            Should -Throw -ErrorId "InvalidParameter,$class" -ExpectedMessage "*'hyper-q'*"
    }
}
