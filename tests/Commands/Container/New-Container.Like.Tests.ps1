BeforeDiscovery {
    # What -Detail tells and New-Container takes: a value of each parameter, and the property that tells it.
    $properties = @(
        @{ Parameter = 'Command'; Property = 'CommandList'; Value = 'sleep', '1000' }
        @{ Parameter = 'Entrypoint'; Property = 'Entrypoint'; Value = '/bin/sh', '-c' }
        @{ Parameter = 'Environment'; Property = 'Environment'; Value = @{ A = '1'; B = 'x=y, z' } }
        @{ Parameter = 'Label'; Property = 'Labels'; Value = @{ a = 'b'; 'com.example.c' = 'd' } }
        @{ Parameter = 'WorkingDirectory'; Property = 'WorkingDirectory'; Value = '/tmp' }
        @{ Parameter = 'User'; Property = 'User'; Value = '1000:1000' }
        @{ Parameter = 'GroupAdd'; Property = 'GroupAdd'; Value = '5', '6' }
        @{ Parameter = 'Hostname'; Property = 'Hostname'; Value = 'rt-host' }
        @{ Parameter = 'DomainName'; Property = 'DomainName'; Value = 'example.com' }
        @{ Parameter = 'Interactive'; Property = 'Interactive'; Value = $true }
        @{ Parameter = 'Tty'; Property = 'Tty'; Value = $true }
        @{ Parameter = 'AutoRemove'; Property = 'AutoRemove'; Value = $true }
        @{ Parameter = 'RestartPolicy'; Property = 'RestartPolicy'; Value = 'on-failure:3' }
        @{ Parameter = 'StopSignal'; Property = 'StopSignal'; Value = 'SIGINT' }
        @{ Parameter = 'StopTimeout'; Property = 'StopTimeout'; Value = [timespan]::FromSeconds(3) }
        @{ Parameter = 'Init'; Property = 'Init'; Value = $true }
        @{ Parameter = 'LogDriver'; Property = 'LogDriver'; Value = 'local' }
        @{ Parameter = 'LogOption'; Property = 'LogOption'; Value = @{ 'max-size' = '1m' } }
        @{ Parameter = 'HealthCommand'; Property = 'HealthCheck.Test'; Value = 'true && true' }
        @{ Parameter = 'HealthCommand'; Property = 'HealthCheck.Test'; Value = 'test', '-e', '/bin' }
        @{ Parameter = 'Port'; Property = 'PortBindings'; Value = '127.0.0.1:18051:80', '53/udp' }
        @{ Parameter = 'Expose'; Property = 'ExposedPorts'; Value = '81/tcp', '82/udp' }
        @{ Parameter = 'PublishAll'; Property = 'PublishAll'; Value = $true }
        @{ Parameter = 'Network'; Property = 'Networks'; Value = 'rt-net' }
        @{ Parameter = 'Dns'; Property = 'Dns'; Value = '10.0.0.1', 'fd00::1' }
        @{ Parameter = 'DnsSearch'; Property = 'DnsSearch'; Value = 'example.com' }
        @{ Parameter = 'DnsOption'; Property = 'DnsOption'; Value = 'ndots:2' }
        @{ Parameter = 'ExtraHost'; Property = 'ExtraHost'; Value = 'db:10.0.0.5' }
        @{ Parameter = 'Volume'; Property = 'Binds'; Value = 'rt-vol:/data', '/tmp:/host:ro' }
        @{ Parameter = 'Tmpfs'; Property = 'Tmpfs'; Value = '/run:size=1m' }
        @{ Parameter = 'VolumeDriver'; Property = 'VolumeDriver'; Value = 'local' }
        @{ Parameter = 'ReadOnly'; Property = 'ReadOnly'; Value = $true }
        @{ Parameter = 'Memory'; Property = 'Memory'; Value = 64MB }
        @{ Parameter = 'ShmSize'; Property = 'ShmSize'; Value = 32MB }
        @{ Parameter = 'Cpu'; Property = 'Cpu'; Value = 0.5 }
        @{ Parameter = 'CpuShare'; Property = 'CpuShare'; Value = 512 }
        @{ Parameter = 'CpuSet'; Property = 'CpuSet'; Value = '0' }
        @{ Parameter = 'PidsLimit'; Property = 'PidsLimit'; Value = 100 }
        @{ Parameter = 'Ulimit'; Property = 'Ulimit'; Value = 'nofile=1024:2048' }
        @{ Parameter = 'OomScoreAdjust'; Property = 'OomScoreAdjust'; Value = 100 }
        @{ Parameter = 'Device'; Property = 'Device'; Value = '/dev/null:/dev/nothing:rw' }
        @{ Parameter = 'DeviceCgroupRule'; Property = 'DeviceCgroupRule'; Value = 'c 1:3 rwm' }
        @{ Parameter = 'Privileged'; Property = 'Privileged'; Value = $true }
        @{ Parameter = 'CapAdd'; Property = 'CapAdd'; Value = 'NET_ADMIN' }
        @{ Parameter = 'CapDrop'; Property = 'CapDrop'; Value = 'CHOWN' }
        @{ Parameter = 'SecurityOption'; Property = 'SecurityOption'; Value = 'no-new-privileges' }
        @{ Parameter = 'Sysctl'; Property = 'Sysctl'; Value = @{ 'net.ipv4.ip_forward' = '1' } }
        @{ Parameter = 'PidMode'; Property = 'PidMode'; Value = 'host' }
        @{ Parameter = 'IpcMode'; Property = 'IpcMode'; Value = 'shareable' }
        @{ Parameter = 'UtsMode'; Property = 'UtsMode'; Value = 'host' }
        @{ Parameter = 'CgroupNamespace'; Property = 'CgroupNamespace'; Value = 'private' }
        @{ Parameter = 'Port'; Property = 'Ports'; Value = '127.0.0.1:18051:80', '53/udp'; Running = $true }
        @{
            Parameter = 'Mount'; Property = 'Mounts'
            Value = 'type=volume,source=rt-vol,target=/data,readonly', 'type=bind,source=/tmp,target=/host,bind-propagation=rslave'
        }
        @{ Parameter = 'Mount'; Property = 'Mounts'; Value = 'type=tmpfs,target=/run' }
        @{ Parameter = 'VolumesFrom'; Property = 'VolumesFrom'; Value = 'rt.other:ro' }
        @{ Parameter = 'Link'; Property = 'Link'; Value = 'rt.other:db' }
        @{ Parameter = 'MemoryReservation'; Property = 'MemoryReservation'; Value = 32MB }
        @{ Parameter = 'MemorySwap'; Property = 'MemorySwap'; Value = 128MB; With = @{ Memory = 64MB } }
        @{ Parameter = 'MemorySwap'; Property = 'MemorySwap'; Value = -1; With = @{ Memory = 64MB } }
        @{ Parameter = 'CpuSetMemory'; Property = 'CpuSetMemory'; Value = '0' }
        @{ Parameter = 'BlkioWeight'; Property = 'BlkioWeight'; Value = 300 }
        @{ Parameter = 'MemorySwappiness'; Property = 'MemorySwappiness'; Value = 40 }
        @{ Parameter = 'OomKillDisable'; Property = 'OomKillDisable'; Value = $true; With = @{ Memory = 64MB } }
        @{ Parameter = 'Runtime'; Property = 'Runtime'; Value = 'runc' }
        @{ Parameter = 'Isolation'; Property = 'Isolation'; Value = 'default' }
        @{ Parameter = 'UserNamespace'; Property = 'UserNamespace'; Value = 'host' }
        @{ Parameter = 'CgroupParent'; Property = 'CgroupParent'; Value = '/rt' }
        @{ Parameter = 'Image'; Property = 'Image'; Value = 'busybox' }
        @{ Parameter = 'HealthInterval'; Property = 'HealthCheck.Interval'; Value = '10s'; With = @{ HealthCommand = 'true' } }
        @{ Parameter = 'HealthTimeout'; Property = 'HealthCheck.Timeout'; Value = '2s'; With = @{ HealthCommand = 'true' } }
        @{ Parameter = 'HealthRetries'; Property = 'HealthCheck.Retries'; Value = 4; With = @{ HealthCommand = 'true' } }
        @{ Parameter = 'HealthStartPeriod'; Property = 'HealthCheck.StartPeriod'; Value = '1s'; With = @{ HealthCommand = 'true' } }
    )
    foreach ($one in $properties) {
        if (-not $one.ContainsKey('With')) { $one.With = @{} }
        if ($one.Parameter -eq 'LogOption') { $one.With = @{ LogDriver = 'local' } }
    }

    # What belongs to the one container, to its engine, or to the text of a command line; what only some storage or newer engines have.
    $own = 'Name', 'Names', 'Context', 'Command', 'StorageOption', 'Platform', 'Annotation'
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    $null = New-DockerNetwork rt-net
    $null = New-DockerNetwork rt-side
    $null = New-Container busybox -Name rt.other -Volume /shared

    # What an engine drops where the kernel does not have it.
    $discarded = 'MemorySwappiness', 'OomKillDisable', 'BlkioWeight', 'MemorySwap', 'MemoryReservation', 'CpuSetMemory'

    # The text of a property, whatever the order of what is in it.
    function Get-Value($Detail, [string] $Property) {
        $value = $Detail
        foreach ($name in $Property.Split('.')) { $value = $value.$name }
        $value -is [Collections.IDictionary] ? "$value" : (@($value | ForEach-Object { "$_" } | Sort-Object) -join ' ')
    }

    # What the engine was given, past the module: without what it makes up for each container.
    function Get-Setting([string] $Name) {
        $all = Invoke-Engine "containers/$Name/json"
        $all.Config.PSObject.Properties.Remove('Hostname')
        $all.Config | ConvertTo-Json -Depth 9
        ($all.HostConfig | ConvertTo-Json -Depth 9) -replace "/$Name/", '/rt-one/'
    }
}

