BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"

    # Each parameter with a value, where the engine has it, and what it makes of it; lists are compared as JSON.
    $parameters = @(
        @{ Parameter = 'Command'; Value = 'sleep', '1 0'; Path = 'TaskTemplate.ContainerSpec.Args'; Expected = '["sleep","1 0"]' }
        @{ Parameter = 'Entrypoint'; Value = 'sh', '-c'; Path = 'TaskTemplate.ContainerSpec.Command'; Expected = '["sh","-c"]' }
        @{ Parameter = 'Environment'; Value = @('A=1', @{ B = 2 }, 'A=3'); Path = 'TaskTemplate.ContainerSpec.Env'; Expected = '["B=2","A=3"]' }
        @{ Parameter = 'Label'; Value = @{ app = 'shop' }; Path = 'Labels'; Expected = '{"app":"shop"}' }
        @{ Parameter = 'ContainerLabel'; Value = 'app=shop'; Path = 'TaskTemplate.ContainerSpec.Labels'; Expected = '{"app":"shop"}' }
        @{ Parameter = 'WorkingDirectory'; Value = '/tmp'; Path = 'TaskTemplate.ContainerSpec.Dir'; Expected = '"/tmp"' }
        @{ Parameter = 'User'; Value = '1:1'; Path = 'TaskTemplate.ContainerSpec.User'; Expected = '"1:1"' }
        @{ Parameter = 'Group'; Value = 'wheel'; Path = 'TaskTemplate.ContainerSpec.Groups'; Expected = '["wheel"]' }
        @{ Parameter = 'Hostname'; Value = 'h{{.Task.Slot}}'; Path = 'TaskTemplate.ContainerSpec.Hostname'; Expected = '"h{{.Task.Slot}}"' }
        @{ Parameter = 'Tty'; Value = $true; Path = 'TaskTemplate.ContainerSpec.TTY'; Expected = 'true' }
        @{ Parameter = 'Init'; Value = $true; Path = 'TaskTemplate.ContainerSpec.Init'; Expected = 'true' }
        @{ Parameter = 'ReadOnly'; Value = $true; Path = 'TaskTemplate.ContainerSpec.ReadOnly'; Expected = 'true' }
        @{ Parameter = 'StopSignal'; Value = 'SIGINT'; Path = 'TaskTemplate.ContainerSpec.StopSignal'; Expected = '"SIGINT"' }
        @{ Parameter = 'StopGracePeriod'; Value = '1m30s'; Path = 'TaskTemplate.ContainerSpec.StopGracePeriod'; Expected = '90000000000' }
        @{ Parameter = 'LogDriver'; Value = 'local'; Path = 'TaskTemplate.LogDriver.Name'; Expected = '"local"' }
        @{ Parameter = 'LogOption'; Value = 'max-size=1m'; Path = 'TaskTemplate.LogDriver.Options'; Expected = '{"max-size":"1m"}' }
        @{
            Parameter = 'Port'; Value = @(@{ 18080 = 80 }, 'published=10053,target=53,protocol=udp,mode=host'); Path = 'EndpointSpec.Ports'
            Expected = '[{"Protocol":"tcp","TargetPort":80,"PublishedPort":18080,"PublishMode":"ingress"},{"Protocol":"udp","TargetPort":53,"PublishedPort":10053,"PublishMode":"host"}]'
        }
        @{ Parameter = 'EndpointMode'; Value = 'DnsRR'; Path = 'EndpointSpec.Mode'; Expected = '"dnsrr"' }
        @{ Parameter = 'Dns'; Value = '10.0.0.1'; Path = 'TaskTemplate.ContainerSpec.DNSConfig.Nameservers'; Expected = '["10.0.0.1"]' }
        @{ Parameter = 'DnsSearch'; Value = 'example.com'; Path = 'TaskTemplate.ContainerSpec.DNSConfig.Search'; Expected = '["example.com"]' }
        @{ Parameter = 'DnsOption'; Value = 'ndots:2'; Path = 'TaskTemplate.ContainerSpec.DNSConfig.Options'; Expected = '["ndots:2"]' }
        @{ Parameter = 'ExtraHost'; Value = @{ db = '10.0.0.5' }; Path = 'TaskTemplate.ContainerSpec.Hosts'; Expected = '["10.0.0.5 db"]' }
        @{
            Parameter = 'Mount'; Value = @{ Type = 'volume'; Source = 'data'; Target = '/data'; ReadOnly = $true }; Path = 'TaskTemplate.ContainerSpec.Mounts'
            Expected = '[{"Type":"volume","Source":"data","Target":"/data","ReadOnly":true}]'
        }
        @{ Parameter = 'Constraint'; Value = 'node.role == worker', 'node.labels.disk!=hdd'; Path = 'TaskTemplate.Placement.Constraints'; Expected = '["node.role == worker","node.labels.disk!=hdd"]' }
        @{
            Parameter = 'PlacementPreference'; Value = 'spread=node.labels.zone', 'node.labels.rack'; Path = 'TaskTemplate.Placement.Preferences'
            Expected = '[{"Spread":{"SpreadDescriptor":"node.labels.zone"}},{"Spread":{"SpreadDescriptor":"node.labels.rack"}}]'
        }
        @{ Parameter = 'MaxReplicasPerNode'; Value = 2; Path = 'TaskTemplate.Placement.MaxReplicas'; Expected = '2' }
        @{ Parameter = 'LimitCpu'; Value = 0.5; Path = 'TaskTemplate.Resources.Limits.NanoCPUs'; Expected = '500000000' }
        @{ Parameter = 'LimitMemory'; Value = 64MB; Path = 'TaskTemplate.Resources.Limits.MemoryBytes'; Expected = '67108864' }
        @{ Parameter = 'LimitPids'; Value = 50; Path = 'TaskTemplate.Resources.Limits.Pids'; Expected = '50' }
        @{ Parameter = 'ReserveCpu'; Value = 0.25; Path = 'TaskTemplate.Resources.Reservations.NanoCPUs'; Expected = '250000000' }
        @{ Parameter = 'ReserveMemory'; Value = '8m'; Path = 'TaskTemplate.Resources.Reservations.MemoryBytes'; Expected = '8388608' }
        @{ Parameter = 'Ulimit'; Value = @{ nofile = '100:200' }; Path = 'TaskTemplate.ContainerSpec.Ulimits'; Expected = '[{"Name":"nofile","Hard":200,"Soft":100}]' }
        @{ Parameter = 'Sysctl'; Value = @{ 'net.core.somaxconn' = 100 }; Path = 'TaskTemplate.ContainerSpec.Sysctls'; Expected = '{"net.core.somaxconn":"100"}' }
        @{ Parameter = 'CapAdd'; Value = 'net_admin', 'CAP_SYSLOG'; Path = 'TaskTemplate.ContainerSpec.CapabilityAdd'; Expected = '["CAP_NET_ADMIN","CAP_SYSLOG"]' }
        @{ Parameter = 'CapDrop'; Value = 'ALL'; Path = 'TaskTemplate.ContainerSpec.CapabilityDrop'; Expected = '["ALL"]' }
        @{ Parameter = 'RestartCondition'; Value = 'On-Failure'; Path = 'TaskTemplate.RestartPolicy'; Expected = '{"Condition":"on-failure","Delay":5000000000,"MaxAttempts":0}' }
        @{ Parameter = 'RestartDelay'; Value = '3s'; Path = 'TaskTemplate.RestartPolicy.Delay'; Expected = '3000000000' }
        @{ Parameter = 'RestartMaxAttempt'; Value = 4; Path = 'TaskTemplate.RestartPolicy.MaxAttempts'; Expected = '4' }
        @{ Parameter = 'RestartWindow'; Value = [timespan]::FromMinutes(1); Path = 'TaskTemplate.RestartPolicy.Window'; Expected = '60000000000' }
        foreach ($policy in 'Update', 'Rollback') {
            @{ Parameter = "${policy}Parallelism"; Value = 2; Path = "${policy}Config.Parallelism"; Expected = '2' }
            @{ Parameter = "${policy}Delay"; Value = '2s'; Path = "${policy}Config.Delay"; Expected = '2000000000' }
            @{
                Parameter = "${policy}FailureAction"; Value = 'Continue'; Path = "${policy}Config"
                Expected = '{"Parallelism":1,"FailureAction":"continue","Monitor":5000000000,"MaxFailureRatio":0,"Order":"stop-first"}'
            }
            @{ Parameter = "${policy}Order"; Value = 'start-first'; Path = "${policy}Config.Order"; Expected = '"start-first"' }
            @{ Parameter = "${policy}Monitor"; Value = '7s'; Path = "${policy}Config.Monitor"; Expected = '7000000000' }
            @{ Parameter = "${policy}MaxFailureRatio"; Value = 0.2; Path = "${policy}Config.MaxFailureRatio"; Expected = '0.2' }
        }
        @{ Parameter = 'HealthCommand'; Value = 'test -e /ok'; Path = 'TaskTemplate.ContainerSpec.Healthcheck.Test'; Expected = '["CMD-SHELL","test -e /ok"]' }
        @{ Parameter = 'HealthInterval'; Value = '10s'; Path = 'TaskTemplate.ContainerSpec.Healthcheck.Interval'; Expected = '10000000000' }
        @{ Parameter = 'HealthTimeout'; Value = '2s'; Path = 'TaskTemplate.ContainerSpec.Healthcheck.Timeout'; Expected = '2000000000' }
        @{ Parameter = 'HealthRetries'; Value = 4; Path = 'TaskTemplate.ContainerSpec.Healthcheck.Retries'; Expected = '4' }
        @{ Parameter = 'HealthStartPeriod'; Value = '1s'; Path = 'TaskTemplate.ContainerSpec.Healthcheck.StartPeriod'; Expected = '1000000000' }
        @{ Parameter = 'NoHealthcheck'; Value = $true; Path = 'TaskTemplate.ContainerSpec.Healthcheck'; Expected = '{"Test":["NONE"]}' }
        @{ Parameter = 'ApiOption'; Value = @{ TaskTemplate = @{ ContainerSpec = @{ OpenStdin = $true } } }; Path = 'TaskTemplate.ContainerSpec.OpenStdin'; Expected = 'true' }
    )

    # What is refused before anything is sent.
    $refused = @(
        @{ What = 'an image that is no name'; Arguments = @{ Image = 'Bad Name' } }
        @{ What = 'replicas of a global service'; Arguments = @{ Image = 'busybox'; Mode = 'Global'; Replicas = 2 } }
        @{ What = 'replicas of a global service, whatever its case'; Arguments = @{ Image = 'busybox'; Mode = 'global'; Replicas = 3 } }
        @{ What = 'a maximum for each node of a global service'; Arguments = @{ Image = 'busybox'; Mode = 'Global'; MaxReplicasPerNode = 2 } }
        @{ What = 'updates of a job'; Arguments = @{ Image = 'busybox'; Mode = 'ReplicatedJob'; UpdateDelay = '1s' } }
        @{ What = 'a health check that is off and on'; Arguments = @{ Image = 'busybox'; NoHealthcheck = $true; HealthRetries = 2 } }
        @{ What = 'a network twice'; Arguments = @{ Image = 'busybox'; Network = 'a', 'name=a,alias=b' } }
        @{ What = 'half an address of a DNS server'; Arguments = @{ Image = 'busybox'; Dns = '10.1' } }
        @{ What = 'a secret with a field twice'; Arguments = @{ Image = 'busybox'; Secret = 'source=a,source=b' } }
        @{ What = 'replicas of a global job'; Arguments = @{ Image = 'busybox'; Mode = 'GlobalJob'; Replicas = 2 } }
        @{ What = 'a maximum at a time of what is no job'; Arguments = @{ Image = 'busybox'; MaxConcurrent = 2 } }
        @{ What = 'a port on one address'; Arguments = @{ Image = 'busybox'; Port = '127.0.0.1:80:80' } }
        @{ What = 'a port in a mode that there is not'; Arguments = @{ Image = 'busybox'; Port = 'target=80,mode=nat' } }
        @{ What = 'a network with an address'; Arguments = @{ Image = 'busybox'; Network = 'name=a,ip=10.0.0.5' } }
        @{ What = 'a secret with a field that there is not'; Arguments = @{ Image = 'busybox'; Secret = 'source=a,size=2' } }
        @{ What = 'a secret with a mode that is not octal'; Arguments = @{ Image = 'busybox'; Secret = 'source=a,mode=9' } }
        @{ What = 'an image in place of a configuration'; Arguments = @{ Image = 'busybox'; Config = { Get-Image busybox } } }
        @{ What = 'a constraint without a comparison'; Arguments = @{ Image = 'busybox'; Constraint = 'node.role' } }
        @{ What = 'a preference that is no label'; Arguments = @{ Image = 'busybox'; PlacementPreference = 'zone' } }
        @{ What = 'a share above 1'; Arguments = @{ Image = 'busybox'; UpdateMaxFailureRatio = 1.5 } }
        @{ What = 'a file of variables that there is not'; Arguments = @{ Image = 'busybox'; EnvironmentFile = '/nowhere' } }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
    $plain = $env:DOCKER_HOST
    $hosts = Start-SwarmHost
    New-TestSwarm $hosts -Managers 2
    $variables = Enter-SwarmHost $hosts
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Get-TestImageId
    # The image has this id on this engine only, and here its containers can be entered.
    $here = "node.hostname==$((Invoke-Engine info).Name)"

    # The value at a path as JSON.
    function Get-Value($Spec, [string] $Path) {
        $value = $Path.Split('.') | ForEach-Object { $found = $Spec } { $found = $found.$_ } { , $found }
        ConvertTo-Json $value -Compress -Depth 9
    }
}

