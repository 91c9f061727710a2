BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"

    $config = $env:DOCKER_CONFIG
    $json = '{"auths":{"https://index.docker.io/v1/":{"auth":"aHViOng="},"b.example":{"auth":"Yjp4"},' +
    '"https://a.example/v1/":{"auth":"YTp4"}}}'
    $class = 'DockerPS.Commands.DisconnectContainerRegistryCommand'
}

AfterAll {
    $env:DOCKER_CONFIG = $config
}

Describe 'Disconnect-ContainerRegistry' {
    BeforeEach {
        Set-DockerConfig $TestDrive/config $json
    }

    It 'forgets <What>' -ForEach @(
        @{ What = 'Docker Hub when nothing is given'; Forget = { Disconnect-ContainerRegistry }; Left = 'a.example', 'b.example' }
        @{ What = 'a registry'; Forget = { Disconnect-ContainerRegistry b.example }; Left = 'a.example', 'docker.io' }
        @{
            What = 'a registry that the file knows with a scheme'; Forget = { Disconnect-ContainerRegistry a.example }
            Left = 'b.example', 'docker.io'
        }
        @{ What = 'several'; Forget = { Disconnect-ContainerRegistry a.example, docker.io }; Left = 'b.example' }
        @{ What = 'a wildcard'; Forget = { Disconnect-ContainerRegistry *.example }; Left = 'docker.io' }
        @{ What = 'a registry from the pipeline'; Forget = { 'b.example' | Disconnect-ContainerRegistry }; Left = 'a.example', 'docker.io' }
        @{ What = 'objects from the pipeline'; Forget = { Get-ContainerRegistry | Disconnect-ContainerRegistry }; Left = $null }
        @{
            What = 'nothing for an empty pipeline'; Forget = { Get-ContainerRegistry x* | Disconnect-ContainerRegistry }
            Left = 'a.example', 'b.example', 'docker.io'
        }
        @{
            What = 'nothing with -WhatIf'; Forget = { Disconnect-ContainerRegistry * -WhatIf }
            Left = 'a.example', 'b.example', 'docker.io'
        }
    ) {
        & $Forget | Should -BeNullOrEmpty
        Get-ContainerRegistry | ForEach-Object Registry | Should -Be $Left
    }

    It 'writes an error for a registry without a login, and forgets the others' {
        Disconnect-ContainerRegistry nosuch.example, a.example -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "RegistryNotConnected,$class"
        $problems.TargetObject | Should -Be nosuch.example
        Get-ContainerRegistry | ForEach-Object Registry | Should -Be b.example, docker.io
    }

    It 'refuses <Text> as a registry, and forgets nothing' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Disconnect-ContainerRegistry $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly $json
    }
}