AfterAll {
    Get-Container rt-*, rt.other | Remove-Container -Force -Volume
    Remove-DockerNetwork rt-net, rt-side
    Remove-DockerVolume rt-vol -Force
}

Describe 'What Get-Container -Detail gives' {
    AfterEach { Get-Container rt-* | Remove-Container -Force }

    It 'is taken by New-Container: -<Parameter> from <Property>' -ForEach $properties {
        $option = @{ Image = 'busybox' } + $With
        $option[$Parameter] = $Value
        $runs = [bool] $_['Running']
        if ($runs) { $option.Command = 'sleep', '1000' }
        $first = New-Container -Name rt-one @option -WarningAction Ignore
        if ($runs) { Start-Container rt-one }
        $detail = Get-Container rt-one -Detail
        if (-not (Get-Value $detail $Property) -and $Parameter -in $discarded) {
            Set-ItResult -Skipped -Because 'the engine drops this setting on this machine'
        }
        $first | Remove-Container -Force
        foreach ($source in $detail, (Copy-Deserialized $detail)) {
            $told = $source
            foreach ($name in $Property.Split('.')) { $told = $told.$name }
            $option[$Parameter] = $told
            $null = New-Container -Name rt-two @option -WarningAction Ignore
            if ($runs) { Start-Container rt-two }
            $again = Get-Container rt-two -Detail
            Get-Value $again $Property | Should -BeExactly (Get-Value $detail $Property).Replace('rt-one', 'rt-two')
            Get-Value $detail $Property | Should -Not -BeNullOrEmpty
            @($again.Mounts | ForEach-Object Propagation | Sort-Object) |
                Should -Be @($detail.Mounts | ForEach-Object Propagation | Sort-Object)
            $again | Remove-Container -Force
        }
    }

    It 'is in the list above with every property that has a parameter' -ForEach @{ List = $properties; Own = $own } {
        $parameters = (Get-Command New-Container).Parameters.Keys
        [DockerPS.ContainerDetail].GetProperties().Name |
            Where-Object { $_ -notin $Own -and ($_ -in $parameters -or $_ -replace 's$' -in $parameters) } |
            Where-Object { $_ -notin $List.Property } | Should -BeNullOrEmpty
    }
}