AfterAll {
    Exit-SwarmHost $variables
    Stop-SwarmHost $hosts
}

Describe 'The targets of Get-SwarmService' {
    Add-ObjectTargetTest Get-SwarmService $serviceKind -ReadOnly -With @{ Acted = $namesWritten }
}

Describe 'The targets of Set-SwarmService' {
    Add-ObjectTargetTest Set-SwarmService $serviceKind -Argument @{ Label = 'state=changed' }
}

Describe 'The targets of Undo-SwarmService' {
    Add-ObjectTargetTest Undo-SwarmService $serviceKind
}

Describe 'The targets of Remove-SwarmService' {
    Add-ObjectTargetTest Remove-SwarmService $serviceKind
}

Describe 'Remove-SwarmService' {
    It 'writes what it removed with -PassThru, and nothing with -WhatIf' {
        $service = New-SwarmService $image -Name rs-a -Replicas 0 -Label app=shop
        Remove-SwarmService rs-a -PassThru -WhatIf | Should -BeNullOrEmpty
        $removed = $service | Remove-SwarmService -PassThru
        $removed | Should -BeOfType DockerPS.SwarmService
        $removed.Id, $removed.Name, $removed.Labels['app'], $removed.Context | Should -Be $service.Id, rs-a, shop, $service.Context
        Get-SwarmService | Should -BeNullOrEmpty
        Remove-SwarmService rs-a -PassThru @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotFound,DockerPS.Commands.RemoveSwarmServiceCommand'
    }
}

