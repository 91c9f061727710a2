# What PowerShell's own cmdlets do with a session in a container.

BeforeDiscovery {
    # Output of a program that has the packet stream for its own, and what a person gets.
    $noise = @(
        @{ Case = 'a line'; Text = 'raw\n' }
        @{ Case = 'a line of XML'; Text = '<html>\n' }
        @{ Case = 'text without a line end'; Text = 'raw' }
        @{ Case = 'the start of a packet'; Text = '<Data ' }
        @{ Case = 'a name that packets have'; Text = '<Close \n<Signal x' }
        @{ Case = 'bytes that are not text'; Text = '\377\376\000\n\201' }
        @{ Case = 'empty lines'; Text = '\n\n\r\n' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/PowerShellImage.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"

    Add-PowerShellImage
    $null = New-PowerShellContainer session-use use-web, use-db
    $session = New-ContainerSession use-web
}

AfterAll {
    Get-PSSession | Remove-PSSession
    Remove-TestContainer session-use
}

Describe 'A session in a container' {
    It 'returns objects with nested properties' {
        $found = Invoke-Command -Session $session {
            [pscustomobject] @{
                Time = [datetime]::new(2026, 5, 1, 12, 0, 0, [DateTimeKind]::Utc); Version = [version] '1.2.3'; Numbers = 1, 2, 3
                Inner = @{ Name = "`u{e4} `u{20ac}"; Deep = @{ Value = $true } }
            }
        }
        $found.Time | Should -Be ([datetime]::new(2026, 5, 1, 12, 0, 0, [DateTimeKind]::Utc))
        $found.Version, $found.PSComputerName | Should -Be '1.2.3', use-web
        $found.Numbers | Should -Be 1, 2, 3
        $found.Inner.Name, $found.Inner.Deep.Value | Should -Be "`u{e4} `u{20ac}", $true
    }

    It 'takes objects from the pipeline, as arguments and as variables' {
        $outer = @{ Text = "`u{fc}"; Number = 7 }
        1..5 | Invoke-Command -Session $session { ($input | Measure-Object -Sum).Sum } | Should -Be 15
        Invoke-Command -Session $session { "$($args[0].Text) $($args[0].Number)" } -ArgumentList $outer | Should -Be "`u{fc} 7"
        $script = { $using:outer.Number }
        Invoke-Command -Session $session $script | Should -Be 7
    }

    It 'carries a credential' {
        $secret = [pscredential]::new('app', [Net.NetworkCredential]::new('', 'opensesame').SecurePassword)
        Invoke-Command -Session $session { ($using:secret).GetNetworkCredential().Password } | Should -Be opensesame
    }

    It 'carries much both ways' {
        Invoke-Command -Session $session { 1..10000 } | Measure-Object -Sum | ForEach-Object Sum | Should -Be 50005000
        (Invoke-Command -Session $session { "`u{e4}" * 4MB }).Length | Should -Be 4MB
        $text = 'x' * 4MB
        Invoke-Command -Session $session { ($using:text).Length } | Should -Be 4MB
    }

    It 'has every stream' {
        $job = Invoke-Command -Session $session -AsJob {
            Write-Error wrong; Write-Warning careful; Write-Verbose more -Verbose; Write-Debug detail -Debug; Write-Information note
            Write-Progress activity -PercentComplete 50
        }
        $null = Wait-Job $job
        $streams = $job.ChildJobs[0]
        "$($streams.Error[0])", $streams.Error[0].OriginInfo.PSComputerName | Should -Be wrong, use-web
        "$($streams.Warning)", "$($streams.Verbose)", "$($streams.Debug)", "$($streams.Information)", $streams.Progress[0].Activity |
            Should -Be careful, more, detail, note, activity
        Remove-Job $job -Force
        { Invoke-Command -Session $session { throw 'it broke' } } | Should -Throw 'it broke'
    }

    It 'runs programs, with their exit codes' {
        Invoke-Command -Session $session { uname -s; sh -c 'exit 3'; $LASTEXITCODE } | Should -Be Linux, 3
    }

    It 'runs a script, and a job that can be stopped' {
        Set-Content $TestDrive/script.ps1 'param($Name) "hello $Name from $([Environment]::MachineName.Length)"'
        Invoke-Command -Session $session -FilePath $TestDrive/script.ps1 -ArgumentList you | Should -Be 'hello you from 12'
        $job = Invoke-Command -Session $session -AsJob { 'begun'; Start-Sleep 600 }
        Wait-Until { $job.ChildJobs[0].Output.Count }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Stop-Job $job
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $job.State | Should -BeIn Stopped, Failed
        Remove-Job $job -Force
        Invoke-Command -Session $session { 2 } | Should -Be 2
    }

    It 'copies files and folders both ways' {
        $null = New-Item $TestDrive/in/sub -ItemType Directory -Force
        Set-Content $TestDrive/in/sub/a.txt 'text'
        $bytes = [byte[]]::new(300KB)
        [Random]::new(1).NextBytes($bytes)
        [IO.File]::WriteAllBytes("$TestDrive/in/b.bin", $bytes)
        Copy-Item $TestDrive/in /tmp/in -ToSession $session -Recurse
        Copy-Item /tmp/in $TestDrive/out -FromSession $session -Recurse
        Get-Content $TestDrive/out/sub/a.txt | Should -Be text
        (Get-FileHash $TestDrive/out/b.bin).Hash | Should -Be (Get-FileHash $TestDrive/in/b.bin).Hash
    }

    It 'lends its commands' {
        Invoke-Command -Session $session { function global:Get-Inside { "inside $([Environment]::MachineName.Length)" } }
        $module = Import-PSSession $session -CommandName Get-Inside -AllowClobber
        try {
            Get-Inside | Should -Be 'inside 12'
        } finally {
            Remove-Module $module
        }
    }

    It 'serves many at once' {
        $sessions = New-ContainerSession (@('use-web', 'use-db') * 5) -ThrottleLimit 4
        $sessions | Should -HaveCount 10
        $found = Invoke-Command -Session $sessions -ThrottleLimit 3 { [pscustomobject] @{ Process = [Environment]::ProcessId } }
        $found | Group-Object PSComputerName, Process | Should -HaveCount 10
        $sessions | Remove-PSSession
    }

    It 'can be opened in a job' {
        $job = Start-ThreadJob {
            Import-Module DockerPS
            $inner = New-ContainerSession use-db
            Invoke-Command -Session $inner { 'from the job' }
            Remove-PSSession $inner
        }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'from the job'
    }

    It 'loses no object to <Case> on the packet stream' -ForEach $noise {
        $found = Invoke-Command -Session $session {
            1..3 | ForEach-Object {
                Start-Process printf -ArgumentList "'$using:Text'" -NoNewWindow -Wait
                $_
            }
        }
        $found | Should -Be 1, 2, 3
        $session.State | Should -Be Opened
    }

    It 'goes on when standard error has text' {
        Invoke-Command -Session $session { Start-Process sh -ArgumentList '-c', '"echo wrong >&2"' -NoNewWindow -Wait; 5 } | Should -Be 5
        $session.State | Should -Be Opened
    }

    It 'goes on when the container was paused' {
        Suspend-Container use-web
        $job = Invoke-Command -Session $session -AsJob { 'awake' }
        Start-Sleep -Milliseconds 500
        $job.State | Should -Be Running
        Resume-Container use-web
        $job | Wait-Job | Receive-Job | Should -Be awake
        Remove-Job $job
    }
}
