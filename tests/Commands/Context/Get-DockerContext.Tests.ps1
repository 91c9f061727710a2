BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"

    $class = 'DockerPS.Commands.GetDockerContextCommand'
    Enter-ContextStore $TestDrive/config
    $certificates = New-CertificateFolder $TestDrive/certificates
    $tls = @{ CaCertificate = "$certificates/ca.pem"; Certificate = "$certificates/cert.pem"; CertificateKey = "$certificates/key.pem" }
    $null = New-DockerContext prod tcp://prod:2376 -Description 'Real users' @tls
    $null = New-DockerContext staging ssh://ops@staging
    $null = New-DockerContext laxly tcp://lax:2376 -SkipTlsVerify
}

AfterAll {
    Exit-ContextStore
}

Describe 'Get-DockerContext' {
    It 'gets all contexts by name, the default one among them' {
        $all = Get-DockerContext -ErrorVariable problems -WarningVariable warnings
        $all.Name | Should -Be default, laxly, prod, staging
        $all.Endpoint | Should -Be unix:///var/run/docker.sock, tcp://lax:2376, tcp://prod:2376, ssh://ops@staging
        "$problems$warnings" | Should -BeNullOrEmpty
    }

    It 'tells all of a context but what is secret' {
        $context = Get-DockerContext prod
        $context | Should -BeOfType ([DockerPS.DockerContext])
        $context.Description | Should -Be 'Real users'
        $context.HasCaCertificate, $context.HasCertificate, $context.SkipTlsVerify, $context.Current |
            Should -Be $true, $true, $false, $false
        "$($context.MetadataPath)/meta.json", "$($context.TlsPath)/docker/key.pem" | Should -Exist
        $context.Error | Should -BeNullOrEmpty
        (Get-DockerContext laxly).SkipTlsVerify | Should -BeTrue
        $context.PSObject.Properties.Value | Out-String | Should -Not -Match 'PRIVATE'
        [Management.Automation.PSSerializer]::Serialize($context, 5) | Should -Not -Match 'PRIVATE'
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'a name'; Find = { Get-DockerContext prod }; Expected = 'prod' }
        @{ What = 'the default one'; Find = { Get-DockerContext default }; Expected = 'default' }
        @{ What = 'several names'; Find = { Get-DockerContext staging, prod }; Expected = 'staging', 'prod' }
        @{ What = 'a wildcard'; Find = { Get-DockerContext *A* }; Expected = 'default', 'laxly', 'staging' }
        @{ What = 'names from the pipeline'; Find = { 'prod', 'laxly' | Get-DockerContext }; Expected = 'prod', 'laxly' }
        @{ What = 'objects from the pipeline'; Find = { Get-DockerContext prod | Get-DockerContext }; Expected = 'prod' }
        @{ What = 'objects with a name'; Find = { [pscustomobject]@{ Name = 'prod' } | Get-DockerContext }; Expected = 'prod' }
        @{
            What     = 'copies of objects'
            Find     = {
                $text = [Management.Automation.PSSerializer]::Serialize((Get-DockerContext prod))
                [Management.Automation.PSSerializer]::Deserialize($text) | Get-DockerContext
            }
            Expected = 'prod'
        }
        @{ What = 'nothing for a wildcard that matches nothing'; Find = { Get-DockerContext x* -ErrorAction Stop }; Expected = $null }
        @{ What = 'nothing for an empty pipeline'; Find = { @() | Get-DockerContext -ErrorAction Stop }; Expected = $null }
    ) {
        & $Find | ForEach-Object Name | Should -Be $Expected
    }

    It 'writes an error for each name that does not exist, with those that do, and finds the others' {
        $found = Get-DockerContext nosuch, prod, PROD -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Name | Should -Be prod
        $problems.FullyQualifiedErrorId | Should -Be "ContextNotFound,$class", "ContextNotFound,$class"
        $problems.TargetObject | Should -Be nosuch, PROD
        $problems[0].CategoryInfo.Category | Should -Be ObjectNotFound
        "$($problems[0])" | Should -BeLike '*default, laxly, prod, staging*'
    }

    It 'refuses <Text> as a name' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Get-DockerContext $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'refuses objects of another kind, and does not take a process for a context' {
        { Get-DockerVersion -Context $env:DOCKERPS_TEST_HOST | Get-DockerContext -ErrorAction Stop } |
            Should -Throw -ErrorId "ObjectOfOtherKind,$class"
        { Get-Process -Id $PID | Get-DockerContext -ErrorAction Stop } | Should -Throw -ErrorId 'InputObjectNotBound*'
    }

    It 'is not taken for the name of a container' {
        { Get-DockerContext prod | Get-Container -ErrorAction Stop } |
            Should -Throw -ErrorId 'ObjectOfOtherKind,DockerPS.Commands.GetContainerCommand'
    }

    It 'has the text that -Context takes' {
        "$(Get-DockerContext prod)" | Should -BeExactly prod
        $null = New-DockerContext engine $env:DOCKERPS_TEST_HOST
        (Get-DockerVersion -Context (Get-DockerContext engine)).Context | Should -Be engine
        (Get-DockerContext engine).Context | Should -Be engine
        Remove-DockerContext engine
    }
}

