BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ImageTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
}

Describe 'The targets of Add-ImageTag' {
    Add-ImageTargetTest Add-ImageTag -Single -Argument @{ Tag = 'it-new:1' } -Affected {
        (Invoke-Engine images/json).Where{ $_.RepoTags -contains 'it-new:1' }.ForEach{ $_.Id }
    }
}

Describe 'Add-ImageTag' {
    BeforeAll {
        $class = 'DockerPS.Commands.AddImageTagCommand'
        $web = New-TestImage at-web:1
        $db = New-TestImage at-db:1

        function Get-Reference([string] $Id) {
            (Invoke-Engine "images/$Id/json").RepoTags | Sort-Object
        }
    }

    AfterEach {
        (Invoke-Engine images/json).ForEach{ $_.RepoTags } | Where-Object { $_ -like '*at-*' -and $_ -notin 'at-web:1', 'at-db:1' } |
            ForEach-Object { Remove-TestImage $_ }
    }

    AfterAll {
        Remove-TestImage at-*
    }

    It 'gives an image <What>' -ForEach @(
        @{ What = 'another tag'; Tag = 'at-web:2'; Expected = 'at-web:2' }
        @{ What = 'a name without a tag, with the tag latest'; Tag = 'at-shop'; Expected = 'at-shop:latest' }
        @{
            What = 'a name of a registry'; Tag = 'registry.example.com:5000/team/at-web:1'
            Expected = 'registry.example.com:5000/team/at-web:1'
        }
        @{ What = 'a name of Docker Hub in its short form'; Tag = 'docker.io/library/at-hub:1'; Expected = 'at-hub:1' }
    ) {
        Add-ImageTag at-web:1 $Tag | Should -BeNullOrEmpty
        Get-Reference $web | Should -Be ('at-web:1', $Expected | Sort-Object)
    }

    It 'gives several references at once' {
        Add-ImageTag at-web:1 at-web:2, at-shop
        Get-Reference $web | Should -Be at-shop:latest, at-web:1, at-web:2
    }

    It 'moves a reference from another image, and leaves that one as it is' {
        Add-ImageTag at-db:1 at-db:2, at-move:1
        Add-ImageTag at-web:1 at-move:1
        Get-Reference $web | Should -Be at-move:1, at-web:1
        Get-Reference $db | Should -Be at-db:1, at-db:2
    }

    It 'is no error for a reference that the image has' {
        Add-ImageTag at-web:1 at-web:1 -ErrorAction Stop
        Get-Reference $web | Should -Be at-web:1
    }

    It 'writes the image, an object for each new reference, with -PassThru' {
        $found = Add-ImageTag at-web:1 at-web:2, at-shop -PassThru
        $found | Should -BeOfType DockerPS.Image
        $found.Reference | Sort-Object | Should -Be at-shop:latest, at-web:2
        $found.Id | Select-Object -Unique | Should -Be $web
        $found.Context | Select-Object -Unique | Should -Be $env:DOCKER_HOST
    }

    It 'gives a name to an image without one' {
        $bare = Import-Container $env:DOCKERPS_TEST_BASE
        $bare.Dangling | Should -BeTrue
        ($bare | Add-ImageTag -Tag at-bare:1 -PassThru).Id | Should -Be $bare.Id
        Get-Reference $bare.Id | Should -Be at-bare:1
    }

    It 'takes a wildcard of which one image has all the references' {
        Add-ImageTag at-web:1 at-web:2
        Add-ImageTag at-web:* at-web:3
        Get-Reference $web | Should -Be at-web:1, at-web:2, at-web:3
    }

    It 'refuses <_> as a reference, and asks no engine' -ForEach @(
        'AT-WEB', 'a b', 'at-web:', 'at-web:bad tag', ':1', 'http://x/y', ('a' * 64)
    ) {
        { Add-ImageTag at-web:1 $_ -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'refuses a digest as a reference, and asks no engine' {
        { Add-ImageTag at-web:1 "at-web@sha256:$('a' * 64)" -Context tcp://127.0.0.1:1 } |
            Should -Throw '*digest*name and a tag*' -ErrorId "InvalidParameter,$class"
    }

    It 'passes on that the engine refuses the algorithm of ids as a name' {
        { Add-ImageTag at-web:1 sha256:1 -ErrorAction Stop } | Should -Throw '*ambiguous*' -ErrorId "*,$class"
        Get-Reference $web | Should -Be at-web:1
    }

    It 'gives none of several references when one is bad' {
        { Add-ImageTag at-web:1 at-web:2, AT-BAD } | Should -Throw -ErrorId "InvalidParameter,$class"
        Get-Reference $web | Should -Be at-web:1
    }

    It 'refuses <What> as a reference, and asks no engine' -ForEach @(
        @{ What = '$null'; Value = $null }
        @{ What = 'an empty text'; Value = '' }
        @{ What = 'an empty array'; Value = @() }
    ) {
        { Add-ImageTag at-web:1 -Tag $Value -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "ParameterArgumentValidationError*,$class"
    }

    It 'refuses several images, and names none of them' -ForEach @(
        @{ Give = { Add-ImageTag at-web:1, at-db:1 at-one:1 } }
        @{ Give = { Add-ImageTag at-* at-one:1 } }
        @{ Give = { Get-Image at-* | Add-ImageTag -Tag at-one:1 } }
    ) {
        { & $Give } | Should -Throw '*2 match*at-*' -ErrorId "InvalidParameter,$class"
        Get-Image at-one* | Should -BeNullOrEmpty
    }

    It 'names the image of each engine' {
        Add-ImageTag at-web:1 at-web:2 -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP -PassThru | ForEach-Object Context |
            Sort-Object | Should -Be ($env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP | Sort-Object)
    }

    It 'asks for each reference, and gives none with -WhatIf' {
        $said = Get-WhatIfText 'Add-ImageTag at-web:1 at-web:2, at-shop -WhatIf'
        $said | Should -Be @(
            'What if: Performing the operation "Tag image" on target "at-web:1 -> at-web:2".'
            'What if: Performing the operation "Tag image" on target "at-web:1 -> at-shop:latest".'
        )
        Get-Reference $web | Should -Be at-web:1
    }
}
