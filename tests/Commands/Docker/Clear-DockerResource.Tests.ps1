BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Engine.ps1"

    $class = 'DockerPS.Commands.ClearDockerResourceCommand'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $everything = 'Container', 'Network', 'Volume', 'Image', 'BuildCache'

    # Prunes take everything that is unused: they are tried on an engine of their own.
    $private = Start-PrivateEngine

    # What is said with -WhatIf, as 'action: target'.
    function Get-WhatIf([string] $Arguments) {
        $said = Get-WhatIfText "Clear-DockerResource $Arguments -WhatIf"
        @($said) -replace '^What if: Performing the operation "(.+)" on target "(.+)"\.$', '$1: $2'
    }

    function New-Volume([string] $Name, [hashtable] $Labels = @{}, [hashtable] $Options = @{}) {
        $null = Invoke-Engine volumes/create Post @{ Name = $Name; Labels = $Labels; DriverOpts = $Options }
    }

    function Get-VolumeName {
        (Invoke-Engine volumes).Volumes | ForEach-Object Name | Sort-Object
    }

    function New-Network([string] $Name, [hashtable] $Labels = @{}) {
        (Invoke-Engine networks/create Post @{ Name = $Name; Labels = $Labels }).Id
    }

    function Get-NetworkName {
        Invoke-Engine networks | ForEach-Object { $_ } | ForEach-Object Name | Where-Object { $_ -notin 'bridge', 'host', 'none' } |
            Sort-Object
    }

    function New-Stopped([string] $Name, [hashtable] $Option = @{}, [string] $Script = 'true') {
        New-Container busybox sh, -c, $Script -Name $Name @Option | Start-Container -PassThru | Wait-Container | Out-Null
        Get-Container $Name
    }

    function Build([string] $Steps, [hashtable] $Option = @{}) {
        New-Image -DockerfileContent "FROM busybox`n$Steps" -Builder Classic @Option
    }

    # The bytes that are free when an image goes that is built on busybox: of its files; in a containerd store of what is kept of it beside
    # them, since what is unpacked is not counted.
    function Get-ReclaimedSize([string] $Image, [long] $Bytes) {
        if (-not (Test-ContainerdStore)) { return $Bytes }
        $blobs = foreach ($name in $Image, 'busybox') {
            $file = Export-Image $name "$TestDrive/$(New-Guid).tar"
            $sizes = @{}
            foreach ($line in tar tvf $file) {
                if ($line -match '(\d+) \S+ \S+ (blobs/\S+[0-9a-f])$') { $sizes[$Matches[2]] = [long] $Matches[1] }
            }
            $sizes
        }
        ($blobs[0].Keys | Where-Object { -not $blobs[1].ContainsKey($_) } | ForEach-Object { $blobs[0][$_] } | Measure-Object -Sum).Sum
    }

    # Four records of one to four megabytes, and those that builds have beside them.
    function New-BigCache {
        $null = Clear-DockerResource BuildCache -All -Force
        foreach ($size in 1..4) {
            $lines = 'FROM busybox', "RUN dd if=/dev/zero of=/big$size bs=1000 count=$($size * 1000)"
            $null = New-Image -DockerfileContent $lines -Builder BuildKit -Name clear-big:1
        }
        Remove-Image clear-big:1
        Get-Image -Dangling | Remove-Image
    }

    # A process of its own has nobody to ask.
    function Invoke-Unattended([string] $Script) {
        & (Get-PowerShellPath) -NoProfile -NonInteractive -Command $Script 2>&1
    }
}

AfterAll {
    Stop-PrivateEngine $private
}

