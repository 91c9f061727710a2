BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingEngine.ps1"
    $class = 'DockerPS.Commands.NewImageCommand'
    $nowhere = 'tcp://127.0.0.1:1'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    # What was made goes: those with names, those built on them, and the rest.
    function Remove-Build {
        Get-Image -All | Where-Object { $_.Repository -like 'build-*' } | Remove-Image -Force
        Get-Image -Dangling | Remove-Image -Force
    }

    # A folder of the drive of the tests with files in it, by their paths.
    function New-Folder([hashtable] $File) {
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        foreach ($name in $File.Keys) {
            $null = New-Item (Join-Path $folder $name) -Value ($File[$name] -join "`n") -Force
        }
        $folder
    }

    # The log of a build, which goes to the verbose stream.
    function Get-BuildLog([scriptblock] $Command) {
        & $Command 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message
    }

    # The build runs alone in a runspace of its own, which tells all that it has written.
    function Invoke-Build([hashtable] $Argument) {
        $shell = [powershell]::Create()
        $null = $shell.AddCommand('Import-Module').AddArgument('DockerPS').AddStatement().AddCommand('New-Image').AddParameters($Argument)
        $output = $shell.Invoke()
        @{ Output = $output; Streams = $shell.Streams }
    }

    function Get-Inspect([string] $Image) {
        Invoke-Engine "images/$Image/json"
    }
}

AfterAll {
    Remove-Build
}

