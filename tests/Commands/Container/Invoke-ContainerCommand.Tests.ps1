BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"

    $class = 'DockerPS.Commands.InvokeContainerCommandCommand'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $null = New-TestContainer exec exec-one, exec-two, exec-three -Status running
    $null = New-TestContainer exec exec-stopped
    $null = New-TestContainer exec exec-paused -Status paused
}

AfterAll {
    Resume-Container exec-paused -ErrorAction Ignore
    Remove-TestContainer exec
}

BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'The containers of Invoke-ContainerCommand' {
    Add-TargetTest Invoke-ContainerCommand -Status running -Argument @{ Command = 'true' } -EventName exec_start
}

Describe 'The command of Invoke-ContainerCommand' {
    It 'is words, separated by commas' {
        Invoke-ContainerCommand exec-one echo, 'a  b', '$HOME' | Should -Be 'a  b $HOME'
    }

    It 'is the remaining words, also after --' {
        Invoke-ContainerCommand exec-one echo a b | Should -Be 'a b'
        Invoke-ContainerCommand exec-one -- uname -s | Should -Be Linux
        Invoke-ContainerCommand exec-one -User app -- id -u | Should -Be 1000
    }

    It 'does not begin with what looks like a parameter, and the error shows the form that works: <Line>' -ForEach @(
        @{ Line = 'Invoke-ContainerCommand exec-one -Tty -- tty'; Form = "*'-Tty'*-Command '-Tty', 'tty'*" }
        @{ Line = 'Invoke-ContainerCommand exec-one -Usr app id'; Form = "*'-Usr'*" }
    ) {
        $failure = { & ([scriptblock]::Create($Line)) } | Should -Throw -PassThru
        $failure.Exception | Should -BeOfType Management.Automation.ParameterBindingException
        "$failure" | Should -BeLike $Form
        Invoke-ContainerCommand exec-one ls -ld /etc | Should -BeLike 'd*/etc'
    }

    It 'loses no option to a parameter: <Line>' -ForEach @(
        @{ Line = 'Invoke-ContainerCommand exec-one rm -r /tmp/x'; Form = "*'-r'*-Raw*-Command rm, -r, /tmp/x*" }
        @{ Line = 'Invoke-ContainerCommand exec-one uname -a'; Form = "*'-a'*-AsByteStream*-Command uname, -a;*" }
        @{ Line = 'Invoke-ContainerCommand exec-one grep -v y /etc/passwd'; Form = "*'-v'*-Verbose*-Command grep, -v, y, /etc/passwd*" }
        @{ Line = 'Invoke-ContainerCommand exec-one sort -u /etc/passwd'; Form = "*'-u'*-User*-Command sort, -u, /etc/passwd*" }
        @{ Line = 'Invoke-ContainerCommand exec-one head -n 5 /etc/passwd'; Form = "*'-n'*-Name*-Command head, -n, 5, /etc/passwd*" }
        @{
            Line = 'Invoke-ContainerCommand exec-one find / -name exec-two'
            Form = "*'-name'*-Name. *write -Command find, /, -name, exec-two;*"
        }
        @{
            Line = 'Invoke-ContainerCommand exec-one find / -user root -name x'
            Form = "*'-user'*write -Command find, /, -user, root, -name, x;*"
        }
        @{
            Line = 'Invoke-ContainerCommand exec-one find / -user root -delete'
            Form = "*'-user'*-Command find, /, -user, root, -delete;*-User*"
        }
        @{ Line = '$rest = @{ c = 1 }; Invoke-ContainerCommand exec-one -Command ls @rest'; Form = '*Write the parameter out*' }
        @{ Line = 'Invoke-ContainerCommand exec-one grep -wi root /etc/passwd'; Form = "*'-wi'*-WhatIf*" }
        @{
            Line = 'Invoke-ContainerCommand exec-one pwsh -NoProfile -c 1'
            Form = "*'-c'*-Command*-Context*-Confirm*-Command pwsh, -NoProfile, -c, 1;*"
        }
        @{ Line = 'Invoke-ContainerCommand exec-one sh -c "echo a"'; Form = '*-Command sh, -c, "echo a";*' }
        @{ Line = 'Invoke-ContainerCommand exec-one ls -C:x'; Form = "*'-C:x'*-Command ls, -C:x;*" }
        @{ Line = 'Invoke-ContainerCommand exec-one ping -i 2 a'; Form = "*-Command ping, -i, 2, a;*" }
        @{ Line = 'function run { Invoke-ContainerCommand exec-one @args }; run sh -c ls'; Form = '*-Command sh, -c, ls;*' }
        @{
            Line = 'Invoke-ContainerCommand -c exec-one ls'
            Form = "*'-c' is short for *-Command*-Context*-Confirm*. Write the parameter out*"
        }
        @{ Line = 'Invoke-ContainerCommand exec-one sh -e x'; Form = "*'-e'*-Environment*-Command sh, -e, x;*" }
        @{ Line = 'Invoke-ContainerCommand exec-one -Command ls -c'; Form = "*'-c' is short for*" }
        @{ Line = '$rest = @{ c = 1 }; Invoke-ContainerCommand exec-one ls @rest'; Form = '*Write the parameter out*' }
        @{ Line = 'Invoke-ContainerCommand -Name exec-one uname -a'; Form = '*-Command uname, -a;*' }
        @{ Line = "Invoke-ContainerCommand exec-one ``\n  uname ``\n  -m"; Form = '*-MergeError*' }
        @{ Line = "'x' | Invoke-ContainerCommand exec-one cat -v"; Form = '*-Command cat, -v;*' }
        @{ Line = 'function run { Invoke-ContainerCommand exec-one @args }; run uname -a'; Form = '*-Command uname, -a;*' }
    ) {
        $failure = { & ([scriptblock]::Create($Line.Replace('\n', "`n"))) } | Should -Throw -PassThru -ErrorId "InvalidParameter,$class"
        "$failure" | Should -BeLike $Form
    }

    It 'shares a line with parameters: <Line>' -ForEach @(
        @{ Line = 'Invoke-ContainerCommand exec-one -Raw echo a' }
        @{ Line = 'Invoke-ContainerCommand -R exec-one echo a' }
        @{ Line = 'Invoke-ContainerCommand -u root -w /tmp -e A=a exec-one -Raw -- sh -c ''echo $A''' }
        @{ Line = 'Invoke-ContainerCommand exec-one echo a -Raw' }
        @{ Line = 'Invoke-ContainerCommand exec-one echo a -Raw -ea Stop' }
        @{ Line = 'Invoke-ContainerCommand exec-one echo a -Raw -erroraction stop' }
        @{ Line = 'Invoke-ContainerCommand -Command echo, a -Name exec-one -R' }
        @{ Line = '$rest = @{ Raw = $true }; Invoke-ContainerCommand exec-one echo a @rest' }
        @{ Line = 'function run { Invoke-ContainerCommand exec-one @args }; run -Raw echo a' }
    ) {
        & ([scriptblock]::Create($Line)) | Should -Be "a`n"
    }

    It 'keeps its options where they are no parameters: <Line>' -ForEach @(
        @{ Line = 'Invoke-ContainerCommand exec-one echo, -r, a' }
        @{ Line = 'Invoke-ContainerCommand exec-one -Command echo, -r, a' }
        @{ Line = 'Invoke-ContainerCommand exec-one -- echo -r a' }
        @{ Line = "`$words = 'echo', '-r', 'a'; Invoke-ContainerCommand exec-one @words" }
    ) {
        & ([scriptblock]::Create($Line)) | Should -Be '-r a'
    }

    It 'may have empty words' {
        Invoke-ContainerCommand exec-one printf, '[%s]', '', 'b' | Should -Be '[][b]'
    }

    It 'has to be named where containers are piped' {
        Get-Container exec-one | Invoke-ContainerCommand -Command uname, -s | Should -Be Linux
    }

    It 'is missing where containers are piped and it is not named' {
        # A shell that cannot ask refuses.
        $script = "Import-Module DockerPS; 'exec-one' | Invoke-ContainerCommand uname"
        $said = & (Get-PowerShellPath) -NoProfile -NonInteractive -Command $script 2>&1
        "$said" | Should -BeLike '*Command*'
    }

    It 'has to be given' {
        { Invoke-ContainerCommand exec-one -Command $null } |
            Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
        { Invoke-ContainerCommand exec-one -Command @() } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'does not run with -WhatIf' {
        Invoke-ContainerCommand exec-one touch, /tmp/whatif -WhatIf | Should -BeNullOrEmpty
        'input' | Invoke-ContainerCommand exec-one tee, /tmp/whatif -WhatIf | Should -BeNullOrEmpty
        Invoke-ContainerCommand exec-one touch, /tmp/whatif -Detach -WhatIf | Should -BeNullOrEmpty
        Invoke-ContainerCommand exec-one ls, /tmp | Should -Not -Contain whatif
    }
}

Describe 'The output of Invoke-ContainerCommand' {
    It 'is the lines of the command, as strings' {
        $lines = Invoke-ContainerCommand exec-one sh, -c, 'echo one; echo; echo "  three "'
        $lines | Should -Be 'one', '', '  three '
        $lines | Should -BeOfType string
    }

    It 'includes a last line without a line end' {
        Invoke-ContainerCommand exec-one printf, 'one\ntwo' | Should -Be 'one', 'two'
    }

    It 'is not split where a line is only written over' {
        @(Invoke-ContainerCommand exec-one printf, '10%%\r20%%\r30%%\n') | Should -Be "10%`r20%`r30%"
    }

    It 'knows its container' {
        $lines = Get-Container exec-one, exec-two, exec-three | Invoke-ContainerCommand -Command sh, -c, 'echo $HOSTNAME; echo end'
        $lines | Should -HaveCount 6
        $lines | Where-Object { $_ -ne 'end' } | ForEach-Object { (Get-Container $_.Container).Id.Substring(0, 12) | Should -Be "$_" }
        $lines.Container | Sort-Object -Unique | Should -Be exec-one, exec-three, exec-two
    }

    It 'knows the name of a container that was given by its id' {
        (Invoke-ContainerCommand (Get-Container exec-two).Id uname).Container | Should -Be exec-two
    }

    It 'comes line by line, none held back for the next' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Invoke-ContainerCommand exec-one sh, -c, 'echo first; sleep 60' | Select-Object -First 1 | Should -Be first
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
        Invoke-ContainerCommand exec-one pkill, -f, 'sleep 60' -ErrorAction Ignore
    }

    It 'is complete and in order for a hundred thousand lines' {
        $lines = Invoke-ContainerCommand exec-one seq, 1, 100000
        $lines | Should -HaveCount 100000
        [Linq.Enumerable]::SequenceEqual([string[]] $lines, [string[]] (1..100000)) | Should -BeTrue
    }

    It 'is in order for each of several that write much at the same time' {
        $lines = Invoke-ContainerCommand exec-one, exec-two, exec-three seq, 1, 5000
        foreach ($group in $lines | Group-Object Container) {
            [Linq.Enumerable]::SequenceEqual([string[]] $group.Group, [string[]] (1..5000)) | Should -BeTrue
        }
        $lines | Should -HaveCount 15000
    }

    It 'is UTF-8, also where a letter is cut between two reads' {
        $text = "x`u{20AC}" * 50001
        $text | Invoke-ContainerCommand exec-one cat | Should -BeExactly $text
    }

    It 'is UTF-8 where the halves of a letter come one after the other' {
        Invoke-ContainerCommand exec-one sh, -c, 'printf "\342"; sleep 0.3; printf "\202\254\n"' | Should -BeExactly "`u{20AC}"
    }

    It 'is one string, as it came, with -Raw' {
        $text = Invoke-ContainerCommand exec-one printf, 'one\r\ntwo\n\n' -Raw
        $text | Should -BeExactly "one`r`ntwo`n`n"
        $text.Container | Should -Be exec-one
        @(Invoke-ContainerCommand exec-one, exec-two seq, 2 -Raw) | Should -Be "1`n2`n", "1`n2`n"
    }

    It 'is nothing with -Raw where nothing was written' {
        Invoke-ContainerCommand exec-one true -Raw | Should -BeNullOrEmpty
    }

    It 'survives a job' {
        $job = Start-Job {
            Import-Module DockerPS
            Invoke-ContainerCommand exec-one seq, 2
            Invoke-ContainerCommand exec-one seq, 2 -PassThru
        }
        $lines = $job | Receive-Job -Wait -AutoRemoveJob
        $lines[0, 1] | Should -Be '1', '2'
        $lines[0].Container | Should -Be exec-one
        $lines[2].StandardOutput | Should -Be "1`n2`n"
        $lines[2].Duration | Should -BeOfType timespan
    }

    It 'is the same in a strict session' {
        & {
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            'a' | Invoke-ContainerCommand exec-one, exec-two cat
            Get-Container exec-one | Invoke-ContainerCommand -Command uname
        } | Should -Be a, a, Linux
    }

    It 'comes from containers side by side' {
        $lines = Invoke-ContainerCommand exec-one, exec-two sh, -c, 'date +%s; sleep 1; date +%s'
        $first, $second = $lines | Group-Object Container | ForEach-Object { , [long[]] $_.Group }
        ($first[0] -le $second[1] -and $second[0] -le $first[1]) | Should -BeTrue
    }

    It 'comes from one container after the other with -ThrottleLimit 1' {
        $lines = Invoke-ContainerCommand exec-one, exec-two sh, -c, 'echo begin; sleep 0.5; echo end' -ThrottleLimit 1
        "$lines" | Should -Be 'begin end begin end'
    }
}

