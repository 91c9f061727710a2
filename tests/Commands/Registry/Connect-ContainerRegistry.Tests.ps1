BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"

    $saved = @{ Config = $env:DOCKER_CONFIG; Path = $env:PATH }
    $registry = Start-Registry
    $address, $credential = $registry.Address, $registry.Credential
    $wrong = New-TestCredential robot wr0ng-s3cret
    $class = 'DockerPS.Commands.ConnectContainerRegistryCommand'
}

AfterAll {
    $env:DOCKER_CONFIG = $saved.Config
    Stop-Registry $registry
}

Describe 'Connect-ContainerRegistry' {
    BeforeEach {
        Set-DockerConfig $TestDrive/config
        $before = Get-Content $env:DOCKER_CONFIG/config.json -Raw
    }

    AfterEach {
        $env:PATH = $saved.Path
        Remove-Item Env:DOCKER_AUTH_CONFIG -ErrorAction Ignore
    }

    It 'has the credentials checked, keeps them, and writes the login' {
        $login = Connect-ContainerRegistry $address $credential
        $login | Should -BeOfType DockerPS.RegistryLogin
        $login.Registry, $login.UserName, $login.Store, $login.Context | Should -Be $address, robot, config.json, $env:DOCKERPS_TEST_HOST
        "$login" | Should -Be $address
        $auth = (Get-DockerConfig).auths[$address].auth
        [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($auth)) | Should -BeExactly "robot:$($registry.Password)"
    }

    It 'takes the address as <Form>' -ForEach @(
        @{ Form = 'an address with a scheme'; Prefix = 'https://'; Suffix = '' }
        @{ Form = 'an address with a path'; Prefix = 'https://'; Suffix = '/v2/' }
    ) {
        (Connect-ContainerRegistry "$Prefix$address$Suffix" $credential).Registry | Should -Be $address
        (Get-DockerConfig).auths.Keys | Sort-Object | Should -Be ($address, 'other.example' | Sort-Object)
    }

    It 'leaves everything else in the file, and its mode' {
        $lines = @(
            '{'
            "`t`"psFormat`": `"<b> & `u{fc}`","
            "`t`"auths`": {"
            "`t`t`"other.example`": {"
            "`t`t`t`"auth`": `"eDp5`""
            "`t`t}"
            "`t},"
            "`t`"future`": ["
            "`t`t1.50,"
            "`t`tnull"
            "`t]"
            '}'
        )
        $json = $lines -join "`n"
        Set-DockerConfig $TestDrive/config $json
        (Get-Item $env:DOCKER_CONFIG/config.json).UnixFileMode = 'UserRead, UserWrite, GroupRead'
        $null = Connect-ContainerRegistry $address $credential
        (Get-Item $env:DOCKER_CONFIG/config.json).UnixFileMode | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite, GroupRead')
        Disconnect-ContainerRegistry $address
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly $json
        Get-ChildItem $env:DOCKER_CONFIG -Force | ForEach-Object Name | Should -Be config.json
    }

    It 'keeps a configuration that is a link, and changes what it leads to' {
        $real = "$TestDrive/real.json"
        Move-Item $env:DOCKER_CONFIG/config.json $real -Force
        $null = New-Item $env:DOCKER_CONFIG/config.json -ItemType SymbolicLink -Target $real
        $null = Connect-ContainerRegistry $address $credential
        (Get-Item $env:DOCKER_CONFIG/config.json).LinkTarget | Should -Be $real
        Get-Content $real -Raw | Should -BeLike "*$address*"
    }

    It 'keeps nothing when <Reason>, and says so with <Id>' -ForEach @(
        @{
            Reason = 'the password is wrong'; Id = 'RegistryDenied'; Category = 'AuthenticationError'
            Where = { $address }; With = { $wrong }
        }
        @{
            Reason = 'nothing listens there'; Id = 'RegistryUnreachable'; Category = 'ConnectionError'
            Where = { '127.0.0.1:1' }; With = { $credential }
        }
        @{
            Reason = 'what answers is no registry'; Id = 'RegistryUnreachable'; Category = 'ConnectionError'
            Where = { $env:DOCKERPS_TEST_TCP -replace '^tcp://' }; With = { $credential }
        }
    ) {
        $where = & $Where
        $login = Connect-ContainerRegistry $where (& $With) -ErrorAction SilentlyContinue -ErrorVariable problems
        $login | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
        $problems.CategoryInfo.Category | Should -Be $Category
        $problems.TargetObject | Should -Be $where
        "$problems" | Should -BeLike "*$where*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly $before
    }

    It 'keeps nothing when the certificate is not trusted, and says so' {
        $stranger = Start-Registry -Untrusted
        try {
            $null = Connect-ContainerRegistry $stranger.Address $stranger.Credential -ErrorAction SilentlyContinue -ErrorVariable problems
        } finally {
            Stop-Registry $stranger
        }
        $problems.FullyQualifiedErrorId | Should -Be "RegistryCertificateNotTrusted,$class"
        $problems.CategoryInfo.Category | Should -Be SecurityError
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly $before
    }

    It 'has several engines check, and keeps nothing when one is down' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $login = Connect-ContainerRegistry $address $credential -Context $env:DOCKERPS_TEST_HOST, tcp://127.0.0.1:1 @quiet
        $login | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly $before
        (Connect-ContainerRegistry $address $credential -Context $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP).Context |
            Should -Be "$env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP"
    }

    It 'ends with one error when the engine is down' {
        { Connect-ContainerRegistry $address $credential -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }

    It 'refuses <Text> as a registry' -ForEach @(
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = '$null'; Value = $null }
        @{ Text = 'spaces'; Value = '  ' }
        @{ Text = 'a path'; Value = '/team' }
        @{ Text = 'an address with a password'; Value = 'robot:s3cret@registry.example' }
    ) {
        $failure = { Connect-ContainerRegistry $Value $credential } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Match '^(InvalidParameter|ParameterArgument\w+),'
        $failure | Out-String | Should -Not -BeLike '*s3cret@*registry to*'
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly $before
    }

    It 'refuses credentials that name nobody' {
        { Connect-ContainerRegistry $address ([pscredential]::Empty) } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'changes nothing with -WhatIf' {
        Connect-ContainerRegistry $address $credential -WhatIf | Should -BeNullOrEmpty
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly $before
    }

    It 'keeps an identity token that the registry gives in place of the password' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body '{"Status":"Login Succeeded","IdentityToken":"t0ken"}')
        try {
            (Connect-ContainerRegistry token.example $credential -Context $engine.Endpoint).UserName | Should -Be robot
        } finally {
            $engine.Dispose()
        }
        $entry = (Get-DockerConfig).auths['token.example']
        $entry.identitytoken | Should -Be t0ken
        [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($entry.auth)) | Should -BeExactly robot:
    }

    It 'takes an identity token, for Docker Hub where no registry is named' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '204 No Content')
        try {
            $token = [Net.NetworkCredential]::new('', 't0ken').SecurePassword
            $login = Connect-ContainerRegistry -IdentityToken $token -Context $engine.Endpoint
        } finally {
            $engine.Dispose()
        }
        $login.Registry | Should -Be docker.io
        $login.UserName | Should -BeNullOrEmpty
        (Get-DockerConfig).auths['https://index.docker.io/v1/'].identitytoken | Should -Be t0ken
    }

    It 'says nothing secret in any stream, when it goes well and when it does not' {
        $words = Get-EveryWord {
            Connect-ContainerRegistry $address $credential -Verbose -Debug
            Connect-ContainerRegistry $address $wrong -Verbose -Debug -ErrorAction Continue
            Connect-ContainerRegistry $address $credential -WhatIf
            Get-ContainerRegistry -Verbose -Debug
        }
        $words | Should -BeLike "*$address*RegistryDenied*"
        foreach ($secret in $registry.Password, 'wr0ng-s3cret') {
            $words.Contains($secret) | Should -BeFalse
            $words.Contains([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("robot:$secret"))) | Should -BeFalse
        }
    }

    It 'completes the registries that there are logins for' {
        (TabExpansion2 'Connect-ContainerRegistry oth' 29).CompletionMatches.CompletionText | Should -Contain other.example
    }
}

