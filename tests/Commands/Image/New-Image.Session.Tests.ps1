# Builds through BuildKit's session: base images with their logins, contexts file by file, and what happens when something is in the way.

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Engine.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/TokenService.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
    $class = 'DockerPS.Commands.NewImageCommand'
    $kit = @{ Builder = 'BuildKit'; NoCache = $true }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $busybox = 'FROM busybox:latest'

    # The lines of a build without the numbers of its steps; an error ends the test.
    function Get-BuildLog([hashtable] $Build) {
        New-Image @kit @Build -Verbose -ErrorAction Stop 4>&1 |
            Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object { $_.Message -replace '^#\d+ ' }
    }

    # The bytes of the context that went to the engine.
    function Get-Sent([string[]] $Log) {
        $size = ($Log -match '^transferring context: ')[-1] -replace '^transferring context: (\d[\d.]*) (\w+) .*$', '$1$2'
        $Log -match '^transferring context: ' | Should -Not -BeNullOrEmpty
        [long] [Management.Automation.LanguagePrimitives]::ConvertTo($size.Replace('kB', 'KB'), [double])
    }

    # What COPY . finds in a folder, sorted.
    function Get-Copied([string] $Path, [hashtable] $More = @{}) {
        $log = Get-BuildLog (@{ Path = $Path } + $More)
        @($log -match '^found \./' -replace '^found \./') | Sort-Object -CaseSensitive
    }

    $copyAll = $busybox, 'COPY . /all', "RUN cd /all && find . -mindepth 1 -exec echo found {} ';'"

    function New-Folder([string] $Name, [hashtable] $File) {
        $folder = (New-Item "$TestDrive/$Name" -ItemType Directory -Force).FullName
        foreach ($path in $File.Keys) {
            $null = New-Item "$folder/$path" -Value ($File[$path] -join "`n") -Force
        }
        $folder
    }

    function Remove-Build {
        Get-Image -All | Where-Object { $_.Repository -notlike 'busybox' -and -not $_.Dangling } | Remove-Image -Force
        $null = Get-Image -Dangling | Remove-Image -Force
    }
}

AfterAll {
    Remove-Build
}

