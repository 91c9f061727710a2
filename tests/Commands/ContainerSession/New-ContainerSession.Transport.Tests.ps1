# Sessions over every way to an engine.

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/PowerShellImage.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/TlsEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/SshHost.ps1"

    function Assert-Session([string] $Container, [string] $Context) {
        $session = New-ContainerSession $Container -Context $Context
        try {
            $session.State | Should -Be Opened
            $found = Invoke-Command -Session $session { [pscustomobject] @{ Name = "`u{e4}"; Inner = @{ Large = 'x' * 200KB } } }
            $found.PSComputerName, $found.Name, $found.Inner.Large.Length | Should -Be $Container, "`u{e4}", 200KB
            $text = 'y' * 300KB
            Invoke-Command -Session $session { ($using:text).Length } | Should -Be 300KB
            $job = Invoke-Command -Session $session -AsJob { 'begun'; Start-Sleep 600 }
            Wait-Until { $job.ChildJobs[0].Output.Count }
            Stop-Job $job
            Remove-Job $job -Force
            Invoke-Command -Session $session { 1 } | Should -Be 1
        } finally {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Remove-PSSession $session
        }
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $session.State | Should -Be Closed
    }
}

Describe 'A session over the engine''s endpoints' {
    BeforeAll {
        Add-PowerShellImage
        $null = New-PowerShellContainer session-way way-web
    }

    AfterAll {
        Remove-TestContainer session-way
    }

    It 'works over a unix socket' {
        Assert-Session way-web $env:DOCKERPS_TEST_HOST
        Wait-Until { -not (Get-PowerShellProcess way-web) }
    }

    It 'works over TCP' {
        Assert-Session way-web $env:DOCKERPS_TEST_TCP
        Wait-Until { -not (Get-PowerShellProcess way-web) }
    }

    It 'works over a named pipe' {
        # .NET's named pipes are unix sockets here.
        $link = "$([IO.Path]::GetTempPath())/CoreFxPipe_session-$PID"
        $null = New-Item -ItemType SymbolicLink $link -Target ($env:DOCKERPS_TEST_HOST -replace '^unix://')
        try {
            Assert-Session way-web "npipe:////./pipe/session-$PID"
            Wait-Until { -not (Get-PowerShellProcess way-web) }
        } finally {
            Remove-Item $link
        }
    }

    It 'works over ssh' {
        $server = Start-SshHost
        try {
            Assert-Session way-web ssh://engine-host
            Wait-Until { -not (Get-PowerShellProcess way-web) }
        } finally {
            Stop-SshHost $server
        }
    }
}

Describe 'A session over TLS' {
    It 'works' {
        $engine = Start-TlsEngine
        try {
            Enter-ContextStore $TestDrive/store
            Add-DockerContext secure $engine.DOCKERPS_TEST_TCP $engine.DOCKERPS_TEST_CERTIFICATES
            $change = 'CMD ["sleep", "3600"]', 'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 HOME=/root'
            $null = Get-PowerShellArchive | Import-Container -Name powershell -Context secure -Change $change
            $null = New-Container powershell -Name tls-web -Context secure | Start-Container
            Assert-Session tls-web secure
        } finally {
            Exit-ContextStore
            Stop-TlsEngine $engine
        }
    }
}
