# The ways to an engine's BuildKit, each on the suite's engine behind a proxy that leaves only this one open.

BeforeDiscovery {
    # On engines since API 1.53, the control API is reached on the engine's own address.
    $ways = @(
        @{ Way = 'two upgrades'; Setting = @{}; Opened = 'POST /grpc', 'POST /session' }
        @{ Way = 'one upgrade, with the session in it'; Setting = @{ Refuse = '^POST /session' }; Opened = @('POST /grpc') }
        @{ Way = 'the engine''s address and an upgrade'
            Setting = @{ ApiVersion = '1.53'; TakesHttp2 = $true; Refuse = '^POST /grpc' }; Opened = 'PRI *', 'POST /session'
        }
        @{ Way = 'the engine''s address alone'
            Setting = @{ ApiVersion = '1.53'; TakesHttp2 = $true; Refuse = '^POST /(grpc|session)' }; Opened = @('PRI *')
        }
    )
    $missing = '403 Forbidden', '404 Not Found', '405 Method Not Allowed', '501 Not Implemented', '200 OK'
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Engine.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/SshHost.ps1"

    $class = 'DockerPS.Commands.NewImageCommand'
    $kit = @{ Builder = 'BuildKit'; NoCache = $true }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $version = [version] (Get-ApiVersion)
    $engine = Start-PrivateEngine
    $busybox = 'FROM busybox:latest'
    $uses = $busybox, ('RUN --mount=type=secret,id=token,required --mount=type=ssh,required ' +
        'cat /run/secrets/token && echo && test -S $SSH_AUTH_SOCK && echo socket')

    function Start-Proxy([hashtable] $Setting, [Security.Cryptography.X509Certificates.X509Certificate2] $Certificate, [switch] $Tcp) {
        $new = $Tcp ? [RecordingProxy]::new($engine.Endpoint, $Certificate) : [RecordingProxy]::new($engine.Endpoint)
        foreach ($name in $Setting.Keys) { $new.$name = $Setting[$name] }
        $new
    }

    # The connections to BuildKit that were tried, each once.
    function Get-Tried { @($proxy.Requests) -match '^PRI|^POST /(grpc|session|build)(\?|$)' -replace '\?.*' | Select-Object -Unique }

    # The connections over which a method was called.
    function Get-Way([string] $Method) {
        @($proxy.Calls) -match " Control/$Method`$" -replace ' Control/.*' | Select-Object -Unique
    }

    function Get-BuildLog([hashtable] $Build) {
        New-Image @kit @Build -Context $proxy.Endpoint -Verbose -ErrorAction Stop 4>&1 |
            Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object { $_.Message -replace '^#\d+ ' }
    }
}

AfterAll {
    Stop-PrivateEngine $engine
}

