# The history and the cache of builds are compared with what docker's buildx tells of them, and what Clear-DockerResource removes of the
# cache with what buildx removes.

BeforeDiscovery {
    $prunes = @(
        @{ What = 'what may go'; Ours = { @{} }; Theirs = { } }
        @{ What = 'all'; Ours = { @{ All = $true } }; Theirs = { '--all' } }
        @{ What = 'a kind'; Ours = { @{ Filter = 'type=regular' } }; Theirs = { '--filter', 'type=regular' } }
        @{ What = 'a kind of all'; Ours = { @{ Filter = 'type=source.local'; All = $true } }
            Theirs = { '--filter', 'type=source.local', '--all' }
        }
        @{ What = 'the other kinds'; Ours = { @{ Filter = 'type!=regular' } }; Theirs = { '--filter', 'type!=regular' } }
        @{ What = 'two kinds less'; Ours = { @{ Filter = 'type!=regular', 'description!=nosuch' } }
            Theirs = { '--filter', 'type!=regular', '--filter', 'description!=nosuch' }; Since = '1.46'
        }
        @{ What = 'cache mounts'; Ours = { @{ Filter = 'type=exec.cachemount' } }; Theirs = { '--filter', 'type=exec.cachemount' } }
        @{ What = 'a description'; Ours = { @{ Filter = 'description~=big[12]' } }; Theirs = { '--filter', 'description~=big[12]' }
            Since = '1.46'
        }
        @{ What = 'a description of a kind'; Ours = { @{ Filter = 'description~=big', 'type!=regular' } }
            Theirs = { '--filter', 'description~=big', '--filter', 'type!=regular' }; Since = '1.46'
        }
        @{ What = 'the start of an id'; Ours = { @{ Filter = "id=$($mount.Substring(0, 6))" } }
            Theirs = { '--filter', "id=$($mount.Substring(0, 6))" }
        }
        @{ What = 'an id that is not there'; Ours = { @{ Filter = 'id=nosuch' } }; Theirs = { '--filter', 'id=nosuch' } }
        @{ What = 'what has not been used for an hour'; Ours = { @{ Until = '1h' } }; Theirs = { '--filter', 'until=1h' } }
        @{ What = 'what has not been used for a moment'; Ours = { @{ Until = '1s' } }; Theirs = { '--filter', 'until=1s' }; Rest = 3 }
        # Small records of the same age rank alike, and BuildKit takes any of them; so enough is left that these are not reached.
        @{ What = 'down to a size'; Ours = { @{ ReservedSpace = $size - 1500000 } }; Theirs = { '--reserved-space', ($size - 1500000) } }
        @{ What = 'down to more than there is'; Ours = { @{ ReservedSpace = '1GB' } }; Theirs = { '--reserved-space', '1GB' } }
        @{ What = 'a kind down to a size'; Ours = { @{ ReservedSpace = $size - 1500000; Filter = 'type!=exec.cachemount' } }
            Theirs = { '--reserved-space', ($size - 1500000), '--filter', 'type!=exec.cachemount' }
        }
        @{ What = 'to a size'; Ours = { @{ MaxUsedSpace = $size - 1500000 } }; Theirs = { '--max-used-space', ($size - 1500000) }
            Since = '1.48'
        }
        @{ What = 'between two sizes'; Ours = { @{ MaxUsedSpace = $size - 1500000; ReservedSpace = $size - 500000 } }
            Theirs = { '--max-used-space', ($size - 1500000), '--reserved-space', ($size - 500000) }; Since = '1.48'
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Engines/Engine.ps1"
    $buildx = try { (Start-Fixture Helpers/buildx.sh).PROGRAM } catch { $null }
    $api = [version] (Get-ApiVersion)
    $engine = Start-PrivateEngine
    $kit = @{ Builder = 'BuildKit'; ErrorAction = 'Stop' }

    # The lines that buildx writes.
    function Invoke-Buildx {
        $lines = & $buildx @args 2>&1
        if ($LASTEXITCODE) { throw "buildx $args`: $lines" }
        $lines
    }

    # A time in UTC to the tenth of a microsecond, beyond which .NET has none.
    function Get-Instant($Time) {
        if ($Time -isnot [datetime]) {
            $text = $Time -replace ' \+0000 UTC', 'Z' -replace '(\.\d{7})\d+', '$1'
            $Time = [datetime]::Parse($text, [cultureinfo]::InvariantCulture, 'AdjustToUniversal')
        }
        $Time.ToUniversalTime().ToString('o')
    }

    # Names with values, which are left out where they are empty.
    function Get-Pair($List) { $List | Where-Object { $_ } | ForEach-Object { "$($_.Name)=$($_.PSObject.Properties['Value']?.Value)" } }

    # A size as docker writes it.
    function Get-HumanSize([double] $Bytes) {
        $unit = 0
        while ($Bytes -ge 1000) { $Bytes /= 1000; $unit++ }
        $Bytes.ToString('G4', [cultureinfo]::InvariantCulture) + ('B', 'kB', 'MB', 'GB')[$unit]
    }

    # Records of several kinds and sizes, of which no image has a share.
    function New-Cache([double] $Rest = 0.5) {
        $null = Clear-DockerResource BuildCache -All -Force -ErrorAction Stop
        $folder = (New-Item "$TestDrive/context" -ItemType Directory -Force).FullName
        Set-Content $folder/file text
        # First, since a cache mount is in use for another second.
        $lines = 'FROM busybox', 'RUN --mount=type=cache,target=/m dd if=/dev/zero of=/m/f bs=1000 count=300', 'COPY file /'
        $null = New-Image $folder -DockerfileContent $lines @kit
        foreach ($number in 1..4) {
            $null = New-Image -DockerfileContent 'FROM busybox', "RUN dd if=/dev/zero of=/big$number bs=1000 count=$($number * 1000)" @kit
        }
        Get-Image | Where-Object Repository -NE busybox | Remove-Image -Force
        Get-Cache
        # For a moment, engines still move the times of last use.
        Start-Sleep $Rest
    }

    function Get-Cache { Get-DockerDiskUsage -Detail | Where-Object Type -EQ BuildCache }

    # The parameters of a table as a script has them.
    function Format-Splat([hashtable] $Option) {
        $Option.Keys | ForEach-Object { $Option[$_] -is [bool] ? "-$_" : "-$_ '$($Option[$_] -join "','")'" }
    }

    # What records are apart from their ids, their times, and the few bytes by which compressed ones differ.
    function Get-Kind([object[]] $Record, [string[]] $Id) {
        $Record | Where-Object Id -In $Id |
            ForEach-Object { "$($_.CacheType) $([Math]::Round($_.Size / 100000)) $($_.Description)" } | Sort-Object
    }
}

AfterAll {
    Stop-PrivateEngine $engine
}

Describe 'Get-BuildHistory beside docker buildx history' {
    BeforeAll {
        if (-not $buildx -or $api -lt '1.43') { return }
        $folder = (New-Item "$TestDrive/history" -ItemType Directory).FullName
        Set-Content $folder/Dockerfile 'FROM busybox AS one', 'ARG WORD=a', 'RUN echo $WORD >/a', 'FROM one AS two', 'COPY Dockerfile /'
        Push-Location $folder
        $null = Invoke-Buildx build --tag h:1 --build-arg WORD=b --label tier=web --label other= .
        $null = Invoke-Buildx build --tag h:1 --build-arg WORD=b .
        $null = Invoke-Buildx build --tag h:2 --target one --no-cache --platform linux/amd64 --output 'type=local,dest=out' .
        $null = New-Image . -Name h:3 -Target one -BuildArgument @{ WORD = 'c' } -Label @{ tier = 'db' } @kit
        $null = New-Image -DockerfileContent 'FROM busybox', 'RUN exit 3' -Builder BuildKit -ErrorAction Ignore
        $null = 'FROM busybox', 'RUN exit 4' | & $buildx build - 2>&1
        $null = 'FROM busybox', 'COPY nosuch /' | & $buildx build --no-cache - 2>&1
        Pop-Location
        $ours = Get-BuildHistory
        $theirs = Invoke-Buildx history ls --no-trunc --format json | ConvertFrom-Json
    }

    BeforeEach {
        if (-not $buildx) { Set-ItResult -Skipped -Because 'docker-buildx could not be downloaded' }
        if ($api -lt '1.43') { Set-ItResult -Skipped -Because 'the engine has no build history' }
    }

    It 'lists the same builds' {
        $ours | Should -HaveCount 7
        $ours.Id | Should -Be ($theirs.ref -replace '.*/')
        for ($index = 0; $index -lt $ours.Count; $index++) {
            $one, $other = $ours[$index], $theirs[$index]
            $one.Status | Should -Be $other.status
            # Where buildx has no name, the first of the image is told.
            if ($other.name) { $one.Name | Should -Be $other.name }
            Get-Instant $one.CreatedAt | Should -Be (Get-Instant $other.created_at)
            Get-Instant $one.CompletedAt | Should -Be (Get-Instant $other.completed_at)
            if ($null -ne $one.TotalSteps) {
                $one.TotalSteps, $one.CompletedSteps, $one.CachedSteps |
                    Should -Be $other.total_steps, $other.completed_steps, $other.cached_steps
            } else {
                # Engines that count no steps leave 0.
                $other.total_steps | Should -Be 0
            }
        }
    }

    It 'finds the same by status' {
        foreach ($status in 'Completed', 'Error') {
            $found = Invoke-Buildx history ls --filter status=$($status.ToLowerInvariant()) --format json | ConvertFrom-Json
            (Get-BuildHistory -Status $status).Id | Should -Be ($found.ref -replace '.*/')
        }
    }

    It 'tells the same of each build' {
        foreach ($one in Get-BuildHistory -Detail) {
            $other = Invoke-Buildx history inspect $one.Id --format json | Out-String | ConvertFrom-Json
            $value = @{}
            foreach ($name in 'Dockerfile', 'Target', 'StartedAt', 'Duration', 'BuildArgs', 'Labels', 'Platform', 'Error', 'Status',
                'Attachments') {
                $value[$name] = $other.PSObject.Properties[$name]?.Value
            }
            $one.Dockerfile ?? 'Dockerfile' | Should -Be $value.Dockerfile
            $one.Target | Should -Be $value.Target
            Get-Instant $one.CreatedAt | Should -Be (Get-Instant $value.StartedAt)
            # Both times lose up to a tenth of a microsecond.
            [Math]::Abs($one.Duration.Ticks - [Math]::Floor($value.Duration / 100)) | Should -BeLessOrEqual 1
            $one.BuildArguments.Keys.ForEach{ "$_=$($one.BuildArguments[$_])" } | Sort-Object |
                Should -Be @(Get-Pair $value.BuildArgs)
            $one.Labels.Keys.ForEach{ "$_=$($one.Labels[$_])" } | Sort-Object |
                Should -Be @(Get-Pair $value.Labels)
            @($one.Platforms) | Should -Be @($value.Platform | Where-Object { $_ })
            $one.Error | Should -Be $value.Error?.Message
            if ($value.Error) {
                $value.Status | Should -Be failed
                # A step beside it is cancelled.
                ($one.Steps | Where-Object Error).Name | Should -Contain $value.Error.Name
            }
            if ($one.Digest) { $value.Attachments.Digest | Should -Contain $one.Digest }
        }
    }
}

Describe 'Get-DockerDiskUsage -Detail beside docker buildx du' {
    BeforeEach {
        if (-not $buildx) { Set-ItResult -Skipped -Because 'docker-buildx could not be downloaded' }
    }

    It 'tells the same of each record' {
        $null = New-Cache
        # This one shares its records with an image.
        $null = New-Image -DockerfileContent 'FROM busybox', 'RUN echo shared > /shared' -Name du:1 @kit
        $ours = Get-Cache | Sort-Object Id
        $theirs = Invoke-Buildx du --format json | ConvertFrom-Json | Sort-Object ID
        $ours.Count | Should -BeGreaterThan 8
        $ours.Id | Should -Be $theirs.ID
        for ($index = 0; $index -lt $ours.Count; $index++) {
            $one, $other = $ours[$index], $theirs[$index]
            Get-HumanSize $one.Size | Should -Be $other.Size
            $one.SharedSize | Should -Be ($other.Shared ? $one.Size : 0)
            $one.CacheType, $one.Description, $one.UsageCount | Should -Be $other.Type, $other.Description, $other.UsageCount
            $one.Mutable, $one.Active | Should -Be $other.Mutable, (-not $other.Reclaimable)
            # buildx does not know the field in which Engine 20.10 has them.
            if ($api -ge '1.42') {
                @($one.Parents | Sort-Object) | Should -Be @($other.Parents | Where-Object { $_ } | Sort-Object)
            }
            Get-Instant $one.CreatedAt | Should -Be (Get-Instant $other.CreatedAt)
            [bool] $one.LastUsedAt | Should -Be ([bool] $other.LastUsedAt)
        }
        $total = @{}
        Invoke-Buildx du --verbose | Where-Object { $_ -match '^(Shared|Private|Reclaimable|Total):\s+(\S+)$' } |
            ForEach-Object { $null = $_ -match '^(\w+):\s+(\S+)$'; $total[$Matches[1]] = $Matches[2] }
        Get-HumanSize ($ours.Size | Measure-Object -Sum).Sum | Should -Be $total.Total
        Get-HumanSize ($ours.UniqueSize | Measure-Object -Sum).Sum | Should -Be $total.Private
        Get-HumanSize ($ours.SharedSize | Measure-Object -Sum).Sum | Should -Be $total.Shared
    }
}

Describe 'Clear-DockerResource BuildCache beside docker buildx prune' {
    BeforeEach {
        if (-not $buildx) { Set-ItResult -Skipped -Because 'docker-buildx could not be downloaded' }
    }

    It 'removes <What>' -ForEach $prunes {
        $seconds = (Get-Variable Rest -ValueOnly -ErrorAction Ignore) ?? 0.5
        $records = New-Cache $seconds
        $mount = ($records | Where-Object CacheType -EQ exec.cachemount).Id
        $size = ($records.UniqueSize | Measure-Object -Sum).Sum
        $option = & $Ours
        if ((Get-Variable Since -ValueOnly -ErrorAction Ignore) -and $api -lt $Since) {
            { Clear-DockerResource BuildCache @option -Force -ErrorAction Stop } | Should -Throw -ErrorId 'NotSupportedByEngine,*'
            return
        }
        $said = (Get-WhatIfText "Clear-DockerResource BuildCache $(Format-Splat $option) -WhatIf") -replace '^.*on target "(\w+).*$', '$1'
        $lines = Invoke-Buildx prune --force @(& $Theirs)
        $removed = @($lines | Where-Object { $_ -match '^([a-z0-9]{25})\*?\s' } | ForEach-Object { $Matches[1] })
        $said | Sort-Object | Should -Be ($removed | Sort-Object)
        $theirs = Get-Kind $records $removed

        $records = New-Cache $seconds
        $mount = ($records | Where-Object CacheType -EQ exec.cachemount).Id
        $option = & $Ours
        $report = Clear-DockerResource BuildCache @option -Force -ErrorAction Stop
        Get-Kind $records $report.Removed | Should -Be $theirs
        $total = (@($lines) -match '^Total:' -replace '^Total:\s+')[0] -replace 'kB', 'e3' -replace 'MB', 'e6' -replace 'B'
        $report.SpaceReclaimed | Should -BeGreaterOrEqual ([double] $total * 0.995)
        $report.SpaceReclaimed | Should -BeLessOrEqual ([double] $total * 1.005)
    }
}
