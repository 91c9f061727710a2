BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"

    $registry = Start-Registry -Open
    $address = $registry.Address
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue' }

    'ric-a:1', 'ric-b:latest', 'ric-c:1' | ForEach-Object {
        Add-TestName busybox "$address/$_"
        $null = Publish-Image "$address/$_"
    }

    $file = "$TestDrive/compose.yaml"
    @"
name: ric
services:
  a: {image: "$address/ric-a:1", depends_on: [b]}
  again: {image: "$address/ric-a:1"}
  b: {image: $address/ric-b}
  built: {image: "$address/ric-c:1", build: {dockerfile_inline: FROM busybox}}
  unnamed: {build: {dockerfile_inline: FROM busybox}}
  never: {image: "$address/ric-never", pull_policy: never}
  build: {image: "$address/ric-never", pull_policy: build, build: {dockerfile_inline: FROM busybox}}
"@ | Set-Content $file
}

AfterAll {
    Remove-TestImage "$address/*"
    Stop-Registry $registry
}

Describe 'Receive-Image -Compose' {
    BeforeEach {
        Remove-TestImage "$address/*"
    }

    It 'pulls each image of the services once, and returns it' {
        $images = Receive-Image -Compose $file
        $images | Should -BeOfType DockerPS.Image
        $images.Reference | Sort-Object | Should -Be "$address/ric-a:1", "$address/ric-b:latest", "$address/ric-c:1"
        $images.Digest | Should -Not -Contain $null
        (Get-ComposeConfiguration $file | Receive-Image).Count | Should -Be 3
    }

    It 'pulls <What>' -ForEach @(
        @{ What = 'the services that are named'; Pull = @{ Service = 'a' }; Expected = 'ric-a:1' }
        @{ What = 'what they depend on, too'; Pull = @{ Service = 'a'; IncludeDependency = $true }; Expected = 'ric-a:1', 'ric-b:latest' }
        @{ What = 'nothing that can be built'; Pull = @{ IgnoreBuildable = $true }; Expected = 'ric-a:1', 'ric-b:latest' }
        @{ What = 'nothing, by its policy'; Pull = @{ Policy = 'Never' }; Expected = @() }
    ) {
        $references = Receive-Image -Compose $file @Pull | ForEach-Object Reference | Sort-Object
        $references | Should -Be @($Expected).ForEach{ "$address/$_" }
    }

    It 'passes over images that the engine has with the policy Missing, but not the latest' {
        Add-TestName busybox "$address/ric-a:1"
        Add-TestName busybox "$address/ric-b:latest"
        (Receive-Image -Compose $file -Policy Missing -Service a, b, built).Reference | Sort-Object |
            Should -Be "$address/ric-b:latest", "$address/ric-c:1"
        $text = Get-WhatIfText "Receive-Image -Compose '$file' -Policy Missing -Service a, built -WhatIf"
        $text -join "`n" | Should -Not -BeLike '*Receive image*'
    }

    It 'names each image with -WhatIf' {
        $text = Get-WhatIfText "Receive-Image -Compose '$file' -WhatIf"
        @($text -like '*"Receive image" on target*') | Should -HaveCount 3
        Get-Image "$address/*" | Should -BeNullOrEmpty
    }

    It 'reports an image that is missing with its service and place, and pulls the others' {
        @"
name: ric
services:
  a: {image: "$address/ric-a:1"}
  bad: {image: "$address/ric-nosuch:1"}
"@ | Set-Content "$TestDrive/missing.yaml"
        (Receive-Image -Compose "$TestDrive/missing.yaml" @quiet).Reference | Should -Be "$address/ric-a:1"
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike "*missing.yaml:4:*The image '$address/ric-nosuch:1' of the service 'bad' was not pulled: *"
        $problems[0].FullyQualifiedErrorId | Should -Be 'ImageNotFound,DockerPS.Commands.ReceiveImageCommand'
        $problems[0].TargetObject | Should -Be "$address/ric-nosuch:1"
    }

    It 'refuses a name that is none, with its place, before anything is sent' {
        "name: ric`nservices:`n  web: {image: 'Web:1'}" | Set-Content "$TestDrive/bad.yaml"
        Receive-Image -Compose "$TestDrive/bad.yaml" -Context tcp://127.0.0.1:1 @quiet
        "$($problems[0])" | Should -BeLike "*bad.yaml:3:*'web'*Web:1*"
    }

    It 'says why a service is passed over' {
        Receive-Image -Compose $file -Service unnamed, never -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -Be "The service 'never' has the pull policy 'never'.", "The service 'unnamed' has no image to pull."
        $verbose = Receive-Image -Compose $file -WhatIf -Verbose 4>&1 | ForEach-Object { "$_" }
        $verbose | Should -Contain "The service 'build' has the pull policy 'build'."
    }
}