Describe 'The current context' {
    BeforeEach {
        $env:DOCKER_HOST = $env:DOCKER_CONTEXT = $null
        Remove-Item $env:DOCKER_CONFIG/config.json -ErrorAction Ignore
        Use-DockerContext -Reset
    }

    AfterAll {
        $env:DOCKER_HOST = $env:DOCKER_CONTEXT = $null
        Remove-Item $env:DOCKER_CONFIG/config.json -ErrorAction Ignore
    }

    It 'is what the first of these says: Use-DockerContext, DOCKER_HOST, DOCKER_CONTEXT, the configuration file, the platform' {
        function Get-Current {
            $one = Get-DockerContext -Current
            @(Get-DockerContext | Where-Object Current).Name | Should -Be $one.Name
            "$($one.Name) $($one.Endpoint)"
        }

        Get-Current | Should -Be 'default unix:///var/run/docker.sock'
        Set-Content $env:DOCKER_CONFIG/config.json '{"currentContext":"prod"}'
        Get-Current | Should -Be 'prod tcp://prod:2376'
        $env:DOCKER_CONTEXT = 'laxly'
        Get-Current | Should -Be 'laxly tcp://lax:2376'
        $env:DOCKER_HOST = 'tcp://host:2375'
        Get-Current | Should -Be 'default tcp://host:2375'
        Use-DockerContext staging
        Get-Current | Should -Be 'staging ssh://ops@staging'
        Use-DockerContext default
        Get-Current | Should -Be 'default tcp://host:2375'
    }

    It 'is what docker says' {
        $docker = Get-DockerProgram
        if (-not $docker) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        $steps = @(
            { }
            { Set-Content $env:DOCKER_CONFIG/config.json '{"currentContext":"prod"}' }
            { $env:DOCKER_CONTEXT = 'laxly' }
            { $env:DOCKER_HOST = 'tcp://host:2375' }
        )
        foreach ($step in $steps) {
            . $step
            (Get-DockerContext -Current).Name | Should -Be (& $docker context inspect --format '{{.Name}}')
        }
    }

    It 'is an endpoint where one was chosen, and then none of the store' {
        Use-DockerContext 'tcp://[::1]:2375'
        $current = Get-DockerContext -Current
        $current.Name, $current.Endpoint, $current.Context | Should -Be 'tcp://[::1]:2375', 'tcp://[::1]:2375', 'tcp://[::1]:2375'
        $current.Current | Should -BeTrue
        Get-DockerContext | Where-Object Current | Should -BeNullOrEmpty
    }

    It 'need not exist until it is used' {
        Set-Content $env:DOCKER_CONFIG/config.json '{"currentContext":"gone"}'
        $all = Get-DockerContext -WarningVariable warnings -WarningAction SilentlyContinue -ErrorVariable problems
        $all.Name | Should -Be default, laxly, prod, staging
        $problems | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike "*'gone'*"
        { Get-DockerContext -Current -ErrorAction Stop } | Should -Throw -ErrorId "ContextNotFound,$class"
        { Get-DockerVersion } | Should -Throw -ErrorId 'ContextNotFound,DockerPS.Commands.GetDockerVersionCommand'
        (Get-DockerVersion -Context $env:DOCKERPS_TEST_HOST).Context | Should -Be $env:DOCKERPS_TEST_HOST
    }

    It 'is the default one if the configuration file is broken, which costs one warning' {
        Set-Content $env:DOCKER_CONFIG/config.json '{'
        $all = Get-DockerContext -WarningAction SilentlyContinue -WarningVariable warnings
        $all.Name | Should -Be default, laxly, prod, staging
        ($all | Where-Object Current).Name | Should -Be default
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike "The docker configuration file '*config.json' cannot be used: it is not JSON*"
    }
}

