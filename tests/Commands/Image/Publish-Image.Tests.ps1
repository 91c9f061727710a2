BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"

    $config = $env:DOCKER_CONFIG
    Set-DockerConfig $TestDrive/config
    $registry = Start-Registry
    $address, $credential = $registry.Address, $registry.Credential
    $null = Connect-ContainerRegistry $address $credential
    $class = 'DockerPS.Commands.PublishImageCommand'
    $nowhere = 'tcp://127.0.0.1:1'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    Add-ImageTag busybox "$address/pi-app:1", "$address/pi-app:2", "$address/pi-other:latest", 127.0.0.1:1/pi-app:1
    $image = Get-Image "$address/pi-app:1"

    # What the registry has, past the engine and the module: repository:tag and its digest.
    function Get-Published {
        $request = @{ SkipCertificateCheck = $true; Authentication = 'Basic'; Credential = $credential; SkipHttpErrorCheck = $true }
        foreach ($repository in (Invoke-RestMethod "https://$address/v2/_catalog" @request).repositories) {
            foreach ($tag in (Invoke-RestMethod "https://$address/v2/$repository/tags/list" @request).tags | Sort-Object) {
                $answer = Invoke-WebRequest "https://$address/v2/$repository/manifests/$tag" -Method Head @request -Headers @{
                    Accept = 'application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json'
                }
                @{ Name = "${repository}:$tag"; Digest = "$($answer.Headers['Docker-Content-Digest'])" }
            }
        }
    }

    function Clear-Registry {
        $request = @{ SkipCertificateCheck = $true; Authentication = 'Basic'; Credential = $credential }
        foreach ($one in Get-Published | Sort-Object { $_.Digest }, { $_.Name -replace ':.*' } -Unique) {
            $null = Invoke-RestMethod "https://$address/v2/$($one.Name -replace ':.*')/manifests/$($one.Digest)" -Method Delete @request
        }
    }
}

AfterAll {
    Get-Image "$address/*", 127.0.0.1:1/pi-app:1 | Remove-Image -Force
    Stop-Registry $registry
    $env:DOCKER_CONFIG = $config
}

