BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Engines/Engine.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Terminal.ps1"

    $script = 'i=0; while :; do echo "line $i of the log"; i=$((i + 1)); sleep 0.3; done'
    $null = New-TestContainer watch watch-web -Status running -Script $script
    $null = New-TestContainer watch watch-busy -Status running -Script 'while :; do :; done'
    $null = New-TestContainer watch watch-idle -Status running
    $null = New-TestContainer watch watch-a-old -Status exited

    # Opens the screen, and waits until it has figures.
    function Open-Watch([string] $Argument = 'watch-*') {
        Send-Command "Watch-Container $Argument"
        Wait-Screen '^ NAME.* STATE .* CPU %'
    }

    function Close-Watch {
        Send-Key q
        Wait-Prompt
    }

    # The names of the containers on the screen, from top to bottom.
    function Get-WatchName {
        Get-Screen | Select-String '^ (watch-\S+) ' | ForEach-Object { $_.Matches[0].Groups[1].Value }
    }

    function Wait-Name([string[]] $Name) {
        Wait-Until { "$(Get-WatchName)" -ceq "$Name" }
    }

    function Get-Status([string] $Name) {
        (Invoke-Engine "containers/$Name/json").State.Status
    }
}

AfterAll {
    Stop-Terminal
    Remove-TestContainer watch
}

Describe 'The screen of Watch-Container' {
    BeforeAll {
        Start-Terminal -Width 80 -Height 24
    }

    BeforeEach {
        Open-Watch
    }

    AfterEach {
        Close-Watch
    }

    AfterAll {
        Stop-Terminal
    }

    It 'shows states and figures, and stopped containers at the end' {
        Wait-Screen '^ watch-web +running +\d+\.\d .* \d\S*iB .* \d\S*B / +\d\S*B$'
        Wait-Screen '^ watch-busy +running +[1-9]\d+\.\d '
        Wait-Screen '^ watch-a-old +exited 137$'
        Get-WatchName | Should -Be watch-busy, watch-idle, watch-web, watch-a-old
        @(Get-Screen)[0] | Should -Match ' 3 running, 1 stopped +CPU \d+\.\d %  MEM '
    }

    It 'sorts by the column of a key, and reverses at the second time' {
        Wait-Screen '^ watch-busy +running +[1-9]\d+\.\d '
        Wait-Screen '^ watch-idle +running +0\.0 '
        Send-Key c
        Wait-Until { @(Get-WatchName)[0] -eq 'watch-busy' -and (Get-Screen)[1] -match ' CPU %\S ' }
        Send-Key c
        Wait-Until { @(Get-WatchName)[2] -eq 'watch-busy' }
        Send-Key n
        Wait-Name watch-busy, watch-idle, watch-web, watch-a-old
        Send-Key n
        Wait-Name watch-web, watch-idle, watch-busy, watch-a-old
    }

    It 'filters by what is typed' {
        Send-Key /
        Invoke-Tmux send-keys -l 'WATCH-I'
        Wait-Name watch-idle
        Send-Key BSpace
        Wait-Name watch-busy, watch-idle, watch-web, watch-a-old
        Invoke-Tmux send-keys -l 'zq'
        Wait-Screen "^ No container matches 'watch-zq'\.$"
        Send-Key Escape
        Wait-Name watch-busy, watch-idle, watch-web, watch-a-old
    }

    It 'shows the log of the selected container as it is written' {
        Send-Key Enter
        Wait-Screen 'Log of watch-busy '
        Send-Key Down, j
        Wait-Screen 'Log of watch-web '
        Wait-Screen '^ line \d+ of the log$'
        $last = @(Get-Screen) -match '^ line' | Select-Object -Last 1
        Wait-Until { (@(Get-Screen) -match '^ line' | Select-Object -Last 1) -ne $last }
        Send-Key Up
        Wait-Until { -not (@(Get-Screen) -match '^ line') }
        Send-Key l
        Wait-Until { -not (@(Get-Screen) -match 'Log of ') }
    }

    It 'stops the selected container after y, and not after n' {
        Send-Key j
        Wait-Screen ' watch-idle . '
        Send-Key t
        Wait-Screen "^ Stop 'watch-idle'\?  y / n$"
        Send-Key n
        Wait-Screen ' select '
        Get-Status watch-idle | Should -Be running
        Send-Key t
        Wait-Screen "^ Stop 'watch-idle'"
        Send-Key y
        Wait-Screen "^ Stopped 'watch-idle'\.$"
        Get-Status watch-idle | Should -Be exited
        Wait-Screen '^ watch-idle +exited 137$'

        # It remains selected.
        Send-Key s
        Wait-Screen "^ Start 'watch-idle'"
        Send-Key y
        Wait-Screen '^ watch-idle +running '
        Get-Status watch-idle | Should -Be running
        $started = (Invoke-Engine containers/watch-idle/json).State.StartedAt
        Send-Key r
        Wait-Screen "^ Restart 'watch-idle'"
        Send-Key y
        Wait-Screen "^ Restarted 'watch-idle'\.$"
        (Invoke-Engine containers/watch-idle/json).State.StartedAt | Should -Not -Be $started
    }

    It 'says why a container cannot be started, and goes on' {
        $null = New-Container busybox -Name watch-bad -Label @{ suite = 'watch' } -Command /nowhere/program
        Wait-Screen '^ watch-bad +created$'
        Send-Key /
        Invoke-Tmux send-keys -l 'bad'
        Send-Key Enter
        Wait-Name watch-bad
        Send-Key s
        Wait-Screen "^ Start 'watch-bad'"
        Send-Key y
        Wait-Screen '/nowhere/program'
        Remove-Container watch-bad
        Wait-Screen '^ No container matches'
    }

    It 'shows containers that are created, and drops those that are removed' {
        $null = New-TestContainer watch watch-new -Status running
        Wait-Screen '^ watch-new +running +\d'
        Remove-Container watch-new -Force
        Wait-Name watch-busy, watch-idle, watch-web, watch-a-old
    }

    It 'follows the size of the window' {
        @(Get-Screen) -match 'BLOCK' | Should -BeNullOrEmpty
        Set-WindowSize 120 40
        Wait-Screen '^ NAME.* BLOCK I/O +PORTS$'
        Wait-Until { @(Get-Screen)[39] -match '^ \S+ select .* quit$' }
        Set-WindowSize 40 10
        Wait-Until { @(Get-Screen)[9] -match 'quit$' }
        @(Get-Screen)[1] | Should -Match '^ NAME.* MEM$'
        Set-WindowSize 80 24
        Wait-Screen '^ NAME.* NET I/O$'
        Wait-Until { @(Get-Screen)[23] -match '^ \S+ select .* quit$' }
    }

    It 'explains its keys' {
        Send-Key '?'
        Wait-Screen '^ s  t  r +start, stop, restart it'
        Send-Key Escape
        Wait-Screen '^ watch-web '
    }
}