Describe 'New-Image with a base image that the engine does not have' {
    BeforeAll {
        $config, $path = $env:DOCKER_CONFIG, $env:PATH
        $token = Start-TokenRegistry -Plain
        $other = Start-Registry -Plain
        $open = Start-Registry -Plain -Open
        $public, $private = "$($token.Address)/public/base:1", "$($token.Address)/private/base:1"
        $theirs, $free = "$($other.Address)/base:1", "$($open.Address)/base:1"
        Set-DockerConfig $TestDrive/login
        $null = Connect-ContainerRegistry $token.Address $token.Credential
        $null = Connect-ContainerRegistry $other.Address $other.Credential
        foreach ($name in $public, $private, $theirs, $free) {
            Add-ImageTag busybox $name
            $null = Publish-Image $name
            $null = Remove-Image $name
        }
        $login = Get-Content $TestDrive/login/config.json -Raw

        function Get-Auth([string] $Pair) {
            [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Pair))
        }
    }

    BeforeEach {
        Get-Image | Where-Object Repository -Match '^127\.0\.0\.1' | Remove-Image -Force
        # The engine keeps what it has pulled, and the tokens for it, with the cache of builds.
        $null = Clear-DockerResource BuildCache -All -Force
        $token.Requests.Clear()
        Set-DockerConfig $TestDrive/none
    }

    AfterAll {
        Get-Image | Where-Object Repository -Match '^127\.0\.0\.1' | Remove-Image -Force
        Stop-TokenRegistry $token
        Stop-Registry $other
        Stop-Registry $open
        $env:DOCKER_CONFIG, $env:PATH = $config, $path
    }

    It 'pulls a public one without a login' {
        New-Image -DockerfileContent "FROM $public", 'RUN true' @kit | Should -BeOfType DockerPS.Image
        @($token.Requests) | Should -Be 'GET repository:public/base:pull as'
    }

    It 'pulls one of a registry without logins' {
        New-Image -DockerfileContent "FROM $free", 'RUN true' @kit | Should -BeOfType DockerPS.Image
    }

    It 'uses the login of the configuration file' {
        Set-DockerConfig $TestDrive/login $login
        New-Image -DockerfileContent "FROM $private", 'RUN true' @kit | Should -BeOfType DockerPS.Image
        @($token.Requests)[-1] | Should -Match "repository:private/base:pull as $($token.Credential.UserName)$"
    }

    It 'uses the logins of two registries in a build' {
        Set-DockerConfig $TestDrive/login $login
        $dockerfile = "FROM $private AS one", "FROM $theirs", 'COPY --from=one /bin/sh /other'
        New-Image -DockerfileContent $dockerfile @kit | Should -BeOfType DockerPS.Image
    }

    It 'uses an identity token' {
        $auth = @{ auths = @{ $token.Address = @{ auth = Get-Auth '<token>:'; identitytoken = $token.IdentityToken } } }
        Set-DockerConfig $TestDrive/identity (ConvertTo-Json $auth)
        New-Image -DockerfileContent "FROM $private", 'RUN true' @kit | Should -BeOfType DockerPS.Image
        @($token.Requests)[-1] | Should -Be "POST repository:private/base:pull as $($token.Credential.UserName)"
    }

    It 'asks a credential helper once for a build' {
        Set-DockerConfig $TestDrive/helper (ConvertTo-Json @{ credHelpers = @{ $token.Address = 'session' } })
        $answer = ConvertTo-Json @{ ServerURL = 'x'; Username = $token.Credential.UserName; Secret = $token.Password } -Compress
        New-CredentialHelper $TestDrive/bin session "cat >>$TestDrive/asked; echo >>$TestDrive/asked; printf '%s' '$answer'"
        $dockerfile = "FROM $private AS one", "FROM $private", 'COPY --from=one /bin/sh /other'
        New-Image -DockerfileContent $dockerfile @kit | Should -BeOfType DockerPS.Image
        Get-Content $TestDrive/asked | Should -Be $token.Address
        $null = New-Image -DockerfileContent "FROM $private", 'RUN true' @kit -Pull
        Get-Content $TestDrive/asked | Should -HaveCount 2
    }

    It 'has one error for a credential helper that <What>' -ForEach @(
        @{ What = 'fails'; Helper = 'sealed'; Message = "*'docker-credential-sealed' failed: the vault is sealed" }
        @{ What = 'is not there'; Helper = 'gone'; Message = "*'docker-credential-gone'*not in PATH*" }
    ) {
        Set-DockerConfig $TestDrive/helper (ConvertTo-Json @{ credHelpers = @{ $token.Address = $Helper } })
        New-CredentialHelper $TestDrive/bin sealed 'cat >/dev/null; echo the vault is sealed; exit 1'
        New-Image -DockerfileContent "FROM $private", 'RUN true' @kit @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "CredentialStoreFailed,$class"
        $problems.Exception.Message | Should -BeLike $Message
    }

    It 'has one error with the login as its remedy for <What>' -ForEach @(
        @{ What = 'a wrong password, of a token service'; Base = { $private }; Password = 'wrong' }
        @{ What = 'a wrong password, of a registry'; Base = { $theirs }; Password = 'wrong' }
        @{ What = 'no login, of a token service'; Base = { $private }; Password = '' }
        @{ What = 'no login, of a registry'; Base = { $theirs }; Password = '' }
    ) {
        $base = & $Base
        if ($Password) {
            $auth = @{ auths = @{ ($base -split '/')[0] = @{ auth = Get-Auth "$($token.Credential.UserName):$Password" } } }
            Set-DockerConfig $TestDrive/wrong (ConvertTo-Json $auth)
        }
        New-Image -DockerfileContent "FROM $base", 'RUN true' @kit @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "ImageBuildFailed,$class"
        $problems.Exception.Message | Should -BeLike "*load metadata for $base'*"
        $problems.Exception.Message | Should -Match '401 Unauthorized|incorrect username or password|insufficient_scope'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*login*Connect-ContainerRegistry*'
    }

    It 'says what is missing, and what to do, for <What>' -ForEach @(
        @{ What = 'a repository'; Base = { "$($open.Address)/nosuch:1" }; Message = '*not found*'; Advice = '*Check its name*' }
        @{ What = 'a tag'; Base = { "$($open.Address)/base:9" }; Message = '*not found*'; Advice = '*Check its name*' }
        @{ What = 'a registry'; Base = { '127.0.0.1:1/base:1' }; Message = '*connection refused*'; Advice = '*cannot reach its registry*' }
    ) {
        $base = & $Base
        New-Image -DockerfileContent "FROM $base", 'RUN true' @kit @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "ImageBuildFailed,$class"
        $problems.Exception.Message | Should -BeLike "*$base*"
        $problems.Exception.Message | Should -BeLike $Message
        $problems.ErrorDetails.RecommendedAction | Should -BeLike $Advice
    }

    It 'pulls a base that has changed only with -Pull' {
        $null = New-Image -DockerfileContent $busybox, 'RUN echo second > /second' -Name $free @kit
        $null = Publish-Image $free
        $null = Remove-Image $free
        Add-ImageTag busybox $free
        try {
            $build = @{ DockerfileContent = "FROM $free", 'RUN ls / | grep -x second || echo first' }
            Get-BuildLog $build | Should -Contain first
            Get-BuildLog ($build + @{ Pull = $true }) | Should -Contain second
        } finally {
            Add-ImageTag busybox $free
            $null = Publish-Image $free
        }
    }

    It 'tells nobody the password' {
        Set-DockerConfig $TestDrive/login $login
        $words = Get-EveryWord { New-Image -DockerfileContent "FROM $private", 'RUN true' @kit -LogPath $TestDrive/words.log }
        $words | Should -Match 'RUN true'
        "$words $(Get-Content $TestDrive/words.log -Raw)" | Should -Not -Match ([regex]::Escape($token.Password))
    }
}

