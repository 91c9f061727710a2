BeforeDiscovery {
    Import-Module DockerPS

    # What is not a tar is refused before an engine is asked.
    $archive = Join-Path ([IO.Path]::GetTempPath()) "pipeline-$PID.tar"
    tar -C $PSScriptRoot -cf $archive Pipeline.Tests.ps1

    $project = Join-Path ([IO.Path]::GetTempPath()) "pipeline-$PID.yaml"
    'services: {web: {image: busybox}}' | Set-Content $project

    # Each command with the least that it needs to ask an engine.
    $needs = @{
        'Get-Container'             = @{}
        'New-Container'             = @{ Image = 'busybox' }
        'Invoke-Container'          = @{ Image = 'busybox' }
        'Invoke-ContainerCommand'   = @{ Name = 'web'; Command = 'true' }
        'Get-ContainerPort'         = @{}
        'Get-DockerVersion'         = @{}
        'Get-DockerInfo'            = @{}
        'Get-DockerDiskUsage'       = @{}
        'Get-DockerEvent'           = @{}
        'Export-DockerReport'       = @{ Path = Join-Path ([IO.Path]::GetTempPath()) "pipeline-$PID.html" }
        'Clear-DockerResource'      = @{ Type = 'Container'; Force = $true }
        'Get-DockerNetwork'         = @{}
        'Connect-DockerNetwork'     = @{ Network = 'backend'; Container = 'web' }
        'Disconnect-DockerNetwork'  = @{ Network = 'backend'; Container = 'web' }
        'Get-DockerVolume'          = @{}
        'Get-Swarm'                 = @{}
        'Initialize-Swarm'          = @{}
        'Connect-Swarm'             = @{ RemoteAddress = '10.0.0.1'; JoinToken = 'token' }
        'Disconnect-Swarm'          = @{}
        'Set-Swarm'                 = @{ TaskHistoryLimit = 3 }
        'Unlock-Swarm'              = @{ Key = 'key' }
        'Get-SwarmJoinToken'        = @{ Role = 'Worker' }
        'Reset-SwarmJoinToken'      = @{ Role = 'Worker' }
        'Get-SwarmUnlockKey'        = @{}
        'Reset-SwarmUnlockKey'      = @{}
        'Get-SwarmCertificate'      = @{}
        'Reset-SwarmCertificate'    = @{}
        'Get-SwarmNode'             = @{}
        'Set-SwarmNode'             = @{ Name = 'web'; Role = 'Worker' }
        'Get-SwarmSecret'           = @{}
        'New-SwarmSecret'           = @{ Name = 'web'; Value = 'content' }
        'Get-SwarmConfig'           = @{}
        'New-SwarmConfig'           = @{ Name = 'web'; Value = 'content' }
        'Get-SwarmService'          = @{}
        'Get-SwarmTask'             = @{}
        'New-SwarmService'          = @{ Image = 'busybox' }
        'Set-SwarmService'          = @{ Name = 'web'; Replicas = 2 }
        'Measure-Container'         = @{}
        'Copy-ContainerItem'        = @{ Path = 'web:/etc'; Destination = [IO.Path]::GetTempPath() }
        'Get-ContainerContent'      = @{ Container = 'web:/etc/hosts' }
        'Set-ContainerContent'      = @{ Container = 'web:/etc/motd'; Value = 'x' }
        'Export-Container'          = @{ Name = 'web'; Destination = [IO.Path]::GetTempPath() }
        'Import-Container'          = @{ Path = $archive }
        'Get-Image'                 = @{}
        'New-Image'                 = @{ DockerfileContent = 'FROM busybox' }
        'Find-Image'                = @{ Term = 'web' }
        'Rename-Container'          = @{ Name = 'web'; NewName = 'shop' }
        'Send-ContainerSignal'      = @{ Name = 'web'; Signal = 'SIGHUP' }
        'Set-Container'             = @{ Name = 'web'; Memory = 64MB }
        'Receive-Image'             = @{ Name = 'busybox' }
        'Connect-ContainerRegistry' = @{ IdentityToken = [Net.NetworkCredential]::new('', 'token').SecurePassword }
        'Add-ImageTag'              = @{ Name = 'web'; Tag = 'shop' }
        'Export-Image'              = @{ Name = 'web'; Destination = Join-Path ([IO.Path]::GetTempPath()) "pipeline-$PID-image.tar" }
        'Import-Image'              = @{ Path = $archive }
        'Deploy-ComposeProject'     = @{ Path = $project }
        'Test-ComposeProject'       = @{ Path = $project }
        'Invoke-ComposeService'     = @{ Path = $project; Service = 'web' }
    }
    # Test-DockerConnection answers instead of failing, terminals need a console before an engine, and logins that are kept, contexts,
    # Compose files and command lines need none.
    $others = 'Test-DockerConnection', 'Enter-Container', 'Connect-Container', 'Get-ContainerRegistry', 'Disconnect-ContainerRegistry', (
        'Get-ComposeConfiguration'), 'ConvertFrom-DockerCommand', 'Watch-Container'
    $commands = Get-Command -Module DockerPS | Where-Object { $_.Name -notin $others -and $_.Noun -ne 'DockerContext' } | ForEach-Object {
        @{ Command = $_.Name; Arguments = $needs[$_.Name] ?? @{ Name = 'web' }; Class = $_.ImplementingType.FullName }
    }
}

