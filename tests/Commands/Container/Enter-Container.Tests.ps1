BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Terminal.ps1"

    $null = New-TestContainer enter enter-web -Status running

    # Enters, and waits until the shell is ready; its prompt is told from PowerShell's.
    function Enter-Web([string] $Option) {
        Send-Command "Enter-Container enter-web $Option"
        Wait-Screen '^.* [#$]$'
    }

    # Runs a line in the container's shell, and waits for its output.
    function Invoke-Inside([string] $Text, [string] $Expected) {
        Send-Line $Text
        Wait-Screen $Expected
    }

    function Exit-Web([int] $Code = 0) {
        Send-Line "exit $Code"
        Wait-Prompt
    }

    # The commands that run in the container besides its own.
    function Get-Inside {
        (Invoke-Engine "containers/enter-web/top").Processes | ForEach-Object { $_[-1] } | Where-Object { $_ -notlike 'sleep 3600*' }
    }

    # Ends them.
    function Stop-Inside {
        $exec = Invoke-Engine containers/enter-web/exec -Method Post -Body @{ Cmd = 'kill', '-9', '-1' }
        $null = Invoke-Engine "exec/$($exec.Id)/start" -Method Post -Body @{ Detach = $true }
        Wait-Until { -not (Get-Inside) }
    }
}

AfterAll {
    Stop-Terminal
    Remove-TestContainer enter
    if (Get-Image enter-shell*) { $null = Invoke-Engine 'images/enter-shell:1' -Method Delete }
}

