BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ImageTargets.ps1"
    $targetFolder = (New-Item ([IO.Path]::Combine([IO.Path]::GetTempPath(), "export-image-$(New-Guid)")) -ItemType Directory).FullName
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"

    # What a file of images says about them: their references, and their parts.
    function Get-Manifest($File) {
        tar xOf "$File" manifest.json | ConvertFrom-Json | ForEach-Object { $_ }
    }

    # The ids of the images in a file: of their configurations, or in a containerd store of their manifests.
    function Get-SavedId($File) {
        if (Test-ContainerdStore) {
            (tar xOf "$File" index.json | ConvertFrom-Json).manifests.digest | Select-Object -Unique
        } else {
            Get-Manifest $File | ForEach-Object { 'sha256:' + [regex]::Match($_.Config, '[0-9a-f]{64}').Value }
        }
    }
}

Describe 'The targets of Export-Image' -ForEach @{ Folder = $targetFolder } {
    AfterAll {
        Remove-Item $Folder -Recurse
    }

    $argument = @{ Destination = "$targetFolder/images.tar"; Force = $true }
    Add-ImageTargetTest Export-Image -AllTags -ReadOnly -SingleEngine -Argument $argument -Affected {
        if ($args[0]) { Get-SavedId $args[0] }
    }
}