Describe 'The context of New-Image' {
    It 'is sent as far as it is copied, and then as far as it has changed' {
        $folder = New-Folder many @{ large = 'x' * 5MB }
        $null = New-Item $folder/sub -ItemType Directory
        foreach ($number in 1..2000) { [IO.File]::WriteAllText("$folder/sub/$number", "$number " * 100) }
        $build = @{ Path = $folder; DockerfileContent = $busybox, 'COPY sub /sub', 'RUN ls /sub | wc -l; cat /sub/7; stat -c %a /sub/8' }
        $first = Get-Sent (Get-BuildLog $build)
        $first | Should -BeGreaterThan 800KB
        $first | Should -BeLessThan 2MB

        [IO.File]::WriteAllText("$folder/sub/7", "changed`n")
        chmod 600 $folder/sub/8
        Remove-Item $folder/sub/9
        Rename-Item $folder/sub/10 other
        $log = Get-BuildLog $build
        # The list of all files goes each time.
        Get-Sent $log | Should -BeLessThan ($first / 5)
        $log | Should -Contain 1999
        $log | Should -Contain changed
        $log | Should -Contain 600
    }

    It 'has a folder where a file was, and the reverse' {
        $folder = New-Folder turn @{ a = 'file'; 'b/inner' = 'x' }
        Get-Copied $folder @{ DockerfileContent = $copyAll } | Should -Be a, b, b/inner
        Remove-Item $folder/a, $folder/b -Recurse
        $null = New-Folder turn @{ 'a/inner' = 'x'; b = 'file' }
        Get-Copied $folder @{ DockerfileContent = $copyAll } | Should -Be a, a/inner, b
    }

    It 'keeps links, empty folders, modes, times and names' {
        $smile = [char]::ConvertFromUtf32(0x1F600)
        $umlaut = [char] 0xFC
        $names = '100%25', 'a+b', 'with blank', "$umlaut", $smile, 'a,b', 'quo"te', '#hash', '[x]'
        $folder = New-Folder kept @{}
        foreach ($name in $names) { [IO.File]::WriteAllText("$folder/$name", 'x') }
        $null = New-Item $folder/empty, "$folder/sub folder" -ItemType Directory
        ln -s gone $folder/dangling
        ln -s 'sub folder' $folder/linked
        chmod 4751 $folder/a+b
        chmod 1777 $folder/empty
        (Get-Item $folder/a+b).LastWriteTimeUtc = [datetime] '2001-02-03T04:05:06Z'
        $all = $names + 'empty', 'sub folder', 'dangling', 'linked' | Sort-Object -CaseSensitive
        Get-Copied $folder @{ DockerfileContent = $copyAll } | Should -Be $all
        $run = 'RUN cd /all; readlink dangling; readlink linked; stat -c "%a %Y" a+b; stat -c %a empty'
        $log = Get-BuildLog @{ Path = $folder; DockerfileContent = $busybox, 'COPY . /all', $run }
        'gone', 'sub folder', '4751 981173106', '1777' | ForEach-Object { $log | Should -Contain $_ }
    }

    It 'leaves out what <What>' -ForEach @(
        @{ What = '.dockerignore names, but for its exceptions'; File = @{ '.dockerignore' = "*.log`nsub`n!sub/kept" }
            Found = '.dockerignore', 'Dockerfile', 'sub', 'sub/kept'
        }
        @{ What   = 'Dockerfile.dockerignore names, which goes before .dockerignore'
            File  = @{ '.dockerignore' = '*.log'; 'Dockerfile.dockerignore' = 'sub' }
            Found = '.dockerignore', 'Dockerfile', 'Dockerfile.dockerignore', 'a.log'
        }
        @{ What = 'names the Dockerfile itself'; File = @{ '.dockerignore' = "Dockerfile`n.dockerignore`nsub" }; Found = 'a.log' }
    ) {
        $folder = New-Folder "ignore-$(New-Guid)" (@{ Dockerfile = $copyAll; 'a.log' = ''; 'sub/kept' = ''; 'sub/lost' = '' } + $File)
        Get-Copied $folder | Should -Be ($Found | Sort-Object -CaseSensitive)
    }

    It 'shows no Dockerfile to COPY that is not in it: <What>' -ForEach @(
        @{ What = 'one from elsewhere'; Build = { @{ Dockerfile = "$TestDrive/elsewhere/Other" } } }
        @{ What = 'a text'; Build = { @{ DockerfileContent = $copyAll } } }
    ) {
        $null = New-Folder elsewhere @{ Other = $copyAll }
        $folder = New-Folder "hidden-$(New-Guid)" @{ a = ''; 'sub/b' = '' }
        Get-Copied $folder (& $Build) | Should -Be a, sub, sub/b
    }

    It 'takes a Dockerfile <What>' -ForEach @(
        @{ What = 'in lower case'; Path = 'dockerfile'; Build = { @{} } }
        @{ What = 'in a folder of the context'; Path = 'sub/Other'; Build = { @{ Dockerfile = "$folder/sub/Other" } } }
    ) {
        $folder = New-Folder "file-$(New-Guid)" @{ $Path = $copyAll }
        Get-Copied $folder (& $Build) | Should -Contain $Path
    }

    It 'is a tar <What>, of which nothing stays in the way' -ForEach @(
        @{ What = 'as it is'; Option = '-cf' }
        @{ What = 'with gzip'; Option = '-czf' }
    ) {
        $folder = New-Folder "tar-$(New-Guid)" @{ a = ''; 'sub/Build' = $copyAll }
        tar -C $folder $Option "$folder.tar" a sub
        Get-Copied "$folder.tar" @{ Dockerfile = 'sub/Build' } | Should -Be a, sub, sub/Build
    }

    It 'may change while it is sent' {
        $folder = New-Folder changing @{}
        foreach ($number in 1..500) { [IO.File]::WriteAllText("$folder/$number", 'x' * 3000) }
        $end = [Threading.CancellationTokenSource]::new()
        $writer = Start-ThreadJob {
            while (-not ($using:end).IsCancellationRequested) {
                1..500 | ForEach-Object { [IO.File]::WriteAllText("$using:folder/$_", 'y' * (Get-Random -Maximum 6000)) }
            }
        }
        try {
            1..3 | ForEach-Object { Get-BuildLog @{ Path = $folder; DockerfileContent = $busybox, 'COPY . /a', 'RUN ls /a | wc -l' } } |
                Where-Object { $_ -eq '500' } | Should -HaveCount 3
        } finally {
            $end.Cancel()
            $null = $writer | Receive-Job -Wait -AutoRemoveJob
        }
    }

    It 'may be that of two builds at once' {
        $folder = New-Folder twice @{ a = 'a' }
        foreach ($number in 1..300) { [IO.File]::WriteAllText("$folder/$number", 'x' * 3000) }
        $builds = 1..2 | ForEach-Object {
            Start-ThreadJob {
                New-Image $using:folder -DockerfileContent 'FROM busybox:latest', 'COPY . /all' -Builder BuildKit -NoCache
            }
        }
        $builds | Receive-Job -Wait -AutoRemoveJob | Should -HaveCount 2
    }
}

