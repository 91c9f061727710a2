BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"

    # Ends at once when it is stopped.
    $run = @{ Image = 'busybox'; AutoRemove = $true; StopSignal = 'SIGKILL' }
    $endless = $run + @{ Name = 'ic-endless'; Command = 'sh', '-c', 'while true; do echo tick; sleep 0.05; done' }
}

AfterAll {
    Get-Container ic-* | Remove-Container -Force -Volume
}

Describe 'The output of Invoke-Container' {
    It 'is the lines of the command, as strings' {
        $lines = Invoke-Container @run -Command sh, -c, 'echo one; echo; echo "  three "'
        $lines | Should -Be 'one', '', '  three '
        $lines | Should -BeOfType string
    }

    It 'includes a last line without a line end' {
        Invoke-Container @run -Command printf, 'one\ntwo' | Should -Be 'one', 'two'
    }

    It 'is not split where a line is only written over' {
        $lines = @(Invoke-Container @run -Command printf, '10%%\r20%%\r30%%\n')
        $lines.Count | Should -Be 1
    }

    It 'is the image''s own command where none is given' {
        'echo from the shell' | Invoke-Container @run | Should -Be 'from the shell'
    }

    It 'comes line by line, none held back for the next' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Invoke-Container @run -Command sh, -c, 'echo first; sleep 60' | Select-Object -First 1 | Should -Be first
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
    }

    It 'is complete and in order for a hundred thousand lines' {
        $lines = Invoke-Container @run -Command seq, 1, 100000
        $lines.Count | Should -Be 100000
        $lines[0, 49999, 99999] | Should -Be '1', '50000', '100000'
    }

    It 'is UTF-8, also where a letter is cut between two reads' {
        $text = "`u{20AC}" * 100001
        $text | Invoke-Container @run -Command cat | Should -BeExactly $text
    }

    It 'has no carriage returns with -Tty' {
        Invoke-Container @run -Tty -Command sh, -c, 'tty; echo two' | Should -Be '/dev/pts/0', 'two'
    }
}

Describe 'The command of Invoke-Container' {
    It 'may follow docker''s short flags' {
        $shown = 'pwd; id -u; hostname; echo $A$B'
        Invoke-Container -v /data -e A=1, B=2 -w /data -u 5 -h web -l a=b -m 64m -AutoRemove busybox -- sh -c $shown |
            Should -Be '/data', '5', 'web', '12'
        $failure = { Invoke-Container -it busybox sh } | Should -Throw -PassThru
        "$failure" | Should -BeLike '*-i -t*'
    }

    It 'is the remaining words, also after --' {
        Invoke-Container busybox echo a b -AutoRemove | Should -Be 'a b'
        Invoke-Container busybox -AutoRemove -- sh -c 'echo "a  b"' | Should -Be 'a  b'
        Invoke-Container -AutoRemove -Image busybox echo, a, b | Should -Be 'a b'
        Invoke-Container busybox ls -ld /etc -AutoRemove | Should -BeLike 'd*/etc'
        Invoke-Container busybox -Entrypoint echo -AutoRemove --version | Should -Be '--version'
    }

    It 'does not begin with what looks like a parameter' {
        $failure = { Invoke-Container busybox -Foo bar } | Should -Throw -PassThru
        $failure.Exception | Should -BeOfType Management.Automation.ParameterBindingException
        "$failure" | Should -BeLike "*'-Foo' is not a parameter*-Command '-Foo', 'bar'*"
        Invoke-Container busybox -Entrypoint echo -AutoRemove -Command '-Foo', 'bar' | Should -Be '-Foo bar'
    }
}

