# How sessions in containers end.

BeforeDiscovery {
    $ends = @(
        @{ Case = 'is killed'; Script = { Send-ContainerSignal end-web -Signal KILL }; Message = '*has ended. The container has stopped.*' }
        @{ Case = 'is removed'; Script = { Remove-Container end-web -Force }; Message = '*has ended. The container *' }
        @{ Case = 'is restarted'; Script = { Restart-Container end-web -Timeout 0 }; Message = '*has ended. The container was restarted.*' }
        @{ Case = 'is stopped'; Script = { Stop-Container end-web -Force }; Message = '*has ended. The container has stopped.*' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/PowerShellImage.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Engine.ps1"

    Add-PowerShellImage

    # A container that runs, and nothing else in it.
    function Reset-Web {
        Remove-TestContainer session-end
        $null = New-PowerShellContainer session-end end-web
    }

    # Runs a command that does not end, and returns the error that ends it, as text, once something has happened.
    function Get-EndOfCommand($Session, [scriptblock] $Happening) {
        $job = Invoke-Command -Session $Session -AsJob { 'begun'; Start-Sleep 600 }
        Wait-Until { $job.ChildJobs[0].Output.Count }
        $null = & $Happening
        Wait-Until { $job.State -ne 'Running' }
        $reason = $job.ChildJobs[0].JobStateInfo.Reason
        Remove-Job $job -Force
        $reason
    }
}

AfterAll {
    Remove-TestContainer session-end
}

Describe 'A session whose container <Case>' -ForEach $ends {
    AfterEach {
        Get-PSSession | Remove-PSSession
    }

    BeforeEach {
        Reset-Web
        $session = New-ContainerSession end-web
    }

    It 'ends the running command and says so' {
        $reason = Get-EndOfCommand $session $Script
        $reason | Should -BeOfType Management.Automation.Remoting.PSRemotingTransportException
        $reason.Message | Should -BeLike $Message
        $reason.Message | Should -BeLike "The session in the container 'end-web'*New-ContainerSession*"
        $session.State | Should -Be Broken
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Remove-PSSession $session
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 3
    }

    It 'is broken while it is idle' {
        $null = & $Script
        Wait-Until { $session.State -eq 'Broken' }
        $session.Runspace.RunspaceStateInfo.Reason.Message | Should -BeLike $Message
    }
}

Describe 'A session in a container' {
    AfterEach {
        Get-PSSession | Remove-PSSession
    }

    BeforeAll {
        Reset-Web
    }

    BeforeEach {
        $session = New-ContainerSession end-web
    }

    It 'tells the exit code of a PowerShell that ends by itself' {
        $reason = Get-EndOfCommand $session { Invoke-ContainerCommand end-web killall, -9, dotnet }
        $reason.Message | Should -BeLike "*'pwsh' ended with exit code*"
    }

    It 'tells the exit code of the environment''s end' {
        Invoke-Command -Session $session { [Environment]::Exit(3) } -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -BeLike "*'pwsh' ended with exit code 3.*"
        $session.State | Should -Be Broken
    }

    It 'is closed by exit' {
        Invoke-Command -Session $session { exit } -ErrorAction SilentlyContinue
        Wait-Until { $session.State -in 'Closed', 'Broken' }
        Wait-Until { -not (Get-PowerShellProcess end-web) }
    }

    It 'breaks rather than lose an object when a program writes into a packet' {
        $packet = '<Data Stream=''Default'' PSGuid=''00000000-0000-0000-0000-000000000000''>AAAA\n'
        Invoke-Command -Session $session { Start-Process printf -ArgumentList "`"$using:packet`"" -NoNewWindow -Wait; 1 } `
            -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -BeLike '*Output of a program has mixed with the packets of the session.*'
    }

    It 'leaves no process when it is removed, <_>' -ForEach 'idle', 'busy' {
        Wait-Until { Get-PowerShellProcess end-web }
        if ($_ -eq 'busy') {
            $job = Invoke-Command -Session $session -AsJob { 'begun'; while ($true) { } }
            Wait-Until { $job.ChildJobs[0].Output.Count }
        }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Remove-PSSession $session
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $session.State | Should -Be Closed
        Wait-Until { -not (Get-PowerShellProcess end-web) }
        if ($_ -eq 'busy') { Remove-Job $job -Force }
    }

    It 'ends when a command is stopped while its container is paused' {
        $job = Invoke-Command -Session $session -AsJob { 'begun'; Start-Sleep 600 }
        Wait-Until { $job.ChildJobs[0].Output.Count }
        Suspend-Container end-web
        try {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Stop-Job $job
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 12
            Wait-Until { $session.State -eq 'Broken' }
            $session.Runspace.RunspaceStateInfo.Reason.Message | Should -BeLike '*has ended. The container is paused*'
        } finally {
            Resume-Container end-web
            Remove-Job $job -Force
        }
        Wait-Until { -not (Get-PowerShellProcess end-web) }
    }

    It 'is removed soon while its container is paused, and leaves no process then' {
        Suspend-Container end-web
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Remove-PSSession $session -ErrorAction SilentlyContinue
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        Resume-Container end-web
        Wait-Until { -not (Get-PowerShellProcess end-web) }
    }

    It 'leaves no process when its PowerShell is killed' {
        Remove-PSSession $session
        $start = [Diagnostics.ProcessStartInfo]::new((Get-PowerShellPath))
        '-NoProfile', '-Command', "Import-Module '$((Get-Module DockerPS).Path)'; New-ContainerSession end-web; Start-Sleep 600" |
            ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $other = [Diagnostics.Process]::Start($start)
        try {
            Wait-Until { Get-PowerShellProcess end-web }
        } finally {
            $other.Kill()
            $other.Dispose()
        }
        Wait-Until { -not (Get-PowerShellProcess end-web) }
    }

    It 'goes on when the module is removed' {
        Remove-Module DockerPS
        try {
            Invoke-Command -Session $session { 1 } | Should -Be 1
            Remove-PSSession $session
            Wait-Until { -not (Get-PowerShellProcess end-web) }
        } finally {
            Import-Module DockerPS
        }
    }
}

Describe 'A session whose engine is killed' {
    AfterEach {
        Get-PSSession | Remove-PSSession
    }

    It 'says that the connection broke' {
        $engine = Start-PrivateEngine
        try {
            Add-PowerShellImage
            $null = New-PowerShellContainer session-end gone
            $session = New-ContainerSession gone
            $reason = Get-EndOfCommand $session {
                & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" kill $engine.Folder
            }
            $reason.Message | Should -BeLike "The session in the container 'gone' has ended. *engine*"
        } finally {
            Stop-PrivateEngine $engine
        }
    }
}
