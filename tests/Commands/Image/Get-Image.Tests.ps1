BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"

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
        @{
            What = 'a name with a registry'; Find = { Get-Image registry.example.com:5000/team/gi-app }
            Expected = 'registry.example.com:5000/team/gi-app:1'
        }
        @{ What = 'several names'; Find = { Get-Image gi-app:1, gi-app:2 }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'names from the pipeline'; Find = { 'gi-app:1', 'gi-app:2' | Get-Image }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'a name by -Image'; Find = { Get-Image -Image gi-app:1 }; Expected = 'gi-app:1' }
        @{ What = 'a wildcard'; Find = { Get-Image gi-* }; Expected = 'gi-app:1 gi-app:2' }
        @{
            What = 'a wildcard over registries'; Find = { Get-Image *gi-app:1 }
            Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1'
        }
        @{ What = 'a wildcard in another case'; Find = { Get-Image GI-APP:? }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'a name in its full form'; Find = { Get-Image docker.io/library/gi-app:1 }; Expected = 'gi-app:1' }
        @{ What = 'a name in its old full form'; Find = { Get-Image index.docker.io/library/gi-app:1 }; Expected = 'gi-app:1' }
        @{ What = 'a name with library/'; Find = { Get-Image library/gi-app }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'a name with the registry only'; Find = { Get-Image docker.io/gi-app:2 }; Expected = 'gi-app:2' }
        @{ What = 'a wildcard in the full form'; Find = { Get-Image docker.io/library/gi-* }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'a wildcard over the images of Docker Hub'; Find = { Get-Image docker.io/* }; Expected = 'gi-app:1 gi-app:2' }
        @{ What = 'a wildcard over official images'; Find = { Get-Image library/*app:1 }; Expected = 'gi-app:1' }
        @{
            What = 'a full form as a filter'; Find = { Get-Image -Filter @{ reference = 'docker.io/library/gi-app:1' } }
            Expected = 'gi-app:1'
        }
        @{
            What = 'a wildcard in the full form as a filter'
            Find = { Get-Image -Filter reference=index.docker.io/library/gi-* }; Expected = 'gi-app:1 gi-app:2'
        }
        @{
            What = 'every reference of an id'; Find = { Get-Image $image.Id }
            Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1'
        }
        @{
            What = 'an id without its algorithm'; Find = { Get-Image $image.Id.Substring(7) }
            Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1'
        }
        @{
            What = 'six digits of an id'; Find = { Get-Image $image.Id.Substring(7, 6) }
            Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1'
        }
        @{
            What = 'six digits of an id with its algorithm'; Find = { Get-Image $image.Id.Substring(0, 13) }
            Expected = 'gi-app:1 registry.example.com:5000/team/gi-app:1'
        }
        @{ What = 'an object, by its own reference'; Find = { $image | Get-Image }; Expected = 'gi-app:1' }
        @{ What = 'an object as an argument'; Find = { Get-Image $image }; Expected = 'gi-app:1' }
        @{ What = 'a deserialized object'; Find = { Copy-Deserialized $image | Get-Image }; Expected = 'gi-app:1' }
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
        @{ What = 'the same path in another registry'; Name = { 'registry-1.docker.io/library/gi-app:1' } }
        @{ What = 'an image of a registry by its path alone'; Name = { 'team/gi-app:1' } }
        @{ What = 'a regular expression'; Name = { 'gi.app' } }
        @{ What = 'a name in another case'; Name = { 'GI-APP' } }
        @{ What = 'five digits of an id'; Name = { $image.Id.Substring(7, 5) } }
        @{ What = 'five digits of an id with its algorithm'; Name = { $image.Id.Substring(0, 12) } }
        @{ What = 'the algorithm of all ids'; Name = { 'sha256' } }
        @{ What = 'the algorithm of all ids with its colon'; Name = { 'sha256:' } }
    ) {
        $name = & $Name
        $failure = { Get-Image $name -ErrorAction Stop } |
            Should -Throw -PassThru -ErrorId 'ImageNotFound,DockerPS.Commands.GetImageCommand'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.TargetObject | Should -Be $name
    }

    It 'advises to look for <Similar> if <Name> is missing' -ForEach @(
        @{ Name = 'alpine:lates'; Similar = "'alpine*'" }
        @{ Name = 'registry.example.com:5000/team/nosuch:1'; Similar = "'registry.example.com:5000/team/nosuch*'" }
        @{ Name = 'docker.io/library/nosuch'; Similar = "'nosuch*'" }
        @{ Name = '0123456789ab'; Similar = 'its first six digits' }
    ) {
        Get-Image $Name -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.ErrorDetails.RecommendedAction | Should -BeLike "*$([wildcardpattern]::Escape($Similar))*"
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
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'errors' }
        $found = Get-Image gi-app:1 -Context $env:DOCKERPS_TEST_HOST, unix:///gi-nosuch.sock, $env:DOCKERPS_TEST_TCP @quiet
        $found.Context | Should -Be $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
        $errors.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.GetImageCommand'
    }

    It 'asks an object''s own engine, whatever -Context says' {
        $object = Get-Image gi-app:1 -Context $env:DOCKERPS_TEST_TCP
        ($object | Get-Image -Context $env:DOCKERPS_TEST_HOST).Context | Should -Be $env:DOCKERPS_TEST_TCP
    }

    It 'names the contexts that exist when one does not' {
        { Get-Image -Context gi-nosuch } | Should -Throw '*gi-nosuch*default*' -ErrorId 'ContextNotFound,*'
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
    ) {
        (Get-Image registry.example.com:5000/team/gi-app:1).$Property | Should -Be $Expected
    }

    It 'has a digest that no registry gave only where it is the id: in a containerd store, for each of its names' {
        $digests = (Get-Image $image.Id).Digest
        $digests | Should -HaveCount 2
        $digests | Select-Object -Unique | Should -Be ((Test-ContainerdStore) ? $image.Id : $null)
        (Get-Image $dangling).Digest | Should -BeNullOrEmpty
    }

    It 'has the engine''s id, size and time of creation' {
        $answer = Invoke-Engine images/json | Where-Object Id -EQ $image.Id
        $image.Id | Should -Match '^sha256:[0-9a-f]{64}$'
        $image.Size | Should -BeOfType long
        $image.Size | Should -Be $answer.Size
        $image.CreatedAt | Should -Be (Get-Date -UnixTimeSeconds $answer.Created)
        $image.CreatedAt.Kind | Should -Be Local
    }

    It 'has labels that are never null' {
        , $image.Labels | Should -BeOfType 'System.Collections.Generic.Dictionary[string, string]'
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

Describe 'Get-Image and images that are built on each other' {
    BeforeAll {
        $base = New-TestImage gf-base:1
        $old = New-BuiltImage gf-app:1 'FROM gf-base:1', 'LABEL tier=old'
        $app = New-BuiltImage gf-app:1 'FROM gf-base:1', 'ENV A=1', 'CMD ["true"]' -Label @{ tier = 'web'; owner = 'us' }
        $null = New-BuiltImage gf-db:1 'FROM gf-base:1', 'ENV D=1' -Label @{ tier = 'db'; owner = 'us' }
        $between = (Invoke-Engine "images/$app/json").Parent
        $mine = $base, $old, $app, $between

        function Get-Mine($Image) {
            foreach ($one in $Image) { if ($one.Id -in $mine) { $one.Id } }
        }
    }

    AfterAll {
        Remove-TestImage gf-*
        $null = Invoke-Engine "images/$old" Delete
    }

    It 'leaves out the images between, unless -All asks for them' {
        Get-Mine (Get-Image) | Sort-Object | Should -Be ($base, $old, $app | Sort-Object)
        Get-Mine (Get-Image -All) | Sort-Object | Should -Be ($mine | Sort-Object)
    }

    It 'finds an image between by its id, without -All' {
        (Get-Image $between).Id | Should -Be $between
        (Get-Image $between.Substring(7, 12)).Id | Should -Be $between
    }

    It 'says that an image dangles only where nothing is built on it' {
        (Get-Image $old).Dangling | Should -BeTrue
        (Get-Image $between).Dangling | Should -BeFalse
        (Get-Image -All | Where-Object Dangling).Id | Should -Contain $old
        (Get-Image -All | Where-Object Dangling).Id | Should -Not -Contain $between
    }

    It 'says so also where filters leave out what is built on it' {
        $found = Get-Image -All -Filter before=gf-app:1 | Where-Object Id -EQ $between
        $found | Should -HaveCount 1
        $found.Dangling | Should -BeFalse
    }

    It 'gets what dangles with -Dangling, also with -All' {
        Get-Mine (Get-Image -Dangling) | Should -Be $old
        Get-Mine (Get-Image -Dangling -All) | Should -Be $old
        (Get-Image -Dangling).Dangling | Should -Not -Contain $false
    }

    It 'leaves out an image with a name that was loaded again: a containerd store keeps a record without a name, too' {
        $file = "$TestDrive/again.tar"
        $null = Export-Image gf-app:1 $file
        1..2 | ForEach-Object { $null = Import-Image $file }
        Get-Mine (Get-Image -Dangling) | Should -Be $old
        Get-Mine (Get-Image -Filter dangling=true) | Should -Be $old
        Get-Image $app | Should -HaveCount 1
    }

    It 'gets what does not dangle with -Dangling:$false' {
        $found = Get-Image -Dangling:$false
        Get-Mine $found | Sort-Object | Should -Be ($base, $app | Sort-Object)
        $found.Dangling | Should -Not -Contain $true
    }

    It 'gets images with <What>' -ForEach @(
        @{ What = 'a label'; Find = { Get-Image -Label owner }; Expected = 'gf-app:1 gf-db:1' }
        @{ What = 'a label and its value'; Find = { Get-Image -Label tier=web }; Expected = 'gf-app:1' }
        @{ What = 'a hashtable of labels'; Find = { Get-Image -Label @{ tier = 'db' } }; Expected = 'gf-db:1' }
        @{ What = 'all of several labels'; Find = { Get-Image -Label owner=us, tier=db }; Expected = 'gf-db:1' }
        @{ What = 'docker''s filter of references'; Find = { Get-Image -Filter reference=gf-d* }; Expected = 'gf-db:1' }
        @{ What = 'docker''s filter since an image'; Find = { Get-Image -Filter since=gf-base:1, reference=gf-app }; Expected = 'gf-app:1' }
        @{ What = 'a hashtable of docker''s filters'; Find = { Get-Image -Filter @{ label = 'tier=web' } }; Expected = 'gf-app:1' }
        @{ What = 'a name and a label'; Find = { Get-Image gf-* -Label owner=us }; Expected = 'gf-app:1 gf-db:1' }
        @{ What = 'an object and a label'; Find = { Get-Image gf-db:1 | Get-Image -Label tier=db }; Expected = 'gf-db:1' }
    ) {
        (& $Find | ForEach-Object Reference | Sort-Object) -join ' ' | Should -Be $Expected
    }

    It 'gets images that were made <What>' -ForEach @(
        @{ What = 'after a time'; Find = { Get-Image gf-* -CreatedAfter (Get-Date).AddHours(-1) }; Expected = 3 }
        @{ What = 'not longer ago than a while'; Find = { Get-Image gf-* -CreatedAfter 1h }; Expected = 3 }
        @{ What = 'before a time'; Find = { Get-Image gf-* -CreatedBefore (Get-Date).AddMinutes(1) }; Expected = 3 }
        @{ What = 'longer ago than a while'; Find = { Get-Image gf-* -CreatedBefore 1h }; Expected = 0 }
        @{ What = 'in the future'; Find = { Get-Image -CreatedAfter (Get-Date).AddMinutes(5) }; Expected = 0 }
        @{ What = 'between two times'; Find = { Get-Image gf-* -CreatedAfter 1h -CreatedBefore (Get-Date).AddMinutes(1) }; Expected = 3 }
    ) {
        & $Find | Should -HaveCount $Expected
    }

    It 'is silent about a name that <What> leave out, and has an error for one that is not there' -ForEach @(
        @{ What = 'labels'; With = @{ Label = 'tier=nosuch' } }
        @{ What = 'times'; With = @{ CreatedBefore = '1h' } }
        @{ What = 'filters'; With = @{ Filter = 'reference=nosuch' } }
        @{ What = 'what dangles'; With = @{ Dangling = $true } }
    ) {
        Get-Image gf-app:1, gf-nosuch:1 @With -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ImageNotFound,DockerPS.Commands.GetImageCommand'
        $problems.TargetObject | Should -Be gf-nosuch:1
    }

    It 'passes on what the engine says to <_>' -ForEach 'nosuch=1', 'before=gf-nosuch:1' {
        Get-Image -Filter $_ -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike '*nosuch*'
    }

    It 'refuses $null as <_>, and asks no engine' -ForEach 'Label', 'Filter' {
        $with = @{ $_ = $null }
        { Get-Image @with -Context tcp://127.0.0.1:1 } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError*,DockerPS.Commands.GetImageCommand'
    }

    It 'sorts by size, and gives the largest' {
        $null = New-BuiltImage gf-large:1 'FROM gf-base:1', 'RUN head -c 3000000 /dev/zero > /large'
        $largest = Get-Image gf-* | Sort-Object Size -Descending | Select-Object -First 2
        $largest | Should -HaveCount 2
        $largest[0].Reference | Should -Be gf-large:1
        $largest[0].Size | Should -BeGreaterThan ($largest[1].Size + 2999999)
        Remove-TestImage gf-large:1
    }

    It 'groups by repository' {
        $null = Add-TestName gf-db:1 gf-db:2
        $groups = Get-Image gf-* | Group-Object Repository -AsHashTable
        $groups['gf-db'].Count | Should -Be 2
        $groups['gf-app'].Count | Should -Be 1
        Remove-TestImage gf-db:2
    }
}

Describe 'Get-Image -Detail' {
    BeforeAll {
        $id = New-BuiltImage gd-app:1 @(
            'FROM busybox', 'MAINTAINER someone', 'ENV A=1 B="two words"', 'EXPOSE 80 53/udp', 'VOLUME /data', 'WORKDIR /work',
            'USER 1000:1000'
            'STOPSIGNAL SIGINT', 'HEALTHCHECK --interval=5s CMD ["true"]', 'ONBUILD RUN true', 'SHELL ["sh", "-ec"]',
            'ENTRYPOINT ["echo", "a b"]', 'CMD ["c"]'
        ) -Label @{ app = 'shop' }
        $null = Add-TestName gd-app:1 gd-app:2
        $detail = Get-Image gd-app:1 -Detail
        $answer = Invoke-Engine images/gd-app:1/json
    }

    AfterAll {
        Remove-TestImage gd-*
    }

    It 'writes all that the engine tells, and what the plain object has' {
        $detail | Should -BeOfType DockerPS.ImageDetail
        $plain = Get-Image gd-app:1
        foreach ($property in 'Id', 'Reference', 'Repository', 'Tag', 'Size', 'CreatedAt', 'Dangling', 'Context') {
            $detail.$property | Should -Be $plain.$property -Because $property
        }
        $detail.Labels['app'] | Should -Be shop
    }

    It 'has the <Property> <Expected>' -ForEach @(
        @{ Property = 'Author'; Expected = 'someone' }
        @{ Property = 'ExposedPorts'; Expected = '53/udp', '80/tcp' }
        @{ Property = 'Volumes'; Expected = '/data' }
        @{ Property = 'WorkingDirectory'; Expected = '/work' }
        @{ Property = 'User'; Expected = '1000:1000' }
        @{ Property = 'StopSignal'; Expected = 'SIGINT' }
        @{ Property = 'OnBuild'; Expected = 'RUN true' }
        @{ Property = 'Shell'; Expected = 'sh', '-ec' }
        @{ Property = 'Entrypoint'; Expected = 'echo', 'a b' }
        @{ Property = 'CommandList'; Expected = 'c' }
        @{ Property = 'References'; Expected = 'gd-app:1', 'gd-app:2' }
        @{ Property = 'OsVersion'; Expected = $null }
    ) {
        $values = $detail.$Property
        @($values | Sort-Object) | Should -Be @($Expected | Sort-Object)
    }

    It 'has the environment as a dictionary' {
        $detail.Environment['A'] | Should -Be 1
        $detail.Environment['B'] | Should -Be 'two words'
    }

    It 'has the health check in values' {
        $detail.HealthCheck.Interval | Should -Be ([timespan]::FromSeconds(5))
        "$($detail.HealthCheck)" | Should -Be "$($detail.HealthCheck.Test)"
        (Get-Image busybox -Detail).HealthCheck | Should -BeNullOrEmpty
    }

    It 'has what the engine says of its origin and its store' {
        $detail.ParentId | Should -Be $answer.Parent
        $detail.Layers | Should -Be $answer.RootFS.Layers
        $detail.StorageDriver | Should -Be $answer.GraphDriver.Name
        $detail.Platform | Should -Be "$($answer.Os)/$($answer.Architecture)"
        $detail.TaggedAt | Should -BeGreaterThan (Get-Date).AddHours(-1)
        $detail.TaggedAt.Kind | Should -Be Local
    }

    It 'has lists that are never null' {
        $bare = Get-Image busybox -Detail
        $lists = 'References', 'Digests', 'Layers', 'CommandList', 'Entrypoint', 'Shell', 'ExposedPorts', 'Volumes', 'OnBuild'
        foreach ($property in $lists) {
            , $bare.$property | Should -BeOfType DockerPS.Output.ObjectList[string] -Because $property
        }
        , $bare.Environment | Should -BeOfType 'System.Collections.Generic.Dictionary[string, string]'
    }

    It 'is an object for each reference' {
        (Get-Image $id -Detail).Reference | Sort-Object | Should -Be gd-app:1, gd-app:2
    }

    It 'has the bytes that are shared where the engine counts them, from API 1.42 on' {
        if ((Get-ApiVersion) -ge '1.42') {
            $detail.SharedSize | Should -BeGreaterThan 1000000
        } else {
            $detail.SharedSize | Should -BeNullOrEmpty
        }
        (Get-Image gd-app:1).SharedSize | Should -Be $detail.SharedSize
    }

    It 'keeps its nested objects in a job' {
        $copy = Start-Job { Get-Image gd-app:1 -Detail } | Receive-Job -Wait -AutoRemoveJob
        $copy.HealthCheck.Interval | Should -Be ([timespan]::FromSeconds(5))
        $copy.Environment['A'] | Should -Be 1
        $copy.Layers | Should -Be $detail.Layers
    }

    It 'understands docker''s word inspect' {
        (Get-Image gd-app:1 -Inspect).Id | Should -Be $id
    }
}