Describe 'Binary output of Invoke-Container' {
    BeforeAll {
        $hash = (Invoke-Container @run -Command sha256sum, /bin/busybox) -split ' ' | Select-Object -First 1
        $class = 'DockerPS.Commands.InvokeContainerCommand'
        $null = New-Item "$TestDrive/bytes" -ItemType Directory

        function Get-Left { Get-ChildItem "$TestDrive/bytes" -Force -Name }
    }

    AfterEach {
        Remove-Item "$TestDrive/bytes/*" -Recurse -Force
    }

    It 'goes to a file as it is with -OutputPath' {
        Invoke-Container @run -Command cat, /bin/busybox -OutputPath "$TestDrive/bytes/b" | Should -BeNullOrEmpty
        (Get-FileHash "$TestDrive/bytes/b").Hash | Should -Be $hash
        Get-Left | Should -Be b
    }

    It 'is byte arrays with -AsByteStream' {
        $chunks = Invoke-Container @run -Command cat, /bin/busybox -AsByteStream
        , $chunks[0] | Should -BeOfType byte[]
        $chunks | Invoke-Container @run -Command sha256sum | Should -BeLike "$hash*"
    }

    It 'makes no file for a command that cannot be run' {
        Invoke-Container @run -Command nosuch -OutputPath "$TestDrive/bytes/b" -ErrorAction SilentlyContinue
        Get-Left | Should -BeNullOrEmpty
    }

    It 'makes no file when the pipeline is stopped' {
        $script = "Invoke-Container busybox -Name ic-bytes -AutoRemove -StopSignal SIGKILL -Command yes -OutputPath '$TestDrive/bytes/b'"
        Assert-Stoppable $script { Get-ChildItem "$TestDrive/bytes" -Force } -Within 12
        Get-Left | Should -BeNullOrEmpty
    }

    It 'is an error where the disk is full, and nothing is left' {
        # A folder of its own that holds no more than a megabyte.
        mount -t tmpfs -o size=1m tmpfs "$TestDrive/bytes"
        try {
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
            Invoke-Container @run -Command cat, /bin/busybox -OutputPath "$TestDrive/bytes/b" @quiet
            $problems.FullyQualifiedErrorId | Should -Be "FileNotWritten,$class"
            Get-Left | Should -BeNullOrEmpty
        } finally {
            umount "$TestDrive/bytes"
        }
    }

    It 'refuses <With> before anything is sent' -ForEach @(
        @{ With = 'both'; Argument = @{ OutputPath = 'b'; AsByteStream = $true } }
        @{ With = '-OutputPath with -Tty'; Argument = @{ OutputPath = 'b'; Tty = $true } }
        @{ With = '-OutputPath with -Detach'; Argument = @{ OutputPath = 'b'; Detach = $true } }
        @{ With = '-AsByteStream with -Tty'; Argument = @{ AsByteStream = $true; Tty = $true } }
        @{ With = '-AsByteStream with -Detach'; Argument = @{ AsByteStream = $true; Detach = $true } }
    ) {
        { Invoke-Container busybox @Argument -Context unix:///ic-nosuch.sock } | Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'refuses a file that exists before anything is sent' {
        Set-Content "$TestDrive/bytes/b" old
        { Invoke-Container busybox -OutputPath "$TestDrive/bytes/b" -Context unix:///ic-nosuch.sock } |
            Should -Throw -ErrorId "FileExists,$class"
    }

    It 'brings one warning where text is made of it' {
        $null = Invoke-Container @run -Command printf, '\377\n\376\n' -WarningVariable warnings 3>$null
        "$warnings" | Should -BeLike '*-OutputPath*-AsByteStream*'
    }
}

Describe 'The standard error of Invoke-Container' {
    BeforeAll {
        $lines = Invoke-Container @run -Name ic-error -Command sh, -c, 'echo out; echo one >&2; echo two >&2' `
            -InformationVariable records -ErrorVariable errors 6>$null
    }

    It 'is no output and no error' {
        $lines | Should -Be out
        $errors | Should -BeNullOrEmpty
    }

    It 'is information that hosts show' {
        "$records" | Should -Be 'one two'
        $records[0].Tags | Should -Be 'PSHOST', 'StandardError'
        $records[0].MessageData | Should -BeOfType System.Management.Automation.HostInformationMessage
    }

    It 'has the container as its source' {
        $records.Source | Should -Be 'ic-error', 'ic-error'
    }
}

Describe 'The exit code of Invoke-Container' {
    It 'is in $LASTEXITCODE, and no error when it is 0' {
        $null = Invoke-Container @run -Command sh, -c, 'exit 9' -ErrorAction SilentlyContinue
        $null = Invoke-Container @run -Command true -ErrorVariable errors
        $LASTEXITCODE | Should -Be 0
        $errors | Should -BeNullOrEmpty
    }

    It 'is one non-terminating error with the last lines of standard error when it is not 0' {
        $lines = Invoke-Container @run -Name ic-code -Command sh, -c, 'echo out; seq 1 20 >&2; exit 3' `
            -ErrorAction SilentlyContinue -ErrorVariable errors 6>$null
        $lines | Should -Be out
        $LASTEXITCODE | Should -Be 3
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Be 'ContainerCommandFailed,DockerPS.Commands.InvokeContainerCommand'
        $errors[0].CategoryInfo.Category | Should -Be InvalidResult
        $errors[0].TargetObject | Should -Be ic-code
        $errors[0].Exception.Message | Should -Match '(?s)exit code 3\..*\n11\s.*\n20$'
    }

    It 'ends the pipeline with -ErrorAction Stop, and leaves no container behind' {
        { Invoke-Container @run -Name ic-stop -Command false -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerCommandFailed,*'
        Get-Container ic-stop* | Should -BeNullOrEmpty
    }

    It 'is <Code> for <What>, which cannot be run' -ForEach @(
        @{ What = 'a command that is not there'; Command = 'ic-nosuch'; Code = 127 }
        @{ What = 'a path that is not there'; Command = '/ic/nosuch'; Code = 127 }
        @{ What = 'a file that is no program'; Command = '/etc/passwd'; Code = 126 }
        @{ What = 'a folder'; Command = '/etc'; Code = 126 }
    ) {
        $null = Invoke-Container @run -Name ic-cannot -Command $Command -ErrorAction SilentlyContinue -ErrorVariable errors
        $LASTEXITCODE | Should -Be $Code
        $errors.FullyQualifiedErrorId | Should -Be 'ContainerCommandNotStarted,DockerPS.Commands.InvokeContainerCommand'
        $errors.ErrorDetails.RecommendedAction | Should -BeLike "*$Code*"
        Get-Container ic-cannot* | Should -BeNullOrEmpty
    }

    It 'comes with a hint when one text with spaces was taken for a program' {
        $null = Invoke-Container @run -Command 'echo hello' -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors.ErrorDetails.RecommendedAction | Should -BeLike '*single word*sh,-c*'
    }
}

Describe 'The input of Invoke-Container' {
    It 'takes <What>' -ForEach @(
        @{ What = 'strings'; InputObject = 'hello', 'world'; Expected = 'hello', 'world' }
        @{ What = 'a string of several lines'; InputObject = "hello`nworld"; Expected = 'hello', 'world' }
        @{ What = 'an empty string'; InputObject = 'a', '', 'b'; Expected = 'a', '', 'b' }
        @{ What = 'numbers'; InputObject = 42, 1.5; Expected = '42', '1.5' }
        @{ What = 'objects'; InputObject = [version] '1.2', [uri] 'http://localhost/'; Expected = '1.2', 'http://localhost/' }
        @{ What = 'single bytes'; InputObject = [byte[]] (104, 105, 10); Expected = 'hi' }
        @{ What = 'arrays of bytes'; InputObject = [byte[]] (104, 105), [byte[]] (33, 10); Expected = 'hi!' }
        @{
            What = 'letters beyond ASCII'; InputObject = "Gr`u{FC}`u{DF}e, `u{4E16}`u{754C} `u{1D11E}"
            Expected = "Gr`u{FC}`u{DF}e, `u{4E16}`u{754C} `u{1D11E}"
        }
    ) {
        $InputObject | Invoke-Container @run -Command cat | Should -BeExactly $Expected
    }

    It 'takes -InputObject' {
        Invoke-Container @run -Command cat -InputObject hello | Should -Be hello
    }

    It 'is UTF-8 without a mark in front' {
        "`u{E9}" | Invoke-Container @run -Command wc, -c | Should -Be 3
    }

    It 'leaves bytes as they are' {
        $bytes = [byte[]] (0..255)
        , $bytes | Invoke-Container @run -Command sha256sum |
            Should -BeLike "$([Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($bytes)))*"
    }

    It 'ends when the pipeline does, also when nothing came' {
        @() | Invoke-Container @run -Command wc, -c | Should -Be 0
    }

    It 'is empty, and ends, with -Interactive alone' {
        Invoke-Container @run -Interactive -Command wc, -c | Should -Be 0
    }

    It 'takes five megabytes' {
        , [byte[]]::new(5MB) | Invoke-Container @run -Command sh, -c, 'cat | wc -c' | Should -Be 5242880
    }

    It 'goes on while output comes, however much there is of both' {
        $line = 'x' * 1023
        $lines = 1..5000 | ForEach-Object { $line } | Invoke-Container @run -Command cat
        $lines.Count | Should -Be 5000
        $lines[-1] | Should -Be $line
    }

    It 'is no error when the command does not read it' {
        , [byte[]]::new(5MB) | Invoke-Container @run -Command echo, done -ErrorVariable errors | Should -Be done
        # Once in some hundred times an engine closes before anyone has read its end, and nobody can tell that from a break.
        $errors | Where-Object { "$_" -notlike '*reset by peer*' } | Should -BeNullOrEmpty
    }
}

Describe 'Input of Invoke-Container on a connection that is cut' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
        $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
        ($proxy.Cut, $proxy.CutAfter) = '/attach', 300000
    }

    AfterAll {
        $proxy.Dispose()
    }

    It 'is an error each time' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        foreach ($try in 1..8) {
            1..2000 | ForEach-Object { 'y' * 1000 } |
                Invoke-Container @run -Command sh, -c, 'cat >/dev/null' -Context $proxy.Endpoint @quiet
            $problems.FullyQualifiedErrorId | Should -Be 'EngineAnswerBroken,DockerPS.Commands.InvokeContainerCommand'
        }
    }

    It 'is none where the command has ended before its input' {
        foreach ($try in 1..8) {
            , [byte[]]::new(5MB) | Invoke-Container @run -Command true -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems | Should -BeNullOrEmpty
        }
    }

    It 'does not keep the pipeline where the command closes its input' {
        1..3000 | ForEach-Object { 'x' * 1000 } | Invoke-Container @run -Command sh, -c, 'exec <&-; sleep 1; echo done' | Should -Be done
    }
}

