BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"

    $class = 'DockerPS.Commands.GetDockerDiskUsageCommand'
    $nowhere = 'tcp://127.0.0.1:1'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    function Get-Row([string] $Type) {
        Get-DockerDiskUsage | Where-Object Type -EQ $Type
    }
}

Describe 'Get-DockerDiskUsage' {
    BeforeAll {
        $mine = 'suite=usage'
        $before = Get-DockerDiskUsage | Group-Object Type -AsHashTable
        $write = 'dd if=/dev/zero of=/x bs=1000 count=300; dd if=/dev/zero of=/v/x bs=1000 count=70'
        New-Container busybox sh, -c, $write -Name usage-stopped -Label $mine -Volume usage-data:/v | Start-Container -PassThru |
            Wait-Container | Out-Null
        New-Container busybox sh, -c, "$write; exec sleep 1000" -Name usage-running -Label $mine -Volume /v -StopSignal SIGKILL |
            Start-Container
        Wait-Until { (Get-ContainerChange usage-running).Path -contains '/x' -and (Get-Container usage-running -Size).Size -ge 300000 }
        $between = Get-DockerDiskUsage | Group-Object Type -AsHashTable
        $dockerfile = 'FROM busybox', 'RUN dd if=/dev/zero of=/u bs=1000 count=90'
        $image = New-Image -DockerfileContent $dockerfile -Name usage-image:1 -Builder Classic
        $after = Get-DockerDiskUsage | Group-Object Type -AsHashTable
        # The files of the layers that the image is built on.
        $shared = ((Invoke-Engine images/busybox:latest/history).Size | Measure-Object -Sum).Sum
    }

    AfterAll {
        Get-Container -Label $mine | Remove-Container -Force -Volume
        $null = Invoke-Engine volumes/usage-data Delete
        Remove-Image usage-image:1
    }

    It 'writes one object for each kind, in the order of docker system df' {
        $usage = Get-DockerDiskUsage
        $usage | Should -BeOfType DockerPS.DockerDiskUsage
        $usage.Type | Should -Be Image, Container, Volume, BuildCache
        $usage.Context | Sort-Object -Unique | Should -Be $env:DOCKER_HOST
        "$($usage[0])" | Should -Be Image
    }

    It 'counts what containers wrote, and of that what would be free' {
        $after.Container.TotalCount - $before.Container.TotalCount | Should -Be 2
        $after.Container.Active - $before.Container.Active | Should -Be 1
        $after.Container.Size - $before.Container.Size | Should -Be (Get-WrittenSize usage-stopped, usage-running 600000)
        $after.Container.Reclaimable - $before.Container.Reclaimable | Should -Be (Get-WrittenSize usage-stopped 300000)
    }

    It 'counts volumes as in use when a container has them, running or not' {
        $after.Volume.TotalCount - $before.Volume.TotalCount | Should -Be 2
        $after.Volume.Active - $before.Volume.Active | Should -Be 2
        $after.Volume.Size - $before.Volume.Size | Should -Be 140000
        $after.Volume.Reclaimable | Should -Be $before.Volume.Reclaimable
    }

    It 'counts the layers that images share once' {
        $after.Image.TotalCount - $before.Image.TotalCount | Should -Be 1
        $size = $after.Image.Size - $between.Image.Size
        if (Test-ContainerdStore) {
            # It counts blocks and compressed layers, and what a build left until that is collected.
            $size | Should -BeGreaterOrEqual 90000
            $size | Should -BeLessThan $shared
        } else {
            $size | Should -Be 90000
        }
    }

    It 'counts as docker does, from what the engine lists' {
        $lists = Invoke-Engine system/df
        $after.Image.Size | Should -Be $lists.LayersSize
        $after.Image.Active | Should -Be @($lists.Images | Where-Object Containers -GT 0).Count
        $used = ($lists.Images | Where-Object Containers -NE 0 | ForEach-Object { $_.Size - $_.SharedSize } | Measure-Object -Sum).Sum
        (Get-Row Image).Reclaimable | Should -Be ($lists.LayersSize - $used)
        (Get-Row Container).TotalCount | Should -Be @($lists.Containers).Count
        (Get-Row Volume).Size | Should -Be ($lists.Volumes.UsageData.Size | Measure-Object -Sum).Sum
        (Get-Row BuildCache).TotalCount | Should -Be @($lists.BuildCache | Where-Object { $_ }).Count
    }

    It 'counts the build cache' {
        $dockerfile = 'FROM busybox', "RUN dd if=/dev/zero of=/cached$PID bs=1000 count=80"
        $null = New-Image -DockerfileContent $dockerfile -Builder BuildKit -Name usage-cached:1
        Remove-Image usage-cached:1
        $records = Get-DockerDiskUsage -Detail | Where-Object Type -EQ BuildCache
        $row = Get-Row BuildCache
        $row.TotalCount | Should -Be $records.Count
        $row.Size | Should -Be ($records.UniqueSize | Measure-Object -Sum).Sum
        $row.Size | Should -BeGreaterOrEqual 80000
        $record = $records | Where-Object Description -Like "*cached$PID*"
        $size = Get-ListedSize ((Invoke-Engine system/df).BuildCache | Where-Object ID -EQ $record.Id).Size 80000
        $record.Size, $record.UniqueSize, $record.SharedSize | Should -Be $size, $size, 0
        $record.CacheType | Should -Be regular
        $record.Active | Should -BeFalse
        $record.CreatedAt.Kind | Should -Be Local
        $record.Mutable | Should -BeFalse
        $record.Parents.Count | Should -Be 1
        $records.Id | Should -Contain $record.Parents[0]
        @($records | Where-Object CacheType -EQ source.local)[0].Mutable | Should -BeTrue
        "$record" | Should -Be $record.Id
        Invoke-Engine 'build/prune?all=1' Post | Out-Null
    }

    Context 'With -Detail' {
        BeforeAll {
            $items = Get-DockerDiskUsage -Detail
        }

        It 'writes each thing' {
            $items | Should -BeOfType DockerPS.DockerDiskUsageItem
            foreach ($type in 'Image', 'Container', 'Volume') {
                @($items | Where-Object Type -EQ $type).Count | Should -Be (Get-Row $type).TotalCount
            }
        }

        It 'tells of a container what it wrote, and whether it runs' {
            $item = $items | Where-Object Name -EQ usage-stopped
            $size = Get-WrittenSize usage-stopped 300000
            $item.Type, $item.Size, $item.UniqueSize, $item.Active | Should -Be Container, $size, $size, $false
            $item.Id | Should -Be (Get-Container usage-stopped).Id
            $item.Description | Should -Be busybox
            $item.UsedBy | Should -BeNullOrEmpty
            ($items | Where-Object Name -EQ usage-running).Active | Should -BeTrue
        }

        It 'tells of a volume what it takes, and how many containers have it' {
            $item = $items | Where-Object Name -EQ usage-data
            $item.Type, $item.Size, $item.UsedBy, $item.Active, $item.Description | Should -Be Volume, 70000, 1, $true, local
            $item.CreatedAt.Kind | Should -Be Local
        }

        It 'tells of an image what it shares, and how many containers use it' {
            $item = $items | Where-Object Name -EQ usage-image:1
            $item.Id | Should -Be $image.Id
            $item.Size | Should -Be $image.Size
            $item.SharedSize | Should -Be $shared
            $item.UniqueSize | Should -Be (Get-ListedSize ($image.Size - $shared) 90000)
            $item.UsedBy, $item.Active | Should -Be 0, $false
            $base = $items | Where-Object Name -EQ busybox:latest
            $base.Active | Should -BeTrue
            $base.UsedBy | Should -Be @((Invoke-Engine 'containers/json?all=1') | Where-Object ImageID -EQ $base.Id).Count
        }

        It 'stands for the name that it shows of an image, and not for all names of its repository' {
            try {
                Add-ImageTag usage-image:1 usage-image:2
                $row = Get-DockerDiskUsage -Detail | Where-Object Id -EQ $image.Id
                $row.Name | Should -BeIn usage-image:1, usage-image:2
                $row | Remove-Image
                (Get-Image usage-image).Reference | Should -Be ('usage-image:1', 'usage-image:2' | Where-Object { $_ -ne $row.Name })
            } finally {
                Add-ImageTag $image.Id usage-image:1
                Get-Image usage-image:2 -ErrorAction Ignore | Remove-Image
            }
        }

        It 'is the name as text' {
            "$($items | Where-Object Name -EQ usage-data)" | Should -Be usage-data
        }
    }

    It 'asks several engines, and reports one that is down' {
        # Older engines count for one caller at a time.
        $other = Start-HostileEngine -Answer (New-HttpAnswer -Body '{}')
        try {
            $found = Get-DockerDiskUsage -Context $other.Endpoint, $nowhere, $env:DOCKER_HOST @quiet
        } finally {
            $other.Dispose()
        }
        $found.Context | Should -Be (@($other.Endpoint) * 4 + @($env:DOCKER_HOST) * 4)
        $found[0].TotalCount | Should -Be 0
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
    }
}

