BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"

    $config = $env:DOCKER_CONFIG
    $json = '{"auths":{"https://index.docker.io/v1/":{"auth":"aHViOng="},"b.example":{"auth":"Yjp4"},' +
    '"https://a.example/v1/":{"auth":"YTp4"},"empty.example":{},"t.example":{"identitytoken":"t0ken"}}}'
    Set-DockerConfig $TestDrive/config $json
    $class = 'DockerPS.Commands.GetContainerRegistryCommand'
}

AfterAll {
    $env:DOCKER_CONFIG = $config
}

Describe 'Get-ContainerRegistry' {
    It 'lists all logins when nothing is given, by the names that images have' {
        Get-ContainerRegistry | ForEach-Object { "$($_.Registry) $($_.UserName) $($_.Store)" } |
            Should -Be 'a.example a config.json', 'b.example b config.json', 'docker.io hub config.json', 't.example  config.json'
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'a registry'; Find = { Get-ContainerRegistry b.example }; Expected = 'b.example' }
        @{ What = 'a registry with a scheme'; Find = { Get-ContainerRegistry https://b.example/ }; Expected = 'b.example' }
        @{
            What     = 'Docker Hub by its names'
            Find     = { Get-ContainerRegistry docker.io, index.docker.io, https://index.docker.io/v1/ }
            Expected = 'docker.io', 'docker.io', 'docker.io'
        }
        @{ What = 'several'; Find = { Get-ContainerRegistry a.example, b.example }; Expected = 'a.example', 'b.example' }
        @{
            What = 'registries from the pipeline'; Find = { 'a.example', 'b.example' | Get-ContainerRegistry }
            Expected = 'a.example', 'b.example'
        }
        @{ What = 'objects from the pipeline'; Find = { Get-ContainerRegistry a.example | Get-ContainerRegistry }; Expected = 'a.example' }
        @{
            What     = 'copies of objects'
            Find     = { Get-ContainerRegistry a.example | Copy-Deserialized | Get-ContainerRegistry }
            Expected = 'a.example'
        }
        @{ What = 'a wildcard'; Find = { Get-ContainerRegistry ?.EXAMPLE }; Expected = 'a.example', 'b.example', 't.example' }
        @{ What = 'nothing for a wildcard that matches nothing'; Find = { Get-ContainerRegistry x* -ErrorAction Stop }; Expected = $null }
        @{ What = 'nothing for an empty pipeline'; Find = { @() | Get-ContainerRegistry -ErrorAction Stop }; Expected = $null }
    ) {
        & $Find | ForEach-Object Registry | Should -Be $Expected
    }

    It 'writes an error for each registry without a login, and finds the others' {
        $found = Get-ContainerRegistry nosuch.example, a.example, empty.example -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Registry | Should -Be a.example
        $problems.FullyQualifiedErrorId | Should -Be "RegistryNotConnected,$class", "RegistryNotConnected,$class"
        $problems.TargetObject | Should -Be nosuch.example, empty.example
        $problems[0].CategoryInfo.Category | Should -Be ObjectNotFound
    }

    It 'refuses <Text> as a registry' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Get-ContainerRegistry $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'has no property with anything secret' {
        $words = Get-EveryWord { Get-ContainerRegistry -Verbose -Debug }
        foreach ($secret in 't0ken', 'aHViOng=') { $words.Contains($secret) | Should -BeFalse }
        (Get-ContainerRegistry a.example).PSObject.Properties.Name | Should -Be Registry, UserName, Store, Context
    }

    It 'asks no engine' {
        $before = $env:DOCKER_HOST
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        try {
            (Get-ContainerRegistry a.example).Context | Should -BeNullOrEmpty
        } finally {
            $env:DOCKER_HOST = $before
        }
    }

    It 'names a file that is broken, and writes nothing' {
        Set-DockerConfig $TestDrive/broken '{ "auths": '
        try {
            { Get-ContainerRegistry -ErrorAction Stop } |
                Should -Throw "*$TestDrive/broken/config.json*" -ErrorId "CredentialStoreFailed,$class"
        } finally {
            $env:DOCKER_CONFIG = "$TestDrive/config"
        }
    }
}