Describe 'Binary output of Invoke-ContainerCommand' {
    BeforeAll {
        $hash = (Invoke-ContainerCommand exec-one sha256sum, /bin/busybox) -split ' ' | Select-Object -First 1
        $null = New-Item "$TestDrive/bytes" -ItemType Directory

        function Get-Left { Get-ChildItem "$TestDrive/bytes" -Force -Name }
    }

    AfterEach {
        Remove-Item "$TestDrive/bytes/*" -Recurse -Force
    }

    It 'goes to a file as it is with -OutputPath' {
        Invoke-ContainerCommand exec-one cat, /bin/busybox -OutputPath "$TestDrive/bytes/b" | Should -BeNullOrEmpty
        (Get-FileHash "$TestDrive/bytes/b").Hash | Should -Be $hash
        $LASTEXITCODE | Should -Be 0
    }

    It 'goes to a file from a container that is piped, and with input' {
        Get-Container exec-one | Invoke-ContainerCommand -Command cat, /bin/busybox -OutputPath "$TestDrive/bytes/b"
        (Get-FileHash "$TestDrive/bytes/b").Hash | Should -Be $hash
        , [byte[]] (0, 255, 10, 200) | Invoke-ContainerCommand exec-one cat -OutputPath "$TestDrive/bytes/c"
        [IO.File]::ReadAllBytes("$TestDrive/bytes/c") | Should -Be 0, 255, 10, 200
    }

    It 'is byte arrays with -AsByteStream, which Set-Content takes' {
        $chunks = Invoke-ContainerCommand exec-one cat, /bin/busybox -AsByteStream
        , $chunks[0] | Should -BeOfType byte[]
        $chunks | Set-Content "$TestDrive/bytes/b" -AsByteStream
        (Get-FileHash "$TestDrive/bytes/b").Hash | Should -Be $hash
    }

    It 'goes from one container into another' {
        Invoke-ContainerCommand exec-one cat, /bin/busybox -AsByteStream | Invoke-ContainerCommand exec-two sha256sum |
            Should -BeLike "$hash*"
    }

    It 'leaves standard error where it was, and takes it with -MergeError' {
        $script = 'echo out; sleep 0.2; echo err >&2'
        Invoke-ContainerCommand exec-one sh, -c, $script -OutputPath "$TestDrive/bytes/o" -InformationVariable said 6>$null
        Get-Content "$TestDrive/bytes/o" | Should -Be out
        "$said" | Should -Be err
        Invoke-ContainerCommand exec-one sh, -c, $script -OutputPath "$TestDrive/bytes/m" -MergeError
        Get-Content "$TestDrive/bytes/m" | Should -Be out, err
    }

    It 'is kept where the command fails, which is an error all the same' {
        Invoke-ContainerCommand exec-one sh, -c, 'echo part; exit 3' -OutputPath "$TestDrive/bytes/b" @quiet
        $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandFailed,$class"
        Get-Content "$TestDrive/bytes/b" | Should -Be part
    }

    It 'makes no file for a command that cannot be run, <With>' -ForEach @(
        @{ With = 'in a container that is stopped'; Name = 'exec-stopped'; Command = 'true'; Id = 'ContainerNotRunning' }
        @{ With = 'for want of the program'; Name = 'exec-one'; Command = 'exec-nosuch'; Id = 'ContainerCommandNotStarted' }
    ) {
        Invoke-ContainerCommand $Name $Command -OutputPath "$TestDrive/bytes/b" @quiet
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
        Get-Left | Should -BeNullOrEmpty
        Invoke-ContainerCommand $Name $Command -AsByteStream @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
    }

    It 'makes no file when the pipeline is stopped' {
        $script = "Invoke-ContainerCommand exec-two yes -OutputPath '$TestDrive/bytes/b'"
        Assert-Stoppable $script { Get-ChildItem "$TestDrive/bytes" -Force } -Within 10
        Get-Left | Should -BeNullOrEmpty
        Invoke-ContainerCommand exec-two pkill, yes -ErrorAction Ignore
    }

    It 'refuses <Why> before anything is sent' -ForEach @(
        @{ Why = 'a file that exists'; Path = 'there'; Id = 'FileExists' }
        @{ Why = 'a folder'; Path = ''; Id = 'FileNotReplaceable' }
        @{ Why = 'a folder that does not exist'; Path = 'no/b'; Id = 'FolderNotFound' }
        @{ Why = 'a file that does not exist with a separator behind it'; Path = 'no/'; Id = 'FolderNotFound' }
    ) {
        Set-Content "$TestDrive/bytes/there" old
        { Invoke-ContainerCommand exec-one date -OutputPath "$TestDrive/bytes/$Path" -Context unix:///exec-nosuch.sock } |
            Should -Throw -ErrorId "$Id,$class"
        Get-Content "$TestDrive/bytes/there" | Should -Be old
    }

    It 'replaces a file with -Force, when the command has ended' {
        Set-Content "$TestDrive/bytes/b" old
        Invoke-ContainerCommand exec-one exec-nosuch -OutputPath "$TestDrive/bytes/b" -Force @quiet
        Get-Content "$TestDrive/bytes/b" | Should -Be old
        Invoke-ContainerCommand exec-one echo, new -OutputPath "$TestDrive/bytes/b" -Force
        Get-Content "$TestDrive/bytes/b" | Should -Be new
    }

    It 'refuses several containers for <_>, and runs nothing' -ForEach OutputPath, AsByteStream {
        $with = @{ $_ = $_ -eq 'OutputPath' ? "$TestDrive/bytes/b" : $true }
        { Get-Container exec-one, exec-two | Invoke-ContainerCommand -Command touch, /tmp/several @with } |
            Should -Throw -ErrorId "InvalidParameter,$class"
        { 'a' | Invoke-ContainerCommand exec-one, exec-two tee, /tmp/several @with } | Should -Throw -ErrorId "InvalidParameter,$class"
        Invoke-ContainerCommand exec-one ls, /tmp | Should -Not -Contain several
        Get-Left | Should -BeNullOrEmpty
    }

    It 'refuses <With> before anything is sent' -ForEach @(
        @{ With = 'both'; Argument = @{ OutputPath = 'b'; AsByteStream = $true } }
        @{ With = '-OutputPath with -Detach'; Argument = @{ OutputPath = 'b'; Detach = $true } }
        @{ With = '-OutputPath with -PassThru'; Argument = @{ OutputPath = 'b'; PassThru = $true } }
        @{ With = '-OutputPath with -Raw'; Argument = @{ OutputPath = 'b'; Raw = $true } }
        @{ With = '-AsByteStream with -Detach'; Argument = @{ AsByteStream = $true; Detach = $true } }
        @{ With = '-AsByteStream with -PassThru'; Argument = @{ AsByteStream = $true; PassThru = $true } }
        @{ With = '-AsByteStream with -Raw'; Argument = @{ AsByteStream = $true; Raw = $true } }
        @{ With = '-Force alone'; Argument = @{ Force = $true } }
    ) {
        { Invoke-ContainerCommand exec-one date @Argument -Context unix:///exec-nosuch.sock } |
            Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'writes no file with -WhatIf' {
        Invoke-ContainerCommand exec-one date -OutputPath "$TestDrive/bytes/b" -WhatIf
        Get-Left | Should -BeNullOrEmpty
    }

    It 'brings one warning where text is made of it, <With>' -ForEach @(
        @{ With = 'as lines'; Argument = @{} }
        @{ With = 'with -Raw'; Argument = @{ Raw = $true } }
        @{ With = 'with -PassThru'; Argument = @{ PassThru = $true } }
    ) {
        $null = Invoke-ContainerCommand exec-one, exec-two printf, '\377\n\376\n' @Argument -WarningVariable warnings 3>$null
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike '*-OutputPath*-AsByteStream*'
    }

    It 'brings no warning where it is UTF-8, or standard error is not' {
        $null = Invoke-ContainerCommand exec-one printf, "\357\277\275 `u{20AC}" -WarningVariable warnings 3>$null
        $null = Invoke-ContainerCommand exec-one sh, -c, 'printf "\377" >&2' -WarningVariable +warnings 3>$null 6>$null
        $warnings | Should -BeNullOrEmpty
    }
}

Describe 'The standard error of Invoke-ContainerCommand' {
    BeforeAll {
        $script = 'echo out; echo one >&2; echo two >&2'
        $lines = Invoke-ContainerCommand exec-one sh, -c, $script -InformationVariable records -ErrorVariable errors 6>$null
    }

    It 'is no output and no error' {
        $lines | Should -Be out
        $errors | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
    }

    It 'is information that hosts show' {
        "$records" | Should -Be 'one two'
        $records[0].Tags | Should -Be 'PSHOST', 'StandardError'
        $records[0].MessageData | Should -BeOfType System.Management.Automation.HostInformationMessage
    }

    It 'has the container as its source' {
        $records.Source | Should -Be 'exec-one', 'exec-one'
    }

    It 'is part of the output with -MergeError' {
        $script = 'echo a; sleep 0.2; echo b >&2; sleep 0.2; echo c'
        $lines = Invoke-ContainerCommand exec-one sh, -c, $script -MergeError -InformationVariable merged
        $lines | Should -Be a, b, c
        $lines[1].Container | Should -Be exec-one
        $merged | Should -BeNullOrEmpty
    }

    It 'is part of the text with -Raw -MergeError, and of StandardOutput with -PassThru -MergeError' {
        $merge = 'echo a; sleep 0.2; echo b >&2; sleep 0.2; echo c'
        Invoke-ContainerCommand exec-one sh, -c, $merge -Raw -MergeError | Should -Be "a`nb`nc`n"
        $result = Invoke-ContainerCommand exec-one sh, -c, $merge -PassThru -MergeError
        $result.StandardOutput | Should -Be "a`nb`nc`n"
        $result.StandardError | Should -BeExactly ''
    }

    It 'is one piece of information with -Raw' {
        Invoke-ContainerCommand exec-one sh, -c, $script -Raw -InformationVariable records 6>$null | Should -Be "out`n"
        $records | Should -HaveCount 1
        "$records" | Should -Be "one`ntwo"
        $records.Source | Should -Be exec-one
    }
}

Describe 'The exit code of Invoke-ContainerCommand' {
    It 'is in $LASTEXITCODE, and no error when it is 0' {
        Invoke-ContainerCommand exec-one sh, -c, 'exit 9' @quiet
        $LASTEXITCODE | Should -Be 9
        Invoke-ContainerCommand exec-one true @quiet
        $LASTEXITCODE | Should -Be 0
        $problems | Should -BeNullOrEmpty
    }

    It 'is one error with the last lines of standard error when it is not 0 <With>' -ForEach @(
        @{ With = 'as lines'; Argument = @{} }
        @{ With = 'with -MergeError'; Argument = @{ MergeError = $true } }
        @{ With = 'with -Raw'; Argument = @{ Raw = $true } }
    ) {
        $null = Invoke-ContainerCommand exec-one sh, -c, 'echo out; seq 1 20 >&2; exit 3' @Argument @quiet 6>$null
        $LASTEXITCODE | Should -Be 3
        $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandFailed,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidResult
        $problems.TargetObject | Should -Be exec-one
        $problems.Exception.Message | Should -Match '(?s)exit code 3\..*\n11\s.*\n20$'
    }

    It 'is the last that was not 0 of several' {
        $script = "[ `$HOSTNAME != $((Get-Container exec-one).Id.Substring(0, 12)) ] || exit 4"
        Invoke-ContainerCommand exec-one, exec-two, exec-three sh, -c, $script -ThrottleLimit 1 @quiet
        $LASTEXITCODE | Should -Be 4
        $problems.TargetObject | Should -Be exec-one
    }

    It 'is one error for each container, and the others go on' {
        Invoke-ContainerCommand exec-one, exec-two sh, -c, 'echo $HOSTNAME; exit 4' @quiet | Should -HaveCount 2
        $problems.TargetObject | Sort-Object | Should -Be exec-one, exec-two
    }

    It 'is set where the session reads it, not in a script''s own scope' {
        & { & { Invoke-ContainerCommand exec-one sh, -c, 'exit 6' @quiet } }
        $global:LASTEXITCODE | Should -Be 6
    }

    It 'ends the pipeline with -ErrorAction Stop' {
        { Invoke-ContainerCommand exec-one false -ErrorAction Stop } | Should -Throw -ErrorId "ContainerCommandFailed,$class"
    }

    It 'tells a signal as a shell does' {
        Invoke-ContainerCommand exec-one sh, -c, 'kill -9 $$' @quiet
        $LASTEXITCODE | Should -Be 137
    }

    It 'is waited for where the output ends before the command' {
        Invoke-ContainerCommand exec-one sh, -c, 'exec >&- 2>&-; sleep 1; exit 7' @quiet
        $LASTEXITCODE | Should -Be 7
    }

    Context 'for a command that cannot be run' -ForEach @(
        @{ With = 'attached'; Argument = @{} }
        @{ With = 'with -Raw'; Argument = @{ Raw = $true } }
        @{ With = 'with -MergeError'; Argument = @{ MergeError = $true } }
        @{ With = 'with -Detach'; Argument = @{ Detach = $true } }
    ) {
        It 'is <Code> for <What>, <With>' -ForEach @(
            @{ What = 'a command that is not there'; Command = 'exec-nosuch'; Code = 127; Advice = '*127*' }
            @{ What = 'a path that is not there'; Command = '/exec/nosuch'; Code = 127; Advice = '*127*' }
            @{ What = 'a file that is no program'; Command = '/etc/passwd'; Code = 126; Advice = '*126*' }
            @{ What = 'a folder'; Command = '/etc'; Code = 126; Advice = '*126*' }
            @{ What = 'one text with spaces'; Command = 'echo hello'; Code = 127; Advice = '*single word*sh,-c*' }
        ) {
            $global:LASTEXITCODE = 0
            Invoke-ContainerCommand exec-one $Command @Argument @quiet -InformationVariable said | Should -BeNullOrEmpty
            $LASTEXITCODE | Should -Be $Code
            $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandNotStarted,$class"
            $problems.TargetObject | Should -Be exec-one
            $problems.ErrorDetails.RecommendedAction | Should -BeLike $Advice
            $said | Should -BeNullOrEmpty
        }

        It 'is 126 for a user that does not exist, <With>' {
            $global:LASTEXITCODE = 0
            Invoke-ContainerCommand exec-one id -User exec-nobody @Argument @quiet | Should -BeNullOrEmpty
            $LASTEXITCODE | Should -Be 126
            $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandNotStarted,$class"
            "$problems" | Should -BeLike '*exec-nobody*'
        }

        It 'is 126 for a folder that does not exist, <With>, and does not speak of the command' {
            Invoke-ContainerCommand exec-one pwd -WorkingDirectory /exec-nosuch @Argument @quiet | Should -BeNullOrEmpty
            $LASTEXITCODE | Should -Be 126
            $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandNotStarted,$class"
            "$problems" | Should -BeLike '*/exec-nosuch*'
            $problems.ErrorDetails | Should -BeNullOrEmpty
        }
    }

    It 'is the command''s own where it writes what an engine would' {
        $lines = Invoke-ContainerCommand exec-one sh, -c, 'echo OCI runtime exec failed; echo more; exit 5' @quiet
        $lines | Should -Be 'OCI runtime exec failed', 'more'
        $LASTEXITCODE | Should -Be 5
        $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandFailed,$class"
    }
}

Describe 'The result of Invoke-ContainerCommand -PassThru' {
    It 'has output, standard error, exit code and duration' {
        $script = 'echo out; echo err >&2; sleep 0.2; exit 3'
        $result = Invoke-ContainerCommand exec-one sh, -c, $script -PassThru @quiet -InformationVariable said
        $result | Should -BeOfType DockerPS.CommandResult
        $result.Container | Should -Be exec-one
        $result.ContainerId | Should -Be (Get-Container exec-one).Id
        $result.StandardOutput | Should -BeExactly "out`n"
        $result.StandardError | Should -BeExactly "err`n"
        $result.ExitCode | Should -Be 3
        $result.Duration | Should -BeGreaterThan ([timespan]::FromSeconds(0.2))
        $result.Context | Should -Be (Get-Container exec-one).Context
        "$result" | Should -BeExactly "out`n"
        $problems | Should -BeNullOrEmpty
        $said | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 3
    }

    It 'is one for each container' {
        $results = Invoke-ContainerCommand exec-one, exec-two uname -PassThru
        $results.Container | Sort-Object | Should -Be exec-one, exec-two
        $results.ExitCode | Should -Be 0, 0
    }

    It 'tells of <What> by its code, without an error' -ForEach @(
        @{ What = 'a command that is not there'; Argument = @{ Command = 'exec-nosuch' }; Code = 127 }
        @{ What = 'a file that is no program'; Argument = @{ Command = '/etc/passwd' }; Code = 126 }
        @{ What = 'a user that does not exist'; Argument = @{ Command = 'id'; User = 'exec-nobody' }; Code = 126 }
    ) {
        $result = Invoke-ContainerCommand exec-one @Argument -PassThru @quiet
        $result.ExitCode | Should -Be $Code
        $result.StandardOutput | Should -BeExactly ''
        $result.StandardError | Should -Not -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be $Code
    }

    It 'has what the command made of its input' {
        ('a', 'b' | Invoke-ContainerCommand exec-one wc, -l -PassThru).StandardOutput.Trim() | Should -Be 2
    }
}

Describe 'The input of Invoke-ContainerCommand' {
    It 'takes <What>' -ForEach @(
        @{ What = 'strings'; InputObject = 'hello', 'world'; Expected = 'hello', 'world' }
        @{ What = 'a string of several lines'; InputObject = "hello`nworld"; Expected = 'hello', 'world' }
        @{ What = 'an empty string'; InputObject = 'a', '', 'b'; Expected = 'a', '', 'b' }
        @{ What = 'nothing for $null'; InputObject = 'a', $null, 'b'; Expected = 'a', 'b' }
        @{ What = 'numbers'; InputObject = 42, 1.5; Expected = '42', '1.5' }
        @{ What = 'objects'; InputObject = [version] '1.2', [uri] 'http://localhost/'; Expected = '1.2', 'http://localhost/' }
        @{ What = 'single bytes'; InputObject = [byte[]] (104, 105, 10); Expected = 'hi' }
        @{ What = 'arrays of bytes'; InputObject = [byte[]] (104, 105), [byte[]] (33, 10); Expected = 'hi!' }
        @{
            What = 'letters beyond ASCII'; InputObject = "Gr`u{FC}`u{DF}e, `u{4E16}`u{754C} `u{1D11E}"
            Expected = "Gr`u{FC}`u{DF}e, `u{4E16}`u{754C} `u{1D11E}"
        }
    ) {
        $InputObject | Invoke-ContainerCommand exec-one cat | Should -BeExactly $Expected
    }

    It 'takes -InputObject' {
        Invoke-ContainerCommand exec-one cat -InputObject hello | Should -Be hello
    }

    It 'is UTF-8 without a mark in front' {
        "`u{E9}" | Invoke-ContainerCommand exec-one wc, -c | Should -Be 3
    }

    It 'leaves bytes as they are' {
        $bytes = [byte[]] (0..255)
        , $bytes | Invoke-ContainerCommand exec-one sha256sum |
            Should -BeLike "$([Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($bytes)))*"
    }

    It 'ends when the pipeline does, also when nothing came' {
        @() | Invoke-ContainerCommand exec-one wc, -c | Should -Be 0
        $null | Invoke-ContainerCommand exec-one wc, -c | Should -Be 0
    }

    It 'is none where the pipeline brings the containers' {
        'exec-one', 'exec-two' | Invoke-ContainerCommand -Command wc, -c | Should -Be '0', '0'
    }

    It 'is none where nothing is piped' {
        Invoke-ContainerCommand exec-one wc, -c | Should -Be 0
    }

    It 'is read by each of several containers' {
        $lines = 'a', 'b' | Invoke-ContainerCommand exec-one, exec-two, exec-three cat
        $lines | Group-Object Container | ForEach-Object { "$($_.Name): $($_.Group)" } | Sort-Object |
            Should -Be 'exec-one: a b', 'exec-three: a b', 'exec-two: a b'
    }

    It 'is read by several at the same time, so that -ThrottleLimit cannot be lower' {
        { 'a' | Invoke-ContainerCommand exec-one, exec-two cat -ThrottleLimit 1 } | Should -Throw -ErrorId "InvalidParameter,$class"
        'a' | Invoke-ContainerCommand exec-one, exec-two cat -ThrottleLimit 2 | Should -Be a, a
    }

    It 'goes on for the others where one ends before its input' {
        $script = 'if [ $HOSTNAME = {0} ]; then exit 0; else sha256sum; fi'.Replace('{0}', (Get-Container exec-one).Id.Substring(0, 12))
        $bytes = [byte[]]::new(3MB)
        $hash = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($bytes))
        $lines = , $bytes | Invoke-ContainerCommand exec-one, exec-two sh, -c, $script @quiet
        $lines | Should -HaveCount 1
        $lines | Should -BeLike "$hash*"
        $problems | Should -BeNullOrEmpty
    }

    It 'takes five megabytes in pieces' {
        $piece = [byte[]]::new(16KB)
        1..320 | ForEach-Object { , $piece } | Invoke-ContainerCommand exec-one sh, -c, 'cat | wc -c' | Should -Be 5242880
    }

    It 'goes on while output comes, however much there is of both' {
        $line = 'x' * 1023
        $lines = 1..5000 | ForEach-Object { $line } | Invoke-ContainerCommand exec-one, exec-two cat
        $lines | Should -HaveCount 10000
        $lines[-1] | Should -Be $line
    }

    It 'reaches the command while the pipeline goes on' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        & { 'one'; 1..100 | ForEach-Object { Start-Sleep -Milliseconds 300; 'more' } } | Invoke-ContainerCommand exec-one cat |
            Select-Object -First 1 | Should -Be one
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
    }

    It 'is no error when the command does not read it' {
        , [byte[]]::new(5MB) | Invoke-ContainerCommand exec-one echo, done @quiet | Should -Be done
        $problems | Should -BeNullOrEmpty
    }

    It 'is no error when the command has ended long before the pipeline' {
        $lines = 1..3 | ForEach-Object { Start-Sleep -Milliseconds 300; 'x' * 100000 } | Invoke-ContainerCommand exec-one true @quiet
        $lines | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
    }

    It 'is not read by a command that cannot be run' {
        , [byte[]]::new(1MB) | Invoke-ContainerCommand exec-one exec-nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandNotStarted,$class"
    }

    It 'reaches the others where one container does not run' {
        'a' | Invoke-ContainerCommand exec-stopped, exec-one cat @quiet | Should -Be a
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
    }
}

Describe 'Input of Invoke-ContainerCommand that nobody reads' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
        $proxy = [RecordingProxy]::new($env:DOCKER_HOST)

        # More objects than wait for a command that does not read, with a limit to the time.
        function Invoke-WithInput([string] $Name, [string[]] $Command, [string] $Engine = $env:DOCKER_HOST) {
            $job = Start-ThreadJob {
                1..3000 | ForEach-Object { 'x' * 1000 } |
                    Invoke-ContainerCommand $using:Name $using:Command -Context $using:Engine -ErrorAction Continue
            }
            try {
                $job | Wait-Job -Timeout 30 | Should -Not -BeNullOrEmpty -Because 'the pipeline has to end'
                $said = $job | Receive-Job -ErrorVariable +problems -ErrorAction SilentlyContinue
                [pscustomobject]@{ Said = $said; Problem = @($problems) }
            } finally {
                $job | Remove-Job -Force
            }
        }
    }

    AfterAll {
        $proxy.Dispose()
    }

    It 'does not keep the pipeline where the container is <_>' -ForEach 'stopped', 'paused' {
        (Invoke-WithInput "exec-$_" cat).Problem.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
    }

    It 'does not keep the pipeline where the connection breaks at <Cut>' -ForEach @(
        @{ Cut = 'POST /containers/\w+/exec' }
        @{ Cut = 'POST /exec/\w+/start' }
        @{ Cut = 'GET /exec/\w+/json' }
    ) {
        ($proxy.Cut, $proxy.CutAfter) = $Cut, 0
        $end = Invoke-WithInput exec-one head, -c, 1 $proxy.Endpoint
        $end.Problem.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
    }

    It 'does not keep the pipeline where one of two containers is stopped' {
        $job = Start-ThreadJob { 1..3000 | Invoke-ContainerCommand exec-stopped, exec-one wc, -l -ErrorAction SilentlyContinue }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 3000
    }

    It 'does not keep the pipeline where the container is killed' {
        $null = New-TestContainer exec exec-victim -Status running
        $killing = Start-ThreadJob {
            do { Start-Sleep -Milliseconds 200 } until ((Get-ContainerProcess exec-victim).Command -like '*sleep 3000*')
            Stop-Container exec-victim -Force
        }
        (Invoke-WithInput exec-victim sleep, 3000).Problem.FullyQualifiedErrorId | Should -Be "ContainerCommandFailed,$class"
        $killing | Wait-Job | Remove-Job
    }

    It 'does not keep the pipeline where the command closes its input' {
        $end = Invoke-WithInput exec-one sh, -c, 'exec <&-; sleep 1; echo done'
        $end.Said | Should -Be done
        $end.Problem | Should -BeNullOrEmpty
    }
}