Describe 'The end of Watch-Container' {
    BeforeAll {
        Start-Terminal -Width 80 -Height 24
        $mode = Get-TerminalMode

        # Whether the window shows the cursor and its usual screen.
        function Get-WindowState {
            Invoke-Tmux display-message -p '#{alternate_on} #{cursor_flag}'
        }
    }

    AfterAll {
        Stop-Terminal
    }

    It 'is q: the old screen comes back, nothing is written, and the prompt works as before' {
        Send-Command '"before"; $written = @(Watch-Container watch-*); "after $($written.Count)"'
        Wait-Screen '^ watch-web '
        Get-WindowState | Should -Be '1 0'
        Send-Key q
        Wait-Prompt
        Get-Screen | Should -Contain before
        Get-Screen | Should -Contain 'after 0'
        Get-WindowState | Should -Be '0 1'
        Wait-TerminalMode $mode

        Invoke-Line '"first line"'
        Invoke-Line '"second line"'
        # The history, and the arrow keys within the line.
        Send-Key Up, Up, End, Left, Left, Left, Left, Left
        Invoke-Tmux send-keys -l 'changed '
        Send-Key Enter
        Wait-Screen '^first changed line$'
        Wait-Prompt
        # The line that came back empties the window, too.
        $terminal.Cleared++
    }

    It 'is Ctrl+C, which stops the rest of the line too' {
        Send-Command 'Watch-Container watch-*; "after"'
        Wait-Screen '^ watch-web '
        Send-Key C-c
        Wait-Prompt
        Get-Screen | Should -Not -Contain after
        Get-WindowState | Should -Be '0 1'
        Wait-TerminalMode $mode
        Get-TerminalValue '1 + 1' | Should -Be 2
    }

    It 'is a stop of the pipeline' {
        Send-Command 'Watch-Container watch-*; "after"'
        Wait-Screen '^ watch-web '
        # PowerShell stops the pipeline, as it does at Ctrl+C where it reads the keys.
        kill -INT (Invoke-Tmux display-message -p '#{pane_pid}')
        Wait-Prompt
        Get-Screen | Should -Not -Contain after
        Get-WindowState | Should -Be '0 1'
        Wait-TerminalMode $mode
        Get-TerminalValue '1 + 1' | Should -Be 2
    }
}

