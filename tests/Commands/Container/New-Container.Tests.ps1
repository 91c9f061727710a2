BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"

    $api = Get-ApiVersion
    $null = New-Item "$TestDrive/src", "$TestDrive/config" -ItemType Directory
    $null = Invoke-Engine networks/create Post @{
        Name       = 'nc-net'
        EnableIPv6 = $true
        IPAM       = @{ Config = @(@{ Subnet = '192.0.2.0/24' }, @{ Subnet = '2001:db8:77::/64' }) }
    }
    $null = Invoke-Engine networks/create Post @{ Name = 'nc-other' }
    $null = New-Container busybox -Name nc-base -Volume nc-data:/data -Port 127.0.0.1:8081:81/udp -StopSignal SIGKILL -Command sleep, 3600

    # A member of the engine's own answer, as JSON in which paths of this computer are named.
    function Read-Setting {
        param([string] $Container, [string] $Path)

        $value = Invoke-Engine "containers/$Container/json"
        foreach ($member in $Path -split '/') {
            $value = $value.$member
        }
        (ConvertTo-Json $value -Compress -Depth 9).Replace($TestDrive, '{drive}').Replace($HOME, '{home}')
    }

    function Test-Made {
        param([string] $Container)

        $null -ne (Invoke-Engine 'containers/json?all=1' | Where-Object { $_.Names -contains "/$Container" })
    }
}

AfterAll {
    Get-Container nc-* | Remove-Container -Force -Volume
    $null = Invoke-Engine networks/nc-net Delete
    $null = Invoke-Engine networks/nc-other Delete
    Invoke-Engine 'volumes?filters={"name":["nc-"]}' | ForEach-Object { $_.Volumes } |
        ForEach-Object { $null = Invoke-Engine "volumes/$($_.Name)" Delete }
}

Describe 'New-Container' {
    It 'makes a container without starting it, and writes it' {
        $container = New-Container busybox -Name nc-plain
        $container | Should -BeOfType DockerPS.Container
        $container.Name | Should -Be nc-plain
        $container.Status | Should -Be created
        $container.Image | Should -Be busybox
        $container.Context | Should -Be $env:DOCKERPS_TEST_HOST
    }

    It 'lets the engine choose the name' {
        $container = New-Container busybox
        $container.Name | Should -Match '^[a-z]+_[a-z]+'
        $container | Remove-Container
    }

    It 'takes <What> as the image' -ForEach @(
        @{ What = 'a name with a tag'; Image = { 'busybox:latest' } }
        @{ What = 'an object of Get-Image'; Image = { Get-Image busybox } }
        @{ What = 'an id'; Image = { (Get-Image busybox).Id } }
        @{ What = 'the beginning of an id'; Image = { (Get-Image busybox).Id.Substring(7, 12) } }
    ) {
        $container = New-Container (& $Image)
        $container | Remove-Container
        $container.ImageId | Should -Be (Get-Image busybox).Id
    }

    It 'makes nothing with -WhatIf' {
        New-Container busybox -Name nc-whatif -WhatIf | Should -BeNullOrEmpty
        Test-Made nc-whatif | Should -BeFalse
    }

    It 'writes the engine''s warnings as warnings' {
        # Without a limit of memory it is dangerous, and with control groups of version 2 it is not possible.
        $null = New-Container busybox -Name nc-warning -OomKillDisable -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*OOM*'
    }

    It 'writes an error when the name is taken' {
        $failure = { New-Container busybox -Name nc-base -ErrorAction Stop } |
            Should -Throw -PassThru -ErrorId 'ContainerExists,DockerPS.Commands.NewContainerCommand'
        $failure.CategoryInfo.Category | Should -Be ResourceExists
    }

    It 'writes a terminating error when the engine is down' {
        { New-Container busybox -Name nc-down -Context unix:///nc-nosuch.sock } |
            Should -Throw -ErrorId 'EngineUnreachable,DockerPS.Commands.NewContainerCommand'
    }

    It 'makes one on each of several engines, and writes an error for the one that is down' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'errors' }
        $made = New-Container busybox -Context $env:DOCKERPS_TEST_HOST, unix:///nc-nosuch.sock, $env:DOCKERPS_TEST_TCP @quiet
        $made | Remove-Container
        $made.Context | Should -Be $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
        $errors.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.NewContainerCommand'
    }
}