Describe 'A login' {
    BeforeEach {
        Set-DockerConfig $TestDrive/config
    }

    BeforeAll {
        Add-ImageTag busybox "$address/cr-app:1"
        $docker = Get-Command docker -CommandType Application -ErrorAction Ignore | Select-Object -First 1
    }

    AfterAll {
        Get-Image "$address/cr-app:1" -ErrorAction Ignore | Remove-Image
    }

    It 'of this module is used by docker' {
        if (-not $docker) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        $null = Connect-ContainerRegistry $address $credential
        & $docker push "$address/cr-app:1" *>&1 | Out-String | Should -BeLike '*digest: sha256:*'
        & $docker logout $address *>&1 | Out-String | Should -BeLike '*Removing login credentials*'
        Get-ContainerRegistry | ForEach-Object Registry | Should -Be other.example
    }

    It 'of docker is used by this module' {
        if (-not $docker) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        $registry.Password | & $docker login $address --username robot --password-stdin *>&1 | Out-String |
            Should -BeLike '*Login Succeeded*'
        (Get-ContainerRegistry $address).UserName | Should -Be robot
        (Publish-Image "$address/cr-app:1").Digest | Should -Match '^sha256:[0-9a-f]{64}$'
        Disconnect-ContainerRegistry $address
        { Publish-Image "$address/cr-app:1" -ErrorAction Stop } | Should -Throw -ErrorId 'RegistryDenied,*'
    }

    It 'in DOCKER_AUTH_CONFIG comes before all others' {
        $null = Connect-ContainerRegistry $address $credential
        $auth = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('other:wrong'))
        $env:DOCKER_AUTH_CONFIG = ConvertTo-Json @{ auths = @{ $address = @{ auth = $auth } } }
        try {
            { Publish-Image "$address/cr-app:1" -ErrorAction Stop } | Should -Throw -ErrorId 'RegistryDenied,*'
            $login = Get-ContainerRegistry $address
            $login.UserName, $login.Store | Should -Be other, DOCKER_AUTH_CONFIG
            { Disconnect-ContainerRegistry $address -ErrorAction Stop } | Should -Throw -ErrorId 'RegistryLoginNotStored,*'
        } finally {
            Remove-Item Env:DOCKER_AUTH_CONFIG
        }
    }
}

