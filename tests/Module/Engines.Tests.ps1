BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Helpers/Contexts.ps1"
    . "$PSScriptRoot/../Fixtures/Engines/TlsEngine.ps1"
    . "$PSScriptRoot/../Fixtures/Servers/SshHost.ps1"

    # Contexts of their own for these tests: the suite's engine, one with TLS, the suite's over ssh, and one that is down.
    $configuration = $env:DOCKER_CONFIG
    $env:DOCKER_CONFIG = "$TestDrive"
    $tls = Start-TlsEngine
    $ssh = Start-SshHost
    Add-DockerContext near $env:DOCKERPS_TEST_HOST
    Add-DockerContext secure $tls.DOCKERPS_TEST_TCP $tls.DOCKERPS_TEST_CERTIFICATES
    Add-DockerContext far ssh://engine-host
    Add-DockerContext down tcp://127.0.0.1:1

    # .NET's named pipes are unix sockets here.
    $pipe = "dockerps-$PID"
    $link = "$([IO.Path]::GetTempPath())/CoreFxPipe_$pipe"
    $null = New-Item -ItemType SymbolicLink $link -Target ($env:DOCKERPS_TEST_HOST -replace '^unix://')
    Add-DockerContext pipe "npipe:////./pipe/$pipe"
    Add-DockerContext plain $env:DOCKERPS_TEST_TCP
}

AfterAll {
    Stop-SshHost $ssh
    Stop-TlsEngine $tls
    Remove-Item "$([IO.Path]::GetTempPath())/CoreFxPipe_$pipe"
    $env:DOCKER_CONFIG = $configuration
}

Describe 'An engine over <_>' -ForEach unix, tcp, TLS, ssh, npipe {
    BeforeAll {
        $context = @{ unix = 'near'; tcp = 'plain'; TLS = 'secure'; ssh = 'far'; npipe = 'pipe' }[$_]
        $PSDefaultParameterValues['*:Context'] = $context
        $null = Invoke-Container busybox -Name transport -Detach -Command sleep, 600 -StopTimeout 0
    }

    AfterAll {
        Remove-Container transport -Force
        $PSDefaultParameterValues.Remove('*:Context')
    }

    It 'runs a container that reads its input to the end' {
        $lines = 1..20000 | Invoke-Container busybox -AutoRemove -Command sh, -c, 'cat; echo done >&2' -InformationVariable said 6>$null
        $lines.Count | Should -Be 20000
        $lines[-1] | Should -Be 20000
        "$said" | Should -Be done
    }

    It 'runs a command that reads its input to the end, with its exit code' {
        1..20000 | Invoke-ContainerCommand transport -Command wc, -l | Should -Be 20000
        Invoke-ContainerCommand transport -Command sh, -c, 'exit 3' -ErrorAction SilentlyContinue
        $LASTEXITCODE | Should -Be 3
    }

    It 'is reported as reachable' {
        $report = Test-DockerConnection
        $report.Error | Should -BeNullOrEmpty
        $report.Reachable | Should -BeTrue
    }

    It 'builds an image with <_>' -ForEach BuildKit, Classic {
        $folder = New-Item "$TestDrive/$context-$_" -ItemType Directory
        [IO.File]::WriteAllBytes("$folder/big", [byte[]]::new(5MB))
        "FROM busybox:latest`nCOPY big /big`nRUN wc -c </big" | Set-Content "$folder/Dockerfile"
        $image = New-Image $folder -Name "transport-$($_.ToLowerInvariant())" -Builder $_ -NoCache -Verbose 4>&1
        "$($image | Where-Object { $_ -is [Management.Automation.VerboseRecord] })" | Should -BeLike '*5242880*'
        Remove-Image $image[-1] -Force
    }

    It 'copies files in and out' {
        $source = "$TestDrive/$context.bin"
        $bytes = [byte[]]::new(9MB)
        [Random]::new(1).NextBytes($bytes)
        [IO.File]::WriteAllBytes($source, $bytes)
        Copy-ContainerItem $source transport:/tmp/file
        Copy-ContainerItem transport:/tmp/file "$source.back"
        (Get-FileHash "$source.back").Hash | Should -Be (Get-FileHash $source).Hash
    }

    It 'follows a log, and stops when nobody reads on' {
        $talker = Invoke-Container busybox -Detach -StopTimeout 0 -Command sh, -c, 'while true; do echo line; sleep 0.05; done'
        try {
            ($talker | Get-ContainerLog -Follow | Select-Object -First 5).Message | Should -Be (@('line') * 5)
        } finally {
            $talker | Remove-Container -Force
        }
    }

    It 'changes many containers side by side' {
        $made = 1..20 | ForEach-Object { New-Container busybox -Name "transport-$_" -Command sleep, 600 -StopTimeout 0 }
        try {
            $made | Start-Container -ThrottleLimit 20
            (Get-Container transport-*).Status | Sort-Object -Unique | Should -Be running
            $made | Stop-Container -Timeout 0
            (Get-Container transport-*).Status | Sort-Object -Unique | Should -Be exited
        } finally {
            $made | Remove-Container -Force
        }
        Get-Container transport-* | Should -BeNullOrEmpty
    }
}