Describe 'The container of Invoke-Container' {
    It 'is gone afterwards with -AutoRemove' {
        $null = Invoke-Container @run -Name ic-removed -Command true
        Get-Container ic-removed* | Should -BeNullOrEmpty
    }

    It 'is still there without it' {
        $null = Invoke-Container busybox -Name ic-kept -Command sh, -c, 'exit 4' -ErrorAction SilentlyContinue
        (Get-Container ic-kept).ExitCode | Should -Be 4
    }

    It 'runs, and is written, with -Detach' {
        $container = Invoke-Container busybox -Name ic-detached -Detach -Command sleep, 1000
        $container | Should -BeOfType DockerPS.Container
        $container.Name | Should -Be ic-detached
        $container.Status | Should -Be running
        $container | Remove-Container -Force
    }

    It 'is removed when it ends with -Detach -AutoRemove' {
        $container = Invoke-Container @run -Name ic-away -Detach -Command sleep, 1000
        $container | Stop-Container
        Wait-Until { -not (Get-Container ic-away*) }
    }

    It 'writes an error, and no container, when it cannot be started with -Detach' {
        { Invoke-Container busybox -Name ic-unstarted -Detach -Command ic-nosuch -ErrorAction Stop } | Should -Throw '*ic-nosuch*'
    }

    It 'is made with New-Container''s parameters' {
        'data' | Set-Content "$TestDrive/file"
        $arguments = @{
            User = 'app'; WorkingDirectory = '/tmp'; Environment = @{ WHO = 'me' }; Volume = "${TestDrive}:/mnt:ro"
            Hostname = 'ic-host'
        }
        Invoke-Container @run @arguments -Command sh, -c, 'id -u; pwd; echo $WHO; cat /mnt/file; hostname' |
            Should -Be '1000', '/tmp', 'me', 'data', 'ic-host'
    }

    It 'does not run with -WhatIf' {
        Invoke-Container @run -Name ic-whatif -Command touch, /file -WhatIf | Should -BeNullOrEmpty
        'input' | Invoke-Container busybox -Name ic-whatif -Command cat -WhatIf | Should -BeNullOrEmpty
        Get-Container ic-whatif* | Should -BeNullOrEmpty
    }
}