Describe 'A session of Enter-Container' {
    BeforeAll {
        Start-Terminal
        $mode = Get-TerminalMode
    }

    AfterAll {
        Stop-Terminal
    }

    It 'is a shell with a terminal of the size of the window' {
        Enter-Web
        Invoke-Inside 'tty; stty size' '^/dev/pts/\d+$'
        Wait-Screen '^30 100$'
        Exit-Web
    }

    It 'follows the size of the window' {
        Enter-Web
        Invoke-Inside 'stty size' '^30 100$'
        Set-WindowSize 90 25
        Invoke-Inside "until stty size | grep -x '25 90'; do sleep 0.1; done" '^25 90$'
        Set-WindowSize 100 30
        Exit-Web
    }

    It 'has the size at once' {
        Invoke-Line 'Enter-Container enter-web sh, -c, "sleep 0.3; stty size"'
        Get-Screen | Should -Contain '30 100'
    }

    It 'passes Ctrl+C to the command, and goes on' {
        Enter-Web
        Send-Line 'echo begin; sleep 1000'
        Wait-Screen '^begin$'
        Send-Key C-c
        Invoke-Inside 'echo "code $?"' '^code 130$'
        Exit-Web
    }

    It 'ends with Ctrl+D, as a shell does' {
        Enter-Web
        Send-Key C-d
        Wait-Prompt
        Get-TerminalValue '$LASTEXITCODE' | Should -Be 0
    }

    It 'passes every key as the terminal sends it' {
        Enter-Web
        Send-Line 'stty raw -echo; echo ready$((1)); dd bs=1 count=28 2>/dev/null | od -An -tx1 -w28; stty sane'
        Wait-Screen 'ready1'
        Send-Key C-a, C-c, C-d, C-z, 'C-\', C-s, C-q, C-l, Escape, Enter, Tab, M-x, Up, F5, C-p, C-p
        Invoke-Tmux send-keys -l "x`u{E4}`u{20AC}"
        Wait-Screen '01 03 04 1a 1c 13 11 0c 1b 0d 09 1b 78 1b (5b|4f) 41 1b 5b 31 35 7e 10 10 78 c3 a4 e2 82$'
        Send-Line ''
        Exit-Web
    }

    It 'takes what is pasted, however long' {
        Enter-Web
        $text = 1..2000 | ForEach-Object { 'line {0:d4} of what is pasted' -f $_ }
        Set-Content "$TestDrive/paste" $text
        Invoke-Inside 'stty -echo; echo ready$((1)); cat > /tmp/paste' '^ready1$'
        Invoke-Tmux load-buffer "$TestDrive/paste"
        Invoke-Tmux paste-buffer -r
        Send-Key C-d
        Invoke-Inside 'stty echo; sha256sum < /tmp/paste' "$((Get-FileHash "$TestDrive/paste" -Algorithm SHA256).Hash)"
        Exit-Web
    }

    It 'shows colours' {
        Enter-Web
        Invoke-Inside 'printf "\033[31mre%s\033[0m\n" d' '^red$'
        Get-Screen -Colour | Where-Object { $_ -match 're.*d$' } | Select-Object -Last 1 | Should -Match "^`e\[31mred"
        Exit-Web
    }

    It 'leaves bytes as they are' {
        Enter-Web
        Invoke-Tmux pipe-pane -O "cat > '$TestDrive/bytes'"
        # What the terminal would act on is left out.
        Invoke-Inside 'i=160; while [ $i -lt 256 ]; do printf "\\$(printf %o $i)"; i=$((i+1)); done; echo; echo done$((1))' '^done1$'
        Invoke-Tmux pipe-pane
        Wait-Until { (Test-Path "$TestDrive/bytes") -and (Get-Content "$TestDrive/bytes" -Raw) -match 'done1' }
        $written = [Convert]::ToHexString([IO.File]::ReadAllBytes("$TestDrive/bytes"))
        $written | Should -BeLike "*$([Convert]::ToHexString([byte[]] (160..255)))*"
        Exit-Web
    }

    It 'runs vi' {
        Enter-Web
        Send-Line 'vi /tmp/letter'
        Wait-Screen '^~$'
        Send-Key i
        Wait-Screen '^I /tmp/letter'
        Send-Key H, e, l, l, o, Escape
        # An escape that something follows at once is another key.
        Wait-Screen '^- /tmp/letter'
        Send-Line ':wq'
        Invoke-Inside 'cat /tmp/letter' '^Hello$'
        Exit-Web
        Wait-TerminalMode $mode
    }

    It 'runs top, which draws itself anew in another size' {
        Send-Command 'Enter-Container enter-web top'
        Wait-Screen 'PID.*COMMAND'
        Set-WindowSize 90 20
        Wait-Screen 'PID.*COMMAND'
        Send-Key q
        Wait-Prompt
        Set-WindowSize 100 30
        Wait-TerminalMode $mode
    }

    It 'leaves the exit code of the shell in $LASTEXITCODE, which is no error' -ForEach 3, 126, 127 {
        Invoke-Line '$Error.Clear()'
        Enter-Web
        Exit-Web $_
        Get-TerminalValue '$LASTEXITCODE, $Error.Count' | Should -Be $_, 0
    }

    It 'gives the terminal back as it was' {
        Enter-Web
        Get-TerminalMode | Should -Not -Be $mode
        Exit-Web
        Wait-TerminalMode $mode
        Invoke-Line "'one' + 'two'"
        Get-Screen | Should -Contain onetwo
        # The history is PSReadLine's.
        Send-Key Up
        Wait-Screen "^PS .*> Clear-Window; 'one' \+ 'two'"
        Send-Key Enter
        Wait-Prompt
    }
}

