BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/PowerShell.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"

    $class = 'DockerPS.Commands.NewDockerContextCommand'
    Enter-ContextStore $TestDrive/config
    $certificates = New-CertificateFolder $TestDrive/certificates
    $certificateFiles = @{
        CaCertificate  = "$certificates/ca.pem"
        Certificate    = "$certificates/cert.pem"
        CertificateKey = "$certificates/key.pem"
    }
}

AfterAll {
    Exit-ContextStore
}

Describe 'New-DockerContext' {
    AfterEach {
        Remove-DockerContext *
    }

    It 'makes a context, and writes it' {
        $made = New-DockerContext lab tcp://lab:2376 -Description 'For trials' @certificateFiles
        $made.Name, $made.Endpoint, $made.Description, $made.HasCaCertificate, $made.HasCertificate |
            Should -Be lab, tcp://lab:2376, 'For trials', $true, $true
        (Get-DockerContext lab).Endpoint | Should -Be tcp://lab:2376
    }

    It 'takes every kind of endpoint: <_>' -ForEach @(
        'unix:///run/x.sock', 'npipe:////./pipe/docker_engine', 'tcp://[::1]:2375', 'ssh://ops@box:2222',
        'http://box:2375'
    ) {
        (New-DockerContext lab $_).Endpoint | Should -BeExactly $_
    }

    It 'takes paths as PowerShell understands them' {
        $null = New-PSDrive -Name Certificates -PSProvider FileSystem -Root $certificates
        try {
            (New-DockerContext lab tcp://lab -CaCertificate Certificates:/ca.pem).HasCaCertificate | Should -BeTrue
        } finally {
            Remove-PSDrive Certificates
        }
        Push-Location $certificates
        try {
            (New-DockerContext lab2 tcp://lab -Certificate cert.pem -CertificateKey ./key.pem).HasCertificate | Should -BeTrue
        } finally {
            Pop-Location
        }
    }

    It 'makes a context that is used' {
        $null = New-DockerContext lab $env:DOCKERPS_TEST_TCP
        (Get-DockerVersion -Context lab).Context | Should -Be lab
    }

    It 'copies a context with its certificates, but for what is said otherwise' {
        $null = New-DockerContext lab tcp://lab:2376 -Description 'For trials' -SkipTlsVerify @certificateFiles
        $copy = New-DockerContext copy -From lab -Description 'A copy'
        $copy.Endpoint, $copy.Description, $copy.SkipTlsVerify, $copy.HasCertificate | Should -Be tcp://lab:2376, 'A copy', $true, $true
        $other = New-DockerContext other -From lab -Endpoint tcp://other:2376 -SkipTlsVerify:$false -CaCertificate ''
        $other.Endpoint, $other.Description, $other.SkipTlsVerify, $other.HasCaCertificate, $other.HasCertificate |
            Should -Be tcp://other:2376, 'For trials', $false, $false, $true
        Get-Content "$($copy.TlsPath)/docker/key.pem" -Raw | Should -BeExactly (Get-Content "$certificates/key.pem" -Raw)
    }

    It 'copies what the environment says' {
        $env:DOCKER_HOST = 'tcp://host:2376'
        try {
            (New-DockerContext copy -From default).Endpoint | Should -Be tcp://host:2376
        } finally {
            $env:DOCKER_HOST = $null
        }
    }

    It 'refuses <What>, and writes nothing' -ForEach @(
        @{
            What = 'a name that is too short'; Make = { New-DockerContext a tcp://x }; Id = 'InvalidParameter'
            Words = "*'a' is not a valid name*"
        }
        @{
            What = 'a name with a slash'; Make = { New-DockerContext ../../x tcp://x }; Id = 'InvalidParameter'
            Words = '*not a valid name*'
        }
        @{
            What = 'the name of the default context'; Make = { New-DockerContext default tcp://x }
            Id = 'ContextReserved'; Words = "*'default'*"
        }
        @{
            What = 'an endpoint that is none'; Make = { New-DockerContext lab 127.0.0.1:2375 }; Id = 'InvalidParameter'
            Words = '*127.0.0.1:2375*tcp://*'
        }
        @{
            What  = 'a file that is not there'
            Make = { New-DockerContext lab tcp://x -CaCertificate "$certificates/nosuch.pem" }; Id = 'FileNotFound'
            Words = '*nosuch.pem*'
        }
        @{
            What = 'a certificate that is none'
            Make = { New-DockerContext lab tcp://x -CaCertificate "$certificates/key.pem" }
            Id = 'ContextCertificateNotSuitable'; Words = '*key.pem*'
        }
        @{
            What = 'a certificate without its key'
            Make = { New-DockerContext lab tcp://x -Certificate "$certificates/cert.pem" }
            Id = 'ContextCertificateNotSuitable'; Words = '*cert.pem*key*'
        }
        @{
            What = 'a key that does not fit'
            Make = { New-DockerContext lab tcp://x -Certificate "$certificates/cert.pem" -CertificateKey "$certificates/other.pem" }
            Id = 'ContextCertificateNotSuitable'; Words = '*cert.pem*'
        }
        @{
            What = 'a key that is encrypted'
            Make = { New-DockerContext lab tcp://x -Certificate "$certificates/cert.pem" -CertificateKey "$certificates/encrypted.pem" }
            Id = 'ContextCertificateNotSuitable'; Words = '*encrypted*'
        }
        @{
            What = 'a copy of what does not exist'; Make = { New-DockerContext lab -From nosuch }
            Id = 'ContextNotFound'; Words = '*nosuch*default*'
        }
    ) {
        $failure = { $ErrorActionPreference = 'Stop'; & $Make } | Should -Throw $Words -PassThru -ErrorId "$Id,$class"
        $failure.Exception.Message | Should -Not -Match 'PRIVATE'
        Get-StoreTree | Where-Object { $_ -match '\.(json|pem)' } | Should -BeNullOrEmpty
    }

    It 'refuses a name that is taken, and leaves what has it alone' {
        $null = New-DockerContext lab tcp://old:2376
        $failure = { New-DockerContext lab tcp://new:2376 -ErrorAction Stop } | Should -Throw -PassThru -ErrorId "ContextExists,$class"
        $failure.CategoryInfo.Category | Should -Be ResourceExists
        $failure.TargetObject | Should -Be lab
        (Get-DockerContext lab).Endpoint | Should -Be tcp://old:2376
        Set-ContextFile torn '{'
        { New-DockerContext torn tcp://new:2376 -ErrorAction Stop } | Should -Throw -ErrorId "ContextExists,$class"
        Remove-DockerContext torn
    }

    It 'wants an endpoint, or a context to copy' {
        $script = 'Import-Module DockerPS; New-DockerContext lab -ErrorAction Stop'
        & (Get-PowerShellPath) -NoProfile -NonInteractive -Command $script 2>&1 | Out-String | Should -Match 'Endpoint'
        Get-DockerContext | ForEach-Object Name | Should -Be default
    }

    It 'makes nothing with -WhatIf' {
        $before = Get-StoreTree
        New-DockerContext lab tcp://lab:2376 @certificateFiles -WhatIf | Should -BeNullOrEmpty
        Get-StoreTree | Should -BeExactly $before
    }

    It 'says that the store cannot be written, and leaves nothing behind' {
        Remove-Item $env:DOCKER_CONFIG/contexts -Recurse -ErrorAction Ignore
        Set-Content $env:DOCKER_CONFIG/contexts 'a file where a folder should be'
        try {
            { New-DockerContext lab tcp://lab:2376 -ErrorAction Stop } | Should -Throw "*'lab'*" -ErrorId "ContextStoreFailed,$class"
        } finally {
            Remove-Item $env:DOCKER_CONFIG/contexts
        }
    }

    It 'writes no secret into any stream' {
        $secret = (Get-Content "$certificates/key.pem")[1]
        $words = & {
            $VerbosePreference = $DebugPreference = 'Continue'
            New-DockerContext lab tcp://lab:2376 @certificateFiles -Verbose -Debug
            $unfit = @{ Certificate = $certificateFiles.Certificate; CertificateKey = "$certificates/encrypted.pem" }
            New-DockerContext lab2 tcp://lab:2376 @unfit -ErrorAction Continue
            New-DockerContext lab3 tcp://lab:2376 -CaCertificate $certificateFiles.CertificateKey -ErrorAction Continue
        } *>&1 | Format-List * -Force | Out-String -Width 10000
        $words | Should -Match 'tcp://lab:2376'
        $words.Contains($secret) | Should -BeFalse
    }
}

Describe 'The files of a context' {
    It 'are those that docker writes: <What>' -ForEach @(
        @{
            What = 'a plain one'; Options = @{ Endpoint = 'unix:///run/x.sock' }; Tls = $false
            Docker = @('--docker', 'host=unix:///run/x.sock')
        }
        @{
            What    = 'one with a description'
            Options = @{ Endpoint = 'tcp://h:2376'; Description = "A <b> & `"q`" `u{e9} `u{1F600} `t\ / end" }
            Tls     = $false
            Docker  = @('--description', "A <b> & `"q`" `u{e9} `u{1F600} `t\ / end", '--docker', 'host=tcp://h:2376')
        }
        @{
            What = 'one that believes any engine'; Options = @{ Endpoint = 'tcp://h:2376'; SkipTlsVerify = $true }
            Tls = $false; Docker = @('--docker', 'host=tcp://h:2376,skip-tls-verify=true')
        }
        @{
            What = 'one with TLS'; Options = @{ Endpoint = 'tcp://h:2376' }; Tls = $true
            Docker = @('--docker', 'host=tcp://h:2376,ca=ca.pem,cert=cert.pem,key=key.pem')
        }
    ) {
        $program = Get-DockerProgram
        if (-not $program) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        Push-Location $certificates
        try {
            Remove-Item $env:DOCKER_CONFIG/contexts, $TestDrive/theirs -Recurse -ErrorAction Ignore
            $files = $Tls ? $certificateFiles : @{}
            $null = New-DockerContext lab @Options @files -ErrorAction Stop
            & $program --config $TestDrive/theirs context create lab @Docker *>&1 | Out-String | Should -BeLike '*Successfully*'
            Get-StoreTree $TestDrive/theirs | Should -Not -BeNullOrEmpty
            Get-StoreTree | Should -BeExactly (Get-StoreTree $TestDrive/theirs)
        } finally {
            Pop-Location
        }
    }

    It 'are used by docker' {
        $program = Get-DockerProgram
        if (-not $program) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        Remove-Item $env:DOCKER_CONFIG/contexts -Recurse -ErrorAction Ignore
        $null = New-DockerContext engine $env:DOCKERPS_TEST_TCP
        & $program --context engine version --format '{{.Server.Version}}' |
            Should -Be (Get-DockerVersion -Context $env:DOCKERPS_TEST_HOST).ServerVersion
    }
}