Describe 'Input of Invoke-ContainerCommand on a connection that is cut' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
        $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
        ($proxy.Cut, $proxy.CutAfter) = 'POST /exec/\w+/start', 300000
    }

    AfterAll {
        $proxy.Dispose()
    }

    It 'is an error each time, <How>' -ForEach @(
        @{
            How = 'line by line'
            Run = { 1..2000 | ForEach-Object { 'y' * 1000 } | Invoke-ContainerCommand exec-one sh, -c, 'cat >/dev/null' @with }
        }
        @{ How = 'as one piece'; Run = { , [byte[]]::new(5MB) | Invoke-ContainerCommand exec-one sh, -c, 'cat >/dev/null' @with } }
    ) {
        $with = $quiet + @{ Context = $proxy.Endpoint }
        foreach ($try in 1..20) {
            . $Run
            $problems.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
        }
    }

    It 'is none where the command has ended before its input, <_>' -ForEach 'unix', 'tcp' {
        $engine = $_ -eq 'tcp' ? $env:DOCKERPS_TEST_TCP : $env:DOCKER_HOST
        foreach ($try in 1..20) {
            , [byte[]]::new(5MB) | Invoke-ContainerCommand exec-one true -Context $engine @quiet
            # Once in a thousand times an engine closes before anyone has read its end, and nobody can tell that from a break.
            $problems | Where-Object { "$_" -notlike '*reset by peer*' } | Should -BeNullOrEmpty
        }
    }
}