Describe 'Several engines' {
    BeforeAll {
        $near = New-Container busybox -Name engines-near -Context near
        $secure = New-Container busybox -Name engines-secure -Context secure
    }

    AfterAll {
        $near, $secure | Remove-Container -Force
    }

    It 'answer in the order in which they were named, and each object has its engine' {
        $found = Get-Container engines-* -Context far, secure, near
        $found.Context | Should -Be far, secure, near
        $found.Name | Should -Be engines-near, engines-secure, engines-near
    }

    It 'are acted on each where its objects live' {
        $started = Get-Container engines-* -Context secure, far | Where-Object Status -NE running | Start-Container -PassThru
        $started.Context | Should -Be secure, far
        (Invoke-Engine "containers/engines-near/json").State.StartedAt | Should -Not -BeLike '0001*'
    }

    It 'cost an error each where they are down, which names them, and the others are done' {
        $found = Get-Container engines-* -Context down, near, nosuch, secure -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Context | Should -Be near, secure
        $problems.FullyQualifiedErrorId | Sort-Object |
            Should -Be 'ContextNotFound,DockerPS.Commands.GetContainerCommand', 'EngineUnreachable,DockerPS.Commands.GetContainerCommand'
        $problems.TargetObject | Sort-Object | Should -Be down, nosuch
        "$problems" | Should -BeLike '*down: *tcp://127.0.0.1:1*'
    }

    It 'are named in the errors of their objects' {
        $null = Get-Container engines-* -Context near, secure | Stop-Container -Timeout 0
        $null = Get-Container engines-* -Context near, secure | Suspend-Container -ErrorVariable problems -ErrorAction SilentlyContinue
        @($problems | Where-Object { "$_" -like 'secure: *' }).Count | Should -Be 1
        $problems.Count | Should -Be 2
    }

    It 'end the command where none of them answers' {
        { Get-Container -Context down, nosuch -ErrorAction SilentlyContinue } | Should -Throw
    }

    It 'do not wait for one that is silent' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $env:DOCKERPS_CONNECT_TIMEOUT = 600
        try {
            # Were the first one waited for, nothing would come before the ten minutes are over.
            Get-Container engines-* -Context "tcp://$($listener.LocalEndpoint)", near | Select-Object -First 1 | ForEach-Object Name |
                Should -Be engines-near
            (Get-Container -Context "tcp://$($listener.LocalEndpoint)", near | Select-Object -First 1).Context | Should -Be near
            (Get-Image busybox -Context "tcp://$($listener.LocalEndpoint)", near | Select-Object -First 1).Context | Should -Be near
        } finally {
            Remove-Item Env:DOCKERPS_CONNECT_TIMEOUT
            $listener.Stop()
        }
    }

    It 'are groups in the view where there are several, also in copies' {
        $found = Get-Container engines-* -Context near, secure
        $shown = $found | Out-String
        $shown | Should -Match '(?s)Context: near.*engines-n.*Context: secure.*engines-s'
        [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($found)) | Out-String |
            Should -Match 'Context: secure'
        Get-Image busybox -Context near, secure | Out-String | Should -Match '(?s)Context: near.*busybox.*Context: secure.*busybox'
        Get-Container engines-* -Context near | Out-String | Should -Not -Match 'Context:'
    }
}