Describe 'Leaving a session of Enter-Container' {
    BeforeAll {
        Start-Terminal
        $mode = Get-TerminalMode
    }

    AfterEach {
        Get-Inside | Should -BeNullOrEmpty
    }

    AfterAll {
        Stop-Terminal
    }

    It 'is done by Ctrl+P, Ctrl+Q; the command goes on, and the screen of vi is gone' {
        Send-Command 'Enter-Container enter-web vi, /etc/passwd -Verbose'
        Wait-Screen '^root:x:0'
        Send-Key C-p, C-q
        Wait-Prompt
        Get-Screen | Should -Not -Contain '~'
        Get-Screen | Should -Contain "VERBOSE: Detached from container 'enter-web'; the command 'vi /etc/passwd' keeps running."
        Wait-TerminalMode $mode
        Get-Inside | Should -Be 'vi /etc/passwd'
        Invoke-Line "'still ' + 'here'"
        Get-Screen | Should -Contain 'still here'
        Stop-Inside
    }

    It 'is done by the keys of -DetachKey, and then not by the usual ones' {
        Enter-Web '-DetachKey ctrl-x,q'
        Send-Line 'stty raw -echo; echo ready$((1)); dd bs=1 count=5 2>/dev/null | od -An -tx1 -w5; stty sane'
        Wait-Screen 'ready1'
        Send-Key C-p, C-q, C-x, C-x, z
        Wait-Screen '10 11 18 18 7a$'
        Send-Key C-x, q
        Wait-Prompt
        Wait-TerminalMode $mode
        Stop-Inside
    }

    It 'is done by the keys of the configuration of docker' {
        $config = "$env:DOCKER_CONFIG/config.json"
        '{ "detachKeys": "ctrl-e,ctrl-e" }' | Set-Content $config
        try {
            Enter-Web
            Send-Key C-e, C-e
            Wait-Prompt
        } finally {
            Remove-Item $config
        }
        Stop-Inside
    }
}

Describe 'What Enter-Container runs' {
    BeforeAll {
        Start-Terminal
    }

    AfterAll {
        Stop-Terminal
    }

    It 'is sh where there is nothing else' {
        Enter-Web
        Invoke-Inside 'echo "name $0"' '^name sh$'
        Exit-Web
    }

    It 'is the shell that the image names, where that is there' {
        Set-Content "$TestDrive/shell" "#!/bin/sh`necho named by the image; exec sh"
        $option = @{ Label = 'suite=enter'; Volume = "${TestDrive}/shell:/shell:ro" }
        $null = New-Container busybox -Name enter-made @option -Command sh, -c, 'cp /shell /bin/shell; chmod +x /bin/shell' |
            Start-Container -PassThru | Wait-Container
        $null = Invoke-Engine 'commit?container=enter-made&repo=enter-shell&tag=1' -Method Post -Body @{
            Shell = '/bin/shell', '-c'
            Cmd   = 'sleep', '1000'
        }
        New-Container enter-shell:1 -Name enter-shell -Label @{ suite = 'enter' } -StopSignal SIGKILL | Start-Container
        Send-Command 'Enter-Container enter-shell'
        Wait-Screen '^named by the image$'
        Wait-Screen '^.* [#$]$'
        Exit-Web
    }

    It 'is a command, for a user, in a folder, with an environment' {
        $option = '-User app -WorkingDirectory /tmp -Environment @{ WHO = "me" }, "ENTER_OWN"'
        $script = '"id -un; pwd; echo `$WHO `$ENTER_OWN"'
        Invoke-Line "`$env:ENTER_OWN = 'mine'; Enter-Container enter-web $option -Command sh, -c, $script"
        Get-Screen | Should -Contain app
        Get-Screen | Should -Contain /tmp
        Get-Screen | Should -Contain 'me mine'
    }

    It 'asks for all rights with -Privileged' {
        Invoke-Line 'Enter-Container enter-web sh, -c, "grep CapEff /proc/self/status" -Privileged'
        # Usually a command has no capability above the 31st. An engine that has not got them itself cannot give them.
        Get-Screen | Select-String '^CapEff:\s+0000(?!0000)|unable to apply caps' | Should -Not -BeNullOrEmpty
    }

    It 'is an error when it cannot be started: <Code> for <Command>' -ForEach @(
        @{ Command = 'enter-nosuch'; Code = 127 }
        @{ Command = '/etc/passwd'; Code = 126 }
    ) {
        Invoke-Line '$Error.Clear()'
        Invoke-Line "Enter-Container enter-web $Command"
        $value = Get-TerminalValue '$LASTEXITCODE, $Error.Count, $Error[0].FullyQualifiedErrorId, $Error[0].ErrorDetails.RecommendedAction'
        $value[0..2] | Should -Be $Code, 1, 'ContainerCommandNotStarted,DockerPS.Commands.EnterContainerCommand'
        $value[3] | Should -BeLike "$Code*"
        # The engine has written its words into the session.
        $shown, $kept = Get-TerminalValue '"$($Error[0])", $Error[0].Exception.Message'
        $shown | Should -BeExactly "The command '$Command' could not be started in the container 'enter-web'."
        $kept | Should -BeLike "$($shown.TrimEnd('.')): *"
    }
}

