BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"

    # All but the base image goes.
    function Remove-Import {
        Get-Image | Where-Object { $_.Repository -eq 'import-test' -or $_.Dangling } | ForEach-Object Id | Select-Object -Unique |
            ForEach-Object { Invoke-Engine "images/$_`?force=1" -Method Delete }
    }
}

Describe 'Import-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.ImportContainerCommand'
        $green = "gr$([char] 0xFC)n"
        $folder = (New-Item TestDrive:/in -ItemType Directory).FullName
        Copy-Item $env:DOCKERPS_TEST_BASE $folder/base.tar
        $source = [IO.File]::OpenRead("$folder/base.tar")
        $packed = [IO.Compression.GZipStream]::new([IO.File]::Create("$folder/base.tar.gz"), [IO.Compression.CompressionMode]::Compress)
        $source.CopyTo($packed)
        $packed.Dispose()
        $source.Dispose()
        Set-Content $folder/text.txt 'this is no tar'
    }

    AfterEach {
        Remove-Import
    }

    It 'makes an image with a name, and writes it' {
        $image = Import-Container $folder/base.tar import-test:1
        $image | Should -BeOfType DockerPS.Image
        $image.Reference | Should -BeExactly import-test:1
        $image.Context | Should -BeExactly $env:DOCKER_HOST
        $image.Id | Should -BeExactly (Invoke-Engine images/import-test:1/json).Id
    }

    It 'takes the bytes of a file from the pipeline, <How>' -ForEach @(
        @{ How = 'one by one'; Read = @{}; Most = 90 }
        @{ How = 'by the thousand'; Read = @{ ReadCount = 4096 }; Most = 20 }
        @{ How = 'as one array'; Read = @{ Raw = $true }; Most = 20 }
    ) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $image = Get-Content $folder/base.tar.gz -AsByteStream @Read | Import-Container -Name import-test:bytes
        $image.Reference | Should -BeExactly import-test:bytes
        $watch.Elapsed.TotalSeconds | Should -BeLessThan $Most
        Invoke-Container import-test:bytes -AutoRemove -Entrypoint echo here | Should -Be here
    }

    It 'refuses bytes from the pipeline beside a path, once and not for each byte, <Form>' -ForEach @(
        @{ Form = 'with the path first'; Options = @{} }
        @{ Form = 'with -LiteralPath'; Options = @{ LiteralPath = 'zz' } }
    ) {
        $arguments = $Options.Count ? @() : @('zz')
        $message = '*Path is ''zz'', but there is input from the pipeline as well. Leave out one of them; to name the image, write -Name.'
        { [byte[]] (1..600 | ForEach-Object { 1 }) | Import-Container @arguments @Options -ErrorAction Stop } |
            Should -Throw $message -ErrorId 'InvalidParameter,DockerPS.Commands.ImportContainerCommand'
    }

    It 'takes what another command gives as bytes' {
        $null = New-Container busybox -Name import-bytes
        Invoke-Container busybox -AutoRemove -Command tar, c, /bin -AsByteStream | Import-Container -Name import-test:tar |
            Should -BeOfType DockerPS.Image
        Remove-Container import-bytes
    }

    It 'does not take part of the bytes for the whole' {
        $whole = [IO.File]::ReadAllBytes("$folder/base.tar")
        { & { , $whole[0..600000]; throw 'enough' } | Import-Container -Name import-test:part } | Should -Throw enough
        Get-Image import-test -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'does not keep the pipeline where the engine is down, or -WhatIf is given' {
        { 1..400 | ForEach-Object { , [byte[]]::new(65536) } | Import-Container -Context unix:///nosuch.sock } |
            Should -Throw -ErrorId "EngineUnreachable,$class"
        1..400 | ForEach-Object { , [byte[]]::new(65536) } | Import-Container -WhatIf | Should -BeNullOrEmpty
    }

    It 'reports numbers as files that are not there' {
        1, 2 | Import-Container -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "FileNotFound,$class", "FileNotFound,$class"
    }

    It 'makes an image without a name' {
        $image = Import-Container $folder/base.tar
        $image.Dangling | Should -BeTrue
        (Invoke-Engine "images/$($image.Id)/json").Id | Should -BeExactly $image.Id
    }

    It 'gives a name without a tag the tag latest' {
        (Import-Container $folder/base.tar -Name import-test).Reference | Should -BeExactly import-test:latest
    }

    It 'takes message and changes' {
        $image = Import-Container $folder/base.tar import-test:2 -Message 'by hand' -Change 'CMD ["echo", "a & b"]', "ENV A=$green"
        $found = Invoke-Engine "images/$($image.Id)/json"
        $found.Config.Cmd | Should -Be echo, 'a & b'
        $found.Config.Env | Should -Contain "A=$green"
        (Invoke-Engine "images/$($image.Id)/history")[0].Comment | Should -BeExactly 'by hand'
    }

    It 'takes a platform from API 1.42 on, and before says that the engine cannot' {
        $image = Import-Container $folder/base.tar import-test:2 -Platform linux/arm64 -ErrorAction SilentlyContinue -ErrorVariable problems
        if ((Get-ApiVersion) -ge '1.42') {
            $found = Invoke-Engine "images/$($image.Id)/json"
            "$($found.Os)/$($found.Architecture)" | Should -Be linux/arm64
        } else {
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            Get-Image import-test* | Should -BeNullOrEmpty
        }
    }

    It 'takes a compressed tar' {
        $image = Import-Container $folder/base.tar.gz import-test:3 | Get-Image -Detail
        $image.Layers | Should -Be (Get-Image busybox:latest -Detail).Layers
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'a wildcard'; Get = { Import-Container $folder/base.t*r } }
        @{ What = 'a path of a drive'; Get = { Import-Container TestDrive:/in/base.tar } }
        @{ What = 'a text from the pipeline'; Get = { "$folder/base.tar" | Import-Container } }
        @{ What = 'a file from the pipeline'; Get = { Get-Item $folder/base.tar | Import-Container } }
        @{ What = 'a bare FileInfo'; Get = { [IO.FileInfo] "$folder/base.tar" | Import-Container } }
        @{ What = '-LiteralPath'; Get = { Import-Container -LiteralPath $folder/base.tar } }
    ) {
        & $Get | Should -BeOfType DockerPS.Image
    }

    It 'takes brackets in -LiteralPath as they are' {
        Copy-Item $folder/base.tar -Destination "$folder/$([char]91)b].tar"
        Import-Container -LiteralPath "$folder/[b].tar" | Should -BeOfType DockerPS.Image
        Remove-Item -LiteralPath "$folder/[b].tar"
    }

    It 'brings back what Export-Container wrote, and it runs' {
        $null = New-TestContainer import import-source -Script 'echo kept > /kept'
        Start-Container import-source -PassThru | Wait-Container
        $image = Export-Container import-source $folder/kept.tar | Import-Container -Name import-test:4 -Change 'CMD ["cat", "/kept"]'
        Invoke-Container $image.Reference -AutoRemove | Should -BeExactly kept
        Remove-TestContainer import
    }

    It 'fetches an address' {
        $listener = [Net.HttpListener]::new()
        $port = Get-Random -Minimum 40000 -Maximum 60000
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        $server = Start-ThreadJob {
            $context = ($using:listener).GetContext()
            $bytes = [IO.File]::ReadAllBytes("$using:folder/base.tar")
            $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
            $context.Response.Close()
        }
        try {
            (Import-Container "http://127.0.0.1:$port/base.tar" import-test:5).Reference | Should -BeExactly import-test:5
        } finally {
            $listener.Stop()
            $server | Remove-Job -Force
        }
    }

    It 'has one error for each file that is not there, and imports the others' {
        $found = Import-Container $folder/nosuch.tar, $folder, $folder/base.tar -ErrorAction SilentlyContinue -ErrorVariable problems
        $found | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be (@("FileNotFound,$class") * 2)
        $problems.CategoryInfo.Category | Should -Be ObjectNotFound, ObjectNotFound
    }

    It 'is silent about a wildcard that matches nothing' {
        Import-Container $folder/nosuch* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'does nothing when the pipeline is empty' {
        Get-ChildItem $folder/nosuch* | Import-Container | Should -BeNullOrEmpty
    }

    It 'refuses to make one name of several files, and imports none' {
        { Import-Container $folder/base.tar* import-test:6 } | Should -Throw -ErrorId "InvalidParameter,$class"
        { Get-Item $folder/base.tar* | Import-Container -Name import-test:6 } | Should -Throw -ErrorId "InvalidParameter,$class"
        Get-Image import-test* | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '$null as a path'; With = @{ Path = $null } }
        @{ What = 'an empty path'; With = @{ Path = '' } }
        @{ What = 'no path'; With = @{ Path = @() } }
        @{ What = 'a name that is none'; With = @{ Path = 'x'; Name = 'not a name' } }
        @{ What = 'a path of no file system'; With = @{ LiteralPath = 'Env:/x' } }
    ) {
        { Import-Container @With -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "*,$class"
    }

    It 'passes on the engine''s refusal of <What>, however large the file is' -ForEach @(
        @{ What = 'a name'; With = @{ Name = 'NOT-LOWER' }; Message = '*lower case*' }
        @{ What = 'a change'; With = @{ Change = 'NOSUCH x' }; Message = '*not a valid change command*' }
    ) {
        $large = [IO.File]::Create("$folder/large.tar")
        $large.SetLength(200MB)
        $large.Dispose()
        { Import-Container $folder/large.tar @With -ErrorAction Stop } | Should -Throw $Message -ErrorId "*,$class"
        Remove-Item $folder/large.tar
    }

    It 'refuses <What> before it is sent, and says what it is' -ForEach @(
        @{ What = 'a text'; Make = { Set-Content $args[0] 'this is no tar' }; Words = 'is a text file, not a tar archive.' }
        @{ What = 'an empty file'; Make = { $null = New-Item $args[0] -ItemType File }; Words = 'is empty.' }
        @{
            What  = 'a picture'
            Make  = { [IO.File]::WriteAllBytes($args[0], [byte[]] (0xFF, 0xD8, 0xFF, 0xE0) + [byte[]]::new(600)) }
            Words = 'is a JPEG image, not a tar archive.'
        }
        @{
            What  = 'a zip'
            Make  = { Compress-Archive $folder/text.txt "$folder/a.zip"; Move-Item $folder/a.zip $args[0] }
            Words = 'is a zip file, not a tar archive.'
        }
        @{
            What = 'a compressed text'; Make = { gzip -c $folder/text.txt > $args[0] }
            Words = 'is a gzip file whose content is a text file, not a tar archive.'
        }
        @{
            What = 'a tar that breaks off in its first header'; Make = { head -c 300 $folder/base.tar > $args[0] }
            Words = 'is a tar archive that breaks off in its first header.'
        }
    ) {
        & $Make "$folder/bad"
        # Whatever is sent is lost here: the answer would be an image.
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body "{""status"":""sha256:$('a' * 64)""}")
        try {
            Import-Container $folder/bad import-test:7 -Context $engine.Endpoint -ErrorAction SilentlyContinue -ErrorVariable problems |
                Should -BeNullOrEmpty
            Get-Content $folder/bad -AsByteStream |
                Import-Container -Context $engine.Endpoint -ErrorAction SilentlyContinue -ErrorVariable piped |
                Should -BeNullOrEmpty
        } finally {
            $engine.Dispose()
        }
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "FileNotSuitable,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidData
        $problems.TargetObject | Should -Be "$folder/bad"
        "$problems" | Should -BeExactly "'$folder/bad' $Words"
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Export-Container*'
        if ((Get-Item $folder/bad).Length) {
            "$piped" | Should -BeExactly "The input $Words"
        }
        Remove-Item $folder/bad
    }

    It 'says that <What>, and leaves no image' -ForEach @(
        @{
            What = 'a tar breaks off in an entry'; Make = { head -c 700000 $folder/base.tar > $args[0] }
            Words = 'breaks off before its end.'
        }
        @{ What = 'gzip breaks off'; Make = { head -c 300000 $folder/base.tar.gz > $args[0] }; Words = 'breaks off before its end.' }
        @{
            What = 'xz breaks off'; Make = { & /bin/sh -c "xz -0 -c '$folder/base.tar' | head -c 300000" > $args[0] }
            Words = 'breaks off before its end.'
        }
        @{
            What = 'bzip2 has no tar in it'; Make = { & /bin/sh -c 'seq 1000 | bzip2' > $args[0] }
            Words = 'is compressed, but its content is not a tar archive.'
        }
        @{
            What  = 'a header is damaged'
            Make  = {
                tar -C $folder -cf $args[0] text.txt text.txt
                $bytes = [IO.File]::ReadAllBytes($args[0])
                $bytes[1100] = 0xFF
                [IO.File]::WriteAllBytes($args[0], $bytes)
            }
            Words = 'is a damaged tar archive: the header of an entry is not valid.'
        }
    ) {
        & $Make "$folder/bad"
        $before = Get-Image -All | ForEach-Object Id
        foreach ($with in @{ Name = 'import-test:7' }, @{}) {
            Import-Container $folder/bad @with -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -BeLike "Engine*Failed,$class"
            "$problems" | Should -BeExactly "'$folder/bad' $Words"
        }
        Get-Image -All | ForEach-Object Id | Should -Be $before
        Remove-Item $folder/bad
    }

    It 'takes a tar <What>, as docker does' -ForEach @(
        @{ What = 'without entries'; Make = { tar -cf $args[0] --files-from /dev/null } }
        @{ What = 'of the oldest form'; Make = { tar -C $folder --format=v7 -cf $args[0] text.txt } }
        @{ What = 'of saved images'; Make = { $null = Export-Image busybox $args[0] -Force } }
        @{ What = 'without an end'; Make = { & /bin/sh -c "tar -C '$folder' -cf - text.txt | head -c 1024" > $args[0] } }
    ) {
        & $Make "$folder/odd.tar"
        (Import-Container $folder/odd.tar import-test:odd).Reference | Should -Be import-test:odd
        Remove-Item $folder/odd.tar
    }

    It 'reads a named pipe, which can be read once' {
        mkfifo $folder/pipe
        foreach ($source in 'base.tar.gz', 'text.txt') {
            $writer = Start-ThreadJob { & /bin/sh -c "cat '$using:folder/$using:source' > '$using:folder/pipe'" }
            Import-Container $folder/pipe import-test:pipe -ErrorAction SilentlyContinue -ErrorVariable problems |
                ForEach-Object Reference |
                Should -Be ($source -eq 'text.txt' ? $null : 'import-test:pipe')
            "$problems" | Should -BeExactly ($source -eq 'text.txt' ? "'$folder/pipe' is a text file, not a tar archive." : '')
            $writer | Receive-Job -Wait -AutoRemoveJob
        }
        Remove-Item $folder/pipe
    }

    It 'has one error for an address where nothing is' {
        { Import-Container http://127.0.0.1:1/x.tar -ErrorAction Stop } | Should -Throw '*refused*' -ErrorId "*,$class"
    }

    It 'has one error for an import that ends without an image' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body '{"status":"working"}')
        try {
            { Import-Container $folder/base.tar -Context $engine.Endpoint -ErrorAction Stop } |
                Should -Throw -ErrorId "EngineAnswerBroken,$class"
        } finally {
            $engine.Dispose()
        }
    }

    It 'makes nothing with -WhatIf' {
        Import-Container $folder/base.tar import-test:8 -WhatIf | Should -BeNullOrEmpty
        Get-Image import-test* | Should -BeNullOrEmpty
    }

    It 'imports into each engine, and has one error for the one that is down' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $found = Import-Container $folder/base.tar import-test:9 -Context $env:DOCKERPS_TEST_TCP, tcp://127.0.0.1:1 @quiet
        $found.Context | Should -Be $env:DOCKERPS_TEST_TCP
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
    }

    It 'ends with one error when the engine is down' {
        { Import-Container $folder/base.tar -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }
}