Describe 'New-SwarmService' {
    AfterEach {
        Remove-TestService
    }

    It 'makes a service of one task, with the tag that a name means' {
        $service = New-SwarmService busybox -Name ns-a -NoResolveImage -Replicas 0
        $service | Should -BeOfType DockerPS.SwarmService
        $service.Name, "$service", $service.Image, $service.Mode, $service.Context | Should -Be ns-a, ns-a, busybox:latest, Replicated, $hosts.Endpoint[0]
        $service.Id | Should -Match '^[a-z0-9]{25}$'
        $service.ImageDigest, $service.UpdateStatus | Should -Be $null, $null
        $service.Replicas, $service.Running | Should -Be 0, 0
        $service.CreatedAt | Should -BeGreaterThan ([datetime]::Now.AddMinutes(-5))
        $service.Version | Should -BeGreaterThan 0
        $service.Ports.Count + $service.Networks.Count + $service.Labels.Count | Should -Be 0
        (New-SwarmService $image -Constraint node.labels.none==x).Replicas | Should -Be 1
    }

    It 'has the engine make a name up' {
        (New-SwarmService $image -Replicas 0).Name | Should -Not -BeNullOrEmpty
    }

    It 'gives the engine -<Parameter>' -ForEach ($parameters | Where-Object Parameter -NE LogOption) {
        $argument = @{ $Parameter = $Value }
        $null = New-SwarmService $image -Name ns-a @argument -Constraint:($Parameter -eq 'Constraint' ? $Value : 'node.labels.none==x')
        Get-Value (Get-ServiceSpec ns-a) $Path | Should -BeExactly $Expected
    }

    It 'says nothing to the engine of what it was not told' {
        $null = New-SwarmService $image -Name ns-a -Constraint node.labels.none==x
        $spec = Get-ServiceSpec ns-a
        $spec.PSObject.Properties.Name | Sort-Object | Should -Be Labels, Mode, Name, TaskTemplate
        $spec.TaskTemplate.ContainerSpec.PSObject.Properties.Name | Sort-Object | Should -Be Image, Isolation
    }

    It 'makes services of the mode <Mode>' -ForEach @(
        @{ Mode = 'Global'; Arguments = @{}; Expected = '{"Global":{}}' }
        @{ Mode = 'GlobalJob'; Arguments = @{}; Expected = '{"GlobalJob":{}}' }
        @{ Mode = 'ReplicatedJob'; Arguments = @{ Replicas = 3 }; Expected = '{"ReplicatedJob":{"MaxConcurrent":3,"TotalCompletions":3}}' }
        @{ Mode = 'ReplicatedJob'; Arguments = @{ Replicas = 3; MaxConcurrent = 2 }; Expected = '{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":3}}' }
    ) {
        $service = New-SwarmService $image true -Name ns-a -Mode $Mode -Constraint node.labels.none==x @Arguments
        $service.Mode | Should -Be $Mode
        Get-Value (Get-ServiceSpec ns-a) Mode | Should -BeExactly $Expected
    }

    It 'understands -Mode <Mode> as <Expected>' -ForEach @(
        @{ Mode = 'replicated'; Arguments = @{ Replicas = 3 }; Expected = '{"Replicated":{"Replicas":3}}' }
        @{ Mode = 'REPLICATED'; Arguments = @{ Replicas = 3 }; Expected = '{"Replicated":{"Replicas":3}}' }
        @{ Mode = 'replicated-job'; Arguments = @{ Replicas = 3; MaxConcurrent = 2 }; Expected = '{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":3}}' }
        @{ Mode = 'global-job'; Arguments = @{}; Expected = '{"GlobalJob":{}}' }
    ) {
        $null = New-SwarmService $image true -Name ns-a -Mode $Mode -Constraint node.labels.none==x @Arguments
        Get-Value (Get-ServiceSpec ns-a) Mode | Should -BeExactly $Expected
        Get-SwarmService -Mode $Mode | ForEach-Object Name | Should -Contain ns-a
    }

    It 'has a job run to its end' {
        $null = New-SwarmService $image true -Name ns-a -Mode ReplicatedJob -Replicas 2 -RestartCondition none -Constraint $here
        Wait-Until { (Get-SwarmService ns-a).Completed -eq 2 }
        $job = Get-SwarmService ns-a -Detail
        $job.Replicas, $job.Completed, $job.MaxConcurrent | Should -Be 2, 2, 2
    }

    It 'lets its containers read environment, secrets and configurations, and reaches them in a network' {
        'ns-key', 'ns-tls' | ForEach-Object { $null = New-SwarmSecret $_ 'hunter2' }
        $null = New-SwarmConfig ns-conf 'level=9'
        $null = New-DockerNetwork ns-net -Driver overlay -Attachable
        Set-Content TestDrive:/env 'FROM_FILE=1', 'BOTH=file'
        $service = New-SwarmService $image -Command sleep, 1000 -Name ns-a -StopGracePeriod 0s -Constraint $here -Network @{ Name = 'ns-net'; Alias = 'shop' } `
            -EnvironmentFile TestDrive:/env -Environment BOTH=given -Secret ns-key, @{ Source = 'ns-tls'; Target = 'tls.key'; Uid = 7; Gid = 8; Mode = '0400' } `
            -Config (Get-SwarmConfig ns-conf), 'source=ns-conf,target=/etc/app.conf'
        $service.Networks.Name, $service.Networks.Alias | Should -Be ns-net, shop
        Wait-Until { Get-RunningTask ns-a }
        # Containers of an earlier service of this name may still be on their way out.
        $container = Get-Container -Label "com.docker.swarm.service.id=$($service.Id)"
        $read = 'cat /run/secrets/ns-key /run/secrets/tls.key /ns-conf /etc/app.conf; echo; stat -c "%u %g %a" /run/secrets/tls.key /run/secrets/ns-key; echo $FROM_FILE $BOTH'
        Invoke-ContainerCommand $container sh, -c, $read | Should -Be 'hunter2hunter2level=9level=9', '7 8 400', '0 0 444', '1 given'
        Invoke-ContainerCommand $container nslookup, tasks.shop | Out-String | Should -Match 'Address'

        $detail = Get-SwarmService ns-a -Detail
        "$($detail.Secrets)", "$($detail.Secrets.Mode)" | Should -Be 'ns-key ns-tls:tls.key', '0444 0400'
        "$($detail.Configs)" | Should -Be 'ns-conf ns-conf:/etc/app.conf'
        $detail.Running | Should -Be 1
    }

    It 'reports all secrets, configurations and networks that there are not, and makes nothing' {
        New-SwarmService $image -Secret nosuch, no2 -Config nosuch -Network nosuch @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be NetworkNotFound, SecretNotFound, SecretNotFound, ConfigNotFound
        $problems.TargetObject | Should -Be nosuch, no2, nosuch, nosuch
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'New-DockerNetwork nosuch -Driver overlay'
        Get-SwarmService | Should -BeNullOrEmpty
    }

    It 'does not take a network of one engine only' {
        $null = New-DockerNetwork ns-local
        New-SwarmService $image -Network ns-local -Replicas 0 @quiet
        Remove-DockerNetwork ns-local
        $problems.FullyQualifiedErrorId | Should -Be 'NetworkNotFound,DockerPS.Commands.NewSwarmServiceCommand'
    }

    It 'refuses <What> before anything is sent' -ForEach $refused {
        $given = $Arguments.Clone()
        $Arguments.Keys | Where-Object { $Arguments[$_] -is [scriptblock] } | ForEach-Object { $given[$_] = & $Arguments[$_] }
        { New-SwarmService -Context tcp://127.0.0.1:1 @given -ErrorAction Stop } | Should -Throw -ErrorId '*,DockerPS.Commands.NewSwarmServiceCommand' -PassThru |
            ForEach-Object { $_.CategoryInfo.Category } | Should -BeIn InvalidArgument, InvalidData
    }

    It 'needs a newer engine for -HealthStartInterval' {
        New-SwarmService $image -Name ns-a -Replicas 0 -HealthCommand true -HealthStartInterval 2s @quiet
        if ((Get-ApiVersion) -lt [version] '1.44') {
            $problems.FullyQualifiedErrorId | Should -Be 'NotSupportedByEngine,DockerPS.Commands.NewSwarmServiceCommand'
        } else {
            $problems | Should -BeNullOrEmpty
            Get-Value (Get-ServiceSpec ns-a) TaskTemplate.ContainerSpec.Healthcheck.StartInterval | Should -Be 2000000000
        }
    }

    It 'reports a name that is taken, and a port that is' {
        $null = New-SwarmService $image -Name ns-a -Replicas 0 -Port 18080:80
        New-SwarmService $image -Name ns-a -Replicas 0 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceExists,DockerPS.Commands.NewSwarmServiceCommand'
        New-SwarmService $image -Name ns-b -Replicas 0 -Port 18080:80 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ServicePortInUse,DockerPS.Commands.NewSwarmServiceCommand'
    }

    It 'warns where the digest of an image cannot be found out, and makes the service' {
        $service = New-SwarmService 127.0.0.1:1/team/web:2 -Name ns-a -Replicas 0 -WarningVariable warnings -WarningAction SilentlyContinue
        $service.Image, $service.ImageDigest | Should -Be '127.0.0.1:1/team/web:2', $null
        $warnings | Should -HaveCount 1
        $warnings[0] | Should -Match "digest of '127\.0\.0\.1:1/team/web:2'"
    }

    It 'makes nothing with -WhatIf' {
        New-SwarmService $image -WhatIf
        Get-SwarmService | Should -BeNullOrEmpty
    }

    It 'says what to do on an engine that is in no swarm' {
        New-SwarmService $image -Context $plain @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.NewSwarmServiceCommand'
    }
}

Describe 'Get-SwarmService' {
    BeforeAll {
        $null = New-SwarmService $image -Name gs-a -Replicas 0 -Label app=shop, tier=web -Port 18080:80, 'target=53,protocol=udp,mode=host'
        $null = New-SwarmService $image -Name gs-b -Mode Global -Label app=shop -Constraint node.labels.none==x
        $null = New-SwarmService $image true -Name gs-c -Mode GlobalJob -Constraint node.labels.none==x
    }

    AfterAll {
        Remove-TestService
    }

    It 'lists all by name' {
        (Get-SwarmService).Name | Should -Be gs-a, gs-b, gs-c
    }

    It 'filters by <What>' -ForEach @(
        @{ What = 'label'; Arguments = @{ Label = 'app=shop' }; Expected = 'gs-a', 'gs-b' }
        @{ What = 'labels that all must hold'; Arguments = @{ Label = @{ app = 'shop'; tier = 'web' } }; Expected = 'gs-a' }
        @{ What = 'mode'; Arguments = @{ Mode = 'Global' }; Expected = 'gs-b' }
        @{ What = 'modes'; Arguments = @{ Mode = 'GlobalJob', 'Replicated' }; Expected = 'gs-a', 'gs-c' }
        @{ What = 'the filters of the engine'; Arguments = @{ Filter = @{ name = 'gs-b' } }; Expected = 'gs-b' }
        @{ What = 'name and label'; Arguments = @{ Name = 'gs-*'; Label = 'tier' }; Expected = 'gs-a' }
    ) {
        (Get-SwarmService @Arguments).Name | Should -Be $Expected
    }

    It 'tells ports as docker writes them' {
        $ports = (Get-SwarmService gs-a).Ports
        "$ports" | Should -Be '*:18080->80/tcp 53/udp'
        $ports[0].PublishedPort, $ports[0].TargetPort, $ports[0].Protocol, $ports[0].PublishMode, $ports[0].Service | Should -Be 18080, 80, tcp, ingress, gs-a
        $ports[1].PublishedPort | Should -BeNullOrEmpty
    }

    It 'tells with -Detail what the swarm takes for that which was not said' {
        $detail = Get-SwarmService gs-a -Detail
        $detail | Should -BeOfType DockerPS.SwarmServiceDetail
        $detail.Update.Parallelism, $detail.Update.Order, "$($detail.Restart)" | Should -Be 1, stop-first, any
        $detail.StopGracePeriod, $detail.EndpointMode | Should -Be ([timespan]::FromSeconds(10)), vip
        $detail.Running, $detail.PreviousImage | Should -Be 0, $null
    }

    It 'keeps ports and policies on the way through a job' {
        $copy = Copy-Deserialized (Get-SwarmService gs-a -Detail)
        $copy.Ports[0].PublishedPort, $copy.Update.Order, $copy.Labels['app'] | Should -Be 18080, stop-first, shop
    }

    It 'says what to do on an engine that is in no swarm' {
        Get-SwarmService -Context $plain @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.GetSwarmServiceCommand'
    }
}

Describe 'Set-SwarmService' {
    AfterEach {
        Remove-TestService
    }

    It 'changes -<Parameter>, and nothing else' -ForEach $parameters {
        # Something of everything, also of what has no parameter.
        $null = New-SwarmService $image -Name ss-a -Constraint node.labels.none==x -Environment OLD=1 -Label old=1 -LogDriver json-file -LogOption old=1 `
            -HealthCommand old -LimitMemory 32MB -UpdateParallelism 5 -ApiOption @{ TaskTemplate = @{ ContainerSpec = @{ Privileges = @{ SELinuxContext = @{ Disable = $true } } } } }
        $before = Get-ServiceSpec ss-a
        $argument = @{ $Parameter = $Value }
        Set-SwarmService ss-a @argument | Should -BeNullOrEmpty
        $after = Get-ServiceSpec ss-a
        if ($Parameter -notin 'UpdateFailureAction', 'NoHealthcheck') {
            Get-Value $after $Path | Should -BeExactly $Expected
        }

        # Apart from the path, the engine has what it had.
        $top = $Path.Split('.')[0]
        $before.PSObject.Properties.Name | Where-Object { $_ -ne $top } | ForEach-Object { Get-Value $after $_ | Should -BeExactly (Get-Value $before $_) }
        $after.TaskTemplate.ContainerSpec.Privileges.SELinuxContext.Disable | Should -BeTrue
        if ($Path -notlike 'TaskTemplate.*') { Get-Value $after TaskTemplate | Should -BeExactly (Get-Value $before TaskTemplate) }
    }

    It 'puts into the collection <Name> what -Add names, and takes out what -Remove names' -ForEach @(
        @{ Name = 'Environment'; Old = 'A=1', 'B=2'; Add = @{ Env = @{ A = 3 } }; Remove = @{ Environment = 'B' }; Path = 'TaskTemplate.ContainerSpec.Env'; Expected = '["A=3"]' }
        @{ Name = 'Label'; Old = 'a=1', 'b=2'; Add = @{ Label = 'c=3' }; Remove = @{ Label = @{ a = '' } }; Path = 'Labels'; Expected = '{"b":"2","c":"3"}' }
        @{ Name = 'ContainerLabel'; Old = 'a=1'; Add = @{ ContainerLabel = 'a=2' }; Remove = @{ ContainerLabel = 'x' }; Path = 'TaskTemplate.ContainerSpec.Labels'; Expected = '{"a":"2"}' }
        @{
            Name = 'Constraint'; Old = 'node.labels.none==x', 'node.labels.b==2'; Add = @{ Constraint = 'node.labels.c==3' }; Remove = @{ Constraint = 'node.labels.b == 2' }
            Path = 'TaskTemplate.Placement.Constraints'; Expected = '["node.labels.none==x","node.labels.c==3"]'
        }
        @{
            Name = 'Port'; Old = '18080:80', '18081:81'; Add = @{ Publish = 'target=82,published=18082,mode=host' }; Remove = @{ Port = '80' }; Path = 'EndpointSpec.Ports'
            Expected = '[{"Protocol":"tcp","TargetPort":81,"PublishedPort":18081,"PublishMode":"ingress"},{"Protocol":"tcp","TargetPort":82,"PublishedPort":18082,"PublishMode":"host"}]'
        }
        @{
            Name = 'Mount'; Old = 'type=tmpfs,target=/a', 'type=tmpfs,target=/b'; Add = @{ Mount = 'type=volume,source=v,target=/b' }; Remove = @{ Mount = '/a' }
            Path = 'TaskTemplate.ContainerSpec.Mounts'; Expected = '[{"Type":"volume","Source":"v","Target":"/b"}]'
        }
        @{ Name = 'ExtraHost'; Old = 'a:10.0.0.1', 'b:10.0.0.2'; Add = @{ Host = 'c:10.0.0.3' }; Remove = @{ ExtraHost = 'a' }; Path = 'TaskTemplate.ContainerSpec.Hosts'; Expected = '["10.0.0.2 b","10.0.0.3 c"]' }
        @{ Name = 'Dns'; Old = '10.0.0.1'; Add = @{ Dns = '10.0.0.2' }; Remove = @{ Dns = '10.0.0.1' }; Path = 'TaskTemplate.ContainerSpec.DNSConfig.Nameservers'; Expected = '["10.0.0.2"]' }
        @{ Name = 'CapAdd'; Old = 'NET_ADMIN'; Add = @{ CapAdd = 'SYSLOG' }; Remove = @{ CapAdd = 'net_admin' }; Path = 'TaskTemplate.ContainerSpec.CapabilityAdd'; Expected = '["CAP_SYSLOG"]' }
        @{ Name = 'Ulimit'; Old = 'nofile=1:2', 'core=0'; Add = @{ Ulimit = 'nofile=3:4' }; Remove = @{ Ulimit = 'core' }; Path = 'TaskTemplate.ContainerSpec.Ulimits'; Expected = '[{"Name":"nofile","Hard":4,"Soft":3}]' }
        @{
            Name = 'Sysctl'; Old = 'net.core.somaxconn=1'; Add = @{ Sysctl = 'net.ipv4.ip_forward=1' }; Remove = @{ Sysctl = 'net.core.somaxconn' }
            Path = 'TaskTemplate.ContainerSpec.Sysctls'; Expected = '{"net.ipv4.ip_forward":"1"}'
        }
        @{
            Name = 'PlacementPreference'; Old = 'node.labels.a', 'node.labels.b'; Add = @{ PlacementPref = 'node.labels.c' }; Remove = @{ PlacementPreference = 'spread=node.labels.a' }
            Path = 'TaskTemplate.Placement.Preferences'; Expected = '[{"Spread":{"SpreadDescriptor":"node.labels.b"}},{"Spread":{"SpreadDescriptor":"node.labels.c"}}]'
        }
        @{ Name = 'Group'; Old = 'a', 'b'; Add = @{ Group = 'c' }; Remove = @{ GroupAdd = 'a' }; Path = 'TaskTemplate.ContainerSpec.Groups'; Expected = '["b","c"]' }
    ) {
        $old = @{ $Name = $Old }
        $null = New-SwarmService $image -Name ss-a -Replicas 0 @old
        Set-SwarmService ss-a -Add $Add -Remove $Remove
        Get-Value (Get-ServiceSpec ss-a) $Path | Should -BeExactly $Expected
    }

    It 'changes secrets, configurations and networks by name and by object' {
        'ss-key1', 'ss-key2' | ForEach-Object { $null = New-SwarmSecret $_ x }
        'ss-conf1', 'ss-conf2' | ForEach-Object { $null = New-SwarmConfig $_ x }
        'ss-net1', 'ss-net2' | ForEach-Object { $null = New-DockerNetwork $_ -Driver overlay }
        $null = New-SwarmService $image -Name ss-a -Replicas 0 -Secret 'source=ss-key1,target=key' -Config ss-conf1 -Network ss-net1
        # Another secret takes the place of the old one in the same file.
        Set-SwarmService ss-a -Add @{ Secret = @{ Source = 'ss-key2'; Target = 'key' }; Config = Get-SwarmConfig ss-conf2; Network = 'ss-net2' } -Remove @{ Config = 'ss-conf1'; Network = Get-DockerNetwork ss-net1 }
        $detail = Get-SwarmService ss-a -Detail
        "$($detail.Secrets)", "$($detail.Configs)", "$($detail.Networks)" | Should -Be 'ss-key2:key', 'ss-conf2', 'ss-net2'
        Set-SwarmService ss-a -Remove @{ Secret = 'ss-key2'; Config = $detail.Configs; Network = 'ss-net2' }
        $detail = Get-SwarmService ss-a -Detail
        $detail.Secrets.Count + $detail.Configs.Count + $detail.Networks.Count | Should -Be 0
        Set-SwarmService ss-a -Add @{ Secret = 'nosuch' } @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SecretNotFound,DockerPS.Commands.SetSwarmServiceCommand'
    }

    It 'takes out of collections what Get-SwarmService -Detail shows of them' {
        $given = @{
            Environment = 'A=1'; Label = 'a=1'; ContainerLabel = 'a=1'; Port = '18080:80'; Mount = 'type=tmpfs,target=/a'; Constraint = 'node.labels.none==x'
            PlacementPreference = 'node.labels.a'; ExtraHost = 'a:10.0.0.1'; Dns = '10.0.0.1'; CapAdd = 'NET_ADMIN'; Ulimit = 'nofile=1:2'; Sysctl = 'net.core.somaxconn=1'
        }
        $null = New-SwarmService $image -Name ss-a -Replicas 0 @given
        $columns = @{ Label = 'Labels'; Port = 'Ports'; Mount = 'Mounts' }
        $shown = Get-SwarmService ss-a -Detail
        $shown.ExtraHost | Should -Be 'a:10.0.0.1'
        $remove = @{}
        foreach ($name in $given.Keys) {
            $property = $columns[$name] ?? $name
            $remove[$name] = $shown.$property
        }
        Set-SwarmService ss-a -Remove $remove
        # The swarm tells for a moment of ports that are given up already.
        Wait-Until { -not (Get-SwarmService ss-a).Ports.Count }
        $left = Get-SwarmService ss-a -Detail
        $given.Keys | ForEach-Object { $columns[$_] ?? $_ } | Where-Object { $left.$_.Count } | Should -BeNullOrEmpty
    }

    It 'takes the dictionaries that objects have' {
        $given = @{ Environment = 'A=1'; Label = 'a=1', 'b=2'; Sysctl = 'net.core.somaxconn=1' }
        $shown = New-SwarmService $image -Name ss-a -Replicas 0 @given | Get-SwarmService -Detail
        $null = New-SwarmService $image -Name ss-b -Replicas 0 -Environment $shown.Environment -Label $shown.Labels -Sysctl $shown.Sysctl
        $copy = Get-ServiceSpec ss-b
        Get-Value $copy Labels | Should -Be '{"a":"1","b":"2"}'
        Get-Value $copy TaskTemplate.ContainerSpec.Env | Should -Be '["A=1"]'
        Get-Value $copy TaskTemplate.ContainerSpec.Sysctls | Should -Be '{"net.core.somaxconn":"1"}'
        $remove = [Collections.Generic.Dictionary[string, object]]::new()
        $remove.Environment = $shown.Environment
        $remove.Env = 'B'
        Set-SwarmService ss-b -Remove $remove
        (Get-SwarmService ss-b -Detail).Environment.Count | Should -Be 0
    }

    It 'empties a collection' {
        $null = New-SwarmService $image -Name ss-a -Replicas 0 -Label a=1 -Environment A=1
        Set-SwarmService ss-a -Label @{} -Environment @()
        $detail = Get-SwarmService ss-a -Detail
        $detail.Labels.Count + $detail.Environment.Count | Should -Be 0
    }

    It 'sets the number of replicas, and writes the service with -PassThru' {
        $null = New-SwarmService $image -Name ss-a -Replicas 0 -Constraint node.labels.none==x
        (Set-SwarmService ss-a -Replicas 3 -PassThru).Replicas | Should -Be 3
        $null = New-SwarmService $image true -Name ss-job -Mode ReplicatedJob -Replicas 2 -Constraint node.labels.none==x
        Set-SwarmService ss-job -Replicas 5
        Get-Value (Get-ServiceSpec ss-job) Mode | Should -Be '{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":5}}'
    }

    It 'does not set the number of replicas of a global service, and does the others' {
        $null = New-SwarmService $image -Name ss-a -Mode Global -Constraint node.labels.none==x
        $null = New-SwarmService $image -Name ss-b -Replicas 0 -Constraint node.labels.none==x
        Set-SwarmService ss-a, ss-b -Replicas 2 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotSuitable,DockerPS.Commands.SetSwarmServiceCommand'
        $problems.TargetObject | Should -Be ss-a
        (Get-SwarmService ss-b).Replicas | Should -Be 2
    }

    It 'replaces the tasks with -Force, and only then' {
        $null = New-SwarmService $image sleep, 1000 -Name ss-a -StopGracePeriod 0s -Constraint $here
        Wait-Until { Get-RunningTask ss-a }
        $first = (Get-RunningTask ss-a).ID
        Set-SwarmService ss-a -Label a=1
        (Get-ServiceSpec ss-a).TaskTemplate.ForceUpdate | Should -Be 0
        (Get-RunningTask ss-a).ID | Should -Be $first
        Set-SwarmService ss-a -Force
        Wait-Until { Get-RunningTask ss-a | Where-Object ID -NE $first }
        (Get-ServiceSpec ss-a).TaskTemplate.ForceUpdate | Should -Be 1
    }

    It 'goes back by itself where new tasks fail, if it is told to' {
        $null = New-SwarmService $image sleep, 1000 -Name ss-a -StopGracePeriod 0s -Constraint $here -UpdateFailureAction rollback -UpdateMonitor 1s -RestartCondition none
        Wait-Until { Get-RunningTask ss-a }
        Set-SwarmService ss-a -Image "sha256:$('0' * 64)"
        Wait-Until { Get-SwarmService ss-a | Where-Object { $_.UpdateStatus -and $_.UpdateStatus.State -eq 'rollback_completed' } }
        (Get-SwarmService ss-a).Image | Should -Be $image
    }

    It 'loses no change of somebody else' {
        $null = New-SwarmService $image -Name ss-a -Replicas 0
        $conflicts, $all = 0, 0
        while ($conflicts -eq 0 -and $all -lt 200) {
            Set-SwarmService (, 'ss-a' * 20) -Force @quiet
            $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -BeIn $null, 'ServiceConflict,DockerPS.Commands.SetSwarmServiceCommand'
            $conflicts += $problems.Count
            $all += 20
        }
        $conflicts | Should -BeGreaterThan 0
        (Get-ServiceSpec ss-a).TaskTemplate.ForceUpdate | Should -Be ($all - $conflicts)
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'nothing to change'; Arguments = @{} }
        @{ What = 'only how to find the image'; Arguments = @{ NoResolveImage = $true } }
        @{ What = 'a collection that there is not'; Arguments = @{ Add = @{ Colour = 'red' } } }
        @{ What = 'another one'; Arguments = @{ Remove = @{ Replicas = 1 } } }
        @{ What = 'an element that is none'; Arguments = @{ Add = @{ Port = 'http' } } }
        @{ What = 'a collection that is replaced and changed'; Arguments = @{ Environment = 'A=1'; Add = @{ Env = 'B=2' } } }
    ) {
        { Set-SwarmService ss-a -Context tcp://127.0.0.1:1 @Arguments } | Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.SetSwarmServiceCommand'
    }
}

Describe 'Undo-SwarmService' {
    AfterEach {
        Remove-TestService
    }

    It 'takes the last change back, and that one too' {
        $null = New-SwarmService $image -Name us-a -Replicas 0 -Environment A=1
        Set-SwarmService us-a -Environment A=2
        Undo-SwarmService us-a | Should -BeNullOrEmpty
        (Get-SwarmService us-a -Detail).Environment['A'] | Should -Be 1
        (Undo-SwarmService us-a -PassThru -ErrorAction Stop).Name | Should -Be us-a
        (Get-SwarmService us-a -Detail).Environment['A'] | Should -Be 2
    }

    It 'says that there is no change to take back' {
        $null = New-SwarmService $image -Name us-a -Replicas 0
        Undo-SwarmService us-a @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotChanged,DockerPS.Commands.UndoSwarmServiceCommand'
        $problems.TargetObject | Should -Be us-a
    }
}

Describe 'Services whose image a private registry has' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"
        $config = $env:DOCKER_CONFIG
        Set-DockerConfig $TestDrive/config
        $registry = Start-Registry
        $null = Connect-ContainerRegistry $registry.Address $registry.Credential -Context $plain
        $names = '1', '2' | ForEach-Object { "$($registry.Address)/sr-app:$_" }
        $names | ForEach-Object { $null = Add-ImageTag busybox $_ -Context $plain }
        $digest = (Publish-Image $names -Context $plain)[0].Digest
    }

    AfterEach {
        Remove-TestService
    }

    AfterAll {
        Get-Image "$($registry.Address)/*" -Context $plain | Remove-Image -Force
        Stop-Registry $registry
        $env:DOCKER_CONFIG = $config
    }

    It 'fix the image to its digest, and their nodes get it, with -RegistryAuth' {
        $service = New-SwarmService $names[0] sleep, 1000 -Name sr-a -RegistryAuth -StopGracePeriod 0s -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $service.Image, $service.ImageDigest | Should -Be $names[0], $digest
        # Engines do not tell the platform of the manifests that a containerd store pushes.
        $placement = (Get-ServiceSpec sr-a).TaskTemplate.PSObject.Properties['Placement']?.Value
        (Test-ContainerdStore) ? $placement : $placement.Platforms.OS | Should -Be ((Test-ContainerdStore) ? $null : 'linux')
        Wait-Until { Get-RunningTask sr-a }

        # The swarm has kept the login.
        Set-SwarmService sr-a -Image $names[1] -NoResolveImage
        Wait-Until { Get-SwarmService sr-a | Where-Object { $_.UpdateStatus -and $_.UpdateStatus.State -eq 'completed' } }
        (Get-SwarmService sr-a).Image, (Get-SwarmService sr-a).ImageDigest | Should -Be $names[1], $null
        (Set-SwarmService sr-a -Image $names[0] -RegistryAuth -PassThru).ImageDigest | Should -Be $digest
    }

    It 'keep their tag, with a warning, where the login is not passed on' {
        $service = New-SwarmService $names[0] -Name sr-a -Replicas 0 -WarningVariable warnings -WarningAction SilentlyContinue
        $service.Image, $service.ImageDigest | Should -Be $names[0], $null
        $warnings | Should -HaveCount 1
    }

    It 'show the login to nobody' {
        $words = Get-EveryWord { New-SwarmService $names[0] -Name sr-a -Replicas 0 -RegistryAuth -Verbose -Debug | Format-List * -Force | Out-String }
        $words | Should -Match sr-a
        $words | Should -Not -Match ([regex]::Escape($registry.Password))
    }
}

Describe 'The views of services' {
    BeforeAll {
        $null = New-SwarmService $image -Name vs-a -Replicas 0 -Port 18080:80 -Environment A=1 -LimitMemory 64MB
        $null = New-SwarmService $image true -Name vs-job -Mode ReplicatedJob -Replicas 2 -Constraint node.labels.none==x
    }

    AfterAll {
        Remove-TestService
    }

    It 'are a table with the columns that docker service ls has made familiar' {
        $header, $null, $row, $job = Get-SwarmService | Out-String -Width 160 -Stream | Where-Object { $_.Trim() } | ForEach-Object TrimEnd
        -split $header | Should -Be Name, Mode, Replicas, Image, Ports
        $row | Should -Match '^vs-a\s+Replicated\s+0/0\s+[0-9a-f]{12}\s+\*:18080->80/tcp$'
        $job | Should -Match '^vs-job\s+ReplicatedJob\s+0/2, 0 done\s'
    }

    It 'fit into eighty columns' {
        Get-SwarmService | Out-String -Width 80 -Stream | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'show the details as a list' {
        $lines = Get-SwarmService vs-a -Detail | Out-String -Width 120 -Stream | ForEach-Object TrimEnd
        $lines -match '^Environment' | Should -Match 'A=1$'
        $lines -match '^LimitMemory' | Should -Match '64 MiB$'
        $lines -match '^Update\s' | Should -Match '1 at a time, stop-first, pause on failure$'
    }

    It 'name the engine where several were named, of what is made and changed too' {
        Set-SwarmService vs-a -Label a=1 -PassThru -Context $env:DOCKER_HOST, $env:DOCKER_HOST | Out-String | Should -Match "Context: $([regex]::Escape($env:DOCKER_HOST))"
        $secret = New-SwarmSecret vs-secret -Value a -Context $env:DOCKER_HOST, $env:DOCKER_HOST
        $secret | Remove-SwarmSecret
        $secret | Out-String | Should -Match "Context: $([regex]::Escape($env:DOCKER_HOST))"
    }

    It 'are the same for the copies of a file or a job: <What>' -ForEach @(
        @{ What = 'services'; Get = { Get-SwarmService } }
        @{ What = 'details'; Get = { Get-SwarmService vs-a -Detail } }
        @{ What = 'ports'; Get = { (Get-SwarmService vs-a).Ports } }
        @{ What = 'policies'; Get = { (Get-SwarmService vs-a -Detail).Update } }
    ) {
        $live = & $Get
        ($live | ForEach-Object { Copy-Deserialized $_ } | Out-String) | Should -Be ($live | Out-String)
    }
}

Describe 'Completion of <What>' -ForEach @(
    @{ What = 'services'; Line = 'Remove-SwarmService co-'; Expected = 'co-web' }
    @{ What = 'secrets of services'; Line = 'New-SwarmService busybox -Secret co-'; Expected = 'co-key' }
    @{ What = 'configurations of services'; Line = 'Set-SwarmService co-web -Config co-'; Expected = 'co-conf' }
    @{ What = 'collections'; Line = 'Set-SwarmService co-web -Add Env'; Expected = '@{ Environment = ' }
    @{ What = 'collections to take from'; Line = 'Set-SwarmService co-web -Remove P'; Expected = '@{ Port = ', '@{ PlacementPreference = ' }
    @{ What = 'constraints'; Line = 'New-SwarmService busybox -Constraint node.r'; Expected = 'node.role==manager', 'node.role==worker' }
    @{ What = 'modes'; Line = 'New-SwarmService busybox -Mode G'; Expected = 'Global', 'GlobalJob' }
) {
    BeforeAll {
        $null = New-SwarmService $image -Name co-web -Replicas 0
        $null = New-SwarmSecret co-key x
        $null = New-SwarmConfig co-conf x
    }

    AfterAll {
        Remove-TestService
        Remove-SwarmSecret co-key
        Remove-SwarmConfig co-conf
    }

    It 'gives the words that begin with what was typed' {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }
}
