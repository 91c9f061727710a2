BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"

    $registry = Start-Registry -Open
    $address = $registry.Address
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue' }

    $file = "$TestDrive/compose.yaml"
    @"
name: pic
services:
  web: {image: "$address/pic-web:1", build: {dockerfile_inline: FROM busybox, tags: ["$address/pic-web:2"]}, depends_on: [api]}
  api: {image: $address/pic-api, build: {dockerfile_inline: FROM busybox}}
  unnamed: {build: {dockerfile_inline: FROM busybox}}
  db: {image: "$address/pic-db:1"}
"@ | Set-Content $file
    'pic-web:1', 'pic-web:2', 'pic-api:latest', 'pic-db:1' | ForEach-Object { Add-TestName busybox "$address/$_" }

    # What the registry has, past the module.
    function Get-Pushed([string] $Repository) {
        $answer = Invoke-RestMethod "https://$address/v2/$Repository/tags/list" -SkipCertificateCheck -SkipHttpErrorCheck
        $answer.PSObject.Properties['tags']?.Value | Sort-Object
    }
}

AfterAll {
    Remove-TestImage "$address/*"
    Remove-TestImage 'pic-*'
    Stop-Registry $registry
}

Describe 'Publish-Image -Compose' {
    It 'names each image with -WhatIf' {
        $text = Get-WhatIfText "Publish-Image -Compose '$file' -WhatIf"
        @($text -like '*"Publish image" on target*') | Should -HaveCount 3
        Get-Pushed pic-web | Should -BeNullOrEmpty
    }

    It 'pushes the services that are named, and what they depend on with -IncludeDependency' {
        (Publish-Image -Compose $file -Service api).Reference | Should -Be "$address/pic-api:latest"
        (Publish-Image -Compose $file -Service web -IncludeDependency).Reference | Sort-Object |
            Should -Be "$address/pic-api:latest", "$address/pic-web:1", "$address/pic-web:2"
    }

    It 'pushes the images of services that are built and have a name, with all their names' {
        $images = Get-ComposeConfiguration $file | Publish-Image
        $images | Should -BeOfType DockerPS.Image
        $images.Reference | Sort-Object | Should -Be "$address/pic-api:latest", "$address/pic-web:1", "$address/pic-web:2"
        $images.Digest | Should -Not -Contain $null
        Get-Pushed pic-web | Should -Be 1, 2
        Get-Pushed pic-db | Should -BeNullOrEmpty
    }

    It 'is what New-Image has built' {
        $published = New-Image -Compose $file -Service web | Publish-Image
        $published.Reference | Sort-Object | Should -Be "$address/pic-web:1", "$address/pic-web:2"
    }

    It 'reports an image that the engine does not have with its service and place, and pushes the others' {
        @"
name: pic
services:
  bad: {image: "$address/pic-nosuch:1", build: .}
  web: {image: "$address/pic-web:1", build: .}
"@ | Set-Content "$TestDrive/missing.yaml"
        (Publish-Image -Compose "$TestDrive/missing.yaml" @quiet).Reference | Should -Be "$address/pic-web:1"
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike "*missing.yaml:3:*The image '$address/pic-nosuch:1' of the service 'bad' was not pushed: *"
        $problems[0].FullyQualifiedErrorId | Should -Be 'ImageNotFound,DockerPS.Commands.PublishImageCommand'
    }

    It 'says why a service is passed over' {
        Publish-Image -Compose $file -Service unnamed, db -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -Be "The service 'db' is not built.", "The service 'unnamed' has no 'image', the name to push."
    }
}