Describe 'New-Image with <Builder>' -ForEach @{ Builder = 'BuildKit' }, @{ Builder = 'Classic' } {
    BeforeAll {
        $with = @{ Builder = $Builder }
    }

    AfterAll {
        Remove-Build
    }

    It 'builds a folder, and writes the image' {
        $folder = New-Folder @{ Dockerfile = 'FROM busybox:latest', 'COPY sub/a /a'; 'sub/a' = 'text' }
        $image = New-Image $folder -Name build-folder:1 @with
        $image | Should -BeOfType DockerPS.Image
        $image.Reference | Should -BeExactly build-folder:1
        $image.Context | Should -BeExactly $env:DOCKER_HOST
        $image.Id | Should -BeExactly (Get-Inspect build-folder:1).Id
        Invoke-Container build-folder:1 cat, /a -AutoRemove | Should -Be text
    }

    It 'writes an object for each name, in their order, as engines list them' {
        $names = 'build-b', 'docker.io/library/build-a:2', 'registry.example:5000/build/c'
        $images = New-Image -DockerfileContent 'FROM busybox:latest' -Tag $names @with
        $images.Reference | Should -Be build-b:latest, build-a:2, registry.example:5000/build/c:latest
        $images.Id | Select-Object -Unique | Should -HaveCount 1
        $images | Where-Object Repository -Like registry* | Remove-Image
    }

    It 'makes an image without a name' {
        $image = New-Image -DockerfileContent 'FROM busybox:latest', "LABEL only=$Builder" @with
        $image.Dangling | Should -BeTrue
        $image.Labels['only'] | Should -Be $Builder
    }

    It 'builds with every instruction of a Dockerfile' {
        $folder = New-Folder @{
            Dockerfile  = @'
ARG BASE=busybox
FROM ${BASE}:latest AS tools
SHELL ["/bin/sh", "-e", "-c"]
RUN echo shell > /shell
RUN ["/bin/sh", "-c", "echo exec > /exec"]
ARG WORD
RUN echo "$WORD" > /word

FROM busybox:latest AS parent
ONBUILD RUN echo triggered > /triggered

FROM busybox:latest
MAINTAINER somebody
LABEL one=1 two="2 words"
ENV A=1 B="b b"
EXPOSE 80 53/udp
WORKDIR /work
COPY --from=tools /shell /exec /word ./
COPY --chown=1000:1001 a ./owned
COPY ["two words", "./"]
ADD packed.tar unpacked/
VOLUME /data /more
USER 1000:1001
STOPSIGNAL SIGINT
HEALTHCHECK --interval=5s --retries=2 CMD true
ENTRYPOINT ["/bin/sh", "-c"]
CMD ["cat /work/shell /work/exec /work/word; stat -c %u:%g /work/owned; cat unpacked/inner; cat '/work/two words'"]
'@
            a           = 'a'
            'two words' = 'words'
        }
        $null = New-Item $folder/in/inner -Value "inside`n" -Force
        tar -C $folder/in -cf $folder/packed.tar inner
        $null = New-Image $folder @with -BuildArgument @{ WORD = 'argument' } -WarningAction SilentlyContinue -Name build-all
        Invoke-Container build-all -AutoRemove | Should -Be shell, exec, argument, 1000:1001, inside, words
        $config = (Get-Inspect build-all).Config
        $config.Labels.two | Should -Be '2 words'
        $config.Env | Should -Contain 'B=b b'
        $config.ExposedPorts.PSObject.Properties.Name | Should -Be 53/udp, 80/tcp
        $config.Volumes.PSObject.Properties.Name | Should -Be /data, /more
        $config.User | Should -Be 1000:1001
        $config.StopSignal | Should -Be SIGINT
        $config.Healthcheck.Retries | Should -Be 2
        (Get-Inspect build-all).Author | Should -Be somebody

        $null = New-Image $folder -Name build-parent -Target parent @with -WarningAction SilentlyContinue
        $null = New-Image -DockerfileContent 'FROM build-parent' -Name build-child @with
        Invoke-Container build-child cat, /triggered -AutoRemove | Should -Be triggered
    }

    It 'does nothing twice, unless it is told to' {
        $build = $with + @{ DockerfileContent = 'FROM busybox:latest', "RUN echo $Builder > /once; date +%s%N > /time" }
        $first = New-Image @build
        $again = New-Image @build
        $anew = New-Image @build -NoCache
        # In containerd's store, the image has its provenance, which tells when it was built.
        (Get-Inspect $again.Id).RootFS.Layers | Should -Be (Get-Inspect $first.Id).RootFS.Layers
        if ($Builder -eq 'Classic' -or $env:DOCKERPS_TEST_STORE -eq 'classic') { $again.Id | Should -Be $first.Id }
        $anew.Id | Should -Not -Be $first.Id
    }

    It 'takes arguments <What>' -ForEach @(
        @{ What = 'as a hashtable'; Argument = @{ WORD = 'x = y' }; Expected = 'x = y' }
        @{ What = 'as a text'; Argument = 'WORD=a&b'; Expected = 'a&b' }
        @{ What = 'of this session by their name'; Argument = 'WORD'; Expected = 'of the session' }
        @{ What = 'that have no value anywhere'; Argument = 'NOSUCH_VARIABLE'; Expected = 'default' }
    ) {
        $env:WORD = 'of the session'
        try {
            $image = New-Image -DockerfileContent 'FROM busybox:latest', 'ARG WORD=default', 'ENV FOUND=$WORD' -BuildArg $Argument @with
            (Get-Inspect $image.Id).Config.Env | Should -Contain "FOUND=$Expected"
        } finally {
            $env:WORD = $null
        }
    }

    It 'takes the proxies of the configuration as arguments, unless others are given' {
        $before = $env:DOCKER_CONFIG
        $proxies = '{ "proxies": { "default": { "httpProxy": "http://proxy:1", "noProxy": "local" } } }'
        $env:DOCKER_CONFIG = New-Folder @{ 'config.json' = $proxies }
        try {
            $log = Get-BuildLog {
                $dockerfile = 'FROM busybox:latest', 'RUN echo "$http_proxy $NO_PROXY"'
                New-Image -DockerfileContent $dockerfile -BuildArgument NO_PROXY=mine, no_proxy=mine -NoCache -Verbose @with
            }
            $log -match 'http://proxy:1 mine$' | Should -HaveCount 1
        } finally {
            $env:DOCKER_CONFIG = $before
        }
    }

    It 'gives labels, and builds a stage' {
        $dockerfile = 'FROM busybox:latest AS one', 'LABEL stage=one', 'FROM one AS two', 'LABEL stage=two'
        $image = New-Image -DockerfileContent $dockerfile -Target one -Label @{ a = 'b c' }, 'd=e' @with
        $image.Labels['stage'] | Should -Be one
        $image.Labels['a'] | Should -Be 'b c'
        $image.Labels['d'] | Should -Be e
    }

    It 'gives commands hosts and a network' {
        $log = Get-BuildLog {
            $dockerfile = 'FROM busybox:latest', 'RUN grep -c eth0 /proc/net/dev || true; grep extra /etc/hosts'
            New-Image -DockerfileContent $dockerfile -AddHost extra:10.0.0.5 -Network none -NoCache -Verbose @with
        }
        $log -match '(^| )0$' | Should -HaveCount 1
        $log -match '10\.0\.0\.5\s+extra' | Should -HaveCount 1
    }

    It 'gives commands <Parameter>, where the engine can' -ForEach @(
        @{ Parameter = 'ShmSize'; Value = '33mb'; Expected = '\b33792\b' }
        @{ Parameter = 'Ulimit'; Value = 'nofile=77'; Expected = '(^| )77$' }
    ) {
        $more = @{ $Parameter = $Value }
        $build = {
            New-Image -DockerfileContent 'FROM busybox:latest', 'RUN df /dev/shm; ulimit -n' @with @more -NoCache -Verbose -ErrorAction Stop
        }
        if ($Builder -eq 'Classic' -or (Get-ApiVersion) -ge '1.42') {
            (Get-BuildLog $build) -match $Expected | Should -HaveCount 1
        } else {
            $build | Should -Throw "*$Parameter*" -ErrorId "NotSupportedByEngine,$class"
        }
    }

    It 'passes on that the engine squashes only as an experiment' {
        { New-Image -DockerfileContent 'FROM busybox:latest' -Squash @with -ErrorAction Stop } |
            Should -Throw '*experimental*' -ErrorId "ImageBuildFailed,$class"
    }

    It 'uses the layers of other images as a cache' {
        $null = New-Image -DockerfileContent 'FROM busybox:latest', 'RUN true' -Name build-cache @with
        New-Image -DockerfileContent 'FROM busybox:latest', 'RUN true' -CacheFrom build-cache @with | Should -BeOfType DockerPS.Image
    }

    It 'builds for the platform' {
        $folder = New-Folder @{ Dockerfile = 'FROM scratch', 'COPY a /'; a = '' }
        $image = New-Image $folder -Platform linux/arm64 @with
        (Get-Inspect $image.Id).Architecture | Should -Be arm64
    }

    It 'writes the log to a file and to the verbose stream as it comes' {
        $path = Join-Path $TestDrive "$Builder.log"
        Set-Content $path 'an older log'
        $green = "gr$([char] 0xFC)n"
        $log = Get-BuildLog {
            $dockerfile = 'FROM busybox:latest', "RUN echo $green; printf 'no end' >&2"
            New-Image -DockerfileContent $dockerfile -NoCache -LogPath $path -Verbose @with
        }
        $written = Get-Content $path
        $log | Where-Object { $_ -notlike 'Performing*' } | Should -Be $written
        $written -match "(^|#\d+ )$green`$" | Should -HaveCount 1
        @($written -match '(^|#\d+ )no end').Count | Should -BeGreaterOrEqual 1
        $written -match 'older' | Should -BeNullOrEmpty
    }

    It 'writes each step once as an object to the information stream' {
        $build = @{ DockerfileContent = 'FROM busybox:latest', "RUN sleep 0.2; echo $Builder-steps"; Name = 'build-steps' } + $with
        New-Image @build -NoCache -InformationVariable first | Should -HaveCount 1
        New-Image @build -InformationVariable second | Should -HaveCount 1
        foreach ($run in $first, $second) {
            $run.Tags | Should -Be (@('BuildStep') * @($run).Count)
            $run.Source | Select-Object -Unique | Should -BeExactly build-steps:latest
            $run.MessageData | Should -BeOfType DockerPS.BuildStep
            $run.MessageData.Name | Sort-Object | Get-Unique | Should -HaveCount @($run).Count
            $run.MessageData | Where-Object Error | Should -BeNullOrEmpty
        }
        $made = $first.MessageData | Where-Object Name -Match 'RUN sleep'
        $made.Cached | Should -BeFalse
        $made.Duration.TotalSeconds | Should -BeGreaterThan 0.15
        $made.Duration.TotalSeconds | Should -BeLessThan 60
        ($second.MessageData | Where-Object Name -Match 'RUN sleep').Cached | Should -BeTrue
    }

    It 'writes the steps of a build that fails, with the error of the one that did' {
        $build = @{ DockerfileContent = 'FROM busybox:latest', "RUN echo $Builder; exit 3" } + $with
        New-Image @build @quiet -InformationVariable steps
        $failed = @($steps.MessageData | Where-Object Error)
        $failed | Should -HaveCount 1
        $failed[0].Name | Should -Match 'exit 3'
        $failed[0].Error | Should -Match 'exit code: 3|non-zero code: 3'
    }

    It 'shows a bar for the whole and one below it for each step' {
        $build = @{ DockerfileContent = 'FROM busybox:latest', "RUN echo $Builder-bars"; Name = 'build-bars' } + $with
        $records = (Invoke-Build $build).Streams.Progress
        $whole = $records | Where-Object Activity -EQ 'Building build-bars:latest'
        $whole[-1].RecordType | Should -Be Completed
        $step = $records | Where-Object Activity -Match "RUN echo $Builder-bars"
        $step[0].ParentActivityId | Should -Be $whole[0].ActivityId
        $step[-1].RecordType | Should -Be Completed
        $cached = (Invoke-Build $build).Streams.Progress | Where-Object Activity -Match "RUN echo $Builder-bars"
        $cached[-1].StatusDescription | Should -Be cached
    }

    It 'has one error for a command that fails, with its step, exit code and last lines' {
        $folder = New-Folder @{
            Dockerfile = 'FROM busybox:latest', 'RUN for i in $(seq 30); do echo line $i; done; echo last words >&2; exit 42'
        }
        New-Image $folder -Name build-bad @with @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "ImageBuildFailed,$class"
        $problems[0].CategoryInfo.Category | Should -Be InvalidResult
        $problems[0].TargetObject | Should -Be $folder
        $lines = "$($problems[0])" -split '\r?\n'
        $lines[0] | Should -Match 'the step ''.*RUN for i in .*exit 42'' failed with exit code 42\.$'
        $lines | Should -Contain 'last words'
        $lines | Should -Contain 'line 30'
        $lines | Should -Not -Contain 'line 1'
        Get-Image build-bad* | Should -BeNullOrEmpty
    }

    It 'has one clear error for <What>' -ForEach @(
        @{
            What = 'an instruction that there is not'; Dockerfile = 'FROM busybox:latest', 'NOSUCH x'; More = @{}
            Message = '*unknown instruction: NOSUCH*'
        }
        @{
            What = 'a stage that there is not'; Dockerfile = 'FROM busybox:latest'; More = @{ Target = 'nosuch' }
            Message = '*target*nosuch*'
        }
        @{
            What = 'a file that is not in the context'; Dockerfile = 'FROM busybox:latest', 'COPY nosuch /'; More = @{}
            Message = '*the step ''*COPY nosuch /''*not found*'
        }
        @{ What = 'an empty Dockerfile'; Dockerfile = ''; More = @{}; Message = '*empty*' }
    ) {
        New-Image -DockerfileContent $Dockerfile @More @with @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ImageBuildFailed,$class"
        $problems.Exception.Message | Should -BeLike $Message
    }

    It 'says what to do where the base image cannot be had' {
        New-Image -DockerfileContent 'FROM 127.0.0.1:1/nosuch' @with @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ImageBuildFailed,$class"
        $problems.Exception.Message | Should -BeLike '*127.0.0.1:1/nosuch*'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Receive-Image*'
    }

    It 'tries to pull with -Pull what is there' {
        New-Image -DockerfileContent 'FROM 127.0.0.1:1/busybox' -Pull @with @quiet | Should -BeNullOrEmpty
        $problems.Exception.Message | Should -BeLike '*refused*'
    }

    It 'takes -DockerfileContent with a folder, and hides it from the build' {
        $folder = New-Folder @{ a = 'a'; Dockerfile = 'NOSUCH' }
        $log = Get-BuildLog {
            $dockerfile = 'FROM busybox:latest', 'COPY . /all', 'RUN ls -A /all | sort | xargs echo found'
            New-Image $folder -DockerfileContent $dockerfile -Verbose -NoCache @with
        }
        $found = @($log -match 'found').Where({ $_ -notmatch 'RUN' }) -replace '^#\d+ |found |\.dockerfile\.\S+ '
        $found | Should -Be 'Dockerfile a'
        $log -match '\.dockerfile\.' | Should -BeNullOrEmpty
    }

    It 'takes a Dockerfile <What>' -ForEach @(
        @{ What = 'in the folder by its path here'; Get = { New-Image $folder -Dockerfile $folder/sub/Other @with } }
        @{
            What = 'by a path from the location'
            Get  = { Push-Location $folder/sub; try { New-Image .. -File Other @with } finally { Pop-Location } }
        }
        @{ What = 'from elsewhere'; Get = { New-Image $folder -Dockerfile $elsewhere @with } }
        @{ What = 'of a drive'; Get = { New-Image $folder -Dockerfile (Join-Path TestDrive: (Split-Path $elsewhere -Leaf)) @with } }
    ) {
        $folder = New-Folder @{ 'sub/Other' = 'FROM busybox:latest', 'LABEL kind=other'; a = '' }
        $elsewhere = Join-Path $TestDrive "$([guid]::NewGuid())"
        Set-Content $elsewhere 'FROM busybox:latest', 'COPY a /', 'LABEL kind=other'
        (& $Get).Labels['kind'] | Should -Be other
    }

    It 'takes a tar <What>' -ForEach @(
        @{ What = 'as it is'; Option = @('--format=gnu'); File = 'context.tar' }
        @{ What = 'with gzip'; Option = @('-z'); File = 'context.tar.gz' }
        @{ What = 'with bzip2'; Option = @('-j'); File = 'context.tar.bz2' }
        @{
            What = 'that begins with extended attributes'
            Option = @('--format=pax', '--pax-option=globexthdr.name=g,comment=x'); File = 'pax.tar'
        }
    ) {
        $folder = New-Folder @{
            Dockerfile = 'FROM busybox:latest', 'COPY a /'; a = 'a'
            'sub/Other' = 'FROM busybox:latest', 'LABEL kind=other'
        }
        $tar = Join-Path $TestDrive $File
        tar -C $folder @Option -cf $tar Dockerfile a sub
        New-Image $tar @with | Should -BeOfType DockerPS.Image
        (New-Image $tar -Dockerfile sub/Other @with).Labels['kind'] | Should -Be other
    }

    It 'takes an address, which the engine fetches' {
        # The answer of any HTTP server will do; this one listens on a port of this computer.
        $listener = [Net.HttpListener]::new()
        $port = Get-Random -Minimum 33000 -Maximum 39000
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        $server = Start-ThreadJob {
            $listener = $using:listener
            while ($listener.IsListening) {
                $context = try { $listener.GetContext() } catch { return }
                $bytes = [Text.Encoding]::UTF8.GetBytes("FROM busybox:latest`nLABEL from=address`n")
                $context.Response.ContentType = 'text/plain'
                $context.Response.ContentLength64 = $bytes.Length
                if ($context.Request.HttpMethod -ne 'HEAD') { $context.Response.OutputStream.Write($bytes) }
                $context.Response.Close()
            }
        }
        try {
            (New-Image "http://127.0.0.1:$port/Dockerfile" @with).Labels['from'] | Should -Be address
        } finally {
            $listener.Stop()
            $server | Remove-Job -Force
        }
        { New-Image "http://127.0.0.1:$port/Dockerfile" -NoCache @with -ErrorAction Stop } | Should -Throw -ErrorId "*,$class"
    }

    It 'ends the build on the engine when it is stopped' {
        $seconds = Get-Random -Minimum 100000 -Maximum 900000
        $shell = [powershell]::Create()
        $build = "New-Image -Builder $Builder -DockerfileContent 'FROM busybox:latest', 'RUN sleep $seconds'"
        $null = $shell.AddScript("Import-Module DockerPS; $build")
        $null = $shell.BeginInvoke()
        Wait-Until { pgrep -f "^sleep $seconds" }
        $shell.Stop()
        Wait-Until { -not (pgrep -f "^sleep $seconds") }
        $shell.Streams.Error | Should -BeNullOrEmpty
        Wait-Until { -not (Get-Container -Status running) }
    }

    It 'ends the build when the pipeline has enough' {
        $seconds = Get-Random -Minimum 100000 -Maximum 900000
        $null = New-Image -DockerfileContent 'FROM busybox:latest', "RUN echo first; sleep $seconds" -NoCache -Verbose @with 4>&1 |
            Where-Object { "$_" -match 'first$' -and "$_" -notmatch 'RUN|Step' } | Select-Object -First 1
        Wait-Until { -not (pgrep -f "^sleep $seconds") }
    }
}