Describe 'New-Container and its settings' {
    BeforeDiscovery {
        # Parameter, value, member of the engine's answer and its value, further parameters.
        $rows = @(
            @('Command', 'echo', 'Config/Cmd', '["echo"]'),
            @('Command', 'echo a', 'Config/Cmd', '["echo a"]'),
            @('Command', ('echo', 'a b', ''), 'Config/Cmd', '["echo","a b",""]'),
            @('Entrypoint', ('sh', '-c'), 'Config/Entrypoint', '["sh","-c"]'),
            @('Label', 'tier=web', 'Config/Labels', '{"tier":"web"}'),
            @('Label', ('tier', 'note=a=b'), 'Config/Labels', '{"note":"a=b","tier":""}'),
            @('Label', ([pscustomobject] @{ tier = 'web'; size = 3 }), 'Config/Labels', '{"size":"3","tier":"web"}'),
            @('Label', @(@{ tier = 'web' }.GetEnumerator()), 'Config/Labels', '{"tier":"web"}'),
            @('Label', @([Collections.Generic.KeyValuePair[string, string]]::new('tier', 'web')), 'Config/Labels', '{"tier":"web"}'),
            @('Environment', ('NC_A=1', 'NC_A=2'), 'Config/Env', '["NC_A=2"]'),
            @('Label', @{ tier = 'web'; size = 3 }, 'Config/Labels', '{"size":"3","tier":"web"}'),
            @('Expose', ('80', '53/udp', '8000-8001'), 'Config/ExposedPorts', '{"53/udp":{},"80/tcp":{},"8000/tcp":{},"8001/tcp":{}}'),
            @('Port', '8080:80', 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"","HostPort":"8080"}]}'),
            @('Port', '8080:80', 'Config/ExposedPorts', '{"80/tcp":{}}'),
            @('Port', 80, 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"","HostPort":""}]}'),
            @('Port', '80', 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"","HostPort":""}]}'),
            @('Port', '53/udp', 'HostConfig/PortBindings', '{"53/udp":[{"HostIp":"","HostPort":""}]}'),
            @('Port', '9000:9000/SCTP', 'HostConfig/PortBindings', '{"9000/sctp":[{"HostIp":"","HostPort":"9000"}]}'),
            @('Port', '127.0.0.1:8080:80/udp', 'HostConfig/PortBindings', '{"80/udp":[{"HostIp":"127.0.0.1","HostPort":"8080"}]}'),
            @('Port', '127.0.0.1::80', 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":""}]}'),
            @('Port', '127.0.0.1:0:80', 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":""}]}'),
            @('Port', '[::1]:8080:80', 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"::1","HostPort":"8080"}]}'),
            @('Port', '[::1]::80', 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"::1","HostPort":""}]}'),
            @('Port', '8000-8001:80-81', 'HostConfig/PortBindings',
                '{"80/tcp":[{"HostIp":"","HostPort":"8000"}],"81/tcp":[{"HostIp":"","HostPort":"8001"}]}'),
            @('Port', '8000-8009:80', 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"","HostPort":"8000-8009"}]}'),
            @('Port', '80-81', 'HostConfig/PortBindings',
                '{"80/tcp":[{"HostIp":"","HostPort":""}],"81/tcp":[{"HostIp":"","HostPort":""}]}'),
            @('Port', ('8080:80', '8081:80'), 'HostConfig/PortBindings',
                '{"80/tcp":[{"HostIp":"","HostPort":"8080"},{"HostIp":"","HostPort":"8081"}]}'),
            @('Port', @{ 8080 = 80 }, 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"","HostPort":"8080"}]}'),
            @('Port', @{ '127.0.0.1:8080' = '80/udp' }, 'HostConfig/PortBindings', '{"80/udp":[{"HostIp":"127.0.0.1","HostPort":"8080"}]}'),
            @('Port', 'target=80,published=8080,protocol=udp', 'HostConfig/PortBindings', '{"80/udp":[{"HostIp":"","HostPort":"8080"}]}'),
            @('Port', @{ Target = 80; Published = 8080; HostIP = '127.0.0.1' }, 'HostConfig/PortBindings',
                '{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}]}'),
            @('Port', '0.0.0.0:8080->80/tcp', 'HostConfig/PortBindings', '{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"8080"}]}'),
            @('PublishAll', $true, 'HostConfig/PublishAllPorts', 'true'),
            @('Volume', 'nc-data:/data', 'HostConfig/Binds', '["nc-data:/data"]'),
            @('Volume', 'nc-data:/data:ro', 'HostConfig/Binds', '["nc-data:/data:ro"]'),
            @('Volume', '/cache', 'Config/Volumes', '{"/cache":{}}'),
            @('Volume', './src:/app', 'HostConfig/Binds', '["{drive}/src:/app"]'),
            @('Volume', '.:/app', 'HostConfig/Binds', '["{drive}:/app"]'),
            @('Volume', 'src/../src:/app', 'HostConfig/Binds', '["{drive}/src:/app"]'),
            @('Volume', '~/src:/app', 'HostConfig/Binds', '["{home}/src:/app"]'),
            @('Volume', 'TestDrive:/src:/app:ro', 'HostConfig/Binds', '["{drive}/src:/app:ro"]'),
            @('Volume', '/etc:/host:ro,rslave', 'HostConfig/Binds', '["/etc:/host:ro,rslave"]'),
            @('Volume', ('nc-data:/data', './src:/app'), 'HostConfig/Binds', '["nc-data:/data","{drive}/src:/app"]'),
            @('Volume', @{ './src' = '/app' }, 'HostConfig/Binds', '["{drive}/src:/app"]'),
            @('Volume', @{ 'nc-data' = '/data:ro' }, 'HostConfig/Binds', '["nc-data:/data:ro"]'),
            @('Mount', 'type=bind,source=./src,target=/app,readonly', 'HostConfig/Mounts',
                '[{"Type":"bind","Source":"{drive}/src","Target":"/app","ReadOnly":true}]'),
            @('Mount', 'type=bind,src=TestDrive:/src,dst=/app,bind-propagation=rslave', 'HostConfig/Mounts',
                '[{"Type":"bind","Source":"{drive}/src","Target":"/app","BindOptions":{"Propagation":"rslave"}}]'),
            @('Mount', 'source=nc-data,target=/data', 'HostConfig/Mounts', '[{"Type":"volume","Source":"nc-data","Target":"/data"}]'),
            @('Mount', 'source=nc-data,target=/data,volume-nocopy,volume-label=a=1', 'HostConfig/Mounts',
                '[{"Type":"volume","Source":"nc-data","Target":"/data","VolumeOptions":{"NoCopy":true,"Labels":{"a":"1"}}}]'),
            @('Mount', 'type=tmpfs,target=/run,tmpfs-size=64m,tmpfs-mode=1770', 'HostConfig/Mounts',
                '[{"Type":"tmpfs","Target":"/run","TmpfsOptions":{"SizeBytes":67108864,"Mode":1016}}]'),
            @('Mount', @{ Type = 'bind'; Source = './src'; Target = '/app'; ReadOnly = $true }, 'HostConfig/Mounts',
                '[{"Type":"bind","Source":"{drive}/src","Target":"/app","ReadOnly":true}]'),
            @('Mount', @{ Type = 'tmpfs'; Target = '/run'; TmpfsSize = 64MB }, 'HostConfig/Mounts',
                '[{"Type":"tmpfs","Target":"/run","TmpfsOptions":{"SizeBytes":67108864}}]'),
            @('Mount', @{ Source = 'nc-data'; Target = '/data'; VolumeLabel = @{ a = 1 } }, 'HostConfig/Mounts',
                '[{"Type":"volume","Source":"nc-data","Target":"/data","VolumeOptions":{"Labels":{"a":"1"}}}]'),
            @('Tmpfs', '/run', 'HostConfig/Tmpfs', '{"/run":""}'),
            @('Tmpfs', '/run:size=64m,mode=1770', 'HostConfig/Tmpfs', '{"/run":"size=64m,mode=1770"}'),
            @('Tmpfs', @{ '/run' = 'size=64m' }, 'HostConfig/Tmpfs', '{"/run":"size=64m"}'),
            @('VolumesFrom', 'nc-base', 'HostConfig/VolumesFrom', '["nc-base"]'),
            @('VolumesFrom', 'nc-base:ro', 'HostConfig/VolumesFrom', '["nc-base:ro"]'),
            @('VolumeDriver', 'local', 'HostConfig/VolumeDriver', '"local"'),
            @('Network', 'host', 'HostConfig/NetworkMode', '"host"'),
            @('Network', 'none', 'HostConfig/NetworkMode', '"none"'),
            @('Network', 'nc-net', 'HostConfig/NetworkMode', '"nc-net"'),
            @('Network', 'name=nc-net,alias=db,alias=sql', 'NetworkSettings/Networks/nc-net/Aliases', '["db","sql"]'),
            @('Network', 'name=nc-net,ip=192.0.2.5', 'NetworkSettings/Networks/nc-net/IPAMConfig', '{"IPv4Address":"192.0.2.5"}'),
            @('Network', @{ Name = 'nc-net'; Alias = 'db', 'sql'; DriverOption = @{ 'nc.option' = 1 } },
                'NetworkSettings/Networks/nc-net/Aliases', '["db","sql"]'),
            @('Network', @{ Name = 'nc-net'; IPv6Address = '2001:db8:77::5' }, 'NetworkSettings/Networks/nc-net/IPAMConfig',
                '{"IPv6Address":"2001:db8:77::5"}'),
            @('NetworkAlias', ('db', 'sql'), 'NetworkSettings/Networks/nc-net/Aliases', '["db","sql"]', @{ Network = 'nc-net' }),
            @('IPAddress', '192.0.2.6', 'NetworkSettings/Networks/nc-net/IPAMConfig', '{"IPv4Address":"192.0.2.6"}',
                @{ Network = 'nc-net' }),
            @('IPv6Address', '2001:db8:77::6', 'NetworkSettings/Networks/nc-net/IPAMConfig', '{"IPv6Address":"2001:db8:77::6"}',
                @{ Network = 'nc-net' }),
            @('LinkLocalIP', '169.254.34.68', 'NetworkSettings/Networks/nc-net/IPAMConfig', '{"LinkLocalIPs":["169.254.34.68"]}',
                @{ Network = 'nc-net' }),
            @('Hostname', 'web', 'Config/Hostname', '"web"'),
            @('DomainName', 'example.com', 'Config/Domainname', '"example.com"'),
            @('Dns', ('192.0.2.53', '2001:db8::53'), 'HostConfig/Dns', '["192.0.2.53","2001:db8::53"]'),
            @('DnsSearch', 'example.com', 'HostConfig/DnsSearch', '["example.com"]'),
            @('DnsOption', 'ndots:2', 'HostConfig/DnsOptions', '["ndots:2"]'),
            @('ExtraHost', 'db:10.0.0.5', 'HostConfig/ExtraHosts', '["db:10.0.0.5"]'),
            @('ExtraHost', ('db=[::1]', 'host:host-gateway'), 'HostConfig/ExtraHosts', '["db:::1","host:host-gateway"]'),
            @('ExtraHost', @{ db = '10.0.0.5' }, 'HostConfig/ExtraHosts', '["db:10.0.0.5"]'),
            @('WorkingDirectory', '/tmp', 'Config/WorkingDir', '"/tmp"'),
            @('User', 'app', 'Config/User', '"app"'),
            @('User', '1000:1000', 'Config/User', '"1000:1000"'),
            @('User', 1000, 'Config/User', '"1000"'),
            @('GroupAdd', ('app', 7), 'HostConfig/GroupAdd', '["app","7"]'),
            @('Interactive', $true, 'Config/OpenStdin', 'true'),
            @('Tty', $true, 'Config/Tty', 'true'),
            @('AutoRemove', $true, 'HostConfig/AutoRemove', 'true'),
            @('RestartPolicy', 'always', 'HostConfig/RestartPolicy', '{"Name":"always","MaximumRetryCount":0}'),
            @('RestartPolicy', 'unless-stopped', 'HostConfig/RestartPolicy', '{"Name":"unless-stopped","MaximumRetryCount":0}'),
            @('RestartPolicy', 'on-failure:3', 'HostConfig/RestartPolicy', '{"Name":"on-failure","MaximumRetryCount":3}'),
            @('RestartPolicy', @{ Name = 'on-failure'; MaximumRetryCount = 3 }, 'HostConfig/RestartPolicy',
                '{"Name":"on-failure","MaximumRetryCount":3}'),
            @('Memory', 512MB, 'HostConfig/Memory', '536870912'),
            @('Memory', '512MB', 'HostConfig/Memory', '536870912'),
            @('Memory', '512m', 'HostConfig/Memory', '536870912'),
            @('Memory', '512MiB', 'HostConfig/Memory', '536870912'),
            @('Memory', '1.5g', 'HostConfig/Memory', '1610612736'),
            @('Memory', 1.5GB, 'HostConfig/Memory', '1610612736'),
            @('Memory', '536870912', 'HostConfig/Memory', '536870912'),
            @('MemoryReservation', '256m', 'HostConfig/MemoryReservation', '268435456'),
            @('MemorySwap', '128m', 'HostConfig/MemorySwap', '134217728', @{ Memory = '64m' }),
            @('MemorySwap', -1, 'HostConfig/MemorySwap', '-1', @{ Memory = '64m' }),
            @('MemorySwappiness', 10, 'HostConfig/MemorySwappiness', '10'),
            @('MemorySwappiness', -1, 'HostConfig/MemorySwappiness', 'null'),
            @('Memory', '32 MB', 'HostConfig/Memory', '33554432'),
            @('Cpu', '1/2', 'HostConfig/NanoCpus', '500000000'),
            @('Cpu', 0, 'HostConfig/NanoCpus', '0'),
            @('ShmSize', '128m', 'HostConfig/ShmSize', '134217728'),
            @('Cpu', 0.5, 'HostConfig/NanoCpus', '500000000'),
            @('CpuShare', 512, 'HostConfig/CpuShares', '512'),
            @('CpuSet', '0', 'HostConfig/CpusetCpus', '"0"'),
            @('CpuSetMemory', '0', 'HostConfig/CpusetMems', '"0"'),
            @('PidsLimit', 100, 'HostConfig/PidsLimit', '100'),
            @('BlkioWeight', 300, 'HostConfig/BlkioWeight', '300'),
            @('Ulimit', 'nofile=1024:2048', 'HostConfig/Ulimits', '[{"Name":"nofile","Hard":2048,"Soft":1024}]'),
            @('Ulimit', ('nofile=1', 'nofile=2'), 'HostConfig/Ulimits', '[{"Name":"nofile","Hard":2,"Soft":2}]'),
            @('Ulimit', @{ nproc = 64 }, 'HostConfig/Ulimits', '[{"Name":"nproc","Hard":64,"Soft":64}]'),
            @('Sysctl', 'net.ipv4.ip_forward=0', 'HostConfig/Sysctls', '{"net.ipv4.ip_forward":"0"}'),
            @('Sysctl', @{ 'net.ipv4.ip_forward' = 0 }, 'HostConfig/Sysctls', '{"net.ipv4.ip_forward":"0"}'),
            @('CapAdd', ('CAP_NET_ADMIN', 'CAP_SYS_TIME'), 'HostConfig/CapAdd', '["CAP_NET_ADMIN","CAP_SYS_TIME"]'),
            @('CapDrop', 'ALL', 'HostConfig/CapDrop', '["ALL"]'),
            @('Privileged', $true, 'HostConfig/Privileged', 'true'),
            @('ReadOnly', $true, 'HostConfig/ReadonlyRootfs', 'true'),
            @('SecurityOption', 'no-new-privileges', 'HostConfig/SecurityOpt', '["no-new-privileges"]'),
            @('SecurityOption', 'seccomp=unconfined', 'HostConfig/SecurityOpt', '["seccomp=unconfined"]'),
            @('SecurityOption', 'systempaths=unconfined', 'HostConfig/MaskedPaths', '[]'),
            @('SecurityOption', 'systempaths=unconfined', 'HostConfig/ReadonlyPaths', '[]'),
            @('Device', '/dev/null', 'HostConfig/Devices',
                '[{"PathOnHost":"/dev/null","PathInContainer":"/dev/null","CgroupPermissions":"rwm"}]'),
            @('Device', '/dev/null:/dev/nc:r', 'HostConfig/Devices',
                '[{"PathOnHost":"/dev/null","PathInContainer":"/dev/nc","CgroupPermissions":"r"}]'),
            @('Device', @{ '/dev/null' = '/dev/nc' }, 'HostConfig/Devices',
                '[{"PathOnHost":"/dev/null","PathInContainer":"/dev/nc","CgroupPermissions":"rwm"}]'),
            @('Device', 'vendor.com/class=one', 'HostConfig/DeviceRequests',
                '[{"Driver":"cdi","Count":0,"DeviceIDs":["vendor.com/class=one"],"Capabilities":null,"Options":null}]'),
            @('DeviceCgroupRule', 'c 42:* rmw', 'HostConfig/DeviceCgroupRules', '["c 42:* rmw"]'),
            @('Gpu', 'all', 'HostConfig/DeviceRequests',
                '[{"Driver":"","Count":-1,"DeviceIDs":null,"Capabilities":[["gpu"]],"Options":null}]'),
            @('Gpu', 2, 'HostConfig/DeviceRequests', '[{"Driver":"","Count":2,"DeviceIDs":null,"Capabilities":[["gpu"]],"Options":null}]'),
            @('Gpu', 'device=0,1', 'HostConfig/DeviceRequests',
                '[{"Driver":"","Count":0,"DeviceIDs":["0","1"],"Capabilities":[["gpu"]],"Options":null}]'),
            @('Gpu', '"device=0,1"', 'HostConfig/DeviceRequests',
                '[{"Driver":"","Count":0,"DeviceIDs":["0","1"],"Capabilities":[["gpu"]],"Options":null}]'),
            @('Gpu', '1,driver=nvidia,"capabilities=compute,utility"', 'HostConfig/DeviceRequests',
                '[{"Driver":"nvidia","Count":1,"DeviceIDs":null,"Capabilities":[["compute","utility","gpu"]],"Options":null}]'),
            @('Gpu', 'all,"options=foo=bar,baz=qux"', 'HostConfig/DeviceRequests',
                '[{"Driver":"","Count":-1,"DeviceIDs":null,"Capabilities":[["gpu"]],"Options":{"baz":"qux","foo":"bar"}}]'),
            @('Gpu', -1, 'HostConfig/DeviceRequests',
                '[{"Driver":"","Count":-1,"DeviceIDs":null,"Capabilities":[["gpu"]],"Options":null}]'),
            @('Link', 'nc-base:db', 'NetworkSettings/Networks/nc-net/Links', '["nc-base:db"]', @{ Network = 'nc-net' }),
            @('CgroupNamespace', 'HOST', 'HostConfig/CgroupnsMode', '"host"'),
            @('MacAddress', '92d0.c60a.2933', 'Config/MacAddress', '"92d0.c60a.2933"'),
            @('Runtime', 'runc', 'HostConfig/Runtime', '"runc"'),
            @('Isolation', 'Default', 'HostConfig/Isolation', '"default"'),
            @('LogDriver', 'none', 'HostConfig/LogConfig', '{"Type":"none","Config":{}}'),
            @('LogOption', 'max-size=1m', 'HostConfig/LogConfig', '{"Type":"json-file","Config":{"max-size":"1m"}}',
                @{ LogDriver = 'json-file' }),
            @('LogOption', @{ 'max-file' = 2 }, 'HostConfig/LogConfig', '{"Type":"json-file","Config":{"max-file":"2"}}',
                @{ LogDriver = 'json-file' }),
            @('StopSignal', 'SIGINT', 'Config/StopSignal', '"SIGINT"'),
            @('StopTimeout', '10s', 'Config/StopTimeout', '10'),
            @('StopTimeout', '1m30s', 'Config/StopTimeout', '90'),
            @('StopTimeout', 90, 'Config/StopTimeout', '90'),
            @('StopTimeout', '00:01:30', 'Config/StopTimeout', '90'),
            @('StopTimeout', [timespan]::FromSeconds(90), 'Config/StopTimeout', '90'),
            @('StopTimeout', '100ms', 'Config/StopTimeout', '1'),
            @('StopTimeout', -1, 'Config/StopTimeout', '-1'),
            @('Init', $true, 'HostConfig/Init', 'true'),
            @('PidMode', 'host', 'HostConfig/PidMode', '"host"'),
            @('IpcMode', 'none', 'HostConfig/IpcMode', '"none"'),
            @('UtsMode', 'host', 'HostConfig/UTSMode', '"host"'),
            @('UserNamespace', 'host', 'HostConfig/UsernsMode', '"host"'),
            @('CgroupNamespace', 'Host', 'HostConfig/CgroupnsMode', '"host"'),
            @('CgroupParent', '/nc-parent', 'HostConfig/CgroupParent', '"/nc-parent"'),
            @('OomKillDisable', $true, 'HostConfig/OomKillDisable', 'true', @{ Memory = '64m' }),
            @('OomScoreAdjust', 500, 'HostConfig/OomScoreAdj', '500'),
            @('HealthCommand', 'test -f /ready', 'Config/Healthcheck/Test', '["CMD-SHELL","test -f /ready"]'),
            @('HealthCommand', ('test', '-f', '/ready'), 'Config/Healthcheck/Test', '["CMD","test","-f","/ready"]'),
            @('HealthInterval', '1m30s', 'Config/Healthcheck/Interval', '90000000000', @{ HealthCommand = 'true' }),
            @('HealthInterval', '500ms', 'Config/Healthcheck/Interval', '500000000', @{ HealthCommand = 'true' }),
            @('HealthTimeout', 5, 'Config/Healthcheck/Timeout', '5000000000', @{ HealthCommand = 'true' }),
            @('HealthRetries', 5, 'Config/Healthcheck/Retries', '5', @{ HealthCommand = 'true' }),
            @('HealthStartPeriod', [timespan]::FromMinutes(1), 'Config/Healthcheck/StartPeriod', '60000000000',
                @{ HealthCommand = 'true' }),
            @('NoHealthcheck', $true, 'Config/Healthcheck/Test', '["NONE"]'),
            @('ApiOption', @{ HostConfig = @{ CpuPeriod = 50000; CpuQuota = 25000 } }, 'HostConfig/CpuQuota', '25000'),
            @('ApiOption', @{ Labels = @{ a = 'b' }; Tty = $true }, 'Config/Tty', 'true'),
            @('ApiOption', @{ Cmd = 'echo', 'a' }, 'Config/Cmd', '["echo","a"]')
        )
        $settings = foreach ($row in $rows) {
            $value = $row[1]
            @{
                Parameter = $row[0]
                Value     = $value
                Text      = $value -is [hashtable] ? (@($value.Keys | Sort-Object |
                        ForEach-Object { "$_ = $($value[$_])" }) -join '; ') : "$value"
                Path      = $row[2]
                Expected  = $row[3]
                With      = $row.Count -gt 4 ? $row[4] : @{}
            }
        }
    }

    BeforeEach {
        Push-Location $TestDrive
    }

    AfterEach {
        Pop-Location
        Get-Container nc-setting | Remove-Container -Force -Volume
    }

    It 'makes of -<Parameter> <Text> the setting <Path>' -ForEach $settings {
        $arguments = $With + @{ $Parameter = $Value }
        $told = @{ WarningVariable = 'warnings'; WarningAction = 'SilentlyContinue'; ErrorAction = 'Stop' }
        $null = New-Container busybox -Name nc-setting @arguments @told
        # A kernel that lacks a control makes the engine drop the setting, and say so.
        if ("$warnings" -match 'discarded') {
            "$warnings" | Should -BeLike "*$($Path -creplace '.*(?=[A-Z])')*"
        } else {
            Read-Setting nc-setting $Path | Should -Be $Expected
        }
    }
}