Describe 'Clear-DockerResource' {
    AfterEach {
        Get-Container | Remove-Container -Force -Volume
        $null = Invoke-Engine networks/prune Post
        Get-VolumeName | ForEach-Object { $null = Invoke-Engine "volumes/$_" Delete }
        Get-Image -All | Where-Object Reference -NE busybox:latest | Remove-Image -Force
        $null = Invoke-Engine 'build/prune?all=1' Post
    }

    It 'removes stopped containers, by name, and no others' {
        $null = New-Stopped clear-one @{} 'dd if=/dev/zero of=/x bs=1000 count=300'
        $null = New-Container busybox -Name clear-created
        New-Container busybox sleep, 1000 -Name clear-running -StopSignal SIGKILL | Start-Container
        New-Container busybox sleep, 1000 -Name clear-paused -StopSignal SIGKILL | Start-Container -PassThru | Suspend-Container
        Get-WhatIf Container | Sort-Object | Should -Be 'Remove stopped container: clear-created', 'Remove stopped container: clear-one'
        Get-Container | Should -HaveCount 4
        $free = (Get-DockerDiskUsage | Where-Object Type -EQ Container).Reclaimable
        $size = Get-WrittenSize clear-one, clear-created 300000

        $report = Clear-DockerResource Container -Force
        $report | Should -BeOfType DockerPS.PruneReport
        $report.Type, $report.SpaceReclaimed, $report.Context | Should -Be Container, $size, $env:DOCKER_HOST
        $report.SpaceReclaimed | Should -Be $free
        $report.Removed | Sort-Object | Should -Be clear-created, clear-one
        "$report" | Should -Be "Container: 2 removed, $size bytes reclaimed"
        (Get-Container).Name | Sort-Object | Should -Be clear-paused, clear-running
    }

    It 'removes networks that no running container is in' {
        $null = 'clear-free', 'clear-stopped', 'clear-used' | ForEach-Object { New-Network $_ }
        $null = New-Stopped clear-one @{ Network = 'clear-stopped' }
        New-Container busybox sleep, 1000 -Name clear-two -Network clear-used -StopSignal SIGKILL | Start-Container
        Get-WhatIf Network | Sort-Object | Should -Be 'Remove unused network: clear-free', 'Remove unused network: clear-stopped'
        Get-NetworkName | Should -HaveCount 3
        $report = Clear-DockerResource Network -Force
        $report.Removed | Sort-Object | Should -Be clear-free, clear-stopped
        $report.SpaceReclaimed | Should -Be 0
        Get-NetworkName | Should -Be clear-used
    }

    It 'removes anonymous volumes, and leaves those with names' {
        $anonymous = (New-Stopped clear-one @{ Volume = '/v' } 'dd if=/dev/zero of=/v/x bs=1000 count=70').Mounts[0].Name
        $used = (New-Stopped clear-two @{ Volume = '/v' }).Mounts[0].Name
        New-Volume clear-named
        New-Volume clear-options @{} @{ type = 'tmpfs'; device = 'tmpfs' }
        Get-WhatIf Volume | Should -BeNullOrEmpty
        Remove-Container clear-one
        Get-WhatIf Volume | Should -Be "Remove unused volume: $anonymous"
        $report = Clear-DockerResource Volume -Force
        $report.Removed | Should -Be $anonymous
        $report.SpaceReclaimed | Should -Be 70000
        Get-VolumeName | Should -Be ($used, 'clear-named', 'clear-options' | Sort-Object)
    }

    It 'removes volumes with names too, with -NamedVolume, but none with options' {
        New-Volume clear-named
        New-Volume clear-options @{} @{ type = 'tmpfs'; device = 'tmpfs' }
        $null = New-Stopped clear-one @{ Volume = 'clear-used:/v' }
        Get-WhatIf 'Volume -NamedVolume' | Should -Be 'Remove unused volume: clear-named'
        (Clear-DockerResource Volume -NamedVolume -Force).Removed | Should -Be clear-named
        Get-VolumeName | Should -Be clear-options, clear-used
    }

    It 'removes images without references, and with -All those that no container has' {
        $leftover = Build 'RUN dd if=/dev/zero of=/a bs=1000 count=90'
        $null = Build 'RUN dd if=/dev/zero of=/b bs=1000 count=50' @{ Name = 'clear-free:1', 'clear-free:2' }
        $null = Build 'RUN dd if=/dev/zero of=/c bs=1000 count=20' @{ Name = 'clear-used:1' }
        $null = New-Container clear-used:1 -Name clear-one
        $null = New-Container busybox -Name clear-base
        $sizes = (Get-ReclaimedSize $leftover.Id 90000), (Get-ReclaimedSize clear-free:1 50000)
        Get-WhatIf Image | Should -Be "Remove dangling image: $($leftover.Id.Substring(7, 12))"
        $report = Clear-DockerResource Image -Force
        $report.Removed | Should -Contain $leftover.Id
        $report.Removed | Group-Object | Where-Object Count -GT 1 | Should -BeNullOrEmpty
        $report.SpaceReclaimed | Should -Be $sizes[0]
        Get-WhatIf 'Image -All' | Should -Be 'Remove unused image: clear-free:1', 'Remove unused image: clear-free:2'
        (Get-Image).Reference | Should -Contain clear-free:1
        $report = Clear-DockerResource Image -All -Force
        $report.Removed | Should -Contain clear-free:1
        $report.SpaceReclaimed | Should -Be $sizes[1]
        (Get-Image).Reference | Sort-Object | Should -Be busybox:latest, clear-used:1
    }

    It 'tells that an image in use loses its other references, as the engine has it' {
        $null = Build 'RUN echo 1 >/d' @{ Name = 'clear-used:1', 'clear-used:2' }
        $null = New-Container clear-used:1 -Name clear-one
        $null = New-Container busybox -Name clear-base
        # The classic store keeps the last of them; a containerd store keeps the one that the container was created with.
        $kept, $lost = (Test-ContainerdStore) ? @('clear-used:1', 'clear-used:2') : @('clear-used:2', 'clear-used:1')
        Get-WhatIf 'Image -All' | Should -Be "Remove unused image: $lost"
        (Clear-DockerResource Image -All -Force).Removed | Should -Be $lost
        (Get-Image clear-used).Reference | Should -Be $kept
    }

    It 'tells with -WhatIf whether the engine takes the images between, which a containerd store has no need of' {
        $null = Build "ENV A=1`nENV B=2" @{ Name = 'clear-two:1' }
        $said = Get-WhatIf Image
        $said | Should -HaveCount ((Test-ContainerdStore) ? 1 : 0)
        $before = (Get-Image -All).Id
        $removed = (Clear-DockerResource Image -Force).Removed
        $left = (Get-Image -All).Id
        $lost = @($before | Where-Object { $_ -notin $left })
        $removed | Should -Be $lost
        $said | Should -Be @($lost | ForEach-Object { "Remove dangling image: $($_.Substring(7, 12))" })
        Invoke-Container clear-two:1 -Command sh, -c, 'echo $A$B' -AutoRemove | Should -Be 12
    }

    It 'tells with -WhatIf what the engine takes, and takes each once, where <What>' -ForEach @(
        @{ What = 'a container was created by an id'; Use = { $null = New-Container $id -Name clear-one } }
        @{ What = 'a container was created by digits of an id'; Use = { $null = New-Container $id.Substring(7, 12) -Name clear-one } }
        @{ What = 'the name that a container was created by means another image now'; Use = {
            $null = New-Container clear-used:2 -Name clear-one
            Add-ImageTag clear-free:1 clear-used:2
        }
        }
        @{ What = 'the image of a container was loaded again'; Use = {
            $null = New-Container clear-used:3 -Name clear-one
            $null = Export-Image clear-used:3 "$TestDrive/again.tar" -Force
            1..2 | ForEach-Object { $null = Import-Image "$TestDrive/again.tar" }
        }
        }
        @{ What = 'an image was loaded again that no container has'; Use = {
            $null = Export-Image clear-used:3 "$TestDrive/again.tar" -Force
            1..2 | ForEach-Object { $null = Import-Image "$TestDrive/again.tar" }
        }
        }
        @{ What = 'filters leave images out'; Use = { }; Option = '-Filter label!=keep' }
        @{ What = 'filters mean an image'; Use = { }; Option = '-Label keep' }
    ) {
        $id = (Build 'LABEL keep=yes' @{ Name = 'clear-used:1', 'clear-used:2', 'localhost/clear-used:1', 'clear-used:3' })[0].Id
        $null = Build 'LABEL other=yes' @{ Name = 'clear-free:1' }
        $null = New-Container busybox -Name clear-base
        & $Use
        $option = $_.ContainsKey('Option') ? $Option : ''
        $said = Get-WhatIf "Image -All $option"
        $before = Get-Image
        $removed = (& ([scriptblock]::Create("Clear-DockerResource Image -All -Force $option"))).Removed
        @($removed -notlike 'sha256:*') | Sort-Object | Should -Be @($said -replace '^Remove unused image: ' | Sort-Object)
        $left = Get-Image | ForEach-Object Reference
        @($before.Reference | Where-Object { $_ -notin $left } | Sort-Object) | Should -Be @($removed -notlike 'sha256:*' | Sort-Object)
        @($removed | Select-Object -Unique) | Should -HaveCount @($removed).Count
    }

    It 'removes the build cache' {
        $dockerfile = 'FROM busybox', 'RUN dd if=/dev/zero of=/e bs=1000 count=40'
        $null = New-Image -DockerfileContent $dockerfile -Builder BuildKit -Name clear-built:1
        Remove-Image clear-built:1
        $said = Get-WhatIf BuildCache
        $cache = Get-DockerDiskUsage | Where-Object Type -EQ BuildCache
        $cache.Reclaimable | Should -BeGreaterOrEqual 40000
        $report = Clear-DockerResource BuildCache -Force
        $report.Removed.Count | Should -Be $said.Count
        $report.Removed | Sort-Object | Should -Be ($said -replace '^Remove build cache: (\w+).*$', '$1' | Sort-Object)
        $report.SpaceReclaimed | Should -Be $cache.Reclaimable
        $null = Clear-DockerResource BuildCache -All -Force
        (Get-DockerDiskUsage | Where-Object Type -EQ BuildCache).TotalCount | Should -Be 0
    }

    It 'filters the build cache by <Filter>' -ForEach @(
        @{ Filter = 'description~=big[12]'; Count = 2 }
        @{ Filter = 'type=regular'; Count = 4 }
        @{ Filter = 'private=true,type=regular'; Count = 4 }
        @{ Filter = 'shared=true'; Count = 0 }
        @{ Filter = 'inuse=true'; Count = 0 }
    ) {
        if ($Filter -like 'description*' -and [version] (Get-ApiVersion) -lt [version] '1.46') {
            Clear-DockerResource BuildCache -Filter $Filter -Force @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            return
        }
        New-BigCache
        $said = @(Get-WhatIf "BuildCache -Filter '$($Filter.Replace(',', "','"))'" | Where-Object { $_ })
        $report = Clear-DockerResource BuildCache -Filter ($Filter -split ',') -Force
        $report.Removed | Sort-Object | Should -Be ($said -replace '^Remove build cache: (\w+).*$', '$1' | Sort-Object)
        @($report.Removed).Count | Should -Be $Count
    }

    It 'keeps what filters of the build cache exclude' {
        New-BigCache
        $said = Get-WhatIf "BuildCache -Filter 'type!=regular'"
        $said | Should -Not -BeNullOrEmpty
        $report = Clear-DockerResource BuildCache -Filter 'type!=regular' -Force
        $report.Removed | Sort-Object | Should -Be ($said -replace '^Remove build cache: (\w+).*$', '$1' | Sort-Object)
        @(Get-DockerDiskUsage -Detail | Where-Object { $_.CacheType -eq 'regular' -and $_.Description -like '*big*' }).Count | Should -Be 4
    }

    It 'refuses <Text> of the build cache' -ForEach @(
        @{ Argument = @{ Filter = 'shared=maybe' }; Text = "*'maybe'*shared=true*" }
        @{ Argument = @{ Filter = 'type=a', 'type=b' }; Text = "*single value of 'type'*" }
        @{ Argument = @{ Filter = 'parent=a' }; Text = "*'parent'*" }
    ) {
        { Clear-DockerResource BuildCache @Argument -Force } | Should -Throw $Text -ErrorId "InvalidParameter,$class"
    }

    It 'clears the build cache down to a size, and says before what goes' {
        New-BigCache
        $size = (Get-DockerDiskUsage | Where-Object Type -EQ BuildCache).Size
        $said = Get-WhatIf "BuildCache -ReservedSpace $($size - 1500000)"
        $report = Clear-DockerResource BuildCache -KeepStorage ($size - 1500000) -Force
        $report.Removed | Sort-Object | Should -Be ($said -replace '^Remove build cache: (\w+).*$', '$1' | Sort-Object)
        $report.SpaceReclaimed | Should -BeGreaterOrEqual 1500000
        (Get-DockerDiskUsage | Where-Object Type -EQ BuildCache).Size | Should -BeGreaterThan 0
    }

    It 'clears the build cache down to -MaxUsedSpace, and not at all if -MinFreeSpace is free' {
        New-BigCache
        $version = [version] (Get-ApiVersion)
        if ($version -lt [version] '1.48') {
            foreach ($limit in @{ MaxUsedSpace = '1MB' }, @{ MinFreeSpace = '1MB' }) {
                (Clear-DockerResource BuildCache @limit -Force @quiet) | Should -BeNullOrEmpty
                $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
                $null = Clear-DockerResource BuildCache @limit -WhatIf @quiet
                $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            }
            return
        }
        (Clear-DockerResource BuildCache -MinFreeSpace 1MB -Force).Removed.Count | Should -Be 0
        $size = (Get-DockerDiskUsage | Where-Object Type -EQ BuildCache).Size
        $said = Get-WhatIf "BuildCache -MaxUsedSpace $($size - 1500000)"
        $report = Clear-DockerResource BuildCache -MaxUsedSpace ($size - 1500000) -Force
        $report.Removed | Sort-Object | Should -Be ($said -replace '^Remove build cache: (\w+).*$', '$1' | Sort-Object)
        (Get-DockerDiskUsage | Where-Object Type -EQ BuildCache).Size | Should -BeLessOrEqual ($size - 1500000)
    }

    It 'takes limits for the build cache only' {
        { Clear-DockerResource BuildCache, Image -MaxUsedSpace 1GB -Force } | Should -Throw '*-MaxUsedSpace*build cache only*' `
            -ErrorId "InvalidParameter,$class"
        { Clear-DockerResource BuildCache -MinFreeSpace 0 -Force } | Should -Throw
    }

    It 'filters the build cache by its kind, and by when it was last used' {
        $dockerfile = 'FROM busybox', 'RUN --mount=type=cache,target=/m dd if=/dev/zero of=/m/f bs=1000 count=30'
        $null = New-Image -DockerfileContent $dockerfile -Builder BuildKit -Name clear-built:1
        Remove-Image clear-built:1
        Get-WhatIf 'BuildCache -Until 1h' | Should -BeNullOrEmpty
        (Clear-DockerResource BuildCache -Until 1h -Force).Removed.Count | Should -Be 0
        Get-WhatIf 'BuildCache -Filter type=exec.cachemount' | Should -HaveCount 1
        $size = Get-ListedSize ((Invoke-Engine system/df).BuildCache | Where-Object Type -EQ exec.cachemount).Size 30000
        (Clear-DockerResource BuildCache -Filter type=exec.cachemount -Force).SpaceReclaimed | Should -Be $size
        $id = (Get-DockerDiskUsage -Detail | Where-Object Description -Like 'mount / from exec*').Id
        Get-WhatIf "BuildCache -All -Filter id=$id" | Should -HaveCount 1
        (Clear-DockerResource BuildCache -All -Filter id=$id -Force).Removed | Should -Be $id
        $null = Clear-DockerResource BuildCache -All -Force
    }

    It 'goes through the kinds in the order in which one sets the next free, and -WhatIf tells all of it' {
        $volume = (New-Stopped clear-one @{
            Volume  = '/v', 'clear-named:/n'
            Network = (New-Network clear-net)
        }).Mounts.Where({ $_.Destination -eq '/v' }).Name
        $image = Build 'RUN echo 1 >/e'
        Rename-Container (New-Container $image.Id) -NewName clear-two
        $said = Get-WhatIf 'BuildCache, Image, Volume, Network, Container'
        $said[0..1] | Sort-Object | Should -Be 'Remove stopped container: clear-one', 'Remove stopped container: clear-two'
        $said[2..3] | Should -Be 'Remove unused network: clear-net', "Remove unused volume: $volume"
        $said[4] | Should -Be "Remove dangling image: $($image.Id.Substring(7, 12))"
        $said | Should -HaveCount 5
        Get-Container | Should -HaveCount 2
        $reports = Clear-DockerResource BuildCache, Image, Volume, Network, Container -Force
        $reports.Type | Should -Be $everything
        $reports[0].Removed | Sort-Object | Should -Be clear-one, clear-two
        $reports[1].Removed | Should -Be clear-net
        $reports[2].Removed | Should -Be $volume
        $reports[3].Removed | Should -Contain $image.Id
        Get-VolumeName | Should -Be clear-named
    }

    It 'removes only what has the labels: <Argument>' -ForEach @(
        @{ Argument = '-Label tier=web'; Expected = 'web' }
        @{ Argument = '-Label tier'; Expected = 'db', 'web' }
        @{ Argument = '-Label @{ tier = "web"; keep = "no" }'; Expected = $null }
        @{ Argument = '-Filter label=tier=db'; Expected = 'db' }
        @{ Argument = '-Filter label!=tier=db'; Expected = 'plain', 'web' }
    ) {
        $labels = @{ web = @{ tier = 'web' }; db = @{ tier = 'db' }; plain = @{} }
        foreach ($name in $labels.Keys) {
            $null = New-Container busybox -Name "clear-$name" -Label $labels[$name]
            $null = New-Network "clear-$name" $labels[$name]
            New-Volume "clear-$name" $labels[$name]
        }
        $names = $Expected | ForEach-Object { if ($_) { "clear-$_" } }
        foreach ($type in 'Container', 'Network', 'Volume') {
            $line = $type -eq 'Volume' ? "$type -NamedVolume $Argument" : "$type $Argument"
            Get-WhatIf $line | ForEach-Object { $_ -replace '^.*: ' } | Sort-Object | Should -Be $names
            $report = & ([scriptblock]::Create("Clear-DockerResource $line -Force"))
            $report.Removed | Sort-Object | Should -Be $names
        }
    }

    It 'removes only what was made before a time: <Until>' -ForEach @(
        @{ Until = '1h'; Count = 0 }
        @{ Until = '0s'; Count = 1 }
    ) {
        $null = New-Container busybox -Name clear-one
        $null = New-Network clear-net
        $null = Build 'RUN echo 1 >/f'

        # Only whole seconds count.
        Start-Sleep -Seconds 1.1
        Get-WhatIf "Container, Network, Image -Until $Until" | Should -HaveCount (3 * $Count)
        $reports = Clear-DockerResource Container, Network, Image -Until $Until -Force
        $reports[0].Removed.Count, $reports[1].Removed.Count | Should -Be $Count, $Count
        ($reports[2].Removed.Count -gt 0) | Should -Be ($Count -eq 1)
    }

    It 'reports that there was nothing, and says so with -Verbose' {
        $report = Clear-DockerResource Container -Force
        $report.Removed.Count, $report.SpaceReclaimed | Should -Be 0, 0
        "$(Clear-DockerResource Network -Verbose -WhatIf 4>&1)" | Should -Be 'Remove unused network: there are none.'
    }

    It 'asks before it removes, unless -Force or -Confirm:$false says otherwise' {
        $null = New-Container busybox -Name clear-one
        "$(Invoke-Unattended 'Clear-DockerResource Container')" | Should -BeLike '*NonInteractive*'
        "$(Invoke-Unattended 'Clear-DockerResource Container -Force -Confirm')" | Should -BeLike '*NonInteractive*'
        Get-Container | Should -HaveCount 1
        $text = "Container: 1 removed, $(Get-WrittenSize clear-one 0) bytes reclaimed"
        Invoke-Unattended '"$(Clear-DockerResource Container -Force)"' | Should -Be $text
        $null = New-Container busybox -Name clear-one
        Invoke-Unattended '"$(Clear-DockerResource Container -Confirm:$false)"' | Should -Be $text
    }

    It 'removes nothing with -Force and -WhatIf, or where $WhatIfPreference is set' {
        $null = New-Container busybox -Name clear-one
        Get-WhatIf 'Container -Force' | Should -Be 'Remove stopped container: clear-one'
        Invoke-Unattended '$WhatIfPreference = $true; Clear-DockerResource Container -Force' | Should -BeLike 'What if:*clear-one*'
        Get-Container | Should -HaveCount 1
    }

    It 'acts on several engines, and names them in the question' {
        $null = New-Container busybox -Name clear-one
        Get-WhatIf "Container -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP" | Should -Be @(
            "Remove stopped container: clear-one ($env:DOCKER_HOST)"
            "Remove stopped container: clear-one ($env:DOCKERPS_TEST_TCP)"
        )

        # One engine does not prune twice at the same time.
        $other = Start-HostileEngine -Answer (New-HttpAnswer -Body '{"NetworksDeleted":["far"],"SpaceReclaimed":0}')
        try {
            $reports = Clear-DockerResource Network -Context $other.Endpoint, tcp://127.0.0.1:1, $env:DOCKER_HOST -Force @quiet
        } finally {
            $other.Dispose()
        }
        $reports.Context | Should -Be $other.Endpoint, $env:DOCKER_HOST
        $reports[0].Removed | Should -Be far
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
    }

    It 'removes anonymous volumes only on an older API of a newer engine, too' {
        $anonymous = (New-Stopped clear-one @{ Volume = '/v' }).Mounts[0].Name
        New-Volume clear-named
        Remove-Container clear-one
        $env:DOCKER_API_VERSION = '1.41'
        try {
            Get-WhatIf Volume | Should -Be "Remove unused volume: $anonymous"
            (Clear-DockerResource Volume -Force).Removed | Should -Be $anonymous
        } finally {
            $env:DOCKER_API_VERSION = $null
        }
        Get-VolumeName | Should -Be clear-named
    }

    It 'leaves images that the filters do not mean' {
        $image = Build 'LABEL keep=yes'
        Get-WhatIf 'Image -Filter label!=keep' | Should -BeNullOrEmpty
        (Clear-DockerResource Image -Filter label!=keep -Force).Removed.Count | Should -Be 0
        (Clear-DockerResource Image -Label keep=yes -Force).Removed | Should -Contain $image.Id
    }
}

Describe 'Clear-DockerResource refuses, before anything is sent,' {
    It '<What>' -ForEach @(
        @{ What = 'a time for volumes'; Argument = @{ Type = 'Container', 'Volume'; Until = '1h' }; Text = "*Volume*'until'*label*" }
        @{ What = 'a time as a filter for volumes'; Argument = @{ Type = 'Volume'; Filter = 'until=1h' }; Text = "*Volume*'until'*" }
        @{
            What = 'labels for the build cache, which the engine would ignore'
            Argument = @{ Type = 'BuildCache'; Label = 'a=b' }; Text = "*BuildCache*'label'*until*"
        }
        @{ What = 'a filter that nothing has'; Argument = @{ Type = 'Container'; Filter = 'nosuch=1' }; Text = "*Container*'nosuch'*" }
        @{ What = 'dangling as a filter'; Argument = @{ Type = 'Image'; Filter = 'dangling=false' }; Text = "*Image*'dangling'*" }
        @{ What = '-All for containers only'; Argument = @{ Type = 'Container'; All = $true }; Text = '*-All*Image*' }
        @{ What = '-NamedVolume for images only'; Argument = @{ Type = 'Image'; NamedVolume = $true }; Text = '*-NamedVolume*Volume*' }
        @{
            What = 'a filter with a time that is none'; Argument = @{ Type = 'Container'; Filter = 'until=soon' }
            Text = "*'soon' is not a time*"
        }
    ) {
        $failure = try { Clear-DockerResource @Argument -Force -Context tcp://127.0.0.1:1 } catch { $_ }
        $failure.FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
        $failure.Exception.Message | Should -BeLike $Text
    }

    It 'a kind that there is not' {
        { Clear-DockerResource Plugin -Force } | Should -Throw -ErrorId "CannotConvertArgumentNoMessage,$class"
    }

    It '<Text> as kinds' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Clear-DockerResource -Type $Value -Force } | Should -Throw -ErrorId "*,$class"
    }
}

Describe 'Clear-DockerResource while another prune runs' {
    It 'says so, and goes on with the next kind' {
        $busy = New-HttpAnswer -Status '409 Conflict' -Body '{"message":"a prune operation is already running"}'
        $engine = Start-HostileEngine -Answer $busy
        try {
            $null = Clear-DockerResource Network, Image -Force -Context $engine.Endpoint @quiet
            $problems | Should -HaveCount 2
            $problems.FullyQualifiedErrorId | Sort-Object -Unique | Should -Be "EngineBusy,$class"
            $problems.CategoryInfo.Category | Sort-Object -Unique | Should -Be ResourceBusy
            $problems.TargetObject | Should -Be Network, Image
            $problems[0].ErrorDetails.RecommendedAction | Should -BeLike 'Wait*'
        } finally {
            $engine.Dispose()
        }
    }
}