Describe 'How Invoke-ContainerCommand runs the command' {
    It 'runs it as -User' {
        Invoke-ContainerCommand exec-one sh, -c, 'echo $(id -un) $(id -gn)' -User app | Should -Be 'app app'
        Invoke-ContainerCommand exec-one sh, -c, 'echo $(id -u) $(id -g)' -User 12:34 | Should -Be '12 34'
    }

    It 'runs it in -WorkingDirectory' {
        Invoke-ContainerCommand exec-one pwd -WorkingDirectory /etc | Should -Be /etc
        Invoke-ContainerCommand exec-one pwd -Workdir /tmp | Should -Be /tmp
    }

    It 'gives it -Environment' {
        $show = 'sh', '-c', 'echo "$A|$B"'
        Invoke-ContainerCommand exec-one $show -Environment @{ A = 1; B = 'x y' } | Should -Be '1|x y'
        Invoke-ContainerCommand exec-one $show -Environment A=1, B=c=d | Should -Be '1|c=d'
        Invoke-ContainerCommand exec-one $show -Env A= | Should -Be '|'
    }

    It 'takes the value of a name alone from this session' {
        $env:EXEC_HERE = 'from here'
        Invoke-ContainerCommand exec-one sh, -c, 'echo $EXEC_HERE' -Environment EXEC_HERE | Should -Be 'from here'
    }

    It 'gives it the variables of -EnvironmentFile, which -Environment wins over' {
        "# comment`nA=file`nB=file" | Set-Content "$TestDrive/env"
        Invoke-ContainerCommand exec-one sh, -c, 'echo $A $B' -EnvironmentFile "$TestDrive/env" -Environment B=given |
            Should -Be 'file given'
        Invoke-ContainerCommand exec-one sh, -c, 'echo $A $B' -EnvFile "$TestDrive/env" | Should -Be 'file file'
    }

    It 'asks the engine for -Privileged' {
        # Whether the engine can give more rights depends on its own.
        $asked = foreach ($privileged in $true, $false) {
            $since = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() / 1000
            Invoke-ContainerCommand exec-one true -Privileged:$privileged @quiet
            $until = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() / 1000
            $filters = [uri]::EscapeDataString((ConvertTo-Json @{ event = @('exec_create'); container = @('exec-one') }))
            $events = @(Invoke-Engine "events?since=$since&until=$until&filters=$filters") |
                ForEach-Object { $_ -is [string] ? ($_ -split '\n' | ConvertFrom-Json) : $_ }
            (Invoke-Engine "exec/$($events[-1].Actor.Attributes.execID)/json").ProcessConfig.privileged
        }
        $asked | Should -Be $true, $false
    }

    It 'leaves it to itself with -Detach' {
        Invoke-ContainerCommand exec-one sh, -c, 'sleep 0.5; echo $A > /tmp/detached' -Detach -Environment A=here | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
        Wait-Until { (Invoke-ContainerCommand exec-one cat, /tmp/detached -ErrorAction Ignore 6>$null) -eq 'here' }
    }
}

