BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
}

Describe 'Import-Image' {
    BeforeAll {
        $class = 'DockerPS.Commands.ImportImageCommand'
        $folder = (New-Item TestDrive:/in -ItemType Directory).FullName
        $web = New-TestImage ii-web:1
        $null = Add-TestName ii-web:1 registry.example.com:5000/ii-web:2
        $db = New-TestImage ii-db:1
        $null = Export-Image *ii-web:*, ii-db:1 $folder/all.tar
        $null = Export-Image ii-db:1 $folder/db.tar
        $null = Export-Image $db $folder/nameless.tar
        gzip --keep $folder/all.tar

        function Remove-Loaded {
            Remove-TestImage *ii-*
            Get-Image -Dangling | Remove-Image
        }
    }

    BeforeEach {
        Remove-Loaded
    }

    AfterAll {
        Remove-Loaded
    }

    It 'refuses bytes from the pipeline beside a path, once and not for each byte, <Form>' -ForEach @(
        @{ Form = 'with the path first'; Options = @{} }
        @{ Form = 'with -LiteralPath'; Options = @{ LiteralPath = 'zz' } }
    ) {
        $arguments = $Options.Count ? @() : @('zz')
        $message = '*Path is ''zz'', but there is input from the pipeline as well. Leave out one of them.'
        { [byte[]] (1..600 | ForEach-Object { 1 }) | Import-Image @arguments @Options -ErrorAction Stop } |
            Should -Throw $message -ErrorId 'InvalidParameter,DockerPS.Commands.ImportImageCommand'
    }

    It 'brings back what Export-Image wrote, ids and references, and writes it' {
        $images = Import-Image $folder/all.tar
        $images | Should -BeOfType DockerPS.Image
        $images.Reference | Sort-Object | Should -Be ii-db:1, ii-web:1, registry.example.com:5000/ii-web:2
        ($images | Where-Object Reference -EQ ii-db:1).Id | Should -BeExactly $db
        ($images | Where-Object Repository -Like *web).Id | Select-Object -Unique | Should -BeExactly $web
        $images.Context | Select-Object -Unique | Should -BeExactly $env:DOCKER_HOST
        Invoke-Container ii-db:1 echo, 'it runs' -AutoRemove | Should -Be 'it runs'
    }

    It 'takes the bytes of a file from the pipeline' {
        $images = Get-Content $folder/all.tar.gz -AsByteStream -ReadCount 65536 | Import-Image
        $images.Reference | Sort-Object | Should -Be ii-db:1, ii-web:1, registry.example.com:5000/ii-web:2
        Remove-Loaded
        (Get-Content $folder/db.tar -AsByteStream -Raw | Import-Image).Id | Should -BeExactly $db
    }

    It 'does not read the same bytes for fewer engines at a time than there are' {
        {
            Get-Content $folder/db.tar -AsByteStream -Raw |
                Import-Image -ThrottleLimit 1 -Context $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
        } |
            Should -Throw '*-ThrottleLimit*'
        { Import-Image ([byte[]] (1, 2)) } | Should -Throw '*bytes*Pipe the content*'
        { Import-Image './x[2' } | Should -Throw "*'./x?2'*wildcard*"
    }

    It 'reports bytes that are no archive' {
        { , [byte[]]::new(100000) | Import-Image -ErrorAction Stop } | Should -Throw
    }

    It 'brings back an image without a name' {
        $image = Import-Image $folder/nameless.tar
        $image | Should -HaveCount 1
        $image.Id | Should -BeExactly $db
        $image.Dangling | Should -BeTrue
    }

    It 'writes each image once where a file has images with and without a name' {
        $null = Import-Image $folder/all.tar
        $null = Export-Image ii-web:1, $db $folder/mixed.tar
        Remove-Image ii-db:1

        # Engines tell of an image without a name if it is the last, and some save images in any order.
        $parts = (New-Item $folder/parts -ItemType Directory).FullName
        tar -C $parts -xf $folder/mixed.tar
        Get-Content $parts/manifest.json | ConvertFrom-Json | Sort-Object { -not $_.RepoTags } | ConvertTo-Json -Depth 9 -AsArray |
            Set-Content $parts/manifest.json
        tar -C $parts -cf $folder/mixed.tar .
        $images = Import-Image $folder/mixed.tar
        $images | Should -HaveCount 2
        ($images | Where-Object Dangling).Id | Should -Be $db
        ($images | Where-Object Reference).Reference | Should -Be ii-web:1
    }

    It 'is no error for images that are there already' {
        $null = Import-Image $folder/db.tar
        (Import-Image $folder/db.tar -ErrorAction Stop).Id | Should -Be $db
    }

    It 'takes a reference from the image that has it' {
        $other = New-TestImage ii-db:1
        (Import-Image $folder/db.tar).Id | Should -Be $db
        (Get-Image ii-db:1).Id | Should -Be $db
        (Get-Image $other).Dangling | Should -BeTrue
    }

    It 'takes a compressed tar' {
        (Import-Image $folder/all.tar.gz).Reference | Should -HaveCount 3
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'a wildcard'; Get = { Import-Image $folder/d?.tar } }
        @{ What = 'a path of a drive'; Get = { Import-Image TestDrive:/in/db.tar } }
        @{ What = 'a text from the pipeline'; Get = { "$folder/db.tar" | Import-Image } }
        @{ What = 'a file from the pipeline'; Get = { Get-Item $folder/db.tar | Import-Image } }
        @{ What = 'a bare FileInfo'; Get = { [IO.FileInfo] "$folder/db.tar" | Import-Image } }
        @{ What = '-LiteralPath'; Get = { Import-Image -LiteralPath $folder/db.tar } }
        @{ What = 'docker''s --input'; Get = { Import-Image -Input $folder/db.tar } }
        @{ What = 'several files'; Get = { Import-Image $folder/db.tar, $folder/nameless.tar } }
    ) {
        (& $Get).Id | Select-Object -Unique | Should -Be $db
    }

    It 'takes brackets in -LiteralPath as they are' {
        Copy-Item $folder/db.tar -Destination "$folder/$([char] 91)b].tar"
        (Import-Image -LiteralPath "$folder/[b].tar").Id | Should -Be $db
        Remove-Item -LiteralPath "$folder/[b].tar"
    }

    It 'has one error for each file that is not there, and loads the others' {
        $found = Import-Image $folder/nosuch.tar, $folder, $folder/db.tar -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Id | Should -Be $db
        $problems.FullyQualifiedErrorId | Should -Be (@("FileNotFound,$class") * 2)
        $problems.CategoryInfo.Category | Should -Be ObjectNotFound, ObjectNotFound
    }

    It 'is silent about a wildcard that matches nothing' {
        Import-Image $folder/nosuch* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'does nothing when the pipeline is empty' {
        Get-ChildItem $folder/nosuch* | Import-Image | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '$null as a path'; With = @{ Path = $null } }
        @{ What = 'an empty path'; With = @{ Path = '' } }
        @{ What = 'no path'; With = @{ Path = @() } }
        @{ What = 'a platform that is none'; With = @{ Path = 'x'; Platform = 'linux' } }
        @{ What = 'a path of no file system'; With = @{ LiteralPath = 'Env:/x' } }
    ) {
        { Import-Image @With -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "*,$class"
    }

    It 'has one error for <What>, and loads the others' -ForEach @(
        @{
            What = 'a file that is no tar'; Make = { Set-Content $args[0] 'this is no tar' }; Id = 'FileNotSuitable'
            Words = 'is a text file, not a tar archive.'
        }
        @{ What = 'an empty file'; Make = { $null = New-Item $args[0] -ItemType File }; Id = 'FileNotSuitable'; Words = 'is empty.' }
        @{
            What = 'a tar of a file system'; Make = { Copy-Item $env:DOCKERPS_TEST_BASE $args[0] }
            Words = 'has no images: manifest.json is missing.'
        }
        @{
            What = 'a large file of another kind'
            Make = { $large = [IO.File]::Create($args[0]); $large.SetLength(200MB); $large.Dispose() }
            Id = 'FileNotSuitable'; Words = 'is a tar archive without entries.'
        }
        @{
            What = 'a file that breaks off in a layer'; Make = { head -c 700000 $folder/all.tar > $args[0] }
            Words = 'breaks off before its end.'
        }
        @{
            What = 'a compressed file that breaks off'; Make = { head -c 300000 $folder/all.tar.gz > $args[0] }
            Words = 'breaks off before its end.'
        }
        @{ What = 'a file that breaks off at its end'; Make = { head -c -3000 $folder/all.tar > $args[0] } }
    ) {
        & $Make "$folder/bad.tar"
        try {
            $known = Test-Path Variable:Id
            $found = Import-Image $folder/bad.tar, $folder/nameless.tar -ErrorAction SilentlyContinue -ErrorVariable problems
            $found.Id | Should -Be $db
            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be "$($known ? $Id : 'EngineOperationFailed'),$class"
            if (Test-Path Variable:Words) {
                "$problems" | Should -BeExactly "'$folder/bad.tar' $Words"
            }
            "$problems" | Should -Not -Match '/dps-|docker-import-'
            Get-Image -All | Where-Object Dangling | ForEach-Object Id | Should -Be $db
            $problems.TargetObject | Should -Be "$folder/bad.tar"
            Get-Image *ii-* | Should -BeNullOrEmpty
        } finally {
            Remove-Item $folder/bad.tar
        }
    }

    It 'has one error for a file in which the engine finds no image' {
        $empty = (New-Item $folder/empty -ItemType Directory).FullName
        Set-Content $empty/manifest.json '[]'
        tar -C $empty -cf $folder/none.tar manifest.json
        Import-Image $folder/none.tar -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
        $problems.TargetObject | Should -Be $folder/none.tar
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Import-Container*'
    }

    It 'takes a platform from API 1.48 on, and before says that the engine cannot' {
        $found = Import-Image $folder/db.tar -Platform linux/s390x -ErrorAction SilentlyContinue -ErrorVariable problems
        $found | Should -BeNullOrEmpty
        if ((Get-ApiVersion) -ge '1.48') {
            # A containerd store has the image by then, and keeps it.
            Get-Image ii-* | ForEach-Object Reference | Should -Be ((Test-ContainerdStore) ? 'ii-db:1' : $null)
            $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
            "$problems" | Should -BeLike '*no image for linux/s390x*'
            (Import-Image $folder/db.tar -Platform (Get-Image busybox -Detail).Platform).Id | Should -Be $db
        } else {
            Get-Image ii-* | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
        }
    }

    It 'has one error when <What>' -ForEach @(
        @{
            What   = 'the engine fails on its way'
            Answer = { New-HttpAnswer -Body '{"stream":"Loaded image: a:1\n"}{"errorDetail":{"message":"no space"},"error":"no space"}' }
            Id = 'EngineOperationFailed'; Message = 'no space'
        }
        @{
            What    = 'the answer breaks off'
            Answer = { New-HttpAnswer -Body '{"stream":"Loaded image: a:1\n"}' -Length 9999 }; Id = 'EngineAnswerBroken'
            Message = 'broke off'
        }
        @{ What = 'the engine says nothing'; Answer = { New-HttpAnswer }; Id = 'ImageNotFound'; Message = 'no image' }
    ) {
        $engine = Start-HostileEngine -Answer (& $Answer)
        try {
            $found = Import-Image $folder/nameless.tar -Context $engine.Endpoint -ErrorAction SilentlyContinue -ErrorVariable problems
            $found | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
            "$problems" | Should -Match $Message
        } finally {
            $engine.Dispose()
        }
    }

    It 'loads nothing with -WhatIf, and says what it would' {
        $said = Get-WhatIfText "Import-Image $folder/db.tar -WhatIf"
        $said | Should -BeExactly "What if: Performing the operation ""Load images"" on target ""$folder/db.tar""."
        Get-Image ii-* | Should -BeNullOrEmpty
    }

    It 'loads into each engine, and has one error for the one that is down' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $found = Import-Image $folder/db.tar -Context $env:DOCKERPS_TEST_TCP, tcp://127.0.0.1:1 @quiet
        $found.Context | Should -Be $env:DOCKERPS_TEST_TCP
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
    }

    It 'ends with one error when the engine is down' {
        { Import-Image $folder/db.tar -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }

    It 'shows how much was sent, and takes the bar away' {
        $null = New-BuiltImage ii-large:1 'FROM busybox', 'RUN head -c 100000000 /dev/urandom > /large'
        $null = Export-Image ii-large:1 $folder/large.tar
        Remove-Loaded
        $shell = [powershell]::Create().AddScript("Import-Module DockerPS; Import-Image '$folder/large.tar'")
        try {
            $shell.Invoke().Reference | Should -Be ii-large:1
            $records = $shell.Streams.Progress.Where{ $_.Activity -like 'Loading*' }
            $records[0].Activity | Should -BeExactly 'Loading large.tar'
            $records[0].StatusDescription | Should -Match '^\d.* of 1\d\d.* MB, .* [kMG]?B/s$'
            $records[0].PercentComplete | Should -BeIn (0..100)
            $records[-1].RecordType | Should -Be Completed
        } finally {
            $shell.Dispose()
        }
    }
}
