# What New-Image builds is compared with what docker's buildx builds of the same files: the image's settings, and each file of it.

BeforeDiscovery {
    $cases = @(
        @{ What        = 'a folder without what is ignored'
            Dockerfile = 'FROM busybox:latest', 'COPY . /all'
            File       = @{
                '.dockerignore' = "*.log`n!kept.log`nsub/no"
                'a.log' = 'a'; 'kept.log' = 'k'; 'sub/no/x' = 'x'; 'sub/yes' = 'y'
            }
        }
        @{ What        = 'several stages'
            Dockerfile = @(
                'FROM busybox:latest AS build', 'WORKDIR /src', 'COPY app.txt .', 'RUN tr a-z A-Z <app.txt >APP && mkdir out && mv APP out/'
                'FROM build AS other', 'RUN echo other >/src/out/other'
                'FROM scratch', 'COPY --from=build /src/out/ /', 'COPY --from=other /src/out/other /bin/'
            )
            File       = @{ 'app.txt' = 'text' }
        }
        @{ What        = 'arguments, variables and labels'
            Dockerfile = @(
                'ARG TAG=latest', 'FROM busybox:$TAG', 'ARG NAME=nobody', 'ENV GREETING="hello $NAME" PATH=/opt/bin:$PATH'
                'LABEL a=b "with blank"="c d"', 'RUN echo "$GREETING" >/greeting'
            )
            Ours       = @{ BuildArgument = @{ NAME = 'you' }; Label = @{ given = 'x=y' } }
            Theirs     = '--build-arg', 'NAME=you', '--label', 'given=x=y'
        }
        @{ What        = 'a stage by its name'
            Dockerfile = 'FROM busybox:latest AS one', 'RUN echo 1 >/one', 'FROM one AS two', 'RUN echo 2 >/two'
            Ours       = @{ Target = 'one' }
            Theirs     = '--target', 'one'
        }
        @{ What        = 'settings of all kinds'
            Dockerfile = @(
                'FROM busybox:latest', 'WORKDIR /work', 'USER app', 'EXPOSE 80 53/udp', 'VOLUME ["/data"]', 'STOPSIGNAL SIGQUIT'
                'HEALTHCHECK --interval=7s --timeout=2s --retries=4 CMD true', 'SHELL ["/bin/sh", "-ec"]', 'ONBUILD RUN echo later'
                'ENTRYPOINT ["sleep"]', 'CMD ["10"]'
            )
        }
        @{ What        = 'commands in the form of the shell'
            Dockerfile = 'FROM busybox:latest', 'ENTRYPOINT exec top', 'CMD -b', 'MAINTAINER someone'
        }
        @{ What        = 'owners and modes'
            Dockerfile = 'FROM busybox:latest', 'COPY --chown=1000:1000 a /a', 'COPY --chown=app sub /sub', 'RUN chmod 4751 /a'
            File       = @{ a = 'a'; 'sub/b' = 'b' }
        }
        @{ What        = 'links and modes of the folder'
            Dockerfile = 'FROM busybox:latest', 'COPY . /all/'
            File       = @{ a = 'a'; 'sub/b' = 'b' }
            Script     = { ln -s sub/b link; ln -s gone dangling; chmod 750 sub; chmod 4755 a; mkdir empty; ln a hard }
        }
        @{ What        = 'a tar that is added'
            Dockerfile = 'FROM busybox:latest', 'ADD files.tar.gz /added/', 'COPY files.tar.gz /copied/'
            File       = @{ x = 'x' }
            Script     = { tar -czf files.tar.gz --sort=name --mtime=@0 x }
        }
        @{ What        = 'wildcards and names with blanks'
            Dockerfile = 'FROM busybox:latest', 'COPY *.txt [xy]? /all/', 'ADD ["c d", "a b", "/c d/"]'
            File       = @{ '1.txt' = '1'; '2.txt' = '2'; x1 = 'x'; y2 = 'y'; 'a b' = 'ab'; 'c d' = 'cd' }
        }
        @{ What        = 'a Dockerfile in another folder'
            Dockerfile = 'FROM scratch', 'COPY . /'
            File       = @{ a = 'a' }
            Elsewhere  = $true
        }
        @{ What        = 'hosts and secrets'
            Dockerfile = @(
                'FROM busybox:latest', 'RUN grep extra /etc/hosts >/hosts'
                'RUN --mount=type=secret,id=token,required wc -c /run/secrets/token >/length'
            )
            File       = @{ token = 'hunter2' }
            Ours       = @{ ExtraHost = 'extra:10.0.0.5'; Secret = 'id=token,src=token' }
            Theirs     = '--add-host', 'extra:10.0.0.5', '--secret', 'id=token,src=token'
        }
        @{ What = 'a named context'; Since = '1.42'
            Dockerfile = 'FROM base', 'COPY --from=files . /files/'
            File       = @{ 'more/a' = 'a' }
            Ours       = @{ BuildContext = @{ base = 'docker-image://busybox:latest'; files = './more' } }
            Theirs     = '--build-context', 'base=docker-image://busybox:latest', '--build-context', 'files=./more'
        }
        @{ What = 'here-documents'; Since = '1.43'
            Dockerfile = 'FROM busybox:latest', 'RUN <<EOF', 'echo one >/one', 'EOF', 'COPY --chmod=640 <<NOTE /note', 'text', 'NOTE'
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/FixtureScript.ps1"
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    Import-Module DockerPS
    $buildx = try { (Start-Fixture Helpers/buildx.sh).PROGRAM } catch { $null }
    $begun = [DateTimeOffset]::UtcNow

    # What is in an image: its settings without the names of the moment, and the type, mode, owner, size, target and content of each file.
    # The time of a file counts if it is older than the test.
    function Get-ImageContent([string] $Image) {
        $inspect = Invoke-Engine "images/$Image/json"
        $config = $inspect.Config | Select-Object * -ExcludeProperty Image, Hostname
        $platform = "$($inspect.Os)/$($inspect.Architecture)"
        @{ config = $config; platform = $platform; layers = $inspect.RootFS.Layers.Count } | ConvertTo-Json -Depth 5
        $container = New-Container $Image -Command none
        $file = Join-Path $TestDrive "$(New-Guid).tar"
        try {
            $null = Export-Container $container -Destination $file
            $reader = [Formats.Tar.TarReader]::new([IO.File]::OpenRead($file))
            try {
                while ($entry = $reader.GetNextEntry()) {
                    $time = $entry.ModificationTime -lt $begun.AddMinutes(-1) ? $entry.ModificationTime.ToUnixTimeSeconds() : 'new'
                    $hash = $entry.DataStream ? [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($entry.DataStream)) : ''
                    "$($entry.Name) $($entry.EntryType) $($entry.Mode) $($entry.Uid):$($entry.Gid) $($entry.LinkName) $time $hash"
                }
            } finally {
                $reader.Dispose()
            }
        } finally {
            $container | Remove-Container -Force
            Remove-Item $file -ErrorAction Ignore
        }
    }
}

AfterAll {
    Get-Image oracle-build -ErrorAction Ignore | Remove-Image -Force
}

Describe 'New-Image beside docker buildx build' {
    It 'builds the same of <What>' -ForEach $cases {
        if (-not $buildx) {
            Set-ItResult -Skipped -Because 'docker-buildx could not be downloaded'
            return
        }
        $value = @{}
        foreach ($name in 'Since', 'File', 'Script', 'Ours', 'Theirs', 'Elsewhere') {
            $value[$name] = Get-Variable $name -ValueOnly -ErrorAction Ignore
        }
        if ($value.Since -and (Get-ApiVersion) -lt $value.Since) {
            { New-Image -DockerfileContent $Dockerfile @($value.Ours) -ErrorAction Stop } | Should -Throw
            return
        }
        $folder = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
        $path = $value.Elsewhere ? "$folder.Dockerfile" : "$folder/Dockerfile"
        foreach ($name in ($value.File ?? @{}).Keys) {
            $null = New-Item "$folder/$name" -Value $value.File[$name] -Force
        }
        Set-Content $path $Dockerfile
        Push-Location $folder
        try {
            if ($value.Script) { & $value.Script }
            Get-ChildItem $folder -Recurse -Force | Where-Object LinkType -NE SymbolicLink |
                ForEach-Object { $_.LastWriteTimeUtc = [datetime] '2020-01-02T03:04:05Z' }
            $given = $value.Ours ?? @{}
            New-Image . -Dockerfile $path -Name oracle-build:ours -Builder BuildKit -NoCache @given | Should -HaveCount 1
            $output = & $buildx build --no-cache --tag oracle-build:theirs --file $path @($value.Theirs) . 2>&1
            $LASTEXITCODE | Should -Be 0 -Because "$output"
        } finally {
            Pop-Location
        }
        Get-ImageContent oracle-build:ours | Should -Be (Get-ImageContent oracle-build:theirs)
    }
}