Describe 'BuildKit by <Way>' -ForEach $ways {
    BeforeAll {
        $proxy = Start-Proxy $Setting
        $control = $Opened[0]
        $folder = (New-Item "$TestDrive/$(New-Guid)/context" -ItemType Directory -Force).FullName
        $large = [byte[]]::new(20MB)
        [Random]::new(1).NextBytes($large)
        [IO.File]::WriteAllBytes("$folder/large", $large)
        Set-Content $folder/small text
        ssh-keygen -q -t ed25519 -N '' -f "$folder/../key"
        $session = @{ Secret = @{ token = [Net.NetworkCredential]::new('', 'opensesame').SecurePassword }; Ssh = "default=$folder/../key" }
    }

    BeforeEach {
        $proxy.Requests.Clear()
        $proxy.Calls.Clear()
    }

    AfterAll {
        $proxy.Dispose()
    }

    It 'builds a folder, of which only the changes are sent' {
        $build = @{ Path = $folder; DockerfileContent = $busybox, 'COPY . /all', 'RUN sha256sum /all/*'; Name = 'ways:1' }
        $sum = (Get-FileHash $folder/large).Hash.ToLowerInvariant()
        Get-BuildLog $build | Should -Contain "$sum  /all/large"
        Set-Content $folder/small other
        $log = Get-BuildLog $build
        $log | Should -Contain "$((Get-FileHash $folder/small).Hash.ToLowerInvariant())  /all/small"
        ($log -match '^transferring context: ')[-1] | Should -Match '^transferring context: [\d.]+ ?k?B '
        (Get-Image ways:1).Id | Should -Not -BeNullOrEmpty
        Get-Way Solve | Should -Be $control
        Get-Way Session | Should -Be @(if ($Opened.Count -eq 1) { $control })
        @(Get-Tried | Where-Object { -not $proxy.Refuse -or $_ -notmatch $proxy.Refuse }) | Should -Be $Opened
    }

    It 'provides secrets and ssh agents' {
        $log = Get-BuildLog (@{ DockerfileContent = $uses } + $session)
        $log | Should -Contain opensesame
        $log | Should -Contain socket
    }

    It 'writes a folder and a tar' {
        $build = @{ Path = $folder; DockerfileContent = 'FROM scratch', 'COPY large small /' }
        $null = New-Image @kit @build -Output "$folder/../out" -Context $proxy.Endpoint -ErrorAction Stop
        (Get-FileHash $folder/../out/large).Hash | Should -Be (Get-FileHash $folder/large).Hash
        $null = New-Image @kit @build -Output "type=tar,dest=$folder/../out.tar" -Context $proxy.Endpoint -ErrorAction Stop
        tar -tf "$folder/../out.tar" | Sort-Object | Should -Be large, small
    }

    It 'has the error of a command that fails' {
        New-Image -DockerfileContent $busybox, 'RUN echo last words && exit 7' @kit -Context $proxy.Endpoint @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "ImageBuildFailed,$class"
        "$problems" | Should -BeLike '*exit code 7*last words*'
    }

    It 'lists the history' {
        if ($version -lt '1.43') {
            { Get-BuildHistory -Context $proxy.Endpoint } | Should -Throw -ErrorId 'NotSupportedByEngine,*'
        } else {
            $records = Get-BuildHistory -Context $proxy.Endpoint
            $records.Id | Should -Be (Get-BuildHistory).Id
            $records.Count | Should -BeGreaterThan 3
            $completed = $records | Where-Object Status -EQ Completed
            (Get-BuildHistory $completed[0].Id -Detail -Context $proxy.Endpoint).Steps.Count | Should -BeGreaterThan 0
        }
        Get-Way ListenBuildHistory | Should -Be $control
    }

    It 'lists the build cache' {
        $items = Get-DockerDiskUsage -Detail -Context $proxy.Endpoint | Where-Object Type -EQ BuildCache
        $items.Count | Should -BeGreaterThan 3
        $items.Id | Sort-Object | Should -Be ((Get-DockerDiskUsage -Detail | Where-Object Type -EQ BuildCache).Id | Sort-Object)
        $items.Mutable | Should -Not -Contain $null
        Get-Way DiskUsage | Should -Be $control
    }

    It 'clears the build cache' {
        $kept = Get-DockerDiskUsage -Detail | Where-Object { $_.Type -eq 'BuildCache' -and $_.CacheType -eq 'source.local' }
        $kept | Should -Not -BeNullOrEmpty
        $report = Clear-DockerResource BuildCache -Filter type=source.local -Force -Context $proxy.Endpoint
        $report.Removed | Sort-Object | Should -Be ($kept.Id | Sort-Object)
        (Clear-DockerResource BuildCache -All -Filter type!=source.local -Force -Context $proxy.Endpoint).Removed.Count |
            Should -BeGreaterThan 0
        Get-Way Prune | Should -Be $control
    }

    It 'cancels a build' {
        $mark = Get-Random -Minimum 100000 -Maximum 900000
        $script = "New-Image -DockerfileContent 'FROM busybox', 'RUN sleep $mark' -Builder BuildKit -Context $($proxy.Endpoint)"
        Assert-Stoppable $script { pgrep -f "^sleep $mark" }
        Wait-Until { -not (pgrep -f "^sleep $mark") }
    }
}