AfterAll {
    'tar', 'yaml' | ForEach-Object { Remove-Item (Join-Path ([IO.Path]::GetTempPath()) "pipeline-$PID.$_") }
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Servers/HostileEngine.ps1"
    $mine = 'suite=pipeline'

    # Runs a command that must fail, and gives its one error, and whether that ended it.
    function Get-Failure([string] $Command, [hashtable] $Arguments) {
        $ended = $false
        $problems = $null
        try {
            $null = & $Command @Arguments -ErrorAction SilentlyContinue -ErrorVariable problems
        } catch {
            $ended = $true
            $problems = @($_)
        }
        $problems | Should -HaveCount 1
        [pscustomobject]@{ Error = $problems[0]; Ended = $ended }
    }

    function Remove-All {
        Get-Container -Label $mine | Remove-Container -Force
    }
}

Describe 'The pipeline' {
    BeforeAll {
        $sleep = @{ Image = 'busybox'; Command = 'sh', '-c', 'trap exit TERM; while :; do sleep 0.1; done'; Label = $mine }
        $null = New-Container @sleep -Name pipe-created
        New-Container @sleep -Name pipe-running | Start-Container
        New-Container @sleep -Name pipe-paused | Start-Container -PassThru | Suspend-Container
        New-Container busybox true -Label $mine -Name pipe-exited0 | Start-Container -PassThru | Wait-Container
        New-Container busybox false -Label $mine -Name pipe-exited1 | Start-Container -PassThru | Wait-Container
        New-Container busybox false -Label $mine -Name pipe-restarting -RestartPolicy always | Start-Container
        while ((Get-Container pipe-restarting).Status -ne 'restarting') { Start-Sleep -Milliseconds 50 }
    }

    AfterAll {
        Remove-All
    }

    It 'shows what Get-Container | Where Status -eq exited | Remove-Container would do, and does nothing, with -WhatIf' {
        Get-Container -Label $mine | Where-Object Status -EQ exited | Remove-Container -WhatIf
        Get-Container -Label $mine | Should -HaveCount 6
    }

    It 'removes the exited containers, and only those' {
        Get-Container -Label $mine | Where-Object Status -EQ exited | Remove-Container
        $left = Get-Container -Label $mine | ForEach-Object Name | Sort-Object
        $left | Should -Be pipe-created, pipe-paused, pipe-restarting, pipe-running
    }

    It 'stops what matches and what is named, and reports what is not there' {
        $done = Stop-Container pipe-run*, pipe-nosuch, pipe-created -PassThru -ErrorVariable problems -ErrorAction SilentlyContinue
        $done.Name | Sort-Object | Should -Be pipe-created, pipe-running
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerNotFound,DockerPS.Commands.StopContainerCommand'
        $problems[0].TargetObject | Should -Be pipe-nosuch
    }
}