Describe 'Invoke-ContainerCommand in a container that does not run' {
    It 'writes an error for one that is <State>, and the others go on' -ForEach @(
        @{ State = 'stopped'; Advice = '*Start-Container*' }
        @{ State = 'paused'; Advice = '*Resume-Container*' }
    ) {
        $lines = Get-Container "exec-$State", exec-one, exec-two | Invoke-ContainerCommand -Command echo, here @quiet
        $lines | Should -Be here, here
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
        $problems.TargetObject | Should -Be "exec-$State"
        $problems.ErrorDetails.RecommendedAction | Should -BeLike $Advice
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        "$problems" | Should -BeLike "*exec-$State*"
    }

    It 'asks nineteen of twenty where one is stopped' {
        $null = New-TestContainer exec-many (1..20 | ForEach-Object { "exec-many$_" }) -Status running
        try {
            Stop-Container exec-many7 -Force
            $lines = Get-Container exec-many* | Invoke-ContainerCommand -Command uname, -s @quiet
            $lines | Should -HaveCount 19
            $lines.Container | Should -Not -Contain exec-many7
            $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
            $problems.TargetObject | Should -Be exec-many7
        } finally {
            Remove-TestContainer exec-many
        }
    }

    It 'is told with 137 where it is killed meanwhile' {
        $null = New-TestContainer exec exec-killed -Status running
        $lines = Invoke-ContainerCommand exec-killed sh, -c, 'echo here; exec sleep 1000' @quiet | ForEach-Object {
            $_
            Stop-Container exec-killed -Force
        }
        $lines | Should -Be here
        $LASTEXITCODE | Should -Be 137
        $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandFailed,$class"
    }
}