Describe 'What Watch-Container shows' {
    BeforeAll {
        Start-Terminal -Width 100 -Height 24
    }

    AfterAll {
        Stop-Terminal
    }

    It 'is all containers by default' {
        Open-Watch ''
        Wait-Screen '^ watch-web +running'
        Wait-Screen '^ watch-a-old +exited'
        Close-Watch
    }

    It 'is what comes through the pipeline' {
        Send-Command 'Get-Container watch-web, watch-idle | Watch-Container'
        Wait-Name watch-idle, watch-web
        Close-Watch
    }

    It 'leaves out stopped containers with -Running' {
        Open-Watch '-Running watch-*'
        Wait-Name watch-busy, watch-idle, watch-web
        Close-Watch
    }

    It 'is nothing if nothing comes through the pipeline' {
        Invoke-Line 'Get-Container no-such-* | Watch-Container; "after"'
        Get-Screen | Should -Contain after
    }

    It 'is empty for a wildcard that matches nothing yet' {
        Send-Command 'Watch-Container watch-later*'
        Wait-Screen '^ There are no containers\.$'
        $null = New-TestContainer watch watch-later-1
        Wait-Name watch-later-1
        Close-Watch
    }

    It 'is an error for a name that means nothing' {
        Invoke-Line 'Watch-Container watch-webb'
        (Get-Screen) -match "container 'watch-webb'" | Should -Not -BeNullOrEmpty
        Get-TerminalValue '$Error[0].FullyQualifiedErrorId' | Should -BeLike 'ContainerNotFound,*'
    }

    It 'is an error if no engine answers' {
        Invoke-Line 'Watch-Container -Context unix:///nowhere.sock'
        Get-TerminalValue '$Error[0].FullyQualifiedErrorId' | Should -BeLike 'EngineUnreachable,*'
    }
}

Describe 'Watch-Container with several engines' {
    BeforeAll {
        Start-Terminal -Width 120 -Height 24
        $here = $env:DOCKERPS_TEST_HOST
    }

    AfterAll {
        Stop-Terminal
    }

    It 'shows the error of an engine that is down, and tries again' {
        $socket = "$TestDrive/later.sock"
        Send-Command "Watch-Container watch-* -Context '$here', 'unix://$socket'"
        Wait-Screen "^ unix://\S*later.sock  .*"
        Wait-Screen '^ watch-web +unix:\S+ +running '
        @(@(Get-WatchName) -eq 'watch-web') | Should -HaveCount 1
        $null = New-Item $socket -ItemType SymbolicLink -Target ($here -replace '^unix://')
        Wait-Until { @(@(Get-WatchName) -eq 'watch-web').Count -eq 2 }
        Get-Screen | Should -Not -Match '^ unix:'
        Close-Watch
    }

    It 'goes on when an engine is stopped' {
        $engine = Start-PrivateEngine
        try {
            $other = New-Container busybox -Name watch-other -Command sleep, 600 -StopSignal SIGKILL
            $other | Start-Container
            $endpoint = $engine.Endpoint
            Send-Command "Watch-Container watch-* -Context '$here', '$endpoint'"
            Wait-Screen '^ watch-other +unix:\S+ +running +\d'
            Wait-Screen '^ watch-web +unix:\S+ +running +\d'
        } finally {
            Stop-PrivateEngine $engine
        }
        Wait-Screen "^ $([regex]::Escape($endpoint))  "
        Get-WatchName | Should -Not -Contain watch-other
        Get-WatchName | Should -Contain watch-web
        Send-Key c
        Wait-Until { (Get-Screen) -match ' CPU %\S ' }
        Close-Watch
    }
}

Describe 'Watch-Container without a console' {
    It 'is an error that names the alternative, before anything is sent' {
        { Watch-Container -Context tcp://127.0.0.1:1 } |
            Should -Throw -ErrorId 'ConsoleNeeded,DockerPS.Commands.WatchContainerCommand' -PassThru |
            ForEach-Object { $_.ErrorDetails.RecommendedAction } | Should -Match 'Measure-Container -Follow'
    }

    It 'refuses an interval that is too short' {
        { Watch-Container -Interval 0.5s } | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru | ForEach-Object { "$_" } |
            Should -Match 'shorter than a second'
    }
}