Describe 'A credential helper' {
    BeforeAll {
        foreach ($program in 'docker-credential-pass', 'pass', 'gpg') {
            if (-not (Get-Command $program -CommandType Application -ErrorAction Ignore)) {
                throw "$program is missing. Install the packages golang-docker-credential-helpers, pass and gnupg."
            }
        }
        $env:GNUPGHOME = (New-Item $TestDrive/gnupg -ItemType Directory).FullName
        (Get-Item $env:GNUPGHOME).UnixFileMode = 'UserRead, UserWrite, UserExecute'
        $env:PASSWORD_STORE_DIR = "$TestDrive/store"
        gpg --batch --quiet --passphrase '' --quick-generate-key 'tests <tests@example>' default default never 2>$null
        pass init tests@example >$null
    }

    AfterAll {
        gpgconf --kill gpg-agent
        Remove-Item Env:GNUPGHOME, Env:PASSWORD_STORE_DIR
    }

    BeforeEach {
        Set-DockerConfig $TestDrive/config '{"credsStore":"pass"}'
    }

    AfterEach {
        Get-ContainerRegistry -ErrorAction Ignore | Disconnect-ContainerRegistry -ErrorAction Ignore
        $env:PATH = $saved.Path
    }

    It 'keeps what docker''s configuration gives it, and the file has nothing secret' {
        (Connect-ContainerRegistry $address $credential).Store | Should -Be pass
        (Get-DockerConfig).auths[$address].Count | Should -Be 0
        $login = Get-ContainerRegistry
        $login.Registry, $login.UserName, $login.Store | Should -Be $address, robot, pass
        $address | docker-credential-pass get | ConvertFrom-Json | ForEach-Object Secret | Should -BeExactly $registry.Password
        Add-ImageTag busybox "$address/cr-pass:1"
        try {
            (Publish-Image "$address/cr-pass:1").Digest | Should -Match '^sha256:'
        } finally {
            Remove-Image "$address/cr-pass:1"
        }
        Disconnect-ContainerRegistry $address
        Get-ContainerRegistry | Should -BeNullOrEmpty
        docker-credential-pass list | Should -Be '{}'
        (Get-DockerConfig).credsStore | Should -Be pass
    }

    It 'of one registry keeps only that' {
        Set-DockerConfig $TestDrive/config (ConvertTo-Json @{
            auths       = @{ 'other.example' = @{ auth = 'eDp5' } }
            credHelpers = @{ $address = 'pass' }
        })
        (Connect-ContainerRegistry $address $credential).Store | Should -Be pass
        Get-ContainerRegistry | Sort-Object Store | ForEach-Object { "$($_.Store) $($_.Registry)" } |
            Should -Be 'config.json other.example', "pass $address"
    }

    It 'is chosen for the first login of all, as docker chooses it' {
        Set-DockerConfig $TestDrive/config '{}'
        (Connect-ContainerRegistry $address $credential).Store | Should -Be pass
        (Get-DockerConfig).credsStore | Should -Be pass
    }

    It 'that is used by docker is used by this module' {
        $docker = Get-Command docker -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        if (-not $docker) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        $registry.Password | & $docker login $address --username robot --password-stdin *>&1 | Out-String |
            Should -BeLike '*Login Succeeded*'
        (Get-ContainerRegistry $address).Store | Should -Be pass
        { Receive-Image "$address/nosuch:1" -ErrorAction Stop } | Should -Throw -ErrorId 'ImageNotFound,*'
    }

    It 'that fails is an error with its words, and nothing is written' {
        New-CredentialHelper $TestDrive/helpers locked 'cat >/dev/null; echo the safe is locked; exit 1'
        Set-DockerConfig $TestDrive/config '{"credsStore":"locked"}'
        $commands = { Connect-ContainerRegistry $address $credential }, { Get-ContainerRegistry }, { Receive-Image "$address/app:1" }
        foreach ($command in $commands) {
            $failure = { $ErrorActionPreference = 'Stop'; & $command } | Should -Throw -PassThru -ErrorId 'CredentialStoreFailed,*'
            "$failure" | Should -BeLike '*docker-credential-locked*the safe is locked*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike "*$TestDrive/config/config.json*"
        }
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly '{"credsStore":"locked"}'
    }

    It 'that is not there is an error with its name' {
        Set-DockerConfig $TestDrive/config '{"credsStore":"nosuch"}'
        { Receive-Image "$address/app:1" -ErrorAction Stop } | Should -Throw '*docker-credential-nosuch*' -ErrorId 'CredentialStoreFailed,*'
    }

    It 'that fails does not keep -Credential from being used' {
        Set-DockerConfig $TestDrive/config '{"credsStore":"nosuch"}'
        { Receive-Image "$address/nosuch:1" -Credential $credential -ErrorAction Stop } | Should -Throw -ErrorId 'ImageNotFound,*'
    }

    It 'is asked once for a registry, however many images are meant' {
        $answer = 'echo credentials not found in native keychain; exit 1'
        New-CredentialHelper $TestDrive/helpers counting "cat >/dev/null; echo asked >>$TestDrive/asked; $answer"
        Set-DockerConfig $TestDrive/config '{"credsStore":"counting"}'
        "$address/a", "$address/b", "$address/c" | Receive-Image -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be (@('RegistryDenied,DockerPS.Commands.ReceiveImageCommand') * 3)
        Get-Content $TestDrive/asked | Should -HaveCount 1
    }

    It 'that repeats the secret when it fails is not repeated' {
        New-CredentialHelper $TestDrive/helpers chatty 'cat; exit 1'
        Set-DockerConfig $TestDrive/config '{"credsStore":"chatty"}'
        $words = Get-EveryWord { Connect-ContainerRegistry $address $credential -ErrorAction Continue }
        $words | Should -BeLike '*CredentialStoreFailed*'
        $words.Contains($registry.Password) | Should -BeFalse
    }
}