Describe 'A context that is damaged' {
    AfterEach {
        Remove-DockerContext broken -ErrorAction Ignore
        $env:DOCKER_HOST = $null
    }

    It 'costs its own error, which names the file, and no other context' {
        Set-ContextFile broken '{"Name":'
        $all = Get-DockerContext -ErrorAction SilentlyContinue -ErrorVariable problems
        $all.Name | Should -Be default, laxly, prod, staging
        $problems.FullyQualifiedErrorId | Should -Be "ContextStoreFailed,$class"
        "$problems" | Should -BeLike "*$env:DOCKER_CONFIG/contexts/meta/*/meta.json*"
        { Get-DockerContext broken -ErrorAction Stop } | Should -Throw -ErrorId "ContextStoreFailed,$class"
        { Get-DockerVersion -Context broken } | Should -Throw '*meta.json*' -ErrorId 'ContextStoreFailed,*'
    }

    It 'says why its engine cannot be used: <What>' -ForEach @(
        @{ What = 'no engine'; Text = '{"Name":"broken","Endpoints":{"kubernetes":{"Host":"https://k"}}}'; Expected = '*no endpoint*' }
        @{
            What = 'no endpoint that is one'; Text = '{"Name":"broken","Endpoints":{"docker":{"Host":"gopher://x"}}}'
            Expected = '*gopher://x*'
        }
    ) {
        Set-ContextFile broken $Text
        $context = Get-DockerContext broken -ErrorAction Stop
        $context.Error | Should -BeLike $Expected
        { Get-DockerVersion -Context broken } | Should -Throw $Expected -ErrorId 'EngineNotConfigured,*'
    }

    It 'says so where its certificates are none' {
        $null = New-DockerContext broken tcp://broken:2376 -CaCertificate "$certificates/ca.pem"
        $file = "$((Get-DockerContext broken).TlsPath)/docker/ca.pem"
        Set-Content $file 'no certificate'
        (Get-DockerContext broken).Error | Should -BeLike "*$file*"
        { Get-DockerVersion -Context broken } | Should -Throw "*$file*" -ErrorId 'EngineNotConfigured,*'
    }

    It 'may be the default one' {
        $env:DOCKER_HOST = 'nonsense'
        (Get-DockerContext default).Error | Should -BeLike "*'nonsense'*"
    }
}

Describe 'What docker has written' {
    It 'is read as docker reads it' {
        $docker = Get-DockerProgram
        if (-not $docker) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        $files = "ca=$certificates/ca.pem,cert=$certificates/cert.pem,key=$certificates/key.pem"
        $option = '--description', "A <b> & `u{e9} `u{1F600}", '--docker', "host=tcp://made:2376,$files"
        & $docker context create made @option *>&1 | Out-Null
        try {
            $context = Get-DockerContext made
            $context.Description, $context.Endpoint, $context.HasCaCertificate, $context.HasCertificate |
                Should -Be "A <b> & `u{e9} `u{1F600}", 'tcp://made:2376', $true, $true
            $theirs = & $docker context inspect made | ConvertFrom-Json
            $context.MetadataPath, $context.TlsPath | Should -Be $theirs.Storage.MetadataPath, $theirs.Storage.TLSPath
        } finally {
            & $docker context rm made *>&1 | Out-Null
        }
    }
}
