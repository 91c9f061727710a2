BeforeDiscovery {
    $threadJobs = [bool] (Get-Command Start-ThreadJob -ErrorAction Ignore)
    $ways = @(
        @{ Way = 'Export-Clixml'; Get = { Get-Container remote-web | Export-Clixml TestDrive:/web.xml; Import-Clixml TestDrive:/web.xml } }
        @{ Way = 'Start-Job'; Get = { Start-Job { Import-Module DockerPS; Get-Container remote-web } | Receive-Job -Wait -AutoRemoveJob } }
        @{ Way = 'an out-of-process runspace'; Get = { Invoke-OutOfProcess { Import-Module DockerPS; Get-Container remote-web } } }
    )
    $live = @(
        @{ Way = 'ForEach-Object -Parallel'; Get = { 1 | ForEach-Object -Parallel { Import-Module DockerPS; Get-Container remote-web } } }
        if ($threadJobs) {
            @{
                Way = 'Start-ThreadJob'
                Get = { Start-ThreadJob { Import-Module DockerPS; Get-Container remote-web } | Receive-Job -Wait -AutoRemoveJob }
            }
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/PowerShell.ps1"
    Import-Module DockerPS
    $mine = 'suite=remote'

    function Invoke-OutOfProcess([scriptblock] $Script) {
        $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null)
        $shell = [powershell]::Create($runspace)
        try {
            $runspace.Open()
            $shell.AddScript($Script).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
        } finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }

    # Runs a script in a strict process without a user, and gives all that it writes.
    function Invoke-Strict([string] $Script) {
        $strict = "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; Import-Module DockerPS; $Script"
        & (Get-PowerShellPath) -NoProfile -NonInteractive -Command $strict 2>&1
    }

    function New-Sleeper([string] $Name) {
        New-Container busybox -Name $Name -Label $mine -Command sleep, 1000 -StopSignal SIGKILL | Start-Container -PassThru
    }

    $option = @{ Label = @{ suite = 'remote'; app = 'shop' }; Port = '127.0.0.1::80'; Volume = '/scratch'; Environment = 'TIER=web' }
    $web = New-Container busybox sleep, 1000 -Name remote-web @option -StopSignal SIGKILL | Start-Container -PassThru
}

AfterAll {
    Get-Container -Label $mine | Remove-Container -Force -Volume
}

Describe 'A container that came through <Way>' -ForEach ($ways + $live) {
    BeforeAll {
        $copy = & $Get
    }

    It 'has its properties' {
        $copy.Id | Should -BeExactly $web.Id
        $copy.Name | Should -BeExactly remote-web
        $copy.Status | Should -BeExactly running
        $copy.State | Should -BeExactly running
        $copy.Context | Should -BeExactly $web.Context
        "$copy" | Should -BeExactly remote-web
    }

    It 'has its times as local times' {
        $copy.CreatedAt | Should -BeOfType ([datetime])
        $copy.CreatedAt.Kind | Should -Be Local
        $copy.CreatedAt | Should -Be $web.CreatedAt
    }

    It 'has what nests in it' {
        $copy.Ports[0].PublicPort | Should -Be $web.Ports[0].PublicPort
        $copy.Ports[0].PrivatePort | Should -BeOfType ([int])
        $copy.Labels['app'] | Should -BeExactly shop
        $copy.Mounts[0].Destination | Should -BeExactly /scratch
        $copy.Networks[0].IPAddress | Should -BeExactly $web.Networks[0].IPAddress
    }

    It 'has its view' {
        $lines = $copy | Out-String -Stream -Width 200 | Where-Object { $_ }
        -split $lines[0] | Should -Be Id, Name, Image, Status, Created, Ports
        -split $lines[2] | Select-Object -First 4 | Should -Be $web.Id.Substring(0, 12), remote-web, busybox, running
    }

    It 'is found again' {
        ($copy | Get-Container).Id | Should -BeExactly $web.Id
    }
}

Describe 'Details that came through a job' {
    It 'are whole' {
        $copy = Start-Job { Import-Module DockerPS; Get-Container remote-web -Detail } | Receive-Job -Wait -AutoRemoveJob
        $copy.Environment['TIER'] | Should -BeExactly web
        $copy.CommandList | Should -Be sleep, 1000
        $copy.Ports[0].PublicPort | Should -Be $web.Ports[0].PublicPort
        $copy.StartedAt.Kind | Should -Be Local
        $copy | Get-Container | ForEach-Object Id | Should -Be $web.Id
    }
}

Describe 'An object of a job' {
    It 'is stopped and removed through the pipeline' {
        $null = New-Sleeper remote-job
        $copy = Start-Job { Import-Module DockerPS; Get-Container remote-job } | Receive-Job -Wait -AutoRemoveJob
        ($copy | Stop-Container -PassThru).Status | Should -Be exited
        $copy | Remove-Container
        Get-Container remote-job* | Should -BeNullOrEmpty
    }

    It 'is stopped and removed when it was in a file' {
        $null = New-Sleeper remote-file
        Get-Container remote-file | Export-Clixml TestDrive:/file.xml
        (Import-Clixml TestDrive:/file.xml | Stop-Container -PassThru).Status | Should -Be exited
        Import-Clixml TestDrive:/file.xml | Remove-Container
        Get-Container remote-file* | Should -BeNullOrEmpty
    }

    It 'goes into a job too' {
        $null = New-Sleeper remote-into
        $job = Get-Container remote-into | Start-Job { Import-Module DockerPS; $input | Stop-Container -PassThru | ForEach-Object Status }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be exited
    }
}

Describe 'Several runspaces of one process' {
    It 'work side by side' {
        $counts = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module DockerPS
            1..5 | ForEach-Object { (Get-Container remote-web).Name }
        }
        $counts | Should -Be (@('remote-web') * 40)
    }

    It 'change containers side by side, and do not meet' {
        1..4 | ForEach-Object { $null = New-Container busybox true -Name "remote-side$_" -Label $mine }
        1..4 | ForEach-Object -Parallel {
            Import-Module DockerPS
            Start-Container "remote-side$_" -PassThru | Wait-Container | ForEach-Object Container | Remove-Container
        }
        Get-Container remote-side* | Should -BeNullOrEmpty
    }

    It 'may each talk to another engine' {
        $contexts = $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP | ForEach-Object -Parallel {
            Import-Module DockerPS
            (Get-Container remote-web -Context $_).Context
        }
        $contexts | Sort-Object | Should -Be ($env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP | Sort-Object)
    }
}