Describe 'Invoke-Container that ends early' {
    AfterEach {
        Get-Container ic-endless* | Remove-Container -Force
    }

    It 'returns, and leaves no container behind, when Select-Object has enough' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Invoke-Container @endless -ErrorVariable errors | Select-Object -First 1 | Should -Be tick
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        Get-Container ic-endless* | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }

    It 'leaves no container behind when a later command throws' {
        { Invoke-Container @endless | ForEach-Object { throw 'enough' } } | Should -Throw enough
        Get-Container ic-endless* | Should -BeNullOrEmpty
    }

    It 'leaves no container behind when an earlier command throws' {
        { & { 'one'; throw 'enough' } | Invoke-Container @endless } | Should -Throw enough
        Get-Container ic-endless* | Should -BeNullOrEmpty
    }

    It 'stops, and leaves no container behind, within ten seconds when the pipeline is stopped <When>' -ForEach @(
        @{ When = 'while it writes'; Command = 'sh', '-c', 'while true; do echo tick; sleep 0.05; done' }
        @{ When = 'while it is silent'; Command = 'sleep', '1000' }
    ) {
        $with = $run + @{ Name = 'ic-endless'; Command = $Command }
        Assert-Stoppable 'param($With) Invoke-Container @With' { Get-Container ic-endless* -Running } -Within 10 -Argument $with
        Get-Container ic-endless* | Should -BeNullOrEmpty
    }

    It 'leaves no container behind that does not regard its stop signal' {
        # The first process of a container does not know SIGTERM unless it asks for it.
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Invoke-Container busybox -AutoRemove -Name ic-endless -Command sh, -c, 'echo tick; while true; do sleep 1; done' |
            Select-Object -First 1 | Should -Be tick
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
        Get-Container ic-endless* | Should -BeNullOrEmpty
    }

    It 'writes an error with the exit code when somebody else ends the container' {
        $script = 'Import-Module DockerPS; Invoke-Container busybox -Name ic-endless -Command sleep, 1000; $LASTEXITCODE'
        $shell = [powershell]::Create().AddScript($script)
        try {
            $running = $shell.BeginInvoke()
            Wait-Until { (Get-Container ic-endless* -Running) }
            Remove-Container ic-endless -Force
            $shell.EndInvoke($running) | Should -Be 137
            $shell.Streams.Error.FullyQualifiedErrorId | Should -Be 'ContainerCommandFailed,DockerPS.Commands.InvokeContainerCommand'
        } finally {
            $shell.Dispose()
        }
    }

    It 'stops the container, and keeps it, without -AutoRemove' {
        Invoke-Container busybox -Name ic-endless -StopSignal SIGKILL -Command yes | Select-Object -First 1 | Should -Be y
        (Get-Container ic-endless).Status | Should -Be exited
    }

    It 'sends the container its own stop signal' {
        $script = 'trap "exit 5" USR1; while true; do echo tick; sleep 0.05; done'
        Invoke-Container busybox -Name ic-endless -StopSignal SIGUSR1 -Command sh, -c, $script |
            Select-Object -First 1 | Should -Be tick
        (Get-Container ic-endless).ExitCode | Should -Be 5
    }
}