Describe 'New-Container and its inputs' {
    It 'reads <What> as it was typed' -ForEach @(
        @{
            What = '-StopTimeout 10s'; New = { New-Container busybox -Name nc-typed -StopTimeout 10s }
            Path = 'Config/StopTimeout'; Expected = '10'
        }
        @{
            What = '-StopTimeout 1d'; New = { New-Container busybox -Name nc-typed -StopTimeout 1d }
            Path = 'Config/StopTimeout'; Expected = '86400'
        }
        @{
            What = '-Memory 512MB'; New = { New-Container busybox -Name nc-typed -Memory 512MB }
            Path = 'HostConfig/Memory'; Expected = '536870912'
        }
        @{
            What = '-Memory 512m'; New = { New-Container busybox -Name nc-typed -Memory 512m }
            Path = 'HostConfig/Memory'; Expected = '536870912'
        }
        @{
            What = '-Port 8080:80'; New = { New-Container busybox -Name nc-typed -Port 8080:80 }
            Path = 'HostConfig/PortBindings'; Expected = '{"80/tcp":[{"HostIp":"","HostPort":"8080"}]}'
        }
        @{
            What = '-Cpu 1.5'; New = { New-Container busybox -Name nc-typed -Cpu .25 }; Path = 'HostConfig/NanoCpus'
            Expected = '250000000'
        }
        @{
            What = '-Command by position'; New = { New-Container busybox sh, -c, 'echo 1' -Name nc-typed }
            Path = 'Config/Cmd'; Expected = '["sh","-c","echo 1"]'
        }
    ) {
        $null = & $New
        $setting = Read-Setting nc-typed $Path
        Remove-Container nc-typed
        $setting | Should -Be $Expected
    }

    It 'takes the volumes of <What>' -ForEach @(
        @{ What = 'objects as -VolumesFrom'; With = { @{ VolumesFrom = Get-Container nc-base } } }
        @{ What = 'mounts as -Volume'; With = { @{ Volume = (Get-Container nc-base).Mounts } } }
        @{ What = 'mounts as -Mount'; With = { @{ Mount = (Get-Container nc-base).Mounts } } }
    ) {
        $arguments = & $With
        $container = New-Container busybox @arguments
        $container | Remove-Container
        "$($container.Mounts)" | Should -Be nc-data:/data
    }

    It 'takes the ports of another container as -Port' {
        Start-Container nc-base
        $ports = Get-ContainerPort nc-base
        Stop-Container nc-base -Force
        $null = New-Container busybox -Name nc-ports -Port $ports
        Read-Setting nc-ports HostConfig/PortBindings | Should -Be '{"81/udp":[{"HostIp":"127.0.0.1","HostPort":"8081"}]}'
    }

    It 'links to another container' {
        # Engines look for it in the network that all engines have only, and docker leaves that to them.
        $null = New-Container busybox -Name nc-loose -Network nc-net -Link nc-nosuch:db
        Read-Setting nc-loose NetworkSettings/Networks/nc-net/Links | Should -Be '["nc-nosuch:db"]'
        New-Container busybox -Name nc-none -Link nc-nosuch:db -ErrorAction SilentlyContinue -ErrorVariable missing | Should -BeNullOrEmpty
        $missing.Count | Should -Be 1
        $null = New-Container busybox -Name nc-link -Link nc-base:db
        Read-Setting nc-link HostConfig/Links | Should -Be '["/nc-base:/nc-link/db"]'
    }

    It 'shares the network and the processes of another container' {
        $base = Get-Container nc-base
        $null = New-Container busybox -Name nc-share -Network container:nc-base -PidMode container:nc-base
        Read-Setting nc-share HostConfig/NetworkMode | Should -BeIn '"container:nc-base"', "`"container:$($base.Id)`""
        Read-Setting nc-share HostConfig/PidMode | Should -BeIn '"container:nc-base"', "`"container:$($base.Id)`""
    }

    It 'gives the hardware address to the first network' {
        Invoke-Container busybox -AutoRemove -MacAddress 92:d0:c6:0a:29:33 -Command cat, /sys/class/net/eth0/address |
            Should -Be 92:d0:c6:0a:29:33
    }

    It 'removes the entry point with an empty text' {
        Invoke-Container busybox -AutoRemove -Entrypoint '' -Command echo, 1 | Should -Be 1
    }

    It 'sends the text of a seccomp profile' {
        '{"defaultAction":"SCMP_ACT_ALLOW"}' | Set-Content "$TestDrive/profile.json" -NoNewline
        $null = New-Container busybox -Name nc-seccomp -SecurityOption "seccomp=$TestDrive/profile.json"
        (Get-Container nc-seccomp -Detail).SecurityOption | Should -Be 'seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'
    }

    It 'passes options to the storage driver, which may refuse them' {
        if (Test-ContainerdStore) {
            # It takes any, and does nothing with them.
            $null = New-Container busybox -Name nc-storage -StorageOption nc-nosuch=1
            (Invoke-Engine containers/nc-storage/json).HostConfig.StorageOpt.'nc-nosuch' | Should -Be 1
        } else {
            { New-Container busybox -Name nc-storage -StorageOption nc-nosuch=1 -ErrorAction Stop } | Should -Throw '*nc-nosuch*'
        }
    }
}