Describe 'A hundred containers' {
    BeforeAll {
        1..100 | ForEach-Object { $null = New-Container busybox true -Name "pipe-many$_" -Label $mine }
        '1', '2', '3' | ForEach-Object { "pipe-many$_" } | Start-Container -PassThru | Wait-Container | Out-Null
    }

    AfterAll {
        Remove-All
    }

    It 'are counted' {
        (Get-Container -Label $mine | Measure-Object).Count | Should -Be 100
    }

    It 'are grouped by status' {
        $groups = Get-Container -Label $mine | Group-Object Status -AsHashTable
        $groups['created'].Count | Should -Be 97
        $groups['exited'].Count | Should -Be 3
    }

    It 'are sorted by the time of their creation' {
        $times = (Get-Container -Label $mine | Sort-Object CreatedAt).CreatedAt
        $times | Should -HaveCount 100
        (Compare-Object $times ($times | Sort-Object) -SyncWindow 0) | Should -BeNullOrEmpty
        $newest = Get-Container -Label $mine | Sort-Object CreatedAt -Descending | Select-Object -First 1
        $newest.CreatedAt | Should -Be $times[-1]
    }

    It 'end the command as soon as enough of them came' {
        Get-Container -Label $mine | Select-Object -First 3 | Should -HaveCount 3
    }

    It 'are renamed, started and removed through one pipeline' {
        $objects = Get-Container -Label $mine | Where-Object Status -EQ created | Select-Object -First 10
        $objects | Start-Container -PassThru | Wait-Container | Where-Object ExitCode -EQ 0 | ForEach-Object Container | Remove-Container
        Get-Container -Label $mine | Should -HaveCount 90
    }
}

Describe 'A secret in the environment' {
    AfterAll {
        Remove-All
    }

    It 'is in no stream but the detailed object' {
        $secret = 'hunter2-in-no-stream'
        $streams = & {
            $DebugPreference = 'Continue'
            $made = New-Container busybox true -Environment @{ PASSWORD = $secret } -Name pipe-secret -Label $mine -Verbose -Debug
            $made
            $made | Start-Container -PassThru -Verbose -Debug
            Wait-Container pipe-secret -Verbose -Debug
            New-Container busybox -Environment "PASSWORD=$secret" -Name pipe-secret -Verbose -ErrorAction Continue
            New-Container busybox -Environment "PASSWORD=$secret" -WhatIf
            Invoke-Container busybox nosuch -Environment "PASSWORD=$secret" -Label $mine -Verbose -Debug -ErrorAction Continue
        } *>&1
        $streams.Count | Should -BeGreaterThan 3
        $streams | Format-List * -Force | Out-String -Width 10000 | Should -Not -Match $secret
        (Get-Container pipe-secret -Detail).Environment['PASSWORD'] | Should -Be $secret
    }
}