Describe 'Get-DockerDiskUsage of an engine that counts for somebody else' {
    It 'says so, where the engine answers <_>' -ForEach '409 Conflict', '500 Internal Server Error' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status $_ -Body '{"message":"a disk usage operation is already running"}')
        try {
            Get-DockerDiskUsage -Context $engine.Endpoint @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "EngineBusy,$class"
            $problems.CategoryInfo.Category | Should -Be ResourceBusy
        } finally {
            $engine.Dispose()
        }
    }
}

Describe 'Get-DockerDiskUsage on a newer engine' {
    It 'takes the engine''s own figures' {
        $body = @{
            ImageUsage      = @{
                TotalCount = 4; ActiveCount = 1; TotalSize = 98765432; Reclaimable = 12345678
                Items = @(@{ Id = 'sha256:a'; RepoTags = @('a:1'); Size = 5; SharedSize = -1; Containers = -1 })
            }
            ContainerUsage  = @{ TotalCount = 0 }
            VolumeUsage     = @{
                TotalCount = 1; TotalSize = 50; Reclaimable = 50
                Items = @(@{ Name = 'v1'; UsageData = @{ Size = -1; RefCount = -1 } })
            }
            BuildCacheUsage = @{ TotalCount = 1; TotalSize = 61; Reclaimable = 60 }
        } | ConvertTo-Json -Depth 9
        $engine = Start-HostileEngine -Ping (New-HttpAnswer -ApiVersion 1.55) -Answer (New-HttpAnswer -Body $body)
        try {
            $usage = Get-DockerDiskUsage -Context $engine.Endpoint
            $usage.TotalCount | Should -Be 4, 0, 1, 1
            $usage.Reclaimable | Should -Be 12345678, 0, 50, 60
            $image, $volume = Get-DockerDiskUsage -Context $engine.Endpoint -Detail
            $image.Name, $image.Size | Should -Be a:1, 5
            $image.SharedSize, $image.UniqueSize, $image.UsedBy | Should -Be $null, $null, $null
            $volume.Size, $volume.UsedBy | Should -Be $null, $null
        } finally {
            $engine.Dispose()
        }
    }
}