Describe 'New-Container -Environment' {
    BeforeAll {
        $env:NC_HERE = 'from here'
        $env:NC_EMPTY = ''
        @('# a comment', '', 'FILE=1', 'BOTH=file', 'NC_HERE', 'NC_NOSUCH', 'QUOTED="a b"', '  INDENTED=1') |
            Set-Content "$TestDrive/one.env"
        'SECOND=2' | Set-Content "$TestDrive/two.env"
        @('# a comment', 'file=1', 'both=file') | Set-Content "$TestDrive/labels"

        function Read-Environment {
            param([hashtable] $With)

            $container = New-Container busybox @With
            try {
                (Invoke-Engine "containers/$($container.Id)/json").Config
            } finally {
                $container | Remove-Container
            }
        }
    }

    AfterAll {
        Remove-Item Env:NC_*
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'a text'; Environment = 'A=1'; Expected = 'A=1' }
        @{ What = 'texts'; Environment = 'A=1', 'B=2=3'; Expected = 'A=1 B=2=3' }
        @{ What = 'a hashtable'; Environment = [ordered]@{ A = 1; B = 'two' }; Expected = 'A=1 B=two' }
        @{ What = 'an empty value'; Environment = 'A='; Expected = 'A=' }
        @{ What = 'the value of this session'; Environment = 'NC_HERE'; Expected = 'NC_HERE=from here' }
        @{ What = 'the value of this session by a hashtable'; Environment = @{ NC_HERE = $null }; Expected = 'NC_HERE=from here' }
    ) {
        (Read-Environment @{ Environment = $Environment }).Env -join ' ' | Should -Be $Expected
    }

    It 'reads files, the parameter winning over them' {
        $variables = (Read-Environment @{
            EnvironmentFile = "$TestDrive/one.env", "$TestDrive/two.env"
            Environment     = 'BOTH=parameter'
        }).Env
        $variables | Should -Contain FILE=1
        $variables | Should -Contain SECOND=2
        $variables | Should -Contain 'NC_HERE=from here'
        $variables | Should -Contain 'QUOTED="a b"'
        $variables | Should -Contain INDENTED=1
        $variables -match '^NC_NOSUCH' | Should -BeNullOrEmpty
        ($variables -match '^BOTH=')[-1] | Should -Be BOTH=parameter
    }

    It 'reads files of labels, the parameter winning over them' {
        $labels = (Read-Environment @{ LabelFile = "$TestDrive/labels"; Label = 'both=parameter' }).Labels
        $labels.file | Should -Be 1
        $labels.both | Should -Be parameter
    }

    It 'resolves the path of a file in the session' {
        (Read-Environment @{ EnvironmentFile = 'TestDrive:/two.env' }).Env | Should -Be SECOND=2
    }

    It 'refuses <What> with a sentence' -ForEach @(
        @{ What = 'a file that is not there'; With = { @{ EnvironmentFile = "$TestDrive/nosuch.env" } }; Message = '*nosuch.env*' }
        @{
            What    = 'a file with a line that is none'
            With    = { 'good=1', 'bad name=1' | Set-Content "$TestDrive/bad.env"; @{ EnvironmentFile = "$TestDrive/bad.env" } }
            Message = 'Line 2*bad.env*'
        }
        @{
            What = 'a file of labels that is not there'; With = { @{ LabelFile = "$TestDrive/nosuch.labels" } }
            Message = '*nosuch.labels*'
        }
        @{
            What = 'a seccomp profile that is not there'
            With = { @{ SecurityOption = "seccomp=$TestDrive/nosuch.json" } }; Message = '*nosuch.json*'
        }
        @{ What = 'a port to expose that is none'; With = { @{ Expose = 'http' } }; Message = '*http*port*' }
        @{
            What = 'a value in -ApiOption that has no form in JSON'; With = { @{ ApiOption = @{ Labels = { } } } }
            Message = '*-ApiOption*'
        }
    ) {
        $arguments = & $With
        { New-Container busybox -Name nc-refused @arguments } |
            Should -Throw $Message -ErrorId 'InvalidParameter,DockerPS.Commands.NewContainerCommand'
        Test-Made nc-refused | Should -BeFalse
    }
}