Describe 'A strict session without a user' {
    It 'runs the everyday commands' {
        Invoke-Strict @'
            $container = New-Container busybox sleep, 1000 -Name remote-strict -Label suite=remote -StopSignal SIGKILL
            $container | Start-Container
            $container | Suspend-Container
            $container | Resume-Container
            $container | Restart-Container -Timeout 0
            $null = $container | Get-Container -Detail | Format-List | Out-String
            $null = Get-Container | Format-Table | Out-String
            $null = Get-Image | Out-String
            $null = Get-DockerVersion | Out-String
            $container | Rename-Container -NewName remote-renamed
            $container | Stop-Container
            (Wait-Container remote-renamed).ExitCode
            'hello' | Invoke-Container busybox cat -AutoRemove
            $container | Remove-Container
'@ | Should -Be 137, hello
    }

    It 'is not asked whether to remove' {
        $null = New-Sleeper remote-ask
        Invoke-Strict 'Get-Container remote-ask | Remove-Container -Force' | Should -BeNullOrEmpty
        Get-Container remote-ask* | Should -BeNullOrEmpty
    }

    It 'gets an error, and no question, where a name is missing' {
        $written = Invoke-Strict 'try { Remove-Container } catch { $_.FullyQualifiedErrorId }'
        $written | Should -Match 'MissingMandatoryParameter,DockerPS.Commands.RemoveContainerCommand'
    }

    It 'gets an error, and no question, for -Confirm' {
        $null = New-Sleeper remote-confirm
        Invoke-Strict 'try { Remove-Container remote-confirm -Force -Confirm } catch { "refused" }' | Should -Contain refused
        Get-Container remote-confirm | Should -Not -BeNullOrEmpty
    }
}
