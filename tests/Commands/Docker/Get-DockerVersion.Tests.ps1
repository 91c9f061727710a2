BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
}

Describe 'Get-DockerVersion' {
    BeforeAll {
        $class = 'DockerPS.Commands.GetDockerVersionCommand'
        $nowhere = 'tcp://127.0.0.1:1'
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $engine = Invoke-Engine version
        $version = Get-DockerVersion
    }

    It 'tells the engine''s <Name>' -ForEach @(
        @{ Name = 'ServerVersion'; Member = 'Version' }
        @{ Name = 'ApiVersion'; Member = 'ApiVersion' }
        @{ Name = 'MinApiVersion'; Member = 'MinAPIVersion' }
        @{ Name = 'GitCommit'; Member = 'GitCommit' }
        @{ Name = 'GoVersion'; Member = 'GoVersion' }
        @{ Name = 'OperatingSystem'; Member = 'Os' }
        @{ Name = 'Architecture'; Member = 'Arch' }
        @{ Name = 'KernelVersion'; Member = 'KernelVersion' }
    ) {
        $engine.$Member | Should -Not -BeNullOrEmpty
        $version.$Name | Should -Be $engine.$Member
    }

    It 'writes one object, which says of which engine' {
        $version | Should -BeOfType DockerPS.DockerVersion
        $version | Should -HaveCount 1
        $version.Context | Should -Be $env:DOCKER_HOST
    }

    It 'tells when the engine was built, in local time' {
        $version.BuildTime.Kind | Should -Be Local
        $version.BuildTime.ToUniversalTime() | Should -Be ([datetime] $engine.BuildTime).ToUniversalTime()
    }

    It 'tells the parts of the engine' {
        $version.Components.Name | Should -Be $engine.Components.Name
        $version.Components.Version | Should -Be $engine.Components.Version
        $version.Components.Where({ $_.Name -eq 'Engine' }).Details['ApiVersion'] | Should -Be $engine.ApiVersion
    }

    It 'tells the version of the module' {
        $version.ModuleVersion | Should -Be (Get-Module DockerPS).Version.ToString()
    }

    It 'speaks the newest API version that both know' {
        $version.NegotiatedApiVersion | Should -Be ([version[]] ($engine.ApiVersion, '1.55') | Sort-Object)[0].ToString()
    }

    It 'is the version as text' {
        "$version" | Should -Be $engine.Version
    }

    It 'asks several engines, and writes them in the order that they were named' {
        (Get-DockerVersion -Context $env:DOCKERPS_TEST_TCP, $env:DOCKER_HOST).Context | Should -Be $env:DOCKERPS_TEST_TCP, $env:DOCKER_HOST
    }

    It 'takes the engine from the defaults of the session' {
        $PSDefaultParameterValues = @{ 'Get-Docker*:Context' = $env:DOCKERPS_TEST_TCP }
        (Get-DockerVersion).Context | Should -Be $env:DOCKERPS_TEST_TCP
    }

    It 'ends with an error when the engine is down' {
        $failure = try { Get-DockerVersion -Context $nowhere } catch { $_ }
        $failure.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
        $failure.CategoryInfo.Category | Should -Be ConnectionError
        $failure.Exception.Message | Should -BeLike '*127.0.0.1:1*'
    }

    It 'reports an engine that is down, and asks the others' {
        (Get-DockerVersion -Context $nowhere, $env:DOCKER_HOST @quiet).ServerVersion | Should -Be $engine.Version
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
        $problems.TargetObject | Should -Be $nowhere
    }

    It 'names the contexts that exist when there is no such context' {
        $failure = try { Get-DockerVersion -Context nosuch } catch { $_ }
        $failure.FullyQualifiedErrorId | Should -Be "ContextNotFound,$class"
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.Exception.Message | Should -BeLike "*'nosuch'*default*"
    }

    It 'refuses <Text> as a context' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Get-DockerVersion -Context $Value } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
    }

    Context 'With DOCKER_API_VERSION' {
        AfterEach {
            $env:DOCKER_API_VERSION = $null
        }

        It 'speaks that version' {
            $env:DOCKER_API_VERSION = '1.41'
            (Get-DockerVersion).NegotiatedApiVersion | Should -Be 1.41
        }

        It 'refuses version <_>, which the module does not speak' -ForEach '1.20', '2.0' {
            $env:DOCKER_API_VERSION = $_
            $failure = try { Get-DockerVersion } catch { $_ }
            $failure.FullyQualifiedErrorId | Should -Be "EngineVersionNotSupported,$class"
            $failure.Exception.Message | Should -BeLike '*DOCKER_API_VERSION*1.41*1.55*'
        }

        It 'refuses what is not a version' {
            $env:DOCKER_API_VERSION = 'newest'
            { Get-DockerVersion } | Should -Throw -ErrorId "EngineNotConfigured,$class"
        }
    }
}