Describe 'Invoke-ContainerCommand that ends early' {
    It 'returns when Select-Object has enough' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Invoke-ContainerCommand exec-one, exec-two sh, -c, 'while true; do echo tick; sleep 0.05; done' @quiet | Select-Object -First 2 |
            Should -Be tick, tick
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $problems | Should -BeNullOrEmpty
    }

    It 'returns when a later command throws' {
        { Invoke-ContainerCommand exec-one yes | ForEach-Object { throw 'enough' } } | Should -Throw enough
    }

    It 'returns when an earlier command throws' {
        { & { 'one'; throw 'enough' } | Invoke-ContainerCommand exec-one cat } | Should -Throw enough
    }

    It 'returns when the pipeline is stopped <When>' -ForEach @(
        @{ When = 'while it writes'; Script = "Invoke-ContainerCommand exec-two yes" }
        @{ When = 'while it is silent'; Script = "Invoke-ContainerCommand exec-two sleep, 2000" }
        @{
            When   = 'while it does not read its input'
            Script = "1..1000 | ForEach-Object { 'x' * 100000 } | Invoke-ContainerCommand exec-two sleep, 2000"
        }
    ) {
        $before = (Invoke-Engine containers/exec-two/top).Processes.Count
        try {
            Assert-Stoppable $Script { (Invoke-Engine containers/exec-two/top).Processes.Count -gt $before } -Within 10
        } finally {
            Invoke-ContainerCommand exec-two pkill, -f, 'yes|sleep 2000' -ErrorAction Ignore
        }
    }
}

