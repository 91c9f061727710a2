BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"

    $class = 'DockerPS.Commands.SetDockerContextCommand'
    Enter-ContextStore $TestDrive/config
    $certificates = New-CertificateFolder $TestDrive/certificates
    $tls = @{ CaCertificate = "$certificates/ca.pem"; Certificate = "$certificates/cert.pem"; CertificateKey = "$certificates/key.pem" }
}

AfterAll {
    Exit-ContextStore
}

Describe 'Set-DockerContext' {
    BeforeEach {
        $null = New-DockerContext lab tcp://lab:2376 -Description 'For trials' @tls
        $null = New-DockerContext web tcp://web:2376
    }

    AfterEach {
        Remove-DockerContext *
    }

    It 'changes only <What>' -ForEach @(
        @{ What = 'the endpoint'; Change = @{ Endpoint = 'ssh://ops@lab' }; Expected = 'ssh://ops@lab', 'For trials', $false, $true, $true }
        @{ What = 'the description'; Change = @{ Description = 'New' }; Expected = 'tcp://lab:2376', 'New', $false, $true, $true }
        @{ What = 'the description, which goes'; Change = @{ Description = '' }; Expected = 'tcp://lab:2376', $null, $false, $true, $true }
        @{
            What = 'whether any engine is believed'; Change = @{ SkipTlsVerify = $true }
            Expected = 'tcp://lab:2376', 'For trials', $true, $true, $true
        }
        @{
            What = 'the certificate of the authority, which goes'; Change = @{ CaCertificate = '' }
            Expected = 'tcp://lab:2376', 'For trials', $false, $false, $true
        }
        @{
            What     = 'the certificate of the client, which goes with its key'
            Change   = @{ Certificate = $null; CertificateKey = '' }
            Expected = 'tcp://lab:2376', 'For trials', $false, $true, $false
        }
    ) {
        Set-DockerContext lab @Change | Should -BeNullOrEmpty
        $context = Get-DockerContext lab
        $context.Endpoint, $context.Description, $context.SkipTlsVerify, $context.HasCaCertificate, $context.HasCertificate |
            Should -Be $Expected
        (Get-DockerContext web).Endpoint | Should -Be tcp://web:2376
    }

    It 'changes several: <What>' -ForEach @(
        @{ What = 'by names'; Change = { Set-DockerContext lab, web -Description New } }
        @{ What = 'by a wildcard, which leaves the default one out'; Change = { Set-DockerContext * -Description New -ErrorAction Stop } }
        @{ What = 'from the pipeline'; Change = { Get-DockerContext lab, web | Set-DockerContext -Description New } }
    ) {
        & $Change
        (Get-DockerContext lab, web).Description | Should -Be New, New
    }

    It 'writes what it changed with -PassThru' {
        $changed = Set-DockerContext lab, web -Description New -PassThru
        $changed.Name | Should -Be lab, web
        $changed.Description | Should -Be New, New
    }

    It 'writes an error for each that it cannot change, and changes the others' {
        $changed = Set-DockerContext nosuch, default, web -Description New -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        $changed.Name | Should -Be web
        $problems.FullyQualifiedErrorId | Should -Be "ContextNotFound,$class", "ContextReserved,$class"
        $problems.TargetObject | Should -Be nosuch, default
    }

    It 'does nothing for an empty pipeline and for a wildcard without a match' {
        @() | Set-DockerContext -Description New -PassThru -ErrorAction Stop | Should -BeNullOrEmpty
        Set-DockerContext x* -Description New -PassThru -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'refuses <Text> as a name' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Set-DockerContext $Value -Description New } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'wants something that is to change, and an endpoint that is one' {
        { Set-DockerContext lab } | Should -Throw -ErrorId "InvalidParameter,$class"
        { Set-DockerContext lab -Endpoint lab:2376 } | Should -Throw '*lab:2376*' -ErrorId "InvalidParameter,$class"
    }

    It 'refuses certificates that do not fit, and changes nothing' {
        $before = Get-StoreTree
        { Set-DockerContext lab -CertificateKey "$certificates/other.pem" -ErrorAction Stop } |
            Should -Throw -ErrorId "ContextCertificateNotSuitable,$class"
        { Set-DockerContext lab -CertificateKey '' -ErrorAction Stop } |
            Should -Throw '*a certificate needs its key*' -ErrorId "ContextCertificateNotSuitable,$class"
        { Set-DockerContext lab -Endpoint tcp://new -CaCertificate "$certificates/nosuch.pem" } |
            Should -Throw -ErrorId "FileNotFound,$class"
        Get-StoreTree | Should -BeExactly $before
    }

    It 'changes nothing with -WhatIf' {
        $before = Get-StoreTree
        Set-DockerContext * -Endpoint tcp://new:1 -CaCertificate '' -WhatIf
        Get-StoreTree | Should -BeExactly $before
    }

    It 'is what the next command uses' {
        Set-DockerContext web -Endpoint $env:DOCKERPS_TEST_HOST
        (Get-DockerVersion -Context web).Context | Should -Be web
        Set-DockerContext web -Endpoint unix:///nowhere/docker.sock
        { Get-DockerVersion -Context web } | Should -Throw '*/nowhere/docker.sock*' -ErrorId 'EngineUnreachable,*'
    }

    It 'keeps what it does not know' {
        $endpoints = '{"docker":{"Host":"tcp://a:1","SkipTLSVerify":false},"kubernetes":{"Host":"https://k"}}'
        Set-ContextFile lab "{`"Name`":`"lab`",`"Metadata`":{`"GODEBUG`":`"x=1`"},`"Endpoints`":$endpoints}"
        Set-DockerContext lab -Description New
        Get-Content "$((Get-DockerContext lab).MetadataPath)/meta.json" -Raw |
            Should -BeExactly "{`"Name`":`"lab`",`"Metadata`":{`"Description`":`"New`",`"GODEBUG`":`"x=1`"},`"Endpoints`":$endpoints}"
    }

    It 'writes what docker would' {
        $docker = Get-DockerProgram
        if (-not $docker) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        Remove-Item $TestDrive/theirs -Recurse -ErrorAction Ignore
        Copy-Item $env:DOCKER_CONFIG $TestDrive/theirs -Recurse
        & $docker --config $TestDrive/theirs context update web --description "`u{3a9} & co" --docker host=ssh://ops@web *>&1 | Out-Null
        Set-DockerContext web -Description "`u{3a9} & co" -Endpoint ssh://ops@web
        $file = [IO.Path]::GetRelativePath($env:DOCKER_CONFIG, "$((Get-DockerContext web).MetadataPath)/meta.json")
        Get-Content $env:DOCKER_CONFIG/$file -Raw | Should -BeExactly (Get-Content $TestDrive/theirs/$file -Raw)
    }
}