Describe 'Invoke-Container with what cannot be done' {
    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '-Detach with input'; With = @{ Detach = $true; InputObject = 'a' } }
        @{ What = '-AutoRemove with -RestartPolicy'; With = @{ AutoRemove = $true; RestartPolicy = 'always' } }
        @{ What = 'several engines'; With = @{ Context = 'unix:///ic-one.sock', 'unix:///ic-two.sock' } }
    ) {
        # An engine that is not there would add its own error.
        $arguments = $With.ContainsKey('Context') ? $With : $With + @{ Context = 'unix:///ic-nosuch.sock' }
        { Invoke-Container busybox @arguments } | Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.InvokeContainerCommand'
    }

    It 'refuses a session without a console, and says what to do instead' {
        $job = Start-Job {
            try { Invoke-Container busybox -Interactive -Tty } catch { $_.FullyQualifiedErrorId, $_.ErrorDetails.RecommendedAction }
        }
        $id, $action = $job | Receive-Job -Wait -AutoRemoveJob
        $id | Should -Be 'ConsoleNeeded,DockerPS.Commands.InvokeContainerCommand'
        $action | Should -BeLike 'Leave out -Tty*'
    }

    It 'refuses input with -Tty, since the pipeline is no terminal' {
        { 'input' | Invoke-Container busybox -Tty -Command cat -Context unix:///ic-nosuch.sock } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*leave out -Tty*'
    }

    It 'refuses keys that are none' {
        { Invoke-Container busybox -DetachKey hyper-q -Context unix:///ic-nosuch.sock } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage "*'hyper-q'*"
    }

    It 'refuses input from the pipeline with -Detach' {
        { 'input' | Invoke-Container busybox -Detach -Context unix:///ic-nosuch.sock } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'takes -AutoRemove with the restart policy no' {
        Invoke-Container @run -RestartPolicy no -Command echo, 1 | Should -Be 1
    }

    It 'writes a terminating error when the engine is down' {
        { Invoke-Container busybox -Command true -Context unix:///ic-nosuch.sock } |
            Should -Throw -ErrorId 'EngineUnreachable,DockerPS.Commands.InvokeContainerCommand'
    }

    It 'writes an error for an image that is nowhere, and reads no further' {
        $lines = 'input' | Invoke-Container 127.0.0.1:1/ic-nosuch:1 -Command cat -ErrorAction SilentlyContinue -ErrorVariable errors
        $lines | Should -BeNullOrEmpty
        $errors.FullyQualifiedErrorId | Should -Be 'ImageNotFound,DockerPS.Commands.InvokeContainerCommand'
    }

    It 'passes -DetachKey to the engine, which refuses what is none' {
        { Invoke-Container @run -Name ic-keys -DetachKey ic-nosuch -Command true -ErrorAction Stop } |
            Should -Throw '*detach keys*ic-nosuch*'
        Get-Container ic-keys* | Should -BeNullOrEmpty
    }

    It 'writes an error for a name that is taken' {
        $null = New-Container busybox -Name ic-taken
        { Invoke-Container busybox -Name ic-taken -Command true -ErrorAction Stop } |
            Should -Throw -ErrorId 'ContainerExists,DockerPS.Commands.InvokeContainerCommand'
    }
}

Describe 'A session of Invoke-Container' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Helpers/Terminal.ps1"
        Start-Terminal
        $mode = Get-TerminalMode
        $session = 'Invoke-Container busybox -Name ic-session -Interactive -Tty -StopSignal SIGKILL'
    }

    AfterEach {
        Get-Container ic-session* | Remove-Container -Force
        Wait-TerminalMode $mode
    }

    AfterAll {
        Stop-Terminal
    }

    It 'makes the console the terminal of the container, in its size, and leaves its exit code, which is no error' {
        Invoke-Line '$Error.Clear()'
        Send-Command "$session -AutoRemove"
        Wait-Screen '^.* [#$]$'
        Send-Line 'stty size; echo "process $$"; sleep 1000'
        Wait-Screen '^30 100$'
        Wait-Screen '^process 1$'
        Send-Key C-c
        Send-Line 'exit 3'
        Wait-Prompt
        Get-TerminalValue '$LASTEXITCODE, $Error.Count' | Should -Be 3, 0
        Get-Container ic-session* | Should -BeNullOrEmpty
    }

    It 'is left by the detach keys, and the container goes on' {
        Send-Command "$session -AutoRemove -DetachKey ctrl-x"
        Wait-Screen '^.* [#$]$'
        Send-Key C-x
        Wait-Prompt
        (Get-Container ic-session).Status | Should -Be running
        Invoke-Line "'still ' + 'here'"
        Get-Screen | Should -Contain 'still here'
    }

    It 'is one error for a command that is not there' {
        Invoke-Line '$Error.Clear()'
        Invoke-Line "$session -AutoRemove -Command ic-nosuch"
        Get-TerminalValue '$LASTEXITCODE, $Error.Count, $Error[0].FullyQualifiedErrorId' |
            Should -Be 127, 1, 'ContainerCommandNotStarted,DockerPS.Commands.InvokeContainerCommand'
        Get-Container ic-session* | Should -BeNullOrEmpty
    }
}
