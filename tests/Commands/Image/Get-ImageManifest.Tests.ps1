BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"
    $class = 'DockerPS.Commands.GetImageManifestCommand'
}

Describe 'Get-ImageManifest' {
    BeforeAll {
        $config = $env:DOCKER_CONFIG
        Set-DockerConfig "$TestDrive/config"
        $registry = Start-Registry
        $name = "$($registry.Address)/team/manifest"
        New-TestImage "${name}:1"
        Add-ImageTag "${name}:1" -Tag "${name}:latest", manifest-here:1
        $null = Connect-ContainerRegistry $registry.Address -Credential $registry.Credential
        $pushed = Publish-Image "${name}:1"
        $null = Publish-Image "${name}:latest"
    }

    AfterAll {
        Get-Image "${name}:*", manifest-here:1 | Remove-Image -Force
        Stop-Registry $registry
        $env:DOCKER_CONFIG = $config
    }

    It 'tells the digest and the platforms of what the registry has' {
        $manifest = Get-ImageManifest "${name}:1"
        $manifest | Should -BeOfType DockerPS.ImageManifest
        $manifest.Name | Should -BeExactly "${name}:1"
        $manifest.Digest | Should -BeExactly $pushed.Digest
        # A containerd store pushes manifests of OCI, whose platform is in the configuration, and engines read that of docker's only.
        $platform = "linux/$((Get-Image "${name}:1" -Detail).Platform.Split('/')[1])"
        $manifest.Platforms | Should -Be ((Test-ContainerdStore) ? $null : $platform)
        $manifest.MediaType | Should -Match '^application/vnd\.'
        $manifest.Size | Should -BeGreaterThan 100
        $manifest.Context | Should -Be $env:DOCKER_HOST
        "$manifest" | Should -BeExactly "${name}:1@$($pushed.Digest)"
    }

    It 'takes latest where there is no tag' {
        (Get-ImageManifest $name).Name | Should -BeExactly "${name}:latest"
    }

    It 'takes a digest' {
        $exact = "$name@$($pushed.Digest)"
        $manifest = Get-ImageManifest $exact
        $manifest.Digest | Should -BeExactly $pushed.Digest
        "$manifest" | Should -BeExactly $exact
    }

    It 'takes names and objects of Get-Image from the pipeline, in order' {
        ("${name}:1", $name | Get-ImageManifest).Name | Should -Be "${name}:1", "${name}:latest"
        (Get-Image "${name}:1" | Get-ImageManifest).Digest | Should -BeExactly $pushed.Digest
    }

    It 'asks the registry, whatever the engine has' {
        Get-Image "${name}:latest" | Remove-Image
        (Get-ImageManifest $name).Digest | Should -BeExactly $pushed.Digest
    }

    It 'has an error for each name that the registry does not have, and goes on' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $found = Get-ImageManifest "${name}:9", "$($registry.Address)/nosuch", "${name}:1" @quiet
        $found.Name | Should -Be "${name}:1"
        $problems | Should -HaveCount 2
        $problems.FullyQualifiedErrorId | Should -Be (@("ImageNotFound,$class") * 2)
        $problems.TargetObject | Sort-Object | Should -Be ("${name}:9", "$($registry.Address)/nosuch:latest" | Sort-Object)
    }

    It 'says that a login is missing' {
        $kept = $env:DOCKER_CONFIG
        Set-DockerConfig "$TestDrive/nobody"
        try {
            Get-ImageManifest "${name}:1" -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        } finally {
            $env:DOCKER_CONFIG = $kept
        }
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "RegistryDenied,$class"
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'Connect-ContainerRegistry'
    }

    It 'says that no registry is there' {
        Get-ImageManifest 127.0.0.1:1/web -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "RegistryUnreachable,$class"
    }

    It 'shows the login nowhere' {
        Get-EveryWord { Get-ImageManifest "${name}:1" } | Should -Not -Match ([regex]::Escape($registry.Password))
    }

    It 'refuses what can be no name' {
        Get-ImageManifest Web:1 -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
    }

    It 'refuses an object of another kind' {
        Get-DockerVersion | Get-ImageManifest -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "ObjectOfOtherKind,$class"
    }

    It 'refuses nothing as a name' {
        { Get-ImageManifest $null } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
        { Get-ImageManifest '' } | Should -Throw -ErrorId "ParameterArgumentTransformationError,$class"
    }
}
