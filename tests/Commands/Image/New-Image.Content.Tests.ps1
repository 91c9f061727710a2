# Folders with blobs on this computer: build caches, images as contexts, and images as outputs. They are those of docker's own client,
# which reads what this one writes, and writes what this one reads.

BeforeDiscovery {
    # The forms of a cache in a folder, with the folder that they name.
    $forms = @(
        @{ Form = 'docker''s form'; To = { 'type=local,dest=cache' }; From = { 'type=local,src=cache' }; Folder = 'cache' }
        @{ Form = 'docker''s form without quotes'; To = { 'type=local', 'dest=cache', 'mode=max' }; From = { 'type=local', 'src=cache' }
            Folder = 'cache'
        }
        @{ Form = 'a hashtable'; To = { @{ Type = 'local'; Dest = 'a,b'; Mode = 'max' } }; From = { @{ Type = 'local'; Src = 'a,b' } }
            Folder = 'a,b'
        }
        @{ Form = 'a tag'; To = { 'type=local,dest=cache,tag=v1' }; From = { 'type=local,src=cache,tag=v1' }; Folder = 'cache' }
        @{ Form = 'a path that is not ASCII'; To = { "type=local,dest=gr`u{f6}`u{df}e 1/`u{6f22}" }
            From = { "type=local,src=gr`u{f6}`u{df}e 1/`u{6f22}" }; Folder = "gr`u{f6}`u{df}e 1/`u{6f22}"
        }
        @{ Form = 'an index of layers, recompressed'; From = { 'type=local,src=cache' }; Folder = 'cache'
            To = { 'type=local,dest=cache,mode=max,image-manifest=false,compression=zstd,force-compression=true' }
        }
        @{ Form = 'docker''s media types'; From = { 'type=local,src=cache' }; Folder = 'cache'
            To = { 'type=local,dest=cache,oci-mediatypes=false' }
        }
    )

    $zero = "sha256:$('0' * 64)"
    $invalid = @(
        @{ What = 'a cache to no folder'; Build = @{ CacheTo = 'type=local' }; Message = '*Add dest=*' }
        @{ What = 'a cache to an empty folder'; Build = @{ CacheTo = 'type=local,dest=' }; Message = '*Add dest=*' }
        @{ What = 'a cache from no folder'; Build = @{ CacheFrom = 'type=local,dest=cache' }; Message = '*Add src=*' }
        @{ What = 'a cache with a wrong digest'; Build = @{ CacheFrom = 'type=local,src=cache,digest=sha256:../x' }
            Message = '*not a digest*'
        }
        @{ What = 'no folder of a context'; Build = @{ BuildContext = 'app=oci-layout://' }; Message = '*no folder*' }
        @{ What = 'a wrong digest of a context'; Build = @{ BuildContext = @{ app = 'oci-layout://full@sha256:12' } }
            Message = '*not a digest*'
        }
        @{ What = 'no folder of an output'; Build = @{ Output = 'type=oci,tar=false' }; Message = '*no folder*' }
        @{ What = 'the standard output'; Build = @{ Output = 'type=oci,tar=false,dest=-' }; Message = '*standard output*' }
        @{ What = 'two folders of images'
            Build = @{ Output = 'type=oci,dest=a,tar=false', 'type=docker,dest=b,tar=false' }; Message = '*just one of them*'
        }
    )
    $missing = @(
        @{ What = 'a tag that is not in a cache'; Build = @{ CacheFrom = 'type=local,src=full,tag=v9' }; Id = 'ItemNotRead'
            Message = '*/full''*tag ''v9''*It has: 1, 2*'
        }
        @{ What = 'a digest that is not in a cache'; Build = @{ CacheFrom = "type=local,src=full,digest=$zero" }; Id = 'ItemNotRead'
            Message = '*/full''*digest*'
        }
        @{ What = 'a file in place of a cache'; Build = @{ CacheFrom = 'type=local,src=file' }; Id = 'ItemNotRead'
            Message = '*is a file*'
        }
        @{ What = 'a broken list of a cache'; Build = @{ CacheFrom = 'type=local,src=broken' }; Id = 'ItemNotRead'
            Message = '*/broken/index.json'' is not a list of images*'
        }
        @{ What = 'a context that does not exist'; Build = @{ BuildContext = 'app=oci-layout://nosuch' }; Id = 'PathNotFound'
            Message = '*/nosuch''*does not exist*'
        }
        @{ What = 'a context without a list'; Build = @{ BuildContext = 'app=oci-layout://empty:1' }; Id = 'ItemNotRead'
            Message = '*no index.json*'
        }
        @{ What = 'a file in place of a context'; Build = @{ BuildContext = 'app=oci-layout://file' }; Id = 'ItemNotRead'
            Message = '*is a file*'
        }
        @{ What = 'a tag that is not in a context'; Build = @{ BuildContext = 'app=oci-layout://full:v9' }; Id = 'ItemNotRead'
            Message = '*tag ''v9''*It has: 1, 2*'
        }
        @{ What = 'no tag of several'; Build = @{ BuildContext = 'app=oci-layout://full' }; Id = 'ItemNotRead'
            Message = '*tag ''latest''*It has: 1, 2*'
        }
        @{ What = 'a digest that is not in a context'; Build = @{ BuildContext = "app=oci-layout://full@$zero" }; Id = 'ItemNotRead'
            Message = '*digest*'
        }
    )
    $unwritable = @(
        @{ What = 'a file in place of a cache'; Build = @{ CacheTo = 'type=local,dest=file' }; Message = '*/file''*it is a file*' }
        @{ What = 'a file on the way to a cache'; Build = @{ CacheTo = 'type=local,dest=file/a/b' }; Message = '*/file'' is a file*' }
        @{ What = 'a broken list of a cache'; Build = @{ CacheTo = 'type=local,dest=broken' }; Message = '*is not a list of images*' }
        @{ What = 'a file in place of an image'; Build = @{ Output = 'type=oci,tar=false,dest=file' }; Message = '*it is a file*' }
        @{ What = 'a file system that is only read'; Build = @{ CacheTo = 'type=local,dest=ro/cache' }; Message = '*Read-only*' }
        @{ What = 'a cache in a file system that is only read'; Build = @{ CacheTo = 'type=local,dest=ro' }; Message = '*Read-only*' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/FixtureScript.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
    $class = 'DockerPS.Commands.NewImageCommand'
    $kit = @{ Builder = 'BuildKit' }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $containerd = Test-ContainerdStore
    $buildx = try { (Start-Fixture Helpers/buildx.sh).PROGRAM } catch { $null }
    $steps = 'FROM busybox:latest', 'RUN date +%N > /time', 'RUN cp /time /copy'
    $inner = 'FROM app', 'RUN cat /time /copy > /both'
    Push-Location (New-Item $TestDrive/work -ItemType Directory)

    # A folder as another program left it: two tags, a blob that both mean.
    function New-Layout([string] $Path) {
        $blob = '{"schemaVersion":2}'
        $hash = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($blob))
        $value = [Convert]::ToHexString($hash).ToLowerInvariant()
        $null = New-Item "$Path/blobs/sha256/$value" -Value $blob -Force
        $entries = 1, 2 | ForEach-Object {
            @{ mediaType = 'application/vnd.oci.image.manifest.v1+json'; digest = "sha256:$value"; size = $blob.Length
                annotations = @{ 'org.opencontainers.image.ref.name' = "$_" }
            }
        }
        ConvertTo-Json @{ schemaVersion = 2; manifests = $entries } -Depth 9 | Set-Content "$Path/index.json"
    }

    function Get-Index([string] $Folder) { Get-Content "$Folder/index.json" -Raw | ConvertFrom-Json -AsHashtable }

    # The paths in a folder, with the modes of files.
    function Get-Layout([string] $Folder) {
        Get-ChildItem $Folder -Recurse -Force | Sort-Object FullName |
            ForEach-Object { "$(stat -c %a $_.FullName) $([IO.Path]::GetRelativePath("$pwd/$Folder", $_))" }
    }

    # The blobs to which the list leads are all there, and are what their names say.
    function Assert-Complete([string] $Folder) {
        $blobs = @(Get-ChildItem $Folder/blobs/sha256)
        $blobs | ForEach-Object { (Get-FileHash $_ -Algorithm SHA256).Hash | Should -Be $_.Name }
        $queue = [Collections.Generic.Queue[string]] @((Get-Index $Folder).manifests.digest)
        $found = while ($queue.Count) {
            $blob = $queue.Dequeue().Split(':')[1]
            $blob
            $text = (Get-Item $Folder/blobs/sha256/$blob).Length -lt 65536 ? (Get-Content $Folder/blobs/sha256/$blob -Raw) : ''
            if ("$text" -match '(?s)^\{.*"schemaVersion"') {
                [regex]::Matches($text, '"digest":\s*"(sha256:\w+)"') | ForEach-Object { $queue.Enqueue($_.Groups[1].Value) }
            }
        }
        @($found).Count | Should -BeGreaterThan 2
        Get-ChildItem $Folder/ingest -Force | Should -BeNullOrEmpty
    }

    # The build is refused before anything but questions is sent, and leaves nothing.
    function Assert-Refused([hashtable] $Build, [string] $Id, [string] $Message) {
        $before = @(Get-ChildItem -Recurse -Force | ForEach-Object FullName)
        $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
        try {
            New-Image -DockerfileContent $steps @kit @Build -Context $proxy.Endpoint @quiet | Should -BeNullOrEmpty
            $problems | Should -HaveCount 1
            $problems.Exception.Message | Should -BeLike $Message
            $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
            @($proxy.Requests) -match '/session|/build' | Should -BeNullOrEmpty
        } finally {
            $proxy.Dispose()
        }
        @(Get-ChildItem -Recurse -Force | ForEach-Object FullName) | Should -Be $before
    }

    function Clear-Cache { $null = Clear-DockerResource BuildCache -All -Force }
}

AfterAll {
    Pop-Location
    Get-Image -All | Where-Object Repository -Like 'build-*' | Remove-Image -Force
    $null = Get-Image -Dangling | Remove-Image -Force
}

Describe 'New-Image with a build cache in a folder' {
    AfterEach {
        Get-ChildItem $TestDrive/work -Force | Remove-Item -Recurse -Force
    }

    It 'writes it and reads it, where the engine can: <Form>' -ForEach $forms {
        $to = & $To
        if (-not $containerd) {
            Assert-Refused @{ CacheTo = $to } NotSupportedByEngine "*type 'local' needs the containerd image store*"
            return
        }
        $null = New-Image -DockerfileContent $steps @kit -CacheTo $to
        Assert-Complete $Folder
        (Get-Index $Folder).manifests | Should -HaveCount 1
        Clear-Cache
        $log = New-Image -DockerfileContent $steps @kit -CacheFrom (& $From) -Verbose 4>&1
        @($log -match 'CACHED') | Should -HaveCount 2
    }

    It 'goes on with a warning if it is not there yet' {
        $build = @{ DockerfileContent = $steps; CacheFrom = 'type=local,src=cache' }
        $null = New-Image @kit @build -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '*no build cache in */work/cache'' yet*'
        Get-ChildItem -Force | Should -BeNullOrEmpty
        if ($containerd) {
            # The first build of a script that is run again and again.
            $null = New-Image @kit @build -CacheTo type=local, dest=cache, mode=max -WarningAction SilentlyContinue
            Clear-Cache
            $log = New-Image @kit @build -CacheTo type=local, dest=cache, mode=max -Verbose -WarningVariable warnings 4>&1
            @($log -match 'CACHED') | Should -HaveCount 2
            $warnings | Should -BeNullOrEmpty
            Assert-Complete cache
        }
    }

    It 'is that of docker''s client, in both directions' {
        if (-not $containerd) {
            Set-ItResult -Skipped -Because 'the classic image store writes no caches'
        } elseif (-not $buildx) {
            Set-ItResult -Skipped -Because 'there is no buildx'
        }
        $null = New-Item context/Dockerfile -Value ($steps -join "`n") -Force
        $null = New-Image context @kit -CacheTo type=local, dest=ours, mode=max
        & $buildx build --quiet --cache-to 'type=local,dest=theirs,mode=max' context 2>&1 | Out-Null
        Get-Content ours/index.json -Raw | Should -BeExactly (Get-Content theirs/index.json -Raw)
        Get-Layout ours | Should -Be (Get-Layout theirs)
        Clear-Cache
        (& $buildx build --progress plain --cache-from 'type=local,src=ours' context 2>&1) -match 'CACHED' | Should -HaveCount 2
        Clear-Cache
        @((New-Image context @kit -CacheFrom type=local, src=theirs -Verbose 4>&1) -match 'CACHED') | Should -HaveCount 2
        # Both add to the list of the other.
        $null = New-Image context @kit -CacheTo type=local, dest=theirs, tag=mine
        & $buildx build --quiet --cache-to 'type=local,dest=ours,tag=yours' context 2>&1 | Out-Null
        (Get-Index theirs).manifests.annotations.Values | Should -Be latest, mine
        (Get-Index ours).manifests.annotations.Values | Should -Be latest, yours
    }

    It 'leaves nothing of a build that fails' {
        if (-not $containerd) {
            Set-ItResult -Skipped -Because 'the classic image store writes no caches'
        }
        New-Image -DockerfileContent 'FROM busybox:latest', 'RUN false' @kit -CacheTo type=local, dest=a/b @quiet
        $problems | Should -HaveCount 1
        Get-ChildItem -Force | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        New-Image -DockerfileContent $steps @kit -CacheTo type=local, dest=cache -WhatIf
        Get-ChildItem -Force | Should -BeNullOrEmpty
    }

    It 'leaves nothing of a build that is stopped while it is written' {
        if (-not $containerd) {
            Set-ItResult -Skipped -Because 'the classic image store writes no caches'
        }
        $script = {
            param($Folder)
            Import-Module DockerPS
            $large = 'FROM busybox:latest', 'RUN dd if=/dev/urandom of=/large bs=1M count=300'
            New-Image -DockerfileContent $large -CacheTo "type=local,dest=$Folder,mode=max,compression=uncompressed,force-compression=true"
        }
        Assert-Stoppable $script -Within 5 -Argument "$pwd/cache" -Begun {
            Get-ChildItem cache/ingest -Force -ErrorAction Ignore | Where-Object Length -GT 1mb
        }
        Get-ChildItem -Force | Should -BeNullOrEmpty
    }

    It 'has one error for a disk that is full, or none with ignore-error, and leaves nothing: <Ignored>' -ForEach @(
        @{ Ignored = 'false' }
        @{ Ignored = 'true' }
    ) {
        if (-not $containerd) {
            Set-ItResult -Skipped -Because 'the classic image store writes no caches'
        }
        $null = New-Item full -ItemType Directory
        mount -t tmpfs -o size=200k tmpfs full
        try {
            $to = "type=local,dest=full/cache,ignore-error=$Ignored,mode=max"
            $images = @(New-Image -DockerfileContent $steps @kit -CacheTo $to @quiet)
            if ($Ignored -eq 'true') {
                $problems | Should -BeNullOrEmpty
                $images | Should -HaveCount 1
            } else {
                $problems | Should -HaveCount 1
                $problems.FullyQualifiedErrorId | Should -Be "ItemNotWritten,$class"
                $problems.Exception.Message | Should -BeLike '*/full/cache'' could not be written: No space left on device*'
            }
            Get-ChildItem full -Recurse -Force | Should -BeNullOrEmpty
        } finally {
            umount full
        }
    }
}

Describe 'New-Image with a folder of blobs as output and context' {
    AfterEach {
        Get-ChildItem $TestDrive/work -Force | Remove-Item -Recurse -Force
    }

    It 'writes an image as <Type>, and builds upon it, where the engine can' -ForEach @{ Type = 'oci' }, @{ Type = 'docker' } {
        $build = @{ Output = "type=$Type,dest=out,tar=false"; Name = 'build-layout:1' }
        if (-not $containerd) {
            Assert-Refused $build NotSupportedByEngine "*type '$Type' needs the containerd image store*"
            return
        }
        $item = New-Image -DockerfileContent $steps @kit @build
        $item | Should -BeOfType ([IO.DirectoryInfo])
        $item.FullName | Should -Be "$pwd/out"
        Get-Image build-layout -ErrorAction Ignore | Should -BeNullOrEmpty
        Assert-Complete out
        $digest = (Get-Index out).manifests[0].digest
        foreach ($context in 'app=oci-layout://out', 'app=oci-layout://./out:1', @{ app = "oci-layout://$pwd/out:1" },
            "app=oci-layout://out@$digest", @{ app = "oci-layout://out:any@$digest" }) {
            $lines = $inner + 'FROM scratch' + 'COPY --from=0 /both /'
            $null = New-Image -DockerfileContent $lines @kit -BuildContext $context -Output files
            @(Get-Content files/both) | Should -HaveCount 2
            Remove-Item files -Recurse
        }
    }

    It 'names each image by its tags, and keeps those of others' {
        if (-not $containerd) {
            Set-ItResult -Skipped -Because 'the classic image store writes no such folders'
        }
        $null = New-Image -DockerfileContent 'FROM busybox:latest' @kit -Output type=oci, dest=out, tar=false
        $null = New-Image -DockerfileContent $steps @kit -Name build-a:1, r.example:5000/b/c:2 -Output type=oci, dest=out, tar=false
        $null = New-Image -DockerfileContent $steps @kit -Name build-a:1 -Output type=oci, dest=out, tar=false
        $names = (Get-Index out).manifests.annotations | ForEach-Object {
            "$($_['org.opencontainers.image.ref.name']) $($_['io.containerd.image.name'])"
        }
        $names | Should -Be 'latest ', '2 r.example:5000/b/c:2', '1 docker.io/library/build-a:1'
        Assert-Complete out
    }

    It 'lists its own image beside another output' {
        if (-not $containerd) {
            Set-ItResult -Skipped -Because 'the classic image store writes no such folders'
        }
        $output = 'type=oci,dest=out,tar=false,compression=zstd,force-compression=true', 'type=image'
        $null = New-Image -DockerfileContent $steps @kit -Name build-two:1 -Output $output
        (Get-Index out).manifests.annotations['io.containerd.image.name'] | Should -Be docker.io/library/build-two:1
        Assert-Complete out
    }

    It 'is that of docker''s client, in both directions' {
        if (-not $containerd) {
            Set-ItResult -Skipped -Because 'the classic image store writes no such folders'
        } elseif (-not $buildx) {
            Set-ItResult -Skipped -Because 'there is no buildx'
        }
        $null = New-Item context/Dockerfile -Value ($steps -join "`n") -Force
        $null = New-Item inner/Dockerfile -Value ($inner -join "`n") -Force
        $plain = @{ Attestation = 'type=provenance,disabled=true' }
        $null = New-Image context @kit @plain -Name build-a:1, build-b:2 -Output type=oci, dest=ours, tar=false
        $names = '-t', 'build-a:1', '-t', 'build-b:2'
        & $buildx build --quiet --provenance=false $names --output 'type=oci,dest=theirs,tar=false' context 2>&1 | Out-Null
        Get-Layout ours | Should -Be (Get-Layout theirs)
        $created = '"org\.opencontainers\.image\.created":"[^"]*"'
        (Get-Content ours/index.json -Raw) -replace $created | Should -BeExactly ((Get-Content theirs/index.json -Raw) -replace $created)
        & $buildx build --progress plain --build-context app=oci-layout://ours:1 inner 2>&1 | Out-Null
        $LASTEXITCODE | Should -Be 0
        New-Image inner @kit -BuildContext app=oci-layout://theirs:2 | Should -HaveCount 1
    }

    It 'is refused as a context by the classic image store' {
        New-Layout full
        if ($containerd) {
            Set-ItResult -Skipped -Because 'this engine has the containerd image store'
        }
        $build = @{ BuildContext = 'app=oci-layout://full:1' }
        Assert-Refused $build NotSupportedByEngine '*oci-layout://*needs the containerd image store*'
    }
}

Describe 'New-Image with wrong folders of blobs' {
    AfterEach {
        Get-ChildItem $TestDrive/work -Force | Remove-Item -Recurse -Force
    }

    It 'refuses <What> before anything is sent' -ForEach $invalid {
        if ($What -eq 'two folders of images') {
            Assert-Refused $Build InvalidParameter $Message
            return
        }
        { New-Image -DockerfileContent $steps @Build -Context unix:///nosuch.sock } |
            Should -Throw $Message -ErrorId "InvalidParameter,$class"
    }

    It 'has one error for <What>, and sends nothing' -ForEach $missing {
        New-Layout full
        $null = New-Item empty -ItemType Directory
        $null = New-Item file, broken/index.json -Value '{' -Force
        Assert-Refused $Build $Id $Message
    }

    It 'has one error for <What>, and sends and writes nothing' -ForEach $unwritable {
        if (-not $containerd) {
            Set-ItResult -Skipped -Because 'the classic image store writes no such folders'
        }
        $null = New-Item file, broken/index.json -Value '{' -Force
        $null = New-Item ro -ItemType Directory
        mount -t tmpfs -o ro tmpfs ro
        try {
            Assert-Refused $Build ($What -like '*broken*' ? 'ItemNotRead' : 'ItemNotWritten') $Message
        } finally {
            umount ro
        }
    }

    It 'refuses a cache to one folder from several engines' {
        { New-Image -DockerfileContent $steps -CacheTo type=local, dest=cache -Context unix:///a.sock, unix:///b.sock } |
            Should -Throw '*-CacheTo is a single place*' -ErrorId "InvalidParameter,$class"
    }
}