Describe 'Export-Image' {
    BeforeAll {
        $class = 'DockerPS.Commands.ExportImageCommand'
        $web = New-TestImage ei-web:1
        $null = Add-TestName ei-web:1 ei-web:2
        $db = New-TestImage ei-db:1
        $null = New-BuiltImage ei-large:1 'FROM busybox', 'RUN head -c 100000000 /dev/urandom > /large'
    }

    BeforeEach {
        $folder = (New-Item TestDrive:/out -ItemType Directory).FullName
    }

    AfterEach {
        Remove-Item TestDrive:/out -Recurse -Force
    }

    AfterAll {
        Remove-TestImage ei-*
    }

    It 'writes an image into a tar, for its owner only' {
        $file = Export-Image ei-web:1 TestDrive:/out/web.tar
        $file | Should -BeOfType ([IO.FileInfo])
        $file.FullName | Should -BeExactly "$folder/web.tar"
        [IO.File]::GetUnixFileMode($file.FullName) | Should -Be 'UserWrite, UserRead'
        (Get-Manifest $file).RepoTags | Should -Be ei-web:1
        Get-SavedId $file | Should -Be $web
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'writes the images that docker writes' {
        $file = Export-Image ei-web:1, ei-db:1 $folder/images.tar
        Save-EngineAnswer 'images/get?names=ei-web:1&names=ei-db:1' $folder/raw.tar
        tar tf $file | Sort-Object | Should -Be (tar tf $folder/raw.tar | Sort-Object)
        $mine, $raw = $file, "$folder/raw.tar" | ForEach-Object { Get-Manifest $_ | Sort-Object Config | ConvertTo-Json -Depth 9 }
        $mine | Should -Be $raw
    }

    It 'writes several images into one file, with the references that were named' -ForEach @(
        @{ Give = { Export-Image ei-web:2, ei-db:1 $folder/all.tar } }
        @{ Give = { 'ei-web:2', 'ei-db:1' | Export-Image -Destination $folder/all.tar } }
        @{ Give = { Get-Image ei-web:2, ei-db:1 | Export-Image -Destination $folder/all.tar } }
    ) {
        $images = Get-Manifest (& $Give)
        $images | Should -HaveCount 2
        $images.RepoTags | Sort-Object | Should -Be ei-db:1, ei-web:2
    }

    It 'writes an image once for all of its references' {
        $images = Get-Manifest (Export-Image ei-web:*, ei-web:1 $folder/web.tar)
        $images | Should -HaveCount 1
        $images.RepoTags | Sort-Object | Should -Be ei-web:1, ei-web:2
    }

    It 'writes every tag of a name without one, as docker does' {
        Save-EngineAnswer 'images/get?names=ei-web' $folder/docker.tar
        (Get-Manifest (Export-Image ei-web $folder/web.tar)).RepoTags | Sort-Object | Should -Be ei-web:1, ei-web:2
        (Get-Manifest $folder/docker.tar).RepoTags | Sort-Object | Should -Be ei-web:1, ei-web:2
        (Get-Manifest (Export-Image docker.io/library/ei-web $folder/web.tar -Force)).RepoTags | Should -HaveCount 2
    }

    It 'compresses a file that is called <_>, which can be loaded' -ForEach 'web.tar.gz', 'web.tgz', 'WEB.GZ' {
        $file = Export-Image ei-web:1 $folder/$_
        [IO.File]::ReadAllBytes($file)[0..1] | Should -Be 0x1f, 0x8b
        gzip -t -S ".$("$_".Split('.')[-1])" $file
        (tar xzOf $file manifest.json | ConvertFrom-Json).RepoTags | Should -Be ei-web:1
        (Import-Image $file).Reference | Should -Be ei-web:1
    }

    It 'warns of a name that says another compression' {
        $file = Export-Image ei-web:1 $folder/web.tar.xz -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike "'web.tar.xz' is not compressed*"
        (Get-Manifest $file).RepoTags | Should -Be ei-web:1
    }

    It 'keeps no reference of an image that was given by its id' {
        (Get-Manifest (Export-Image $db $folder/db.tar)).RepoTags | Should -BeNullOrEmpty
    }

    It 'finds the place from the location' {
        Push-Location TestDrive:/out
        try { $null = Export-Image ei-db:1 ./here.tar } finally { Pop-Location }
        "$folder/here.tar" | Should -Exist
    }

    It 'takes brackets in a path as they are' {
        (Export-Image ei-db:1 "$folder/[a].tar").Name | Should -BeExactly '[a].tar'
    }

    It 'leaves a file that exists as it is, and replaces it with -Force' {
        Set-Content $folder/db.tar old
        $failure = { Export-Image ei-db:1 $folder/db.tar } | Should -Throw -PassThru -ErrorId "FileExists,$class"
        $failure.CategoryInfo.Category | Should -Be ResourceExists
        Get-Content $folder/db.tar | Should -Be old
        (Get-Manifest (Export-Image ei-db:1 $folder/db.tar -Force)).RepoTags | Should -Be ei-db:1
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'never replaces <What>, not even with -Force' -ForEach @(
        @{ What = 'a device'; Make = { mknod $args[0] c 1 3 }; Type = 'CharacterDevice' }
        @{ What = 'a link'; Make = { ln -s real $args[0] }; Type = 'SymbolicLink' }
        @{ What = 'a folder'; Make = { mkdir $args[0] }; Type = 'Directory' }
    ) {
        & $Make "$folder/special"
        { Export-Image ei-db:1 $folder/special -Force } | Should -Throw -ErrorId "FileNotReplaceable,$class"
        (Get-Item $folder/special -Force).UnixStat.ItemType | Should -Be $Type
    }

    It 'refuses <What>, and asks no engine' -ForEach @(
        @{ What = 'a folder'; Path = ''; Id = 'FileNotReplaceable' }
        @{ What = 'a folder that is not there'; Path = 'nosuch/web.tar'; Id = 'FolderNotFound' }
        @{ What = 'a folder that is not there, by its slash'; Path = 'nosuch/'; Id = 'FolderNotFound' }
        @{ What = 'a place that is no file system'; Path = 'Env:/web'; Id = 'InvalidParameter' }
    ) {
        $place = $Path -like '*:*' ? $Path : "$folder/$Path"
        { Export-Image ei-web:1 $place -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "$Id,$class"
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'refuses images of several engines, and writes none' {
        $two = @(Get-Image ei-db:1) + (Get-Image ei-web:1 -Context $env:DOCKERPS_TEST_TCP)
        { $two | Export-Image -Destination $folder/two.tar } | Should -Throw '*2 engines*' -ErrorId "InvalidParameter,$class"
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf, and says what it would' {
        $said = Get-WhatIfText "Export-Image ei-db:1, ei-web:1 $folder/x.tar -WhatIf"
        $said | Should -BeExactly "What if: Performing the operation ""Export image"" on target ""ei-db:1, ei-web:1 -> $folder/x.tar""."
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'takes a platform from API 1.48 on, and before says that the engine cannot' {
        $own = (Get-Image ei-db:1 -Detail).Platform
        $file = Export-Image ei-db:1 $folder/db.tar -Platform $own -ErrorAction SilentlyContinue -ErrorVariable problems
        if ((Get-ApiVersion) -ge '1.48') {
            (Get-Manifest $file).RepoTags | Should -Be ei-db:1
            { Export-Image ei-db:1 $folder/other.tar -Platform linux/s390x -ErrorAction Stop } |
                Should -Throw '*linux/s390x*' -ErrorId "*,$class"
            Get-ChildItem $folder -Force | Should -HaveCount 1
        } else {
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            Get-ChildItem $folder -Force | Should -BeNullOrEmpty
        }
    }

    It 'refuses <_> as a platform, and asks no engine' -ForEach 'linux', 'linux/', 'a/b/c/d' {
        { Export-Image ei-db:1 $folder/x.tar -Platform $_ -Context tcp://127.0.0.1:1 } |
            Should -Throw '*not a valid platform*' -ErrorId "ParameterArgumentValidationError,$class"
    }

    It 'shows how much has come, and takes the bar away' {
        $shell = [powershell]::Create().AddScript("Import-Module DockerPS; Export-Image ei-large:1 '$folder/large.tar'")
        try {
            $null = $shell.Invoke()
            $records = $shell.Streams.Progress.Where{ $_.Activity -like 'Exporting*' }
            $records[0].Activity | Should -BeExactly 'Exporting ei-large:1'
            $records[0].StatusDescription | Should -Match '^\d.* [kMG]?B, .* [kMG]?B/s$'
            $records[-1].RecordType | Should -Be Completed
        } finally {
            $shell.Dispose()
        }
    }

    It 'leaves nothing behind when <What>' -ForEach @(
        @{ What = 'the connection breaks'; Answer = { New-HttpAnswer -Body ('x' * 5000) -Length 9999 }; Error = 'broke off' }
        @{ What = 'the engine ends too early'; Answer = { New-HttpAnswer -Body ('x' * 5000) }; Error = 'breaks off' }
        @{
            What = 'the engine fails on its way'
            Answer = { New-HttpAnswer -Body (('x' * 5000) + '{"message":"no space"}') }; Error = 'no space'
        }
    ) {
        $engine = Start-HostileEngine -Answer (& $Answer)
        try {
            Set-Content $folder/db.tar old
            $found = Copy-Deserialized (Get-Image ei-db:1) @{ Context = $engine.Endpoint } |
                Export-Image -Destination $folder/db.tar -Force -ErrorAction SilentlyContinue -ErrorVariable problems
            $found | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
            $problems.Exception.Message | Should -Match $Error
            Get-Content $folder/db.tar | Should -Be old
            Get-ChildItem $folder -Force | Should -HaveCount 1
        } finally {
            $engine.Dispose()
        }
    }

    It 'leaves nothing behind when the disk is full' {
        mount -t tmpfs -o size=512k tmpfs $folder
        try {
            $found = Export-Image ei-db:1 $folder/db.tar -ErrorAction SilentlyContinue -ErrorVariable problems
            $found | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "FileNotWritten,$class"
            $problems.CategoryInfo.Category | Should -Be WriteError
            Get-ChildItem $folder -Force | Should -BeNullOrEmpty
        } finally {
            umount $folder
        }
    }

    It 'leaves nothing behind when it is stopped' {
        $shell = [powershell]::Create().AddScript("Import-Module DockerPS; Export-Image ei-large:1 '$folder/large.tar'")
        $running = $shell.BeginInvoke()
        try {
            Wait-Until { Get-ChildItem $folder -Force }
            $shell.Stop()
            Get-ChildItem $folder -Force | Should -BeNullOrEmpty
            $running.IsCompleted | Should -BeTrue
        } finally {
            $shell.Dispose()
        }
    }
}

Describe 'An engine that dies' {
    BeforeAll {
        $script = "$PSScriptRoot/../../Fixtures/Engines/engine.sh"
        $own = & $script start | Out-String | ConvertFrom-StringData
        $image = Get-Image busybox -Context $own.DOCKERPS_TEST_HOST
        $folder = (New-Item TestDrive:/dies -ItemType Directory).FullName

        # Runs a command, kills the engine while it is under way, and gives the command's errors.
        function Get-ErrorOfKilled([string] $Command, [scriptblock] $IsUnderWay) {
            $shell = [powershell]::Create().AddScript("Import-Module DockerPS; $Command -Context $($own.DOCKERPS_TEST_HOST)")
            try {
                $running = $shell.BeginInvoke()
                Wait-Until $IsUnderWay
                # It stands still at once; to be killed takes it a while.
                kill -s STOP (Get-Content "$($own.DOCKERPS_TEST_ENGINE)/dockerd.pid")
                & $script kill $own.DOCKERPS_TEST_ENGINE
                try { $null = $shell.EndInvoke($running) } catch { $_.Exception.InnerException.ErrorRecord }
                $shell.Streams.Error
            } finally {
                $shell.Dispose()
            }
        }
    }

    AfterAll {
        & $script stop $own.DOCKERPS_TEST_ENGINE
    }

    It 'costs Export-Image one error, and leaves no file' {
        $hosted = $env:DOCKERPS_TEST_HOST
        try {
            $env:DOCKERPS_TEST_HOST = $own.DOCKERPS_TEST_HOST
            $null = New-BuiltImage ei-huge:1 'FROM busybox', 'RUN head -c 300000000 /dev/urandom > /large'
        } finally {
            $env:DOCKERPS_TEST_HOST = $hosted
        }
        $problems = Get-ErrorOfKilled "Export-Image ei-huge:1 '$folder/huge.tar'" { Get-ChildItem $folder -Force | Where-Object Length }
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Match '^Engine(Unreachable|AnswerBroken),DockerPS.Commands.ExportImageCommand$'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'costs Import-Image one error' {
        & $script resume $own.DOCKERPS_TEST_ENGINE
        $null = Export-Image ei-huge:1 $folder/huge.tar -Context $own.DOCKERPS_TEST_HOST
        Remove-Image ei-huge:1 -Context $own.DOCKERPS_TEST_HOST
        # Where the stores have files until they are complete.
        $folders = 'data/tmp', 'containerd/io.containerd.content.v1.content/ingest' | ForEach-Object { "$($own.DOCKERPS_TEST_ENGINE)/$_" }
        $started = { Get-ChildItem $folders -Recurse -File -ErrorAction Ignore }
        $problems = Get-ErrorOfKilled "Import-Image '$folder/huge.tar'" $started
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Match '^Engine(Unreachable|AnswerBroken),DockerPS.Commands.ImportImageCommand$'
        & $script resume $own.DOCKERPS_TEST_ENGINE
        (Get-Image -Context $own.DOCKERPS_TEST_HOST).Reference | Should -Be $image.Reference
    }
}