Describe 'Enter-Container with what cannot be done' {
    BeforeAll {
        $null = New-TestContainer enter enter-stopped
        $null = New-TestContainer enter enter-paused -Status paused
        Start-Terminal

        function Get-Refusal([string] $Line) {
            $told = '$_.FullyQualifiedErrorId, $_.Exception.Message, $_.ErrorDetails.RecommendedAction'
            $value = Get-TerminalValue "`$(try { $Line -ErrorAction Stop } catch { $told })"
            if (-not $value) { return @{ Id = $null } }
            @{ Id = $value[0] -replace ',DockerPS.Commands.EnterContainerCommand$'; Message = $value[1]; Action = $value[2] }
        }
    }

    AfterAll {
        Stop-Terminal
    }

    It 'writes an error for a container that <State>' -ForEach @(
        @{ State = 'does not run'; Name = 'enter-stopped'; Action = 'Start-Container' }
        @{ State = 'is paused'; Name = 'enter-paused'; Action = 'Resume-Container' }
    ) {
        $refusal = Get-Refusal "Enter-Container $Name"
        $refusal.Id | Should -Be ContainerNotRunning
        $refusal.Message | Should -BeLike "*$Name*"
        $refusal.Action | Should -BeLike "*$Action*"
    }

    It 'writes an error for a name that no container has' {
        (Get-Refusal 'Enter-Container enter-nosuch').Id | Should -Be ContainerNotFound
    }

    It 'is silent about a wildcard that matches nothing' {
        (Get-Refusal 'Enter-Container enter-nosuch*').Id | Should -BeNullOrEmpty
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a wildcard that means several'; Line = 'Enter-Container enter-*'; Message = '*single container*enter-paused*' }
        @{ What = 'several names'; Line = 'Enter-Container enter-web, enter-stopped'; Message = '*single container*enter-stopped*' }
        @{ What = 'several containers by the pipeline'; Line = 'Get-Container enter-* | Enter-Container'; Message = '*single container*' }
        @{
            What = 'a key that is none'; Line = 'Enter-Container enter-web -DetachKey ctrl-p,hyper-q'
            Message = "*'hyper-q'*ctrl-p,ctrl-q*"
        }
    ) {
        $refusal = Get-Refusal $Line
        $refusal.Id | Should -Be InvalidParameter
        $refusal.Message | Should -BeLike $Message
    }

    It 'does not enter with -WhatIf' {
        Invoke-Line 'Enter-Container enter-web -WhatIf'
        (Get-Screen) -join ' ' | Should -Match 'What if: .*Enter container.*enter-web'
    }

    It 'says when the engine is down' {
        (Get-Refusal 'Enter-Container enter-web -Context tcp://127.0.0.1:1').Id | Should -Be EngineUnreachable
    }
}