Describe 'New-Container -Like' {
    AfterEach { Get-Container rt-* | Remove-Container -Force -Volume }

    It 'makes what the other was made with: -<Parameter>' -ForEach $properties {
        $option = @{ Image = 'busybox' } + $With
        $option[$Parameter] = $Value
        $null = New-Container -Name rt-one @option -WarningAction Ignore
        $null = New-Container -Like rt-one -Name rt-two -WarningAction Ignore
        $hostname = $Parameter -eq 'Hostname'
        Get-Setting rt-two | Should -Be (Get-Setting rt-one)
        if ($hostname) { (Get-Container rt-two -Detail).Hostname | Should -Be rt-host }
    }

    It 'takes the name, an object and its copy' {
        $one = New-Container busybox -Name rt-one -Label a=b
        (New-Container -Like rt-one -Name rt-two).Labels['a'] | Should -Be b
        (New-Container -Like $one -Name rt-three).Labels['a'] | Should -Be b
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($one))
        (New-Container -Like $copy -Name rt-four).Labels['a'] | Should -Be b
    }

    It 'replaces what the parameters say, and keeps the rest' {
        $option = @{ Environment = 'A=1'; Label = 'a=b'; Tty = $true; Memory = 64MB; HealthCommand = 'true'; Port = '18052:80' }
        $null = New-Container busybox sleep, 1000 -Name rt-one @option
        $two = New-Container -Like rt-one -Name rt-two -Environment B=2 -Tty:$false -Memory 1GB -HealthInterval 5s -Port 18053:80 |
            Get-Container -Detail
        $two.Environment.Keys | Should -Be B
        $two.Tty | Should -BeFalse
        $two.Memory | Should -Be 1GB
        $two.PortBindings | Should -Be 18053:80/tcp
        $two.HealthCheck.Test | Should -Be CMD-SHELL, true
        $two.HealthCheck.Interval | Should -Be ([timespan]::FromSeconds(5))
        $two.CommandList | Should -Be sleep, 1000
        $two.Labels['a'] | Should -Be b
    }

    It 'leaves to another image what came from the first' {
        $client = [DockerPS.Engine.DockerClient]::new($env:DOCKERPS_TEST_HOST)
        foreach ($tag in 1, 2) {
            $files = [IO.File]::OpenRead($env:DOCKERPS_TEST_BASE)
            $changes = [string[]] @(
                "CMD [`"echo`",`"$tag`"]"
                "ENV VERSION=$tag"
                'ENV BOTH=same'
                "LABEL version=$tag"
                "WORKDIR /v$tag"
                "EXPOSE 8$tag"
            )
            $stop = [Threading.CancellationToken]::None
            $null = $client.Images.ImportAsync($files, "rt-image:$tag", $changes, $stop).GetAwaiter().GetResult()
            $files.Dispose()
        }
        $null = New-Container rt-image:1 -Name rt-one -Environment OWN=1 -Label own=1
        $two = New-Container rt-image:2 -Like rt-one -Name rt-two | Get-Container -Detail
        $two.Image | Should -Be rt-image:2
        $two.CommandList | Should -Be echo, 2
        $two.WorkingDirectory | Should -Be /v2
        "$($two.Environment)" | Should -Be 'BOTH=same, OWN=1, VERSION=2'
        "$($two.Labels)" | Should -Be 'own=1, version=2'
        $two.ExposedPorts | Should -Be 82/tcp
        Get-Container rt-one, rt-two | Remove-Container
        Remove-Image rt-image:1, rt-image:2
    }

    It 'connects it to the same networks, without the address' {
        $null = New-Container busybox sleep, 1000 -Name rt-one -Network rt-net -NetworkAlias db
        Connect-DockerNetwork rt-side rt-one -Alias cache
        $two = New-Container -Like rt-one -Name rt-two
        ($two.Networks.Name | Sort-Object) -join ' ' | Should -Be 'rt-net rt-side'
        $places = (Invoke-Engine containers/rt-two/json).NetworkSettings.Networks
        $places.'rt-net'.Aliases | Should -Contain db
        $places.'rt-side'.Aliases | Should -Contain cache
        (New-Container -Like rt-one -Name rt-three -Network rt-side).Networks.Name | Should -Be rt-side
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a wildcard'; Do = { New-Container -Like rt-* }; Id = 'InvalidParameter*' }
        @{ What = 'several'; Do = { New-Container -Like a, b }; Id = 'InvalidParameter*' }
        @{ What = 'an image'; Do = { New-Container -Like (Get-Image busybox) -ErrorAction Stop }; Id = '*' }
        @{ What = 'an address without a network'; Do = { New-Container -Like a -IPAddress 10.0.0.1 }; Id = 'InvalidParameter*' }
        @{ What = 'a container that is not there'; Do = { New-Container -Like rt-nosuch -ErrorAction Stop }; Id = '*NotFound*' }
    ) {
        $Do | Should -Throw -ErrorId $Id
    }

    It 'makes nothing with -WhatIf' {
        $null = New-Container busybox -Name rt-one
        New-Container -Like rt-one -Name rt-two -WhatIf
        Get-Container rt-two* | Should -BeNullOrEmpty
    }

    It 'runs a command as the other would' {
        $null = New-Container busybox -Name rt-one -Environment WORD=hello -Command sh, -c, 'echo $WORD'
        Invoke-Container -Like rt-one -Name rt-two -AutoRemove | Should -Be hello
        Invoke-Container -Like rt-one -Name rt-two -AutoRemove -Command sh, -c, 'echo $WORD $WORD' | Should -Be 'hello hello'
    }
}
