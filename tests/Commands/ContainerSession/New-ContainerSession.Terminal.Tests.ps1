# Enter-PSSession into a container, in a real terminal.

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/PowerShellImage.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Terminal.ps1"

    Add-PowerShellImage
    $null = New-PowerShellContainer session-terminal term-web
    $null = Invoke-ContainerCommand term-web sh, -c, 'mkdir -p /srv/onlyhere && touch /srv/onlyhere/unique-file'
    Start-Terminal
    Invoke-Line '$session = New-ContainerSession term-web'
}

AfterAll {
    Stop-Terminal
    Remove-TestContainer session-terminal
}

Describe 'Enter-PSSession into a container' {
    BeforeEach {
        Send-Command 'Enter-PSSession $session'
        Wait-Screen '^\[term-web\]: PS .*>$'
    }

    AfterEach {
        Send-Line 'exit'
        Wait-Prompt
        Get-TerminalValue '"$($session.State)"' | Should -Be Opened
    }

    It 'has the container''s prompt, and runs commands there' {
        Send-Line '"on $([Environment]::MachineName)"'
        Wait-Screen "^on $((Get-Container term-web).Id.Substring(0, 12))$"
    }

    It 'ends a command at Ctrl+C, and goes on' {
        Send-Line '"begun $PID"; Start-Sleep 600'
        Wait-Screen '^begun \d+$'
        $process = (Get-Screen) -match '^begun'
        Send-Key C-c
        Wait-Screen '^\[term-web\]: PS .*>$'
        Send-Line '"still $PID"'
        Wait-Screen "^$("$process" -replace 'begun', 'still')$"
    }

    It 'completes paths of the container by Tab' {
        Invoke-Tmux send-keys -l 'Get-Item /srv/only'
        Send-Key Tab
        Wait-Screen '/srv/onlyhere'
        Invoke-Tmux send-keys -l '/uni'
        Send-Key Tab
        Wait-Screen '/srv/onlyhere/unique-file'
        Send-Key C-c
        Wait-Screen '^\[term-web\]: PS .*>$'
    }

    It 'asks questions here' {
        Send-Line '"got $(Read-Host Name)"'
        Wait-Screen '^Name:'
        Send-Line 'answer'
        Wait-Screen '^got answer$'
    }
}

Describe 'An opening at the console' {
    It 'ends at Ctrl+C at once' {
        $null = Invoke-ContainerCommand term-web sh, -c, 'printf "#!/bin/sh\ncat >/dev/null\n" >/tmp/silent; chmod +x /tmp/silent'
        Send-Command 'New-ContainerSession term-web -PowerShellPath /tmp/silent'
        Wait-Until { (Invoke-Engine containers/term-web/top).Processes | Where-Object { $_[-1] -like '*silent*' } }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Send-Key C-c
        Wait-Prompt
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 3
    }
}