Describe 'Invoke-ContainerCommand with what cannot be done' {
    It 'refuses -Detach with <_> before anything is sent' -ForEach InputObject, PassThru, Raw, MergeError {
        $with = @{ Detach = $true; $_ = $_ -eq 'InputObject' ? 'a' : $true }
        { Invoke-ContainerCommand exec-one cat @with -Context unix:///exec-nosuch.sock } | Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'refuses -Detach with input from the pipeline' {
        { 'a' | Invoke-ContainerCommand exec-one cat -Detach -Context unix:///exec-nosuch.sock } |
            Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'refuses a file of variables that is not there' {
        { Invoke-ContainerCommand exec-one env -EnvironmentFile "$TestDrive/nosuch" -Context unix:///exec-nosuch.sock } |
            Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'ends with one error, also with input, when the engine is down' {
        { 'a' | Invoke-ContainerCommand exec-one cat -Context unix:///exec-nosuch.sock } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }
}

Describe 'Invoke-ContainerCommand on an engine that is killed' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Engines/Engine.ps1"
        $tool = "$PSScriptRoot/../../Fixtures/Engines/engine.sh"
        $private = Start-PrivateEngine
        $null = New-TestContainer exec exec-own -Status running
    }

    AfterAll {
        Stop-PrivateEngine $private
    }

    It 'writes one clear error <How>, and the next command works once the engine is back' -ForEach @(
        @{
            How = 'for a command that writes'
            Run = { Invoke-ContainerCommand exec-own sh, -c, 'while true; do echo tick; sleep 0.1; done' }
        }
        @{
            How = 'for one that reads'
            Run = { 1..60 | ForEach-Object { Start-Sleep -Milliseconds 100; 'x' } | Invoke-ContainerCommand exec-own cat }
        }
        @{ How = 'for one that is gathered'; Run = { Invoke-ContainerCommand exec-own sh, -c, 'sleep 1000' -PassThru } }
    ) {
        $script = "Import-Module DockerPS; `$global:lines = 0; & { $Run } | ForEach-Object { `$global:lines++ }"
        $shell = [powershell]::Create().AddScript($script)
        try {
            $running = $shell.BeginInvoke()
            Wait-Until { (Invoke-Engine containers/exec-own/top).Processes.Count -gt 1 }
            & $tool kill $private.Folder
            $failure = try { $shell.EndInvoke($running) } catch { $_.Exception.InnerException.ErrorRecord }
            $problems = @($shell.Streams.Error) + @($failure) | Where-Object { $_ } | Sort-Object { "$_" } -Unique
            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -BeLike "*,$class"
            $problems.CategoryInfo.Category | Should -BeIn ConnectionError, ReadError
        } finally {
            $shell.Dispose()
            & $tool resume $private.Folder
        }
        # Engines without live restore end what ran.
        Start-Container exec-own
        Invoke-ContainerCommand exec-own echo, back | Should -Be back
    }
}