Describe 'New-Image in the way of trouble' {
    BeforeAll {
        # What a build may leave: a command that runs on, and a file that is not complete.
        function Get-Remainder([string] $Mark) {
            pgrep -f "^sleep $Mark"
            Get-ChildItem $TestDrive -Recurse -Force -Filter '*.part' | ForEach-Object FullName
        }
    }

    It 'stops within two seconds while it <What>, and leaves nothing' -ForEach @(
        @{ What = 'sends the context'; Build = { "'$TestDrive/big' -DockerfileContent 'FROM scratch', 'COPY . /'" }
            Begun = { param($shell) @($shell.Streams.Progress | Where-Object StatusDescription -Like 'transferring*').Count -gt 0 }
        }
        @{ What = 'runs a command'; Build = { "-DockerfileContent 'FROM busybox:latest', 'RUN sleep $mark' -Output type=tar,dest=no.tar" }
            Begun = { pgrep -f "^sleep $mark" }
        }
        @{ What   = 'writes a tar'
            Build = { "$large -Output type=tar,dest=no.tar" }
            Begun = { Get-ChildItem $TestDrive -Force -Filter '*.part' | Where-Object Length -GT 1MB }
        }
        @{ What   = 'writes a folder'
            Build = { "$large -Output no" }
            Begun = { Get-ChildItem $TestDrive/no -Force -Filter '*.part' -ErrorAction Ignore | Where-Object Length -GT 1MB }
        }
    ) {
        $mark = Get-Random -Minimum 100000 -Maximum 900000
        $null = New-Item $TestDrive/big -ItemType Directory -Force
        $bytes = [byte[]]::new(100MB)
        foreach ($number in 1..4) {
            [Random]::Shared.NextBytes($bytes)
            [IO.File]::WriteAllBytes("$TestDrive/big/$number", $bytes)
        }
        $large = "-DockerfileContent 'FROM busybox:latest', 'RUN dd if=/dev/zero of=/x bs=1M count=600'"
        Assert-Stoppable "Set-Location '$TestDrive'; New-Image $(& $Build) -Builder BuildKit" $Begun
        Wait-Until { -not (Get-Remainder $mark) }
        Test-Path $TestDrive/no.tar | Should -BeFalse
        Remove-Item $TestDrive/big -Recurse
    }

    It 'has one error with step, exit code and last lines for a command that fails, and the whole in the log' {
        $run = 'for i in $(seq 50); do echo line $i; done; echo last words >&2; exit 42'
        New-Image -DockerfileContent $busybox, "RUN $run" -LogPath $TestDrive/log.txt @kit @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $lines = "$problems" -split '\r?\n'
        $lines[0] | Should -BeLike "*the step '*RUN $run' failed with exit code 42."
        $lines | Should -Contain 'last words'
        $log = (Get-Content $TestDrive/log.txt) -replace '^#\d+ '
        'line 1', 'line 50', 'last words', "transferring dockerfile: $($log -match 'transferring dockerfile' -replace '^[^:]*: ')" |
            ForEach-Object { $log | Should -Contain $_ }
    }

    It 'survives a command that says nothing for a long time' {
        New-Image -DockerfileContent $busybox, 'RUN sleep 20' @kit | Should -BeOfType DockerPS.Image
    }

    It 'fails at once where nothing is built' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        New-Image -DockerfileContent $busybox -CacheTo 'type=nosuch,ref=x' @kit @quiet | Out-Null
        $problems | Should -HaveCount 1
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 4
    }

    It 'has one error when the engine is killed' {
        $engine = Start-PrivateEngine
        $mark = Get-Random -Minimum 100000 -Maximum 900000
        try {
            $script = "$PSScriptRoot/../../Fixtures/Engines/engine.sh"
            $killer = Start-ThreadJob {
                while (-not (pgrep -f "^sleep $using:mark")) { Start-Sleep -Milliseconds 100 }
                & $using:script kill ($using:engine).Folder
            }
            $build = @{ DockerfileContent = $busybox, "RUN sleep $mark"; Output = "type=tar,dest=$TestDrive/killed.tar" }
            New-Image @build @kit @quiet | Should -BeNullOrEmpty
            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
            Get-ChildItem $TestDrive -Force -Filter '*.part' | Should -BeNullOrEmpty
            Test-Path $TestDrive/killed.tar | Should -BeFalse
            $null = $killer | Receive-Job -Wait -AutoRemoveJob
        } finally {
            Stop-PrivateEngine $engine
        }
    }

    Context 'behind a proxy that passes on neither /grpc nor /session' {
        BeforeAll {
            $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
            $proxy.Refuse = '^POST /(grpc|session)'
            $through = @{ Context = $proxy.Endpoint }
        }

        BeforeEach {
            $proxy.Requests.Clear()
        }

        AfterAll {
            $proxy.Dispose()
        }

        It 'builds a folder by the tar' {
            $folder = New-Folder proxied @{ Dockerfile = $busybox, 'COPY a /a', 'RUN cat /a'; a = 'through' }
            Get-BuildLog (@{ Path = $folder } + $through) | Should -Contain through
            @($proxy.Requests) -match '^POST /build' | Should -HaveCount 1
        }

        It 'refuses <Parameter>, and builds nothing' -ForEach @(
            @{ Parameter = '-Secret'; With = @{ Secret = @{ Id = 'a'; Value = 'x' } } }
            @{ Parameter = '-Output'; With = @{ Output = 'nowhere' } }
            @{ Parameter = '-BuildContext'; With = @{ BuildContext = 'a=docker-image://busybox' } }
            @{ Parameter = '-MetadataPath'; With = @{ MetadataPath = 'nowhere.json' } }
            @{ Parameter = '-Platform'; With = @{ Platform = 'linux/amd64', 'linux/arm64' } }
            @{ Parameter = '-CacheTo'; With = @{ CacheTo = 'type=inline' } }
            @{ Parameter = '-Attestation'; With = @{ Attestation = 'type=sbom' } }
            @{ Parameter = '-Annotation'; With = @{ Annotation = 'a=b' } }
        ) {
            New-Image -DockerfileContent $busybox @kit @through @With @quiet | Should -BeNullOrEmpty
            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            $problems.Exception.Message | Should -BeLike "$Parameter *"
            @($proxy.Requests) -match '^POST /build' | Should -BeNullOrEmpty
        }
    }
}