Describe 'New-Container with wrong input' {
    AfterEach {
        Get-Container nc-wrong* | Remove-Container
    }

    It 'refuses -<Parameter> ''<Value>'' before anything is sent, and shows the right form' -ForEach @(
        @{ Parameter = 'Name'; Value = 'a'; Message = '*web-1*' }
        @{ Parameter = 'Name'; Value = '-nc'; Message = '*web-1*' }
        @{ Parameter = 'Name'; Value = 'a b'; Message = '*web-1*' }
        @{ Parameter = 'Port'; Value = '80:http'; Message = '*8080:80*' }
        @{ Parameter = 'Port'; Value = '0'; Message = '*8080:80*' }
        @{ Parameter = 'Port'; Value = 70000; Message = '*8080:80*' }
        @{ Parameter = 'Port'; Value = '8080:80/icmp'; Message = '*8080:80*' }
        @{ Parameter = 'Port'; Value = '8000-8002:80-81'; Message = '*8080:80*' }
        @{ Parameter = 'Port'; Value = '8001-8000:80-81'; Message = '*8080:80*' }
        @{ Parameter = 'Port'; Value = 'localhost:8080:80'; Message = '*8080:80*' }
        @{ Parameter = 'Port'; Value = 'target=80,publish=8080'; Message = '*target=80,published=8080*' }
        @{ Parameter = 'Port'; Value = @{ 8080 = 'http' }; Message = '*8080:80*' }
        @{ Parameter = 'Port'; Value = @('80', $null); Message = '*null*' }
        @{ Parameter = 'Volume'; Value = './src:app'; Message = '*./folder:/path*' }
        @{ Parameter = 'Volume'; Value = './src:/'; Message = '*./folder:/path*' }
        @{ Parameter = 'Volume'; Value = './src:/app:readonly'; Message = '*./folder:/path*' }
        @{ Parameter = 'Volume'; Value = 'a*b:/app'; Message = '*./folder:/path*' }
        @{ Parameter = 'Volume'; Value = 'data'; Message = '*./folder:/path*' }
        @{ Parameter = 'Volume'; Value = 'Env:/PATH:/app'; Message = '*Environment*' }
        @{ Parameter = 'Mount'; Value = 'type=bind,target=/app'; Message = '*source*type=bind*' }
        @{ Parameter = 'Mount'; Value = 'type=bind,source=.'; Message = '*target*type=bind*' }
        @{ Parameter = 'Mount'; Value = 'type=folder,source=.,target=/app'; Message = '*type=bind*' }
        @{ Parameter = 'Mount'; Value = 'source=.,taget=/app'; Message = '*taget*type=bind*' }
        @{ Parameter = 'Mount'; Value = 'type=volume,target=/app,tmpfs-size=1m'; Message = '*tmpfs*' }
        @{ Parameter = 'Mount'; Value = 'type=tmpfs,target=/run,tmpfs-mode=rwx'; Message = '*1777*' }
        @{ Parameter = 'Mount'; Value = 'type=tmpfs,target=/run,readonly=perhaps'; Message = '*true or false*' }
        @{ Parameter = 'Tmpfs'; Value = 'run'; Message = '*/run:size=64m*' }
        @{ Parameter = 'Environment'; Value = '=1'; Message = '*KEY=value*' }
        @{ Parameter = 'Environment'; Value = @{ '' = 1 }; Message = '*KEY*' }
        @{ Parameter = 'Label'; Value = '=1'; Message = '*KEY=value*' }
        @{ Parameter = 'Memory'; Value = 'much'; Message = '*512MB*' }
        @{ Parameter = 'Memory'; Value = '5x'; Message = '*512MB*' }
        @{ Parameter = 'Memory'; Value = -1; Message = '*512MB*' }
        @{ Parameter = 'Memory'; Value = '99999999999g'; Message = '*512MB*' }
        @{ Parameter = 'StopTimeout'; Value = 'soon'; Message = '*1m30s*' }
        @{ Parameter = 'StopTimeout'; Value = '10 parsecs'; Message = '*1m30s*' }
        @{ Parameter = 'StopTimeout'; Value = -2; Message = '*negative*' }
        @{ Parameter = 'HealthInterval'; Value = -1; Message = '*negative*' }
        @{ Parameter = 'RestartPolicy'; Value = 'sometimes'; Message = '*on-failure:3*' }
        @{ Parameter = 'RestartPolicy'; Value = 'always:3'; Message = '*on-failure:3*' }
        @{ Parameter = 'RestartPolicy'; Value = 'on-failure:x'; Message = '*on-failure:3*' }
        @{ Parameter = 'Ulimit'; Value = 'files=1'; Message = '*nofile=1024:2048*' }
        @{ Parameter = 'Ulimit'; Value = 'nofile=2:1'; Message = '*soft*' }
        @{ Parameter = 'Device'; Value = '/dev/null:dev'; Message = '*/dev/sda*' }
        @{ Parameter = 'Gpu'; Value = 'some'; Message = '*all*' }
        @{ Parameter = 'ExtraHost'; Value = 'db:nowhere'; Message = '*db:10.0.0.5*' }
        @{ Parameter = 'Network'; Value = 'nam=nc-net'; Message = '*name=backend*' }
        @{ Parameter = 'Network'; Value = ''; Message = '*empty*' }
        @{ Parameter = 'MacAddress'; Value = '12'; Message = '*' }
        @{ Parameter = 'MemorySwappiness'; Value = 101; Message = '*100*' }
        @{ Parameter = 'Cpu'; Value = -1; Message = '*' }
        @{ Parameter = 'Cpu'; Value = '1/3'; Message = '*1/2*' }
        @{ Parameter = 'Port'; Value = '127.1:18081:80'; Message = '*127.0.0.1*' }
        @{ Parameter = 'Port'; Value = '8080:80:90'; Message = '*127.0.0.1*' }
        @{ Parameter = 'Port'; Value = @{ '127.1:18087' = 80 }; Message = '*127.0.0.1*' }
        @{ Parameter = 'Dns'; Value = 127; Message = '*10.0.0.5*' }
        @{ Parameter = 'Dns'; Value = '010.0.0.1'; Message = '*10.0.0.5*' }
        @{ Parameter = 'IPAddress'; Value = '10.1'; Message = '*10.0.0.5*' }
        @{ Parameter = 'LinkLocalIP'; Value = 'fe80::1%1'; Message = '*10.0.0.5*' }
        @{ Parameter = 'ExtraHost'; Value = 'db:10.1'; Message = '*db:10.0.0.5*' }
        @{ Parameter = 'Network'; Value = 'name=nc-net,ip=10.1'; Message = '*10.0.0.5*' }
        @{ Parameter = 'Network'; Value = 'name=nc-net,name=nc-other'; Message = '*twice*' }
        @{ Parameter = 'Mount'; Value = 'source=nc-data,src=x,target=/t'; Message = '*twice*' }
        @{ Parameter = 'Mount'; Value = 'source=nc-data,target=/t,readonly='; Message = '*no value*' }
        @{ Parameter = 'Gpu'; Value = 'bogus=1'; Message = '*driver, count, device, capabilities, options*' }
        @{ Parameter = 'Gpu'; Value = 'device=0', 'device=1'; Message = '*twice*' }
        @{ Parameter = 'Sysctl'; Value = 'foo'; Message = '*net.core.somaxconn=1024*' }
        @{ Parameter = 'Sysctl'; Value = 'kernel.hostname=x'; Message = '*net.core.somaxconn=1024*' }
        @{ Parameter = 'DeviceCgroupRule'; Value = 'foo'; Message = '*c 42:* rmw*' }
        @{ Parameter = 'Ulimit'; Value = 'nofile=-1:10'; Message = '*soft*' }
        @{ Parameter = 'DnsSearch'; Value = ''; Message = '*' }
        @{ Parameter = 'DnsSearch'; Value = 'exa mple.com'; Message = '*example.com*' }
        @{ Parameter = 'Device'; Value = '/dev/null:rr'; Message = '*/dev/sda*' }
        @{ Parameter = 'Device'; Value = 'null'; Message = '*/dev/sda*' }
        @{ Parameter = 'Label'; Value = 'a b=1'; Message = '*spaces*' }
        @{ Parameter = 'Label'; Value = @{ 'a b' = 1 }; Message = '*spaces*' }
        @{ Parameter = 'Volume'; Value = 'nc-data:/t:'; Message = '*./folder:/path*' }
        @{ Parameter = 'UserNamespace'; Value = 'bogus'; Message = '*host*' }
        @{ Parameter = 'UtsMode'; Value = 'bogus'; Message = '*host*' }
        @{ Parameter = 'PidMode'; Value = 'container:'; Message = '*container:name*' }
        @{ Parameter = 'HealthInterval'; Value = '2562048h'; Message = '*292 years*' }
        @{ Parameter = 'HealthInterval'; Value = [timespan]::MaxValue; Message = '*292 years*' }
        @{ Parameter = 'StorageOption'; Value = 'size'; Message = '*size=10G*' }
        @{ Parameter = 'Link'; Value = 'a:b:c'; Message = '*db:alias*' }
        @{ Parameter = 'Label'; Value = [IO.FileInfo]::new('/etc/hostname'); Message = '*FileInfo*KEY=value*' }
        @{ Parameter = 'Label'; Value = [version] '1.2'; Message = '*Version*KEY=value*' }
        @{ Parameter = 'Environment'; Value = [uri] 'http://x/'; Message = '*Uri*KEY=value*' }
        @{ Parameter = 'Environment'; Value = [datetime]::UnixEpoch; Message = '*DateTime*KEY=value*' }
        @{ Parameter = 'Image'; Value = 'a b'; Message = '*busybox*' }
        @{ Parameter = 'Image'; Value = ''; Message = '*' }
        @{ Parameter = 'Image'; Value = $null; Message = '*' }
    ) {
        $arguments = @{ Image = 'busybox'; Name = 'nc-wrong' }
        $arguments[$Parameter] = $Value
        { New-Container @arguments } | Should -Throw $Message -ErrorId 'ParameterArgument*,DockerPS.Commands.NewContainerCommand'
        Test-Made nc-wrong | Should -BeFalse
    }

    It 'refuses -AutoRemove with -RestartPolicy before anything is sent' {
        { New-Container busybox -AutoRemove -RestartPolicy always -Context unix:///nc-nosuch.sock } |
            Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.NewContainerCommand'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '-NoHealthcheck with a health check'; With = @{ NoHealthcheck = $true; HealthCommand = 'x' } }
        @{ What = '-NoHealthcheck with an interval'; With = @{ NoHealthcheck = $true; HealthInterval = '5s' } }
        @{ What = 'two addresses in the first network'; With = @{ Network = 'name=nc-net,ip=192.0.2.5'; IPAddress = '192.0.2.9' } }
        @{ What = 'two lists of names in the first network'; With = @{ Network = 'name=nc-net,alias=a'; NetworkAlias = 'b' } }
        @{
            What = 'two hardware addresses in the first network'
            With = @{ Network = 'name=nc-net,mac-address=92:d0:c6:0a:29:33'; MacAddress = '92:d0:c6:0a:29:34' }
        }
        @{ What = 'a network twice'; With = @{ Network = 'nc-net', 'nc-net' } }
        @{ What = 'the network of the host with another'; With = @{ Network = 'host', 'bridge' } }
        @{ What = 'a network that was made with one that was not'; With = @{ Network = 'nc-net', 'bridge' } }
        @{ What = 'a name in a network that has none'; With = @{ NetworkAlias = 'db' } }
        @{ What = 'options of a log that there is not'; With = @{ LogDriver = 'none'; LogOption = 'max-size=1m' } }
        @{ What = 'an IPv6 address as -IPAddress'; With = @{ IPAddress = '::1'; Network = 'nc-net' } }
        @{ What = 'an IPv4 address as -IPv6Address'; With = @{ IPv6Address = '192.0.2.5'; Network = 'nc-net' } }
    ) {
        { New-Container busybox @With -Context unix:///nc-nosuch.sock } |
            Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.NewContainerCommand'
    }

    It 'refuses a port of the host in -Expose' {
        { New-Container busybox -Name nc-wrong -Expose 8080:9090 } |
            Should -Throw '*-Port*' -ErrorId 'InvalidParameter,DockerPS.Commands.NewContainerCommand'
    }

    It 'refuses a file of variables that is not UTF-8' {
        [IO.File]::WriteAllBytes("$TestDrive/latin.env", [byte[]] (65, 61, 49, 10, 66, 61, 0xE4))
        { New-Container busybox -Name nc-wrong -EnvironmentFile "$TestDrive/latin.env" } |
            Should -Throw '*Line 2*latin.env*UTF-8*' -ErrorId 'InvalidParameter,*'
    }

    It 'refuses a container as an image' {
        $container = Get-Container nc-base
        { New-Container $container } | Should -Throw '*Container*image*' -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'shows the engine''s refusal of <What>' -ForEach @(
        @{ What = 'a network that is not there'; With = @{ Network = 'name=nc-nosuch,ip=192.0.2.9' }; Start = $true }
        @{ What = 'a mount of a folder that is not there'; With = @{ Mount = 'type=bind,source=/nc-nosuch,target=/app' }; Start = $false }
        @{ What = 'a runtime that is not there'; With = @{ Runtime = 'nc-nosuch' }; Start = $false }
    ) {
        { New-Container busybox -Name nc-refusal @With -ErrorAction Stop | Start-Container -ErrorAction Stop } | Should -Throw '*nc-nosuch*'
    }
}

Describe 'New-Container on older engines' {
    AfterEach {
        Get-Container nc-newer* | Remove-Container
    }

    It 'has <What> from API <Needed> on, and refuses it below' -ForEach @(
        @{
            What = 'annotations'; Needed = '1.43'; With = { @{ Annotation = @{ a = 'b' } } }
            Path = 'HostConfig/Annotations'; Expected = '{"a":"b"}'
        }
        @{
            What = 'the interval of health checks while starting'; Needed = '1.44'
            With = { @{ HealthCommand = 'true'; HealthStartInterval = '2s' } }
            Path = 'Config/Healthcheck/StartInterval'; Expected = '2000000000'
        }
        @{
            What = 'several networks'; Needed = '1.44'; With = { @{ Network = 'nc-net', 'nc-other' } }
            Path = 'NetworkSettings/Networks/nc-other/Links'; Expected = 'null'
        }
        @{
            What = 'the hardware address in a network'; Needed = '1.44'
            With = { @{ Network = 'name=nc-net,mac-address=92:d0:c6:0a:29:34' } }
            Path = 'NetworkSettings/Networks/nc-net/MacAddress'; Expected = '"92:d0:c6:0a:29:34"'
        }
        @{
            What = 'the priority of gateways'; Needed = '1.48'; With = { @{ Network = 'name=nc-net,gw-priority=7' } }
            Path = 'NetworkSettings/Networks/nc-net/GwPriority'; Expected = '7'
        }
        @{
            What = 'folders that mounts make'; Needed = '1.42'
            With     = { @{ Mount = "type=bind,source=$TestDrive/new,target=/app,bind-create-src" } }
            Path     = 'HostConfig/Mounts'
            Expected = '[{"Type":"bind","Source":"{drive}/new","Target":"/app","BindOptions":{"CreateMountpoint":true}}]'
        }
        @{
            What = 'mounts that are not read-only below'; Needed = '1.44'
            With     = { @{ Mount = "type=bind,source=$TestDrive/src,target=/app,readonly,bind-recursive=writable" } }
            Path     = 'HostConfig/Mounts'
            Expected = '[{"Type":"bind","Source":"{drive}/src","Target":"/app","ReadOnly":true,' +
            '"BindOptions":{"ReadOnlyNonRecursive":true}}]'
        }
        @{
            What = 'a folder of a volume'; Needed = '1.45'
            With = { @{ Mount = 'source=nc-data,target=/app,volume-subpath=part' } }; Path = 'HostConfig/Mounts'
            Expected = '[{"Type":"volume","Source":"nc-data","Target":"/app","VolumeOptions":{"Subpath":"part"}}]'
        }
    ) {
        $arguments = & $With
        $new = { New-Container busybox -Name nc-newer @arguments -ErrorAction Stop }
        if ($api -lt $Needed) {
            $failure = $new | Should -Throw "*$Needed*$api*" -PassThru -ErrorId 'NotSupportedByEngine,DockerPS.Commands.NewContainerCommand'
            $failure.CategoryInfo.Category | Should -Be NotImplemented
            Test-Made nc-newer | Should -BeFalse
        } else {
            $null = & $new
            Read-Setting nc-newer $Path | Should -Be $Expected
        }
    }

    It 'mounts an image from API 1.48 on, and refuses it below' {
        $quietly = @{ ErrorAction = 'Stop'; WarningAction = 'SilentlyContinue' }
        $new = { New-Container busybox -Name nc-image -Mount 'type=image,source=busybox,target=/image' @quietly }
        if ($api -lt '1.48') {
            $new | Should -Throw '*1.48*' -ErrorId 'NotSupportedByEngine,*'
        } else {
            (& $new).Mounts[0].Type | Should -Be image
        }
    }

    It 'says which image is not there to be mounted' {
        if ($api -lt '1.48') { Set-ItResult -Skipped -Because 'the engine mounts no images'; return }
        $missing = { New-Container busybox -Name nc-image2 -Mount 'type=image,source=nc-nosuch:1,target=/image' -ErrorAction Stop }
        $missing | Should -Throw "*nc-nosuch*" -ErrorId 'ImageNotFound,*'
        Test-Made nc-image2 | Should -BeFalse
    }

    It 'warns of numbers in a list of words that PowerShell has changed' {
        $words = @{ Name = 'nc-words'; WarningAction = 'SilentlyContinue'; WarningVariable = 'warnings' }
        $null = New-Container busybox -Command echo, 0123, 1e3, 60 @words
        $warnings | ForEach-Object Message | Should -Be @(
            "PowerShell has read 0123 in a list as a number, and passes on 123. Put it in quotes: '0123'."
            "PowerShell has read 1e3 in a list as a number, and passes on 1000. Put it in quotes: '1e3'.")
        (Get-Container nc-words -Detail).CommandList | Should -Be echo, 123, 1000, 60
        Remove-Container nc-words
        $null = New-Container busybox -Command echo, '0123', 60 @words
        $warnings | Should -BeNullOrEmpty
        Remove-Container nc-words
    }
}

Describe 'New-Container and images that the engine does not have' {
    BeforeAll {
        # Nothing listens there, so that nothing can be pulled from it.
        $nowhere = '127.0.0.1:1/nc-nosuch:1'
        $null = New-TestImage 127.0.0.1:1/nc-here:1
    }

    AfterAll {
        Get-Container nc-pull | Remove-Container
        $null = Invoke-Engine images/127.0.0.1:1/nc-here:1 Delete
    }

    It 'writes an error for an image that is nowhere with -Pull <_>' -ForEach Never, Missing, Always {
        $failure = { New-Container $nowhere -Name nc-pull -Pull $_ -ErrorAction Stop } |
            Should -Throw '*127.0.0.1:1/nc-nosuch*' -PassThru -ErrorId 'ImageNotFound,DockerPS.Commands.NewContainerCommand'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.TargetObject | Should -Be $nowhere
    }

    It 'pulls with -Pull Always even what the engine has' {
        { New-Container 127.0.0.1:1/nc-here:1 -Name nc-pull -Pull Always -ErrorAction Stop } | Should -Throw -ErrorId 'ImageNotFound,*'
        Test-Made nc-pull | Should -BeFalse
    }

    It 'does not pull what the engine has' {
        (New-Container 127.0.0.1:1/nc-here:1 -Name nc-pull).Image | Should -Be 127.0.0.1:1/nc-here:1
    }
}

Describe 'New-Container and the environment of this session' {
    BeforeAll {
        $folder = $env:DOCKER_CONFIG
        $own, $other = (Invoke-Engine version).Arch -eq 'amd64' ? ('linux/amd64', 'linux/arm64') : ('linux/arm64', 'linux/amd64')
    }

    AfterEach {
        $env:DOCKER_CONFIG = $folder
        Remove-Item Env:DOCKER_DEFAULT_PLATFORM -ErrorAction Ignore
        Get-Container nc-session* | Remove-Container
    }

    It 'gives the container the proxies of config.json, unless it says otherwise' {
        $env:DOCKER_CONFIG = "$TestDrive/config"
        '{"proxies":{"default":{"httpProxy":"http://proxy:1","noProxy":"localhost"}}}' | Set-Content "$env:DOCKER_CONFIG/config.json"
        $variables = (New-Container busybox -Name nc-session -Environment no_proxy=mine | Get-Container -Detail).Environment
        $variables['HTTP_PROXY'] | Should -Be http://proxy:1
        $variables['http_proxy'] | Should -Be http://proxy:1
        $variables['NO_PROXY'] | Should -Be localhost
        $variables['no_proxy'] | Should -Be mine
    }

    It 'gives the container the proxies that config.json has for the engine' {
        $env:DOCKER_CONFIG = "$TestDrive/config"
        @{ proxies = @{ default = @{ httpProxy = 'http://default:1' }; $env:DOCKER_HOST = @{ httpProxy = 'http://own:1' } } } |
            ConvertTo-Json -Depth 3 | Set-Content "$env:DOCKER_CONFIG/config.json"
        (New-Container busybox -Name nc-session | Get-Container -Detail).Environment['HTTP_PROXY'] | Should -Be http://own:1
    }

    It 'asks for the platform of DOCKER_DEFAULT_PLATFORM' {
        $env:DOCKER_DEFAULT_PLATFORM = $other
        { New-Container busybox -Name nc-session -Pull Never -ErrorAction Stop } | Should -Throw "*$other*" -ErrorId 'ImageNotFound,*'
    }

    It 'lets -Platform win over DOCKER_DEFAULT_PLATFORM' {
        $env:DOCKER_DEFAULT_PLATFORM = $other
        (New-Container busybox -Name nc-session -Pull Never -Platform $own).Name | Should -Be nc-session
    }
}