Describe 'New-Image' {
    AfterAll {
        Remove-Build
    }

    It 'refuses a name that is not UTF-8 before it sends anything, unless it is ignored' {
        $folder = (New-Item "$TestDrive/utf/below" -ItemType Directory -Force).Parent.FullName
        Set-Content $folder/Dockerfile 'FROM scratch', 'COPY . /'
        bash -c "printf 1 >'$folder/below/'$'bad\xff'"
        try {
            $failure = { New-Image $folder -Context unix:///nosuch.sock } | Should -Throw -PassThru
            "$failure" | Should -BeLike '*below/bad?*not UTF-8*'
            Set-Content $folder/.dockerignore 'below/bad?'
            New-Image $folder | Should -HaveCount 1
        } finally {
            bash -c "rm -r '$folder'"
        }
    }

    It 'uses BuildKit unless DOCKER_BUILDKIT or -Builder say otherwise' {
        $build = @{ DockerfileContent = 'FROM busybox:latest'; Verbose = $true }
        (Get-BuildLog { New-Image @build }) -match '^#1 ' | Should -Not -BeNullOrEmpty
        $env:DOCKER_BUILDKIT = 0
        try {
            (Get-BuildLog { New-Image @build }) -match '^Step 1/1' | Should -Not -BeNullOrEmpty
            (Get-BuildLog { New-Image @build -Builder BuildKit }) -match '^#1 ' | Should -Not -BeNullOrEmpty
        } finally {
            $env:DOCKER_BUILDKIT = $null
        }
    }

    It 'sends of a folder what docker sends: <What>' -ForEach @(
        @{ What = 'everything'; Ignore = '' }
        @{ What = 'names and wildcards'; Ignore = "*.log`nsub`ntemp?`n[ab]x" }
        @{ What = 'names at any depth'; Ignore = "**/*.log`n**/deep" }
        # Docker's own reading of these changed with version 23.
        @{ What = 'beginnings at any depth'; Ignore = "**deep`n**.txt"; Since = '23.0' }
        @{ What = 'exceptions'; Ignore = "*`n!Dockerfile`n!sub/deep/a.txt`n!*.txt" }
        @{ What = 'the last that decides'; Ignore = "sub`n!sub/deep`nsub/deep/b.log`n!sub/deep/b.log`nsub/deep/a.txt" }
        @{ What = 'comments, spaces, slashes'; Ignore = "#sub`n  /sub/deep/  `n./a.log`ntemp1/../ax`n`n" }
        @{ What = 'itself and the Dockerfile'; Ignore = "Dockerfile`n.dockerignore`nsub/**" }
        @{ What = 'all below, but not the folder'; Ignore = "sub/**`n!sub/deep/a.txt" }
        @{ What = 'two stars within'; Ignore = "sub/**/*.log`nlong/**/m*" }
        @{ What = 'escapes and sets'; Ignore = "\*.log`nsub/[^a-z]*`ntemp[1]" }
    ) {
        $version = [version] ((docker --version) -replace '^Docker version (\d+\.\d+).*', '$1')
        if ($_['Since'] -and $version -lt $_['Since']) {
            Set-ItResult -Skipped -Because "docker's command line is older than $Since"
            return
        }
        $folder = New-Folder @{
            'Dockerfile'                    = 'FROM busybox:latest'
            '.dockerignore'                 = $Ignore
            'a.log'                         = 'a'
            'a.txt'                         = 'b'
            'ax'                            = 'c'
            'temp1'                         = 'd'
            '*.log'                         = 'e'
            'sub/deep/a.txt'                = 'f'
            'sub/deep/b.log'                = 'g'
            'sub/1'                         = 'h'
            'sub/c.log'                     = 'i'
            ".hidden/gr$([char] 0xFC)n"     = 'j'
            "long/$('n' * 90)/$('m' * 120)" = 'k'
        }
        chmod 750 $folder/ax
        $null = New-Item $folder/link -ItemType SymbolicLink -Value a.txt
        $tar = Join-Path $TestDrive sent.tar
        $capture = [RecordingEngine]::new('1.41')
        # The build fails once its context is there.
        $capture.Answer('POST /build', 200, '{"errorDetail":{"message":"recorded"},"error":"recorded"}')
        $capture.Answer('.*', 200, '')
        $theirs, $classic, $kit = try {
            $docker = {
                $env:DOCKER_BUILDKIT = 0
                try { docker --host $capture.Endpoint build $folder *> $null } finally { $env:DOCKER_BUILDKIT = $null }
            }
            $ours = { New-Image $folder -Builder $args[0] -Context $capture.Endpoint -ErrorAction SilentlyContinue }
            foreach ($send in $docker, { & $ours Classic }, { & $ours BuildKit }) {
                & $send
                [IO.File]::WriteAllBytes($tar, ($capture.Take() | Where-Object Path -EQ /build).Content)
                $sent = New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory
                tar -C $sent -xpf $tar
                , @(Get-ChildItem $sent -Recurse -Force | Sort-Object FullName | ForEach-Object {
                    $hash = { (Get-FileHash -LiteralPath $args[0]).Hash }
                    $data = $_.PSIsContainer -or $_.LinkTarget ? $_.LinkTarget : "$($_.UnixMode) $($_.User) $(& $hash $_)"
                    "$([IO.Path]::GetRelativePath($sent, $_)) $data"
                })
            }
        } finally {
            $capture.Dispose()
        }
        $theirs.Count | Should -BeGreaterThan 2
        $classic | Should -Be $theirs

        # BuildKit does not read this file, and so could not take it away where it is ignored itself.
        @($kit) -notlike '.dockerignore *' | Should -Be ($theirs -notlike '.dockerignore *')
    }

    It 'builds without what is ignored' {
        $folder = New-Folder @{
            Dockerfile = 'FROM busybox:latest', 'COPY sub /sub'; '.dockerignore' = "sub`n!sub/kept"; 'sub/kept' = ''
            'sub/lost' = ''
        }
        foreach ($builder in 'Classic', 'BuildKit') {
            $image = New-Image $folder -Builder $builder
            Invoke-Container $image ls, /sub -AutoRemove | Should -Be kept
        }
    }

    It 'warns of what BuildKit finds wrong with a Dockerfile' {
        $quietly = @{ WarningVariable = 'warnings'; WarningAction = 'SilentlyContinue' }
        $null = New-Image -DockerfileContent 'FROM busybox:latest', 'MAINTAINER somebody' -NoCache @quietly
        if ((Get-ApiVersion) -ge '1.47') {
            $warnings.Message | Should -BeLike 'MaintainerDeprecated*line 2*'
        } else {
            $warnings | Should -BeNullOrEmpty
        }
    }

    It 'understands here-documents with the BuildKit of newer engines' {
        $dockerfile = @(
            'FROM busybox:latest'
            'RUN <<EOF', 'echo one > /file', 'echo two >> /file', 'EOF'
            'COPY --chmod=640 <<NOTE /note', 'three', 'NOTE'
        )
        $image = New-Image -DockerfileContent $dockerfile -Name build-here @quiet
        if ((Get-ApiVersion) -ge '1.43') {
            Invoke-Container $image sh, -c, 'cat /file /note; stat -c %a /note' -AutoRemove | Should -Be one, two, three, 640
        } else {
            $problems.Exception.Message | Should -BeLike '*unknown instruction*'
        }
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'nothing to build'; With = @{}; Id = 'InvalidParameter' }
        @{ What = 'a path that is not there'; With = @{ Path = '/nosuch/folder' }; Id = 'PathNotFound' }
        @{ What = 'a folder without a Dockerfile'; With = @{ Path = '/proc/self' }; Id = 'PathNotFound' }
        @{ What = 'a Dockerfile that is not there'; With = @{ Path = '/'; Dockerfile = '/nosuch' }; Id = 'PathNotFound' }
        @{ What = 'a folder as a Dockerfile'; With = @{ Path = '/'; Dockerfile = '/etc' }; Id = 'ItemNotRead' }
        @{ What = 'a path of no file system'; With = @{ Path = 'Env:/' }; Id = 'InvalidParameter' }
        @{ What = 'two Dockerfiles'; With = @{ Path = '/'; Dockerfile = '/x'; DockerfileContent = 'FROM a' }; Id = 'InvalidParameter' }
        @{
            What = 'a Dockerfile beside an address'
            With = @{ Path = 'https://example.com'; DockerfileContent = 'FROM a' }; Id = 'InvalidParameter'
        }
        @{ What = 'a name that is none'; With = @{ DockerfileContent = 'FROM a'; Name = 'Not A Name' }; Id = 'InvalidParameter' }
        @{ What = 'a name with a digest'; With = @{ DockerfileContent = 'FROM a'; Name = "a@sha256:$('0' * 64)" }; Id = 'InvalidParameter' }
        @{ What = 'an empty name'; With = @{ DockerfileContent = 'FROM a'; Name = '' }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'an empty path'; With = @{ Path = '' }; Id = 'ParameterArgumentValidationError' }
        @{
            What = 'a platform that is none'; With = @{ DockerfileContent = 'FROM a'; Platform = 'a b' }
            Id = 'ParameterArgumentValidationError'
        }
        @{
            What = 'a size that is none'; With = @{ DockerfileContent = 'FROM a'; ShmSize = 'much' }
            Id = 'ParameterArgumentTransformationError'
        }
        @{
            What = 'a builder that there is not'; With = @{ DockerfileContent = 'FROM a'; Builder = 'Other' }
            Id = 'CannotConvertArgumentNoMessage'
        }
        @{ What = 'a container and a folder'; With = @{ Path = '/'; FromContainer = 'a' }; Id = 'AmbiguousParameterSet' }
        @{
            What = 'one log for two engines'
            With = @{ DockerfileContent = 'FROM a'; LogPath = 'x'; Context = 'tcp://127.0.0.1:1', 'tcp://127.0.0.1:2' }
            Id   = 'InvalidParameter'
        }
    ) {
        $context = @{ Context = $nowhere }
        if ($With.ContainsKey('Context')) { $context = @{} }
        { New-Image @With @context -ErrorAction Stop } | Should -Throw -ErrorId "$Id,$class"
    }

    It 'refuses a .dockerignore with a line that is no pattern, and names both' {
        $folder = New-Folder @{ Dockerfile = 'FROM a'; '.dockerignore' = "a`n[" }
        { New-Image $folder -Context $nowhere } | Should -Throw "*$folder/.dockerignore*``[*" -ErrorId "InvalidParameter,$class"
    }

    It 'has one error for a log that cannot be written, and builds nothing' {
        New-Image -DockerfileContent 'FROM busybox:latest' -Name build-unlogged -LogPath "$TestDrive/nosuch/log" @quiet |
            Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "FileNotWritten,$class"
        Get-Image build-unlogged* | Should -BeNullOrEmpty
    }

    It 'has one error for a file that cannot be read while it is sent' {
        # A file of the kernel that nobody may read.
        $folder = '/proc/sys/net/ipv4/route'
        New-Image $folder -DockerfileContent 'FROM scratch', 'COPY flush /' @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "ItemNotRead,$class"
        $problems.TargetObject | Should -BeLike "$folder/*"
    }

    It 'warns of a socket, which cannot be sent' {
        $folder = New-Folder @{ Dockerfile = 'FROM busybox:latest', 'COPY . /all' }
        $socket = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
        try {
            $socket.Bind([Net.Sockets.UnixDomainSocketEndPoint]::new("$folder/socket"))
            New-Image $folder -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeOfType DockerPS.Image
            $warnings.Message | Should -BeLike "*$folder/socket*"
        } finally {
            $socket.Dispose()
        }
    }

    It 'builds nothing with -WhatIf' {
        New-Image -DockerfileContent 'FROM busybox:latest' -Name build-whatif -WhatIf | Should -BeNullOrEmpty
        Get-Image build-whatif* | Should -BeNullOrEmpty
    }

    It 'builds on each engine, and has one error for the one that is down' {
        $made = New-Image -DockerfileContent 'FROM busybox:latest' -Name build-two -Context $env:DOCKERPS_TEST_TCP, $nowhere @quiet
        $made.Context | Should -Be $env:DOCKERPS_TEST_TCP
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
    }

    It 'ends with one error when the engine is down' {
        { New-Image -DockerfileContent 'FROM busybox:latest' -Context $nowhere } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }

    It 'has one error for a build that <What>' -ForEach @(
        @{ What = 'ends without an image'; Body = '{"stream":"Step 1/1 : FROM a\n"}' }
        @{ What = 'is told in a broken trace'; Body = '{"id":"moby.buildkit.trace","aux":"CgU="}' }
        @{ What = 'breaks off'; Body = '{"stream":"Step' }
    ) {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body $Body)
        try {
            { New-Image https://example.com/x -Builder BuildKit -Context $engine.Endpoint -ErrorAction Stop } |
                Should -Throw -ErrorId "EngineAnswerBroken,$class"
        } finally {
            $engine.Dispose()
        }
    }

    It 'builds a folder of 2000 files' {
        $folder = New-Folder @{ Dockerfile = 'FROM busybox:latest', 'COPY many /many', 'RUN ls /many | wc -l > /count' }
        $null = New-Item $folder/many -ItemType Directory
        foreach ($number in 1..2000) { [IO.File]::WriteAllText("$folder/many/$number", "$number") }
        $null = New-Image $folder -Name build-many
        Invoke-Container build-many cat, /count -AutoRemove | Should -Be 2000
    }

    It 'completes builders, networks and images' {
        $complete = { (TabExpansion2 $args[0] $args[0].Length).CompletionMatches.CompletionText }
        & $complete 'New-Image -Builder ' | Should -Be BuildKit, Classic
        & $complete 'New-Image -NetworkMode n' | Should -Be none
        & $complete 'New-Image -CacheFrom busy' | Should -Contain busybox:latest
    }
}