Describe 'Publish-Image' {
    BeforeEach {
        Clear-Registry
    }

    It 'pushes <What>' -ForEach @(
        @{ What = 'a name with a tag'; Push = { Publish-Image "$address/pi-app:2" }; Expected = 'pi-app:2' }
        @{ What = 'the latest of a name'; Push = { Publish-Image "$address/pi-other" }; Expected = 'pi-other:latest' }
        @{
            What = 'several names'; Push = { Publish-Image "$address/pi-app:1", "$address/pi-other" }
            Expected = 'pi-app:1', 'pi-other:latest'
        }
        @{
            What = 'names from the pipeline'; Push = { "$address/pi-app:1", "$address/pi-app:2" | Publish-Image }
            Expected = 'pi-app:1', 'pi-app:2'
        }
        @{ What = 'the reference of an object'; Push = { $image | Publish-Image }; Expected = 'pi-app:1' }
        @{
            What = 'the reference of an object, whatever -Context says'
            Push = { $image | Publish-Image -Context $nowhere }; Expected = 'pi-app:1'
        }
        @{ What = 'a wildcard'; Push = { Publish-Image "$address/pi-*" }; Expected = 'pi-app:1', 'pi-app:2', 'pi-other:latest' }
        @{ What = 'all tags of a name'; Push = { Publish-Image "$address/pi-app" -AllTags }; Expected = 'pi-app:1', 'pi-app:2' }
        @{ What = 'all tags of an object'; Push = { $image | Publish-Image -AllTags }; Expected = 'pi-app:1', 'pi-app:2' }
        @{
            What = 'all tags of what a wildcard finds, once'; Push = { Publish-Image "$address/pi-app:*" -AllTags }
            Expected = 'pi-app:1', 'pi-app:2'
        }
        @{ What = 'with -Credential'; Push = { Publish-Image "$address/pi-app:1" -Credential $credential }; Expected = 'pi-app:1' }
        @{
            What = 'from an engine that is named'
            Push = { Publish-Image "$address/pi-app:1" -Context $env:DOCKERPS_TEST_TCP }; Expected = 'pi-app:1'
        }
    ) {
        $images = & $Push | Sort-Object Reference
        $published = @(Get-Published)
        $published.Name | Should -Be $Expected
        $images | Should -BeOfType DockerPS.Image
        $images.Reference | Should -Be @($Expected | ForEach-Object { "$address/$_" })
        $images.Digest | Should -Be $published.Digest
    }

    It 'says with <Id> that <Reason>' -ForEach @(
        @{
            Reason = 'the password is wrong'; Id = 'RegistryDenied'; Category = 'AuthenticationError'
            What = { "$address/pi-app:1" }; Option = { @{ Credential = New-TestCredential robot wr0ng-s3cret } }
        }
        @{
            Reason = 'no registry answers'; Id = 'RegistryUnreachable'; Category = 'ConnectionError'
            What = { '127.0.0.1:1/pi-app:1' }; Option = { @{} }
        }
        @{
            Reason = 'the engine has no such tag'; Id = 'ImageNotFound'; Category = 'ObjectNotFound'
            What = { "$address/pi-app:nosuch" }; Option = { @{} }
        }
        @{
            Reason = 'the engine has no tags of it'; Id = 'ImageNotFound'; Category = 'ObjectNotFound'
            What = { "$address/nosuch" }; Option = { @{ AllTags = $true } }
        }
    ) {
        $name = & $What
        $more = & $Option
        Publish-Image $name @more @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
        $problems.CategoryInfo.Category | Should -Be $Category
        $problems.TargetObject | Should -Be $name
        "$problems" | Should -BeLike "*$name*"
        Get-Published | Should -BeNullOrEmpty
    }

    It 'says that nobody is logged in' {
        Set-DockerConfig $TestDrive/empty
        try {
            Publish-Image "$address/pi-app:1" @quiet | Should -BeNullOrEmpty
        } finally {
            $env:DOCKER_CONFIG = "$TestDrive/config"
        }
        $problems.FullyQualifiedErrorId | Should -Be "RegistryDenied,$class"
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Connect-ContainerRegistry*'
    }

    It 'says that the registry''s certificate is not trusted' {
        $stranger = Start-Registry -Untrusted
        Add-ImageTag busybox "$($stranger.Address)/pi-app:1"
        try {
            Publish-Image "$($stranger.Address)/pi-app:1" -Credential $stranger.Credential @quiet | Should -BeNullOrEmpty
        } finally {
            Remove-Image "$($stranger.Address)/pi-app:1"
            Stop-Registry $stranger
        }
        $problems.FullyQualifiedErrorId | Should -Be "RegistryCertificateNotTrusted,$class"
    }

    It 'reports what fails among several, and pushes the others' {
        $images = "$address/nosuch", "$address/pi-app:1", '127.0.0.1:1/pi-app:1', "$address/pi-other" | Publish-Image @quiet
        $images.Reference | Sort-Object | Should -Be "$address/pi-app:1", "$address/pi-other:latest"
        $problems.FullyQualifiedErrorId | Sort-Object | Should -Be "ImageNotFound,$class", "RegistryUnreachable,$class"
    }

    It 'refuses <What>, since no name says which registry is meant' -ForEach @(
        @{ What = 'an id'; Value = { $image.Id } }
        @{ What = 'an image without a name'; Value = { Get-Image $dangling } }
    ) {
        $dangling = New-TestImage pi-dangling:1
        $null = New-TestImage pi-dangling:1
        try {
            Publish-Image (& $Value) @quiet | Should -BeNullOrEmpty
        } finally {
            Remove-Image $dangling, pi-dangling:1
        }
        $problems.FullyQualifiedErrorId | Should -Be "ImageNotTagged,$class"
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Add-ImageTag*'
        Get-Published | Should -BeNullOrEmpty
    }

    It 'refuses a tag with -AllTags, and says what to write' {
        Publish-Image "$address/pi-app:1" -AllTags @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
        "$problems" | Should -BeLike "*Write $address/pi-app."
    }

    It 'pushes one platform, where engines can' {
        $own = "linux/$((Invoke-Engine version).Arch)"
        if ((Get-ApiVersion) -ge '1.46') {
            (Publish-Image "$address/pi-app:1" -Platform $own).Reference | Should -Be "$address/pi-app:1"
            Publish-Image "$address/pi-app:1" -Platform linux/s390x @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
        } else {
            { Publish-Image "$address/pi-app:1" -Platform $own -ErrorAction Stop } | Should -Throw -ErrorId "NotSupportedByEngine,$class"
            Get-Published | Should -BeNullOrEmpty
        }
    }

    It 'refuses <Text> as a name, and pushes nothing' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Publish-Image $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'is silent about a wildcard that matches nothing' {
        Publish-Image pi-nosuch* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'does nothing when the pipeline is empty' {
        Get-Image pi-nosuch* | Publish-Image | Should -BeNullOrEmpty
    }

    It 'refuses credentials that name nobody' {
        { Publish-Image "$address/pi-app:1" -Credential ([pscredential]::Empty) } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'pushes nothing with -WhatIf' {
        Publish-Image "$address/pi-app:1" -WhatIf | Should -BeNullOrEmpty
        Publish-Image "$address/pi-app" -AllTags -WhatIf | Should -BeNullOrEmpty
        Get-Published | Should -BeNullOrEmpty
    }

    It 'ends with one error when the engine is down' {
        { Publish-Image "$address/pi-app:1", "$address/pi-app:2" -Context $nowhere @quiet } |
            Should -Throw -ErrorId "EngineUnreachable,$class"
    }
}