Describe 'A context with TLS' {
    BeforeAll {
        $certificates = $tls.DOCKERPS_TEST_CERTIFICATES
        $client = @{ Certificate = "$certificates/cert.pem"; CertificateKey = "$certificates/key.pem" }
        $program = Get-Command docker -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        $null = New-DockerContext made-secure $tls.DOCKERPS_TEST_TCP -CaCertificate "$certificates/ca.pem" @client
    }

    AfterEach {
        Get-DockerContext made-* | Where-Object Name -NE made-secure | Remove-DockerContext
    }

    It 'that was made here reaches its engine, and so does its copy, and what was exported and imported' {
        (Get-DockerVersion -Context made-secure).Context | Should -Be made-secure
        $null = New-DockerContext made-copy -From made-secure
        $null = Export-DockerContext made-secure "$TestDrive/made.tar" | Import-DockerContext -Name made-again
        (Get-DockerVersion -Context made-copy, made-again).Context | Should -Be made-copy, made-again
        (Use-DockerContext made-copy { Get-DockerVersion }).Context | Should -Be made-copy
    }

    It 'that was made here is used by docker' {
        if (-not $program) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        & $program --context made-secure version --format '{{.Server.Version}}' |
            Should -Be (Get-DockerVersion -Context made-secure).ServerVersion
    }

    It 'that docker made is used here' {
        if (-not $program) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        $options = "host=$($tls.DOCKERPS_TEST_TCP),ca=$certificates/ca.pem,cert=$certificates/cert.pem,key=$certificates/key.pem"
        & $program context create made-theirs --docker $options *>&1 | Out-String | Should -BeLike '*Successfully*'
        (Get-DockerVersion -Context made-theirs).Context | Should -Be made-theirs
    }

    It 'believes any engine only where it says so' {
        $null = New-DockerContext made-lax $tls.DOCKERPS_TEST_TCP @client
        { Get-DockerVersion -Context made-lax } | Should -Throw '*not trusted*'
        Set-DockerContext made-lax -SkipTlsVerify
        (Get-DockerVersion -Context made-lax).Context | Should -Be made-lax
    }
}

Describe 'An engine that cannot be reached' {
    It 'is told with what is wrong: <What>' -ForEach @(
        @{
            What = 'a client without a certificate'; Context = 'nocert'; Id = 'EngineAccessDenied'
            Says = '*asks for a client certificate*'; Advises = '*-CertificateKey*'
        }
        @{
            What = 'an engine of an unknown authority'; Context = 'noca'; Id = 'EngineNotTrusted'
            Says = '*not trusted*'; Advises = '*-CaCertificate*-SkipTlsVerify*'
        }
        @{ What = 'plain words to an engine with TLS'; Context = 'notls'; Id = 'EngineUnreachable'; Says = '*expects TLS*'; Advises = '*' }
        @{ What = 'TLS to a plain engine'; Context = 'alltls'; Id = 'EngineUnreachable'; Says = '*TLS handshake failed*'; Advises = '*' }
        @{
            What = 'ssh with its own words'; Context = 'ssh://stranger-host'; Id = 'EngineUnreachable'
            Says = '*Permission denied (publickey)*'; Advises = '*'
        }
        @{
            What = 'ssh to a host without docker'; Context = 'ssh://bare-host'; Id = 'EngineUnreachable'
            Says = '*127*docker*'; Advises = '*'
        }
        @{
            What = 'a pipe that is not there'; Context = 'npipe:////./pipe/nosuch'; Id = 'EngineUnreachable'
            Says = '*no such pipe*'; Advises = '*-Context*'
        }
        @{
            What = 'a socket that is not there'; Context = 'unix:///nosuch.sock'; Id = 'EngineUnreachable'
            Says = '*no such socket*'; Advises = '*DOCKER_HOST*-Context*'
        }
        @{ What = 'a context that is not there'; Context = 'nosuch'; Id = 'ContextNotFound'; Says = '*near*secure*'; Advises = '*' }
    ) {
        $folder = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
        Copy-Item "$($tls.DOCKERPS_TEST_CERTIFICATES)/*" $folder
        switch ($Context) {
            'nocert' { Remove-Item "$folder/cert.pem", "$folder/key.pem"; Add-DockerContext nocert $tls.DOCKERPS_TEST_TCP $folder }
            'noca' { Remove-Item "$folder/ca.pem"; Add-DockerContext noca $tls.DOCKERPS_TEST_TCP $folder }
            'notls' { Add-DockerContext notls $tls.DOCKERPS_TEST_TCP }
            'alltls' { Add-DockerContext alltls $env:DOCKERPS_TEST_TCP $folder }
        }
        $failure = $null
        try {
            Get-Container -Context $Context
        } catch {
            $failure = $_
        }
        $failure.FullyQualifiedErrorId | Should -Be "$Id,DockerPS.Commands.GetContainerCommand"
        "$failure" | Should -BeLike $Says
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $failure.ErrorDetails.RecommendedAction | Should -BeLike $Advises
    }

    It 'is told of TLS by the environment, as docker is' {
        $env:DOCKER_HOST = $tls.DOCKERPS_TEST_TCP
        $env:DOCKER_TLS_VERIFY = 1
        $env:DOCKER_CERT_PATH = $tls.DOCKERPS_TEST_CERTIFICATES
        try {
            (Get-DockerVersion).Context | Should -Be $tls.DOCKERPS_TEST_TCP
        } finally {
            Remove-Item Env:DOCKER_TLS_VERIFY, Env:DOCKER_CERT_PATH
            $env:DOCKER_HOST = $env:DOCKERPS_TEST_HOST
        }
    }
}