Describe 'New-Image -FromContainer' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
        $null = New-TestContainer build-commit build-source -Status running -Script 'echo kept > /kept; exec sleep 3600'
        $null = New-TestContainer build-commit build-other
        Wait-Until { Invoke-ContainerCommand build-source -Command cat, /kept -ErrorAction Ignore }
    }

    AfterAll {
        Remove-TestContainer build-commit
        Remove-Build
    }

    It 'makes an image of a container by <What>' -ForEach @(
        @{ What = 'its name'; Get = { 'build-source' } }
        @{ What = 'its id'; Get = { (Get-Container build-source).Id.Substring(0, 12) } }
        @{ What = 'its object'; Get = { Get-Container build-source } }
        @{ What = 'a wildcard that only it matches'; Get = { 'build-sou*' } }
    ) {
        $image = New-Image -FromContainer (& $Get) -Name build-committed:1
        $image | Should -BeOfType DockerPS.Image
        $image.Reference | Should -BeExactly build-committed:1
        Invoke-Container build-committed:1 cat, /kept -AutoRemove | Should -Be kept
    }

    It 'takes author, message and changes' {
        $image = New-Image -FromContainer build-source -Author 'some body' -Message 'by hand' -Change 'ENV A="b c"', 'CMD ["cat", "/kept"]'
        $image.Dangling | Should -BeTrue
        $found = Get-Inspect $image.Id
        $found.Author | Should -Be 'some body'
        $found.Config.Cmd | Should -Be cat, /kept
        $found.Config.Env | Should -Contain 'A=b c'
        (Invoke-Engine "images/$($image.Id)/history")[0].Comment | Should -Be 'by hand'
    }

    It 'gives it several names' {
        (New-Image -FromContainer build-source -Name build-x, build-y:2).Reference | Should -Be build-x:latest, build-y:2
    }

    It 'lets the container stand still meanwhile, unless it is told not to' {
        $since = ([datetime]::UtcNow - [datetime]::UnixEpoch).Ticks / [decimal] 1e7
        $null = New-Image -FromContainer build-source -NoPause
        $filters = [uri]::EscapeDataString('{"container":["build-source"],"event":["pause"]}')
        $events = { "$(Invoke-Engine "events?since=$since&until=$([DateTimeOffset]::UtcNow.ToUnixTimeSeconds() + 1)&filters=$filters")" }
        & $events | Should -BeNullOrEmpty
        $null = New-Image -FromContainer build-source
        & $events | Should -Not -BeNullOrEmpty
        (Get-Container build-source).Status | Should -Be running
    }

    It 'has one error for a container that there is not' {
        New-Image -FromContainer build-nosuch @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
        $problems.TargetObject | Should -Be build-nosuch
    }

    It 'refuses several containers' {
        { New-Image -FromContainer build-source, build-other } | Should -Throw -ErrorId "InvalidParameter,$class"
        { New-Image -FromContainer build-* } | Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'passes on the engine''s refusal of a change' {
        New-Image -FromContainer build-source -Change 'NOSUCH x' @quiet | Should -BeNullOrEmpty
        $problems.Exception.Message | Should -BeLike '*NOSUCH*'
    }

    It 'refuses <What> as a container' -ForEach @(
        @{ What = 'nothing'; Value = $null }
        @{ What = 'an empty text'; Value = '' }
        @{ What = 'an empty array'; Value = @() }
    ) {
        { New-Image -FromContainer $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'refuses an image in place of a container' {
        New-Image -FromContainer (Get-Image busybox) @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ObjectOfOtherKind,$class"
    }

    It 'makes nothing with -WhatIf' {
        New-Image -FromContainer build-source -Name build-whatif -WhatIf | Should -BeNullOrEmpty
        Get-Image build-whatif* | Should -BeNullOrEmpty
    }

    It 'ends with one error when the engine is down' {
        { New-Image -FromContainer build-source -Context $nowhere } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }
}

Describe 'New-Image with a base image of a registry that wants a login' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"
        $config = $env:DOCKER_CONFIG
        Set-DockerConfig $TestDrive/config
        $registry = Start-Registry
        $base = "$($registry.Address)/build-private:1"
        $null = Connect-ContainerRegistry $registry.Address $registry.Credential
        Add-ImageTag busybox $base
        $null = Publish-Image $base
    }

    BeforeEach {
        Get-Image $base -ErrorAction Ignore | Remove-Image
    }

    AfterAll {
        Get-Image "$($registry.Address)/*" | Remove-Image -Force
        Stop-Registry $registry
        $env:DOCKER_CONFIG = $config
        Remove-Build
    }

    It 'gets it by the login that is kept, with the classic builder' {
        New-Image -DockerfileContent "FROM $base" -Builder Classic | Should -BeOfType DockerPS.Image
    }

    It 'gets it with BuildKit, where that trusts the registry' {
        # The BuildKit of older engines reads the certificates that it trusts when the engine starts.
        if ((Get-ApiVersion) -lt '1.42') {
            New-Image -DockerfileContent "FROM $base" -Builder BuildKit @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ImageBuildFailed,$class"
            $problems.ErrorDetails.RecommendedAction | Should -BeLike '*certificate*Receive-Image*'
            $null = Receive-Image $base
        }
        New-Image -DockerfileContent "FROM $base" -Builder BuildKit | Should -BeOfType DockerPS.Image
    }

    It 'tells nobody the password' {
        $log = New-Image -DockerfileContent "FROM $base" -Builder Classic -Verbose -Debug *>&1 | Out-String
        $log | Should -Match 'Step 1/1'
        $log | Should -Not -Match ([regex]::Escape($registry.Password))
    }
}