Describe '<Command> with an engine that fails' -ForEach $commands {
    It 'ends with EngineUnreachable and says what to do when nothing is there' {
        $failure = Get-Failure $Command ($Arguments + @{ Context = 'unix:///nowhere/docker.sock' })
        $failure.Ended | Should -BeTrue
        $failure.Error.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$Class"
        $failure.Error.CategoryInfo.Category | Should -Be ConnectionError
        $failure.Error.Exception.Message | Should -Match '/nowhere/docker.sock'
        $failure.Error.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'ends with EngineVersionNotSupported and names both versions when the engine is too old' {
        $engine = Start-HostileEngine -Ping (New-HttpAnswer -ApiVersion 1.24)
        try {
            $failure = Get-Failure $Command ($Arguments + @{ Context = $engine.Endpoint })
        } finally {
            $engine.Dispose()
        }
        $failure.Ended | Should -BeTrue
        $failure.Error.FullyQualifiedErrorId | Should -Be "EngineVersionNotSupported,$Class"
        $failure.Error.Exception.Message | Should -Match '1\.24.*1\.41'
        $failure.Error.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'says that it is no engine when garbage answers' {
        $engine = Start-HostileEngine -Ping "SSH-2.0-OpenSSH_9.2`r`n"
        try {
            $failure = Get-Failure $Command ($Arguments + @{ Context = $engine.Endpoint })
        } finally {
            $engine.Dispose()
        }
        $failure.Ended | Should -BeTrue
        $failure.Error.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$Class"
        $failure.Error.Exception.Message | Should -Match 'not a Docker engine'
    }

    It 'gives one error when the answer is <What>' -ForEach @(
        @{
            What = 'no JSON'; Answer = @{ Body = '<html>hello</html>' }; Id = 'EngineAnswerBroken'
            Message = 'not what the API promises|not JSON'
        }
        @{ What = 'broken off'; Answer = @{ Body = '[{"Id":"12'; Length = 5000 }; Id = 'EngineAnswerBroken'; Message = 'broke off' }
        @{
            What = 'a failure of the engine'; Id = 'EngineFailed'; Message = 'the disk is full'
            Answer = @{ Status = '500 Internal Server Error'; Body = '{"message":"the disk is full"}' }
        }
    ) {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer @Answer)
        try {
            # Their answers have nothing to say but the status.
            if ($Id -eq 'EngineAnswerBroken' -and $Command -in 'Connect-Swarm', 'Disconnect-Swarm', 'Unlock-Swarm') {
                & $Command @Arguments -Context $engine.Endpoint -ErrorAction Stop | Should -BeNullOrEmpty
                return
            }
            # What answers without the upgrade of the connection is a proxy that does not know the route.
            if ($Id -eq 'EngineAnswerBroken' -and $Command -eq 'Get-BuildHistory') {
                $Id = 'NotSupportedByEngine'
                $Message = "BuildKit's control API"
            }
            $failure = Get-Failure $Command ($Arguments + @{ Context = $engine.Endpoint })
        } finally {
            $engine.Dispose()
        }
        $failure.Error.FullyQualifiedErrorId | Should -Be "$Id,$Class"
        $failure.Error.Exception.Message | Should -Match $Message
    }

    It 'gives one error when the connection closes half-way through the head' {
        $engine = Start-HostileEngine -Answer "HTTP/1.1 200 OK`r`nContent-Le"
        try {
            $failure = Get-Failure $Command ($Arguments + @{ Context = $engine.Endpoint })
        } finally {
            $engine.Dispose()
        }
        $failure.Error.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$Class"
    }

    It 'ends with EngineTimeout when the engine is silent' {
        $engine = Start-HostileEngine -Silent
        $env:DOCKERPS_CONNECT_TIMEOUT = '0.2'
        try {
            $failure = Get-Failure $Command ($Arguments + @{ Context = $engine.Endpoint })
        } finally {
            Remove-Item Env:DOCKERPS_CONNECT_TIMEOUT
            $engine.Dispose()
        }
        $failure.Ended | Should -BeTrue
        $failure.Error.FullyQualifiedErrorId | Should -Be "EngineTimeout,$Class"
    }
}

Describe 'Test-DockerConnection with an engine that fails' {
    It 'tells of it, and is no error: <What>' -ForEach @(
        @{ What = 'garbage'; Options = @{ Ping = 'garbage' } }
        @{ What = 'silence'; Options = @{ Silent = $true } }
        @{ What = 'an old engine'; Options = @{ Ping = "HTTP/1.1 200 OK`r`nApi-Version: 1.24`r`nContent-Length: 0`r`n`r`n" } }
    ) {
        $engine = Start-HostileEngine @Options
        try {
            $report = Test-DockerConnection -Context $engine.Endpoint -Timeout 0.3 -ErrorVariable problems
        } finally {
            $engine.Dispose()
        }
        $report.Reachable | Should -BeFalse
        $report.Error | Should -Not -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }
}
