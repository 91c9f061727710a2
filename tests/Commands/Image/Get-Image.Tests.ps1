BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Containers.ps1"

    # The second of the same name takes it from the first, which dangles then.
    $null = New-TestImage gi-app:1
    $dangling = (Invoke-Engine images/gi-app:1/json).Id
    $null = New-TestImage gi-app:1
    $null = New-TestImage gi-app:2
    $null = Invoke-Engine 'images/gi-app:1/tag?repo=registry.example.com:5000/team/gi-app&tag=1' Post
    $image = Get-Image gi-app:1

    function ReferencesOf {
        param($Image)

        $references = foreach ($item in $Image) { "$item" }
        @(@($references) -like '*gi-*' | Sort-Object) -join ' '
    }
}

AfterAll {
    foreach ($name in 'registry.example.com:5000/team/gi-app:1', 'gi-app:1', 'gi-app:2', $dangling) {
        $null = Invoke-Engine "images/$name" Delete
    }
}

Describe 'Get-Image by name' {
    It 'lists all images when nothing is given, one object for each reference' {
        $found = Get-Image
        ReferencesOf $found | Should -Be 'gi-app:1 gi-app:2 registry.example.com:5000/team/gi-app:1'
        $found.Reference | Should -Contain busybox:latest
        $found.Id | Should -Contain $dangling
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'every tag of a name'; Find = { Get-Image gi-app }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'a name with a tag'; Find = { Get-Image gi-app:2 }; Expected = 'gi-app:2' }
        @{ What = 'a name with a registry'; Find = { Get-Image registry.example.com:5000/team/gi-app }; Expected = 'registry.example.com:5000/team/gi-app:1' }
        @{ What = 'several names'; Find = { Get-Image gi-app:1, gi-app:2 }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'names from the pipeline'; Find = { 'gi-app:1', 'gi-app:2' | Get-Image }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'a name by -Image'; Find = { Get-Image -Image gi-app:1 }; Expected = 'gi-app:1' }
        @{ What = 'a wildcard'; Find = { Get-Image gi-* }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'a wildcard over registries'; Find = { Get-Image *gi-app:1 }; Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1' }
        @{ What = 'a wildcard in another case'; Find = { Get-Image GI-APP:? }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'every reference of an id'; Find = { Get-Image $image.Id }; Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1' }
        @{ What = 'an id without its algorithm'; Find = { Get-Image $image.Id.Substring(7) }; Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1' }
        @{ What = 'six digits of an id'; Find = { Get-Image $image.Id.Substring(7, 6) }; Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1' }
        @{ What = 'six digits of an id with its algorithm'; Find = { Get-Image $image.Id.Substring(0, 13) }; Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1' }
        @{ What = 'an object, by its own reference'; Find = { $image | Get-Image }; Expected = 'gi-app:1' }
        @{ What = 'an object as an argument'; Find = { Get-Image $image }; Expected = 'gi-app:1' }
        @{ What = 'a deserialized object'; Find = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($image)) | Get-Image }; Expected = 'gi-app:1' }
        @{ What = 'a bag with a Name'; Find = { [pscustomobject]@{ Name = 'gi-app:2' } | Get-Image }; Expected = 'gi-app:2' }
        @{ What = 'a bag with an Image'; Find = { [pscustomobject]@{ Image = 'gi-app:2' } | Get-Image }; Expected = 'gi-app:2' }
    ) {
        ReferencesOf (& $Find) | Should -Be $Expected
    }

    It 'finds an image without a name by its id' {
        (Get-Image $dangling).Id | Should -Be $dangling
    }

    It 'does not find <What>' -ForEach @(
        @{ What = 'a tag that is not there'; Name = { 'gi-app:3' } }
        @{ What = 'a part of a name'; Name = { 'gi-ap' } }
        @{ What = 'a regular expression'; Name = { 'gi.app' } }
        @{ What = 'a name in another case'; Name = { 'GI-APP' } }
        @{ What = 'five digits of an id'; Name = { $image.Id.Substring(7, 5) } }
        @{ What = 'five digits of an id with its algorithm'; Name = { $image.Id.Substring(0, 12) } }
        @{ What = 'the algorithm of all ids'; Name = { 'sha256' } }
        @{ What = 'the algorithm of all ids with its colon'; Name = { 'sha256:' } }
    ) {
        $name = & $Name
        $failure = { Get-Image $name -ErrorAction Stop } | Should -Throw -PassThru -ErrorId 'ImageNotFound,DockerPS.Commands.GetImageCommand'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.TargetObject | Should -Be $name
    }

    It 'writes one error for each missing name, and the others all the same' {
        $found = Get-Image gi-nosuch, gi-app:1, gi-nobody -ErrorAction SilentlyContinue -ErrorVariable errors
        ReferencesOf $found | Should -Be gi-app:1
        $errors.FullyQualifiedErrorId | Should -Be (@('ImageNotFound,DockerPS.Commands.GetImageCommand') * 2)
    }

    It 'writes nothing and no error for a wildcard without a match' {
        Get-Image gi-nosuch* -ErrorVariable errors | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }

    It 'writes an error for an object whose image is gone' {
        $null = New-TestImage gi-gone:1
        $gone = Get-Image gi-gone
        $null = Invoke-Engine images/gi-gone:1 Delete
        { $gone | Get-Image -ErrorAction Stop } | Should -Throw -ErrorId 'ImageNotFound,DockerPS.Commands.GetImageCommand'
    }

    It 'refuses an object of another kind by name' {
        $container = New-Container busybox -Name gi-container
        $null = $container | Get-Image -ErrorAction SilentlyContinue -ErrorVariable errors
        $container | Remove-Container
        $errors.FullyQualifiedErrorId | Should -Be 'ObjectOfOtherKind,DockerPS.Commands.GetImageCommand'
        "$errors" | Should -BeLike '*Container*image*'
    }

    It 'does nothing on empty pipeline input' {
        @() | Get-Image | Should -BeNullOrEmpty
    }
}

Describe 'Get-Image with a name that is none' {
    # An engine that is not there would add its own error to anything that is sent.
    BeforeAll {
        $env:DOCKER_HOST = 'unix:///gi-nosuch.sock'
    }

    AfterAll {
        $env:DOCKER_HOST = $env:DOCKERPS_TEST_HOST
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '$null'; Value = { $null } }
        @{ What = 'an empty text'; Value = { '' } }
        @{ What = '@()'; Value = { , @() } }
        @{ What = '@($null)'; Value = { , @($null) } }
    ) {
        { Get-Image (& $Value) } | Should -Throw -ErrorId 'ParameterArgument*,DockerPS.Commands.GetImageCommand'
    }

    It 'does not take <What> from the pipeline' -ForEach @(
        @{ What = '$null'; Value = { $null } }
        @{ What = 'a process'; Value = { Get-Process -Id $PID } }
        @{ What = 'a file'; Value = { Get-Item $PSCommandPath } }
    ) {
        $found = & $Value | Get-Image -ErrorAction SilentlyContinue -ErrorVariable errors
        $found | Should -BeNullOrEmpty
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'InvalidData'
    }

    It 'writes one terminating error with advice when the engine is down' {
        $failure = { Get-Image gi-app, busybox } | Should -Throw -PassThru -ErrorId 'EngineUnreachable,DockerPS.Commands.GetImageCommand'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Get-Image and engines' {
    It 'asks several engines, and writes one error for the one that is down' {
        $found = Get-Image gi-app:1 -Context $env:DOCKERPS_TEST_HOST, unix:///gi-nosuch.sock, $env:DOCKERPS_TEST_TCP -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Context | Should -Be $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
        $errors.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.GetImageCommand'
    }

    It 'asks an object''s own engine, whatever -Context says' {
        $object = Get-Image gi-app:1 -Context $env:DOCKERPS_TEST_TCP
        ($object | Get-Image -Context $env:DOCKERPS_TEST_HOST).Context | Should -Be $env:DOCKERPS_TEST_TCP
    }

    It 'names the contexts that exist when one does not' {
        { Get-Image -Context gi-nosuch } | Should -Throw '*gi-nosuch*default*' -ErrorId 'EngineNotConfigured,*'
    }
}

Describe 'An image' {
    It 'has the type DockerPS.Image' {
        $image | Should -BeOfType DockerPS.Image
    }

    It 'has the <Property> <Expected>' -ForEach @(
        @{ Property = 'Repository'; Expected = 'registry.example.com:5000/team/gi-app' }
        @{ Property = 'Tag'; Expected = '1' }
        @{ Property = 'Reference'; Expected = 'registry.example.com:5000/team/gi-app:1' }
        @{ Property = 'Dangling'; Expected = $false }
        @{ Property = 'Digest'; Expected = $null }
    ) {
        (Get-Image registry.example.com:5000/team/gi-app:1).$Property | Should -Be $Expected
    }

    It 'has the engine''s id, size and time of creation' {
        $answer = Invoke-Engine images/json | Where-Object Id -EQ $image.Id
        $image.Id | Should -Match '^sha256:[0-9a-f]{64}$'
        $image.Size | Should -BeOfType long
        $image.Size | Should -Be $answer.Size
        $image.CreatedAt | Should -Be (Get-Date -UnixTimeSeconds $answer.Created)
        $image.CreatedAt.Kind | Should -Be Local
    }

    It 'has labels that are never null, and null for what was not counted' {
        , $image.Labels | Should -BeOfType 'System.Collections.Generic.Dictionary[string, string]'
        $image.SharedSize | Should -BeNullOrEmpty
    }

    It 'has no name when it dangles' {
        $object = Get-Image $dangling
        $object.Dangling | Should -BeTrue
        $object.Reference | Should -BeNullOrEmpty
        "$object" | Should -Be $dangling
    }

    It 'is its reference as a text' {
        "$image" | Should -Be gi-app:1
    }
}