Describe 'The way to BuildKit' {
    BeforeAll {
        $folder = (New-Item "$TestDrive/context" -ItemType Directory).FullName
        Set-Content $folder/Dockerfile $uses
        ssh-keygen -q -t ed25519 -N '' -f "$TestDrive/key"
        $session = @{ Secret = @{ token = [Net.NetworkCredential]::new('', 'opensesame').SecurePassword }; Ssh = "default=$TestDrive/key" }
        $build = @{ Path = $folder } + $session
        $newer = @{ ApiVersion = '1.53'; TakesHttp2 = $true }
    }

    BeforeEach {
        $proxy = $null
    }

    AfterEach {
        if ($proxy) { $proxy.Dispose() }
    }

    It 'is the engine''s address with API <_>' -ForEach '1.53', '1.60' {
        $proxy = Start-Proxy @{ ApiVersion = $_; TakesHttp2 = $true }
        Get-BuildLog $build | Should -Contain opensesame
        Get-Tried | Should -Be 'PRI *', 'POST /session'
    }

    It 'is not the engine''s address before API 1.53' {
        $proxy = Start-Proxy @{ ApiVersion = '1.52'; TakesHttp2 = $true }
        Get-BuildLog $build | Should -Contain opensesame
        Get-Tried | Should -Be 'POST /grpc', 'POST /session'
    }

    It 'is an upgrade if the engine''s address <What>' -ForEach @(
        @{ What = 'answers in HTTP/1'; Setting = @{} }
        @{ What = 'refuses'; Setting = @{ Refuse = '^PRI'; Refusal = '403 Forbidden' } }
        @{ What = 'ends the connection'; Setting = @{ Cut = '^PRI' } }
        @{ What = 'is silent'; Setting = @{ Ignore = '^PRI' } }
    ) {
        $proxy = Start-Proxy (@{ ApiVersion = '1.53' } + $Setting)
        Get-BuildLog $build | Should -Contain opensesame
        Get-Tried | Should -Be 'PRI *', 'POST /grpc', 'POST /session'
    }

    It 'is the same by TCP' {
        $proxy = Start-Proxy ($newer + @{ Refuse = '^POST /(grpc|session)' }) -Tcp
        Get-BuildLog $build | Should -Contain opensesame
        Get-Tried | Should -Be 'PRI *', 'POST /session'
    }

    It 'is an upgrade with TLS' {
        Enter-ContextStore $TestDrive/config
        try {
            $certificates = New-CertificateFolder $TestDrive/certificates
            $files = "$certificates/cert.pem", "$certificates/key.pem"
            $certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::CreateFromPemFile($files[0], $files[1])
            $proxy = Start-Proxy $newer $certificate -Tcp
            $null = New-DockerContext secure -Endpoint $proxy.Endpoint -CaCertificate $certificates/ca.pem -SkipTlsVerify
            New-Image @kit @build -Context secure -ErrorAction Stop | Should -BeOfType DockerPS.Image
            Get-Tried | Should -Be 'POST /grpc', 'POST /session'
        } finally {
            Exit-ContextStore
        }
    }

    It 'is an upgrade by ssh' {
        $proxy = Start-Proxy $newer
        $server = Start-SshHost $proxy.Endpoint
        try {
            New-Image @kit @build -Context ssh://engine-host -ErrorAction Stop | Should -BeOfType DockerPS.Image
            Get-Tried | Should -Be 'POST /grpc', 'POST /session'
        } finally {
            Stop-SshHost $server
        }
    }

    It 'is the session through the control API where POST /session answers <_>' -ForEach $missing {
        $proxy = Start-Proxy @{ Refuse = '^POST /session'; Refusal = $_ }
        Get-BuildLog $build | Should -Contain opensesame
        Get-Tried | Should -Be 'POST /grpc', 'POST /session'
        Get-Way Session | Should -Be 'POST /grpc'
    }

    It 'is POST /build with a session where POST /grpc answers <_>' -ForEach $missing {
        $proxy = Start-Proxy @{ Refuse = '^POST /grpc'; Refusal = $_ }
        Get-BuildLog $build | Should -Contain opensesame
        Get-Tried | Should -Be 'POST /grpc', 'POST /session', 'POST /build'
        New-Image @kit @build -Output "$TestDrive/none" -Context $proxy.Endpoint @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
        "$problems" | Should -BeLike '-Output *POST /grpc*'
    }

    It 'is POST /build alone where neither opens' {
        $proxy = Start-Proxy @{ Refuse = '^POST /(grpc|session)' }
        Get-BuildLog @{ DockerfileContent = $busybox, 'RUN echo reached' } | Should -Contain reached
        Get-Tried | Should -Be 'POST /grpc', 'POST /session', 'POST /build'
    }

    It 'ends where <What> <Refusal>' -ForEach @(
        @{ What = 'POST /grpc answers'; Refusal = '401 Unauthorized'; ErrorId = 'AuthenticationFailed' }
        @{ What = 'POST /grpc answers'; Refusal = '500 Internal Server Error'; ErrorId = 'EngineFailed' }
        @{ What = 'POST /session answers'; Refusal = '401 Unauthorized'; ErrorId = 'AuthenticationFailed' }
        @{ What = 'POST /session answers'; Refusal = '500 Internal Server Error'; ErrorId = 'EngineFailed' }
        @{ What = 'POST /grpc is cut'; Refusal = ''; ErrorId = 'EngineAnswerBroken' }
        @{ What = 'POST /session is cut'; Refusal = ''; ErrorId = 'EngineAnswerBroken' }
    ) {
        $route = "^$($What -replace ' (answers|is cut)')"
        $proxy = Start-Proxy ($Refusal ? @{ Refuse = $route; Refusal = $Refusal } : @{ Cut = $route })
        New-Image @kit @build -Context $proxy.Endpoint @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "$ErrorId,$class"
        @(Get-Tried)[-1] | Should -Match $route
    }

    It 'is POST /build with a session for -Squash' {
        $proxy = Start-Proxy $newer
        New-Image @kit @build -Squash -Context $proxy.Endpoint @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        Get-Tried | Should -Be 'POST /session', 'POST /build'
    }

    It 'is POST /build for the classic builder' {
        $proxy = Start-Proxy $newer
        $null = New-Image -DockerfileContent $busybox, 'RUN true' -Builder Classic -Context $proxy.Endpoint -ErrorAction Stop
        Get-Tried | Should -Be 'POST /build'
    }

    It 'is none for history and cache where POST /grpc is refused' {
        $proxy = Start-Proxy @{ Refuse = '^POST /grpc' }
        Get-BuildHistory -Context $proxy.Endpoint @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'NotSupportedByEngine,DockerPS.Commands.GetBuildHistoryCommand'
        $items = Get-DockerDiskUsage -Detail -Context $proxy.Endpoint -ErrorAction Stop | Where-Object Type -EQ BuildCache
        $items.Count | Should -BeGreaterThan 0
        $items | Where-Object { $null -ne $_.Mutable } | Should -BeNullOrEmpty
        Clear-DockerResource BuildCache -Filter type=nosuch -Force -Context $proxy.Endpoint -ErrorAction Stop | Should -HaveCount 1
    }
    It 'is closed by Ctrl+C during <Command> where <Silent> is not answered' -ForEach @(
        foreach ($silent in 'PRI', 'POST /grpc') {
            @{ Silent = $silent; Command = 'Get-BuildHistory' }
            @{ Silent = $silent; Command = 'Get-DockerDiskUsage -Detail' }
            @{ Silent = $silent; Command = 'Clear-DockerResource BuildCache -Filter type!=x -Force' }
            @{ Silent = $silent; Command = "New-Image -DockerfileContent 'FROM busybox' -Builder BuildKit" }
        }
        @{ Silent = 'POST /session'; Command = "New-Image -DockerfileContent 'FROM busybox' -Builder BuildKit" }
        @{ Silent = 'POST /build/prune'; Command = 'Clear-DockerResource BuildCache -Filter id=nosuch -Force' }
    ) {
        $proxy = Start-Proxy @{ ApiVersion = $Silent -eq 'PRI' ? '1.53' : "$version"; Ignore = "^$Silent" }
        # Nothing is asked about records that are not there.
        $null = New-Image -DockerfileContent $busybox, 'RUN true' -Builder BuildKit
        Assert-Stoppable "$Command -Context $($proxy.Endpoint)" { $proxy.Ignored } -Within 1
        Wait-Until { -not $proxy.Ignored }
    }
}