Describe 'Enter-Container without a console' {
    It 'is refused in a job, with what to do instead' {
        $job = Start-Job {
            try {
                Enter-Container enter-web
            } catch { $_.FullyQualifiedErrorId, "$($_.CategoryInfo.Category)", $_.ErrorDetails.RecommendedAction }
        }
        $id, $category, $action = $job | Receive-Job -Wait -AutoRemoveJob
        $id | Should -Be 'ConsoleNeeded,DockerPS.Commands.EnterContainerCommand'
        $category | Should -Be InvalidOperation
        $action | Should -BeLike '*Invoke-ContainerCommand*'
    }

    It 'is refused in another runspace of a process that has a console' {
        Start-Terminal
        $id = Get-TerminalValue '(1 | ForEach-Object -Parallel { try { Enter-Container enter-web } catch { $_.FullyQualifiedErrorId } })'
        $id | Should -Be 'ConsoleNeeded,DockerPS.Commands.EnterContainerCommand'
        $script = 'try { Enter-Container enter-web } catch { `$_.FullyQualifiedErrorId }'
        $id = Get-TerminalValue "[powershell]::Create().AddScript(""$script"").Invoke()"
        $id | Should -Be 'ConsoleNeeded,DockerPS.Commands.EnterContainerCommand'
        Stop-Terminal
    }

    It 'is refused where <What> is redirected' -ForEach @(
        @{ What = 'the input'; Redirection = "</dev/null" }
        @{ What = 'the output'; Redirection = '| cat' }
    ) {
        $keep = 'Set-Content \"{0}\" $_.FullyQualifiedErrorId'.Replace('{0}', "$TestDrive/refusal")
        $command = "try { Enter-Container enter-web } catch { $keep }"
        Start-Terminal -Command "'$(Get-PowerShellPath)' -NoProfile -Command '$($command.Replace('\"', '"'))' $Redirection"
        Wait-Until { Test-Path "$TestDrive/refusal" }
        Stop-Terminal
        Wait-Until { Get-Content "$TestDrive/refusal" }
        Get-Content "$TestDrive/refusal" | Should -Be 'ConsoleNeeded,DockerPS.Commands.EnterContainerCommand'
        Remove-Item "$TestDrive/refusal"
    }
}

Describe 'A process that ends within a session of Enter-Container' {
    It 'gives the terminal back after SIG<_>' -ForEach TERM, HUP {
        Start-Terminal -Command 'sh'
        $mode = Get-TerminalMode
        Send-Line "'$(Get-PowerShellPath)' -NoProfile -Command 'Set-Content $TestDrive/pid `$PID; Enter-Container enter-web vi,/etc/passwd'"
        Wait-Screen '^root:x:0'
        Get-TerminalMode | Should -Not -Be $mode
        kill -s $_ (Get-Content "$TestDrive/pid")
        Wait-Until { -not (Test-Path "/proc/$(Get-Content "$TestDrive/pid")") }
        Send-Line 'echo back$((1))'
        Wait-Screen '^back1$'
        Get-Screen | Should -Not -Contain '~'
        Wait-TerminalMode $mode
        Stop-Terminal
    }
}

Describe 'An engine that dies within a session of Enter-Container' {
    BeforeAll {
        $script = "$PSScriptRoot/../../Fixtures/Engines/engine.sh"
        $own = & $script start | Out-String | ConvertFrom-StringData
        New-Container busybox -Name enter-web -Command sleep, 1000 -Context $own.DOCKERPS_TEST_HOST | Start-Container
        Start-Terminal
        $mode = Get-TerminalMode
    }

    AfterAll {
        Stop-Terminal
        & $script stop $own.DOCKERPS_TEST_ENGINE
    }

    It 'costs one error, and the terminal is back' {
        Invoke-Line '$Error.Clear()'
        Send-Command "Enter-Container enter-web vi, /etc/passwd -Context $($own.DOCKERPS_TEST_HOST)"
        Wait-Screen '^root:x:0'
        & $script kill $own.DOCKERPS_TEST_ENGINE
        Wait-Prompt
        Wait-TerminalMode $mode
        Get-TerminalValue '$Error.Count' | Should -Be 1
        Get-TerminalValue '$Error[0].FullyQualifiedErrorId' | Should -Match '^Engine(Unreachable|AnswerBroken),'
        Invoke-Line "'still ' + 'here'"
        Get-Screen | Should -Contain 'still here'
    }
}
