BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

Describe 'The targets of Get-DockerVolume' {
    Add-ObjectTargetTest Get-DockerVolume $volumeKind -With @{ Acted = $namesWritten } -ReadOnly
}

Describe 'Get-DockerVolume' {
    BeforeAll {
        $class = 'DockerPS.Commands.GetDockerVolumeCommand'
        $data = New-DockerVolume gv-data -Label @{ suite = 'gv'; app = 'shop' }
        $null = New-DockerVolume gv-tmp -Label suite=gv -Option @{ type = 'tmpfs'; device = 'tmpfs'; o = 'size=1m' }
        $null = New-DockerVolume gv-free -Label suite=gv
        $option = @{ Image = 'busybox'; Label = 'suite=gv' }
        Invoke-Container @option -Command sh, -c, 'head -c 300000 /dev/zero > /data/file' -Name gv-done -Volume gv-data:/data
        $null = New-Container @option -Name gv-made -Volume gv-data:/data:ro, gv-tmp:/tmp

        function NamesOf($Volume) { (@(foreach ($one in $Volume) { $one.Name }) -like 'gv-*' | Sort-Object) -join ' ' }
    }

    AfterAll {
        Remove-TestVolume gv
    }

    It 'lists all volumes when nothing is given, in the order of their names' {
        $found = Get-DockerVolume
        NamesOf $found | Should -Be 'gv-data gv-free gv-tmp'
        $found.Name | Should -Be ($found.Name | Sort-Object -CaseSensitive)
    }

    It 'gives typed values' {
        $found = Get-DockerVolume gv-tmp
        $found | Should -BeOfType DockerPS.DockerVolume
        $found.Name, $found.Driver, $found.Scope | Should -Be gv-tmp, local, local
        $found.MountPoint | Should -BeLike '*/volumes/gv-tmp/_data'
        $found.CreatedAt.Kind | Should -Be Local
        [Math]::Abs(([datetime]::Now - $found.CreatedAt).TotalMinutes) | Should -BeLessThan 10
        $found.Labels['suite'] | Should -Be gv
        $found.Options['o'] | Should -Be size=1m
        $found.Status.Count | Should -Be 0
        $found.Context | Should -Be $env:DOCKER_HOST
        "$found" | Should -Be gv-tmp
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'those of a driver'; Find = { Get-DockerVolume -Driver local }; Expected = 'gv-data gv-free gv-tmp' }
        @{ What = 'those of another driver'; Find = { Get-DockerVolume -Driver nosuch }; Expected = '' }
        @{ What = 'those with a label'; Find = { Get-DockerVolume -Label app=shop }; Expected = 'gv-data' }
        @{
            What = 'those with all labels of a hashtable'
            Find = { Get-DockerVolume -Label @{ suite = 'gv'; app = 'shop' } }; Expected = 'gv-data'
        }
        @{ What = 'those that no container has'; Find = { Get-DockerVolume -Dangling }; Expected = 'gv-free' }
        @{ What = 'those that containers have'; Find = { Get-DockerVolume -Dangling:$false }; Expected = 'gv-data gv-tmp' }
        @{ What = "what docker's filters find"; Find = { Get-DockerVolume -Filter name=gv-t }; Expected = 'gv-tmp' }
        @{ What = 'names among what filters let through'; Find = { Get-DockerVolume gv-free, gv-data -Dangling }; Expected = 'gv-free' }
        @{ What = 'objects among what filters let through'; Find = { $data | Get-DockerVolume -Label app }; Expected = 'gv-data' }
    ) {
        NamesOf (& $Find) | Should -Be $Expected
    }

    It 'is silent about a name that filters leave out' {
        Get-DockerVolume gv-free -Label app -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'passes on that the engine does not know a filter' {
        { Get-DockerVolume -Filter nosuch=1 -ErrorAction Stop } | Should -Throw "*nvalid filter 'nosuch'" -ErrorId "InvalidRequest,$class"
    }

    It 'counts bytes and containers, stopped and unstarted ones too' {
        $found = Get-DockerVolume gv-* -Size
        $size = @{}
        $found | ForEach-Object { $size[$_.Name] = $_ }
        $size['gv-data'].Size | Should -Be 300000
        $size['gv-data'].ReferenceCount | Should -Be 2
        $size['gv-free'].Size, $size['gv-free'].ReferenceCount | Should -Be 0, 0
        # Engines do not count volumes that were made with options.
        $size['gv-tmp'].Size, $size['gv-tmp'].ReferenceCount | Should -Be $null, $null
        $usage = (Invoke-Engine 'system/df').Volumes | Where-Object Name -EQ gv-data
        $size['gv-data'].Size | Should -Be $usage.UsageData.Size
        $plain = Get-DockerVolume gv-data
        $plain.Size, $plain.ReferenceCount | Should -Be 300000, 2
    }

    It 'counts for names from the pipeline' {
        ('gv-data', 'gv-free' | Get-DockerVolume -Size).Size | Should -Be 300000, 0
    }

    It 'gives what drivers tell of a volume, and warns of those that do not answer' {
        $json = @{
            Name = 'nfs1'; Driver = 'nfs'; Mountpoint = ''; Scope = 'global'; Status = @{ server = 'files'; copies = 2 }
            Volumes = @(@{ Name = 'nfs1'; Driver = 'nfs' }); Warnings = @('the driver zfs does not answer')
        }
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body (ConvertTo-Json $json -Depth 5))
        try {
            $found = Get-DockerVolume nfs1 -Context $engine.Endpoint
            $listed = Get-DockerVolume -Context $engine.Endpoint -WarningVariable warnings -WarningAction SilentlyContinue
        } finally {
            $engine.Dispose()
        }
        $found.Status['server'], $found.Status['copies'] | Should -Be files, 2
        $found.MountPoint | Should -BeNullOrEmpty
        $found.Scope | Should -Be global
        $listed.Name | Should -Be nfs1
        $warnings | Should -Be 'the driver zfs does not answer'
    }

    It 'keeps its values through a job, from where it can be piped on' {
        $copy = Start-Job { Import-Module DockerPS; Get-DockerVolume gv-data -Size } | Receive-Job -Wait -AutoRemoveJob
        $copy.Labels['app'] | Should -Be shop
        $copy.Size | Should -Be 300000
        ($copy | Get-DockerVolume).Name | Should -Be gv-data
    }

    It 'is what Get-Container -Volume takes' {
        (Get-Container -Volume $data -Label suite=gv).Name | Sort-Object | Should -Be gv-done, gv-made
    }
}
