# What a build writes beside an image of the engine, and what it reads beside its context. What an engine cannot do is refused by name.

BeforeDiscovery {
    # The forms of an output that is a folder and of one that is a file, with the place that they name.
    $forms = @(
        @{ Form = 'docker''s form'; Output = { 'type=local,dest=out' }; Place = 'out' }
        @{ Form = 'docker''s form without quotes, which PowerShell takes apart'; Output = { 'type=local', 'dest=out' }; Place = 'out' }
        @{ Form = 'a path'; Output = { './out' }; Place = 'out' }
        @{ Form = 'a path of a drive'; Output = { 'type=local,dest=TestDrive:/out' }; Place = 'out' }
        @{ Form = 'a path with a comma'; Output = { '"dest=a,b",type=local' }; Place = 'a,b' }
        @{ Form = 'a hashtable'; Output = { @{ Type = 'local'; Dest = 'out' } }; Place = 'out' }
        @{ Form = 'an object of a folder'; Output = { [IO.DirectoryInfo] 'a,"b' }; Place = 'a,"b' }
        @{ Form = 'a hashtable with a comma'; Output = { @{ Type = 'local'; Dest = 'a,b' } }; Place = 'a,b' }
        @{ Form = 'a tar'; Output = { 'type=tar,dest=out.tar' }; Place = 'out.tar' }
        @{ Form = 'a tar without quotes'; Output = { 'type=tar', 'dest=out.tar' }; Place = 'out.tar' }
    )
    $invalid = @(
        @{ Form = 'no type'; Output = 'dest=out'; Message = '*dest=out*' }
        @{ Form = 'no type in a hashtable'; Output = @{ Dest = 'out' }; Message = '*no type*' }
        @{ Form = 'no folder'; Output = 'type=local'; Message = '*no folder*' }
        @{ Form = 'no file'; Output = 'type=oci'; Message = '*no file*' }
        @{ Form = 'the standard output'; Output = '-'; Message = '*no file*' }
        @{ Form = 'an unknown type'; Output = 'type=nosuch'; Message = "*'nosuch'*cacheonly*" }
        @{ Form = 'a place twice'; Output = 'type=tar,dest=out', 'type=oci,dest=./out'; Message = '*Several outputs*' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
    $class = 'DockerPS.Commands.NewImageCommand'
    $kit = @{ Builder = 'BuildKit' }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $api = Get-ApiVersion
    $containerd = Test-ContainerdStore
    $refused = @{ ErrorId = "NotSupportedByEngine,$class" }
    $files = 'FROM busybox:latest AS made', ('RUN mkdir -p /r/sub /r/locked && echo text > /r/sub/file && chmod 4750 /r/sub/file && ' +
        'ln -s sub/file /r/link && ln -s gone /r/dangling && ln /r/sub/file /r/hard && chmod 700 /r/locked'),
    'FROM scratch', 'COPY --from=made /r /'
    Push-Location (New-Item $TestDrive/work -ItemType Directory)

    # The texts of files in a tar.
    function Get-TarText([string] $Tar, [string] $Name) { tar -xOf $Tar $Name | ConvertFrom-Json -AsHashtable }

    # The build is refused by an engine that cannot do it, before anything but questions is sent.
    function Assert-Refused([hashtable] $Build, [string] $Message = '*') {
        $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
        try {
            New-Image @kit @Build -Context $proxy.Endpoint @quiet | Should -BeNullOrEmpty
            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be $refused.ErrorId
            $problems.Exception.Message | Should -BeLike $Message
            @($proxy.Requests) -match '/session|/build' | Should -BeNullOrEmpty
        } finally {
            $proxy.Dispose()
        }
    }
}

AfterAll {
    Pop-Location
    Get-Image -All | Where-Object { $_.Repository -like 'build-*' -or $_.Repository -match '^127\.' } | Remove-Image -Force
    $null = Get-Image -Dangling | Remove-Image -Force
}

Describe 'New-Image -Output' {
    AfterEach {
        Get-ChildItem $TestDrive/work -Force | Remove-Item -Recurse -Force
    }

    It 'takes <Form>, and writes what was created' -ForEach $forms {
        $item = New-Image -DockerfileContent $files @kit -Output (& $Output)
        $item.FullName | Should -Be "$TestDrive/work/$Place".Replace("work/out", ($Form -eq 'a path of a drive' ? 'out' : 'work/out'))
        $item | Should -BeOfType ($Place -like '*.tar' ? [IO.FileInfo] : [IO.DirectoryInfo])
        Remove-Item $item -Recurse -Force
    }

    It 'refuses <Form> before anything is sent' -ForEach $invalid {
        if ($Form -eq 'no type') {
            # docker takes it for the path of a folder.
            (New-Image -DockerfileContent $files @kit -Output $Output).Name | Should -Be $Output
        } else {
            { New-Image -DockerfileContent $files -Output $Output -Context unix:///nosuch.sock } |
                Should -Throw $Message -ErrorId "InvalidParameter,$class"
        }
    }

    It 'writes a folder with links and modes, and leaves what is there' {
        $null = New-Item out/sub/file, out/mine -Value old -Force
        $null = New-Image -DockerfileContent $files @kit -Output out
        (Get-ChildItem out -Recurse).FullName | Should -HaveCount 7
        Get-Content out/mine | Should -Be old
        Get-Content out/sub/file, out/hard | Should -Be text, text
        (Get-Item out/link).LinkTarget | Should -Be sub/file
        (Get-Item out/dangling).LinkTarget | Should -Be gone
        stat -c '%a %h' out/sub/file | Should -Be '4750 2'
        stat -c %a out/locked | Should -Be 700
    }

    It 'writes a folder for each of two platforms' {
        $null = New-Item context/a -Force
        $null = New-Image context -DockerfileContent 'FROM scratch', 'COPY a /' @kit -Platform linux/amd64, linux/arm64 -Output out
        Get-ChildItem out -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath("$pwd/out", $_) } | Sort-Object |
            Should -Be linux_amd64/a, linux_arm64/a
    }

    It 'writes a tar that others may read, in place of an older one' {
        Set-Content out.tar old
        (New-Image -DockerfileContent $files @kit -Output type=tar, dest=out.tar).Length | Should -BeGreaterThan 1000
        tar -tf out.tar | Sort-Object | Should -Contain sub/file
        stat -c %a out.tar | Should -Be 644
    }

    It 'writes an image as <Type>, where the engine can' -ForEach @{ Type = 'oci' }, @{ Type = 'docker' } {
        $build = @{ DockerfileContent = $files; Name = 'build-file:1'; Output = "type=$Type,dest=out.tar" }
        if (-not $containerd) {
            Assert-Refused $build "*type '$Type' needs the containerd image store*"
            Test-Path out.tar | Should -BeFalse
            return
        }
        (New-Image @kit @build).Name | Should -Be out.tar
        Get-Image build-file -ErrorAction Ignore | Should -BeNullOrEmpty
        (Get-TarText out.tar index.json).manifests[0].annotations['io.containerd.image.name'] | Should -BeLike '*/build-file:1'
        if ($Type -eq 'docker') {
            (Import-Image out.tar).Reference | Should -Be build-file:1
        }
    }

    It 'writes several, where the engine can' {
        $build = @{ DockerfileContent = $files; Name = 'build-several' }
        $build.Output = 'type=tar,dest=out.tar', 'type=local,dest=out', 'type=image'
        if ($api -lt '1.45') {
            Assert-Refused $build '*several outputs needs version 1.45*'
        } else {
            (New-Image @kit @build).Name | Should -Be out.tar, out
            Get-Image build-several | Should -HaveCount 1
        }
    }

    It 'writes nothing but the cache' {
        New-Image -DockerfileContent $files @kit -Name build-cacheonly -Output type=cacheonly | Should -BeNullOrEmpty
        Get-Image build-cacheonly -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'has one error with the path for <What>, and builds nothing' -ForEach @(
        @{ What = 'a folder in place of a file'; Output = 'type=tar,dest=taken'; Path = 'taken'; Reason = '*it is a folder*' }
        @{ What = 'a file in place of a folder'; Output = 'type=local,dest=file'; Path = 'file'; Reason = '*it is a file*' }
        @{ What = 'a folder that does not exist'; Output = 'type=tar,dest=no/x.tar'; Path = 'no/x.tar'; Reason = '*/no'' does not exist*' }
        @{ What = 'a folder of the kernel'; Output = 'type=tar,dest=/proc/x.tar'; Path = '/proc/x.tar'; Reason = '*' }
    ) {
        $null = New-Item taken -ItemType Directory
        Set-Content file mine
        New-Image -DockerfileContent $files @kit -Output $Output -LogPath log @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "ItemNotWritten,$class"
        $problems.TargetObject | Should -Be ([IO.Path]::Combine("$TestDrive/work", $Path))
        $problems.Exception.Message | Should -BeLike $Reason
        Get-Content log | Should -BeNullOrEmpty
        Get-Content file | Should -Be mine
        Get-ChildItem -Recurse -Force -Filter '*.part' | Should -BeNullOrEmpty
    }

    It 'leaves a <What> what it is, and builds nothing' -ForEach @(
        @{ What = 'device'; Make = { mknod taken c 1 3 } }
        @{ What = 'link to a device'; Make = { mknod device c 1 3; ln -s device taken } }
        @{ What = 'pipe'; Make = { mkfifo taken } }
    ) {
        & $Make
        $before = stat -c '%F %i' taken
        New-Image -DockerfileContent $files @kit -Output type=tar, dest=taken @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "ItemNotWritten,$class"
        $problems.Exception.Message | Should -BeLike '*is a device or a pipe*'
        New-Image -DockerfileContent $files @kit -Output type=cacheonly -MetadataPath taken @quiet
        $problems.FullyQualifiedErrorId | Should -Be "FileNotReplaceable,$class"
        stat -c '%F %i' taken | Should -Be $before
    }

    It 'writes the target of a link' {
        $null = New-Item far -ItemType Directory
        $null = New-Item near.tar -ItemType SymbolicLink -Value far/away.tar
        (New-Image -DockerfileContent $files @kit -Output type=tar, dest=near.tar).Name | Should -Be near.tar
        (Get-Item near.tar).LinkTarget | Should -Be far/away.tar
        tar -tf far/away.tar | Should -Contain link
    }

    It 'writes a file into the folder that is built, which has no part of it' {
        Set-Content Dockerfile 'FROM scratch', 'COPY . /'
        (New-Image . @kit -Output type=tar, dest=out.tar).Name | Should -Be out.tar
        tar -tf out.tar | Should -Be Dockerfile
    }

    It 'has one error with the path for a folder that cannot be written' {
        New-Image -DockerfileContent $files @kit -Output /sys/nosuch @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "ItemNotWritten,$class"
        $problems.TargetObject | Should -BeLike /sys/nosuch*
    }

    It 'has one error for a disk that is full, and leaves no part of a file: <Output>' -ForEach @(
        @{ Output = 'type=tar,dest=full/x.tar' }
        @{ Output = 'type=local,dest=full' }
    ) {
        $null = New-Item full -ItemType Directory
        mount -t tmpfs -o size=64k tmpfs full
        try {
            New-Image -DockerfileContent 'FROM busybox:latest' @kit -Output $Output @quiet | Should -BeNullOrEmpty
            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be "ItemNotWritten,$class"
            $problems.Exception.Message | Should -BeLike '*No space left on device*'
            Get-ChildItem full -Recurse -Force -File | Where-Object Name -Like '*.part' | Should -BeNullOrEmpty
            Test-Path full/x.tar | Should -BeFalse
        } finally {
            umount full
        }
    }

    It 'writes nothing of a build that fails' {
        $build = @{ DockerfileContent = 'FROM busybox:latest', 'RUN false' }
        New-Image @build @kit -Output type=tar, dest=out.tar @quiet
        New-Image @build @kit -Output out @quiet
        Get-ChildItem -Force | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        New-Image -DockerfileContent $files @kit -Output out -MetadataPath m.json -WhatIf
        Get-ChildItem -Force | Should -BeNullOrEmpty
    }

    It 'writes nothing twice' {
        $same = @{ LogPath = 'out'; MetadataPath = './out' }, @{ LogPath = 'out'; Output = 'type=tar,dest=out' },
        @{ MetadataPath = 'out'; Output = 'out' }
        foreach ($more in $same) {
            { New-Image -DockerfileContent $files @kit @more } | Should -Throw "*Several outputs go to '$PWD/out'*"
        }
        Get-ChildItem -Force | Should -BeNullOrEmpty
    }

    It 'names with -WhatIf where the outputs go' {
        $build = "New-Image -DockerfileContent 'FROM scratch' -Builder BuildKit"
        $text = Get-WhatIfText "$build -Name a:1 -Output out, type=registry -WhatIf"
        $text | Should -BeLike "*target `"Dockerfile -> a:1, $PWD/out, type=registry`"."
        Get-WhatIfText "$build -CacheTo type=local, dest=cache -WhatIf" | Should -BeLike "*`"Dockerfile -> $PWD/cache`"."
        Get-WhatIfText "$build -WhatIf" | Should -BeLike '*target "Dockerfile".'
    }

    It 'pushes what it builds' {
        $registry = Start-Registry -Plain -Open
        try {
            $name = "$($registry.Address)/build-pushed:1"
            New-Image -DockerfileContent $files @kit -Name $name -Output type=registry
            Get-Image $name -ErrorAction Ignore | Remove-Image -Force
            (Receive-Image $name).Reference | Should -Be $name
            { New-Image -DockerfileContent $files @kit -Output type=registry -ErrorAction Stop } |
                Should -Throw '*without a name*' -ErrorId "InvalidParameter,$class"
            { New-Image -DockerfileContent $files @kit -Name 127.0.0.1:1/build-down -Output type=registry -ErrorAction Stop } |
                Should -Throw '*connection refused*'
        } finally {
            Stop-Registry $registry
        }
    }
}

Describe 'New-Image with named contexts, platforms, caches, attestations and annotations' {
    AfterEach {
        Get-ChildItem $TestDrive/work -Force | Remove-Item -Recurse -Force
    }

    It 'copies of <What>, where the engine can' -ForEach @(
        @{ What = 'a folder'; Context = { 'extra=more' }; Line = 'FROM scratch', 'COPY --from=extra file /' }
        @{ What = 'a folder by a hashtable'; Context = { @{ extra = Get-Item more } }; Line = 'FROM scratch', 'COPY --from=extra file /' }
        @{ What = 'a folder with the name of a part of the session'; Context = { 'context=more' }
            Line = 'FROM scratch', 'COPY --from=context file /'
        }
        @{ What = 'an image'; Context = { 'extra=docker-image://busybox:latest' }; Line = 'FROM extra', 'RUN echo text > /file' }
        @{ What = 'an image in place of another'; Context = { @{ 'nosuch.example/base:1' = 'docker-image://busybox:latest' } }
            Line = 'FROM nosuch.example/base:1', 'RUN echo text > /file'
        }
    ) {
        $null = New-Item more/file -Value text -Force
        $build = @{ DockerfileContent = $Line; BuildContext = & $Context; Output = 'out' }
        if ($api -lt '1.42') {
            New-Image @kit @build @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be $refused.ErrorId
        } else {
            $null = New-Image @kit @build
            Get-Content out/file | Should -Be text
        }
    }

    It 'refuses the named context <Context> before anything is sent' -ForEach @(
        @{ Context = 'data='; Message = "'data=' has no source.*" }
        @{ Context = '=data'; Message = "'=data' has no name.*" }
        @{ Context = 'data=target:made'; Message = "'target:made'*bake*" }
    ) {
        { New-Image -DockerfileContent $files @kit -BuildContext $Context } | Should -Throw $Message -ErrorId "InvalidParameter,$class"
    }

    It 'has one error for a named context that does not exist' {
        { New-Image -DockerfileContent $files @kit -BuildContext extra=nosuch -ErrorAction Stop } |
            Should -Throw "*/nosuch'*does not exist*" -ErrorId "PathNotFound,$class"
    }

    It 'builds an image for several platforms, where the engine can' {
        $null = New-Item context/a -Force
        $build = @{ Path = 'context'; DockerfileContent = 'FROM scratch', 'COPY a /'; Platform = 'linux/amd64', 'linux/arm64' }
        $build.Name = 'build-platforms'
        if ($containerd) {
            (New-Image @kit @build).Reference | Should -Be build-platforms:latest
            $build.Output = 'type=oci,dest=out.tar'
            $null = New-Image @kit @build
            $index = Get-TarText out.tar index.json
            $index.manifests | Should -HaveCount 1
            $inner = Get-TarText out.tar "blobs/$($index.manifests[0].digest.Replace(':', '/'))"
            $inner.manifests.platform.architecture | Where-Object { $_ -ne 'unknown' } | Should -Be amd64, arm64
        } else {
            Assert-Refused $build '*several platforms needs the containerd image store*'
        }
    }

    It 'keeps the cache in the image, or in a registry where the engine can' {
        $registry = Start-Registry -Plain -Open
        try {
            $name = "$($registry.Address)/build-inline:1"
            $line = 'FROM busybox:latest', 'RUN date +%N > /time'
            $null = New-Image -DockerfileContent $line @kit -Name $name -CacheTo type=inline
            $null = Publish-Image $name
            Get-Image $name | Remove-Image -Force
            $null = Clear-DockerResource BuildCache -All -Force
            # Without quotes, as docker's users write it.
            $log = New-Image -DockerfileContent $line @kit -CacheFrom type=registry, ref=$name -Verbose 4>&1
            $log -match 'CACHED' | Should -Not -BeNullOrEmpty

            $build = @{ DockerfileContent = $line; CacheTo = "type=registry,ref=$($registry.Address)/build-cache:1,mode=max" }
            if ($containerd) {
                $null = New-Image @kit @build
                $null = Clear-DockerResource BuildCache -All -Force
                $log = New-Image -DockerfileContent $line @kit -CacheFrom "$($registry.Address)/build-cache:1" -Verbose 4>&1
                $log -match 'CACHED' | Should -Not -BeNullOrEmpty
            } else {
                Assert-Refused $build "*type 'registry' needs the containerd image store*"
            }
        } finally {
            Stop-Registry $registry
        }
    }

    It 'refuses a cache without a place' {
        New-Image -DockerfileContent $files @kit -CacheTo type=registry @quiet
        $problems.FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
        $problems.Exception.Message | Should -BeLike '*Add ref=*'
    }

    It 'attests <What>, where the engine can' -ForEach @(
        @{ What = 'in docker''s form'; Attestation = 'type=provenance,mode=max' }
        @{ What = 'in docker''s form without quotes'; Attestation = 'type=provenance', 'mode=max' }
        @{ What = 'by a hashtable'; Attestation = @{ Type = 'provenance'; Mode = 'max' } }
    ) {
        $build = @{ DockerfileContent = $files; Attestation = $Attestation; Output = 'type=local,dest=out' }
        if ($containerd) {
            $null = New-Image @kit @build
            $provenance = Get-Content out/provenance.json -Raw | ConvertFrom-Json -AsHashtable
            # Only mode=max has the steps of the build.
            "$(Get-Content out/provenance.json -Raw)" | Should -Match 'buildDefinition|buildConfig'
            $provenance.predicateType | Should -BeLike '*slsa.dev/provenance*'
        } else {
            Assert-Refused $build '*attestation needs the containerd image store*'
        }
    }

    It 'annotates, where the engine can' {
        $build = @{ DockerfileContent = $files; Name = 'build-annotated'; Annotation = @{ 'org.example.a' = 'b=c, d' } }
        if ($containerd) {
            $null = New-Image @kit @build -Output type=oci, dest=out.tar
            $index = Get-TarText out.tar index.json
            $manifest = Get-TarText out.tar "blobs/$($index.manifests[0].digest.Replace(':', '/'))"
            if ($manifest.ContainsKey('manifests')) {
                $manifest = Get-TarText out.tar "blobs/$($manifest.manifests[0].digest.Replace(':', '/'))"
            }
            $manifest.annotations['org.example.a'] | Should -Be 'b=c, d'
        } else {
            Assert-Refused $build '*annotation of an image needs the containerd image store*'
            $build.Annotation = 'index:a=b'
            Assert-Refused $build '*annotation of an image needs the containerd image store*'
        }
    }
}

Describe 'New-Image -MetadataPath' {
    AfterEach {
        Get-ChildItem $TestDrive/work -Force | Remove-Item -Recurse -Force
    }

    It 'writes the metadata as docker''s own client does' {
        $null = New-Item context/Dockerfile -Value "FROM busybox:latest`nLABEL a=b" -Force
        Set-Content m.json 'old'
        $image = New-Image context @kit -Name build-metadata -MetadataPath m.json
        $metadata = Get-Content m.json -Raw | ConvertFrom-Json -AsHashtable
        $metadata['containerimage.digest'] | Should -Match '^sha256:[0-9a-f]{64}$'
        Get-Content m.json -Raw | Should -Not -Match '\\u00'
        stat -c %a m.json | Should -Be 644
        if ($containerd) {
            $metadata['containerimage.digest'] | Should -Be $image.Id
            $metadata['containerimage.descriptor'].digest | Should -Be $image.Id
        }

        $buildx = try { (Start-Fixture Helpers/buildx.sh).PROGRAM } catch { $null }
        if ($buildx) {
            & $buildx build --quiet -t build-metadata --metadata-file theirs.json context 2>&1 | Out-Null
            $theirs = Get-Content theirs.json -Raw | ConvertFrom-Json -AsHashtable
            # What it adds itself names its own builder.
            $keys = $theirs.Keys | Where-Object { $_ -notlike 'buildx.*' } | Sort-Object
            $metadata.Keys | Sort-Object | Should -Be $keys
        }
    }

    It 'has one error for <What>, and builds nothing' -ForEach @(
        @{ What = 'a folder that does not exist'; Path = 'nosuch/m.json'; Id = 'FolderNotFound' }
        @{ What = 'a folder'; Path = '.'; Id = 'FileNotReplaceable' }
    ) {
        New-Image -DockerfileContent $files @kit -Name build-nometadata -MetadataPath $Path @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
        Get-Image build-nometadata -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}
