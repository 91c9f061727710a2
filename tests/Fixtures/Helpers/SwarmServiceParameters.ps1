# The parameters that New-SwarmService and Set-SwarmService share.

# Each with a value, where the engine has it, and what it makes of it; lists are compared as JSON.
$serviceParameters = @(
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
        Expected = '[{"Protocol":"tcp","TargetPort":80,"PublishedPort":18080,"PublishMode":"ingress"},' +
        '{"Protocol":"udp","TargetPort":53,"PublishedPort":10053,"PublishMode":"host"}]'
    }
    @{ Parameter = 'EndpointMode'; Value = 'DnsRR'; Path = 'EndpointSpec.Mode'; Expected = '"dnsrr"' }
    @{ Parameter = 'Dns'; Value = '10.0.0.1'; Path = 'TaskTemplate.ContainerSpec.DNSConfig.Nameservers'; Expected = '["10.0.0.1"]' }
    @{ Parameter = 'DnsSearch'; Value = 'example.com'; Path = 'TaskTemplate.ContainerSpec.DNSConfig.Search'; Expected = '["example.com"]' }
    @{ Parameter = 'DnsOption'; Value = 'ndots:2'; Path = 'TaskTemplate.ContainerSpec.DNSConfig.Options'; Expected = '["ndots:2"]' }
    @{ Parameter = 'ExtraHost'; Value = @{ db = '10.0.0.5' }; Path = 'TaskTemplate.ContainerSpec.Hosts'; Expected = '["10.0.0.5 db"]' }
    @{
        Parameter = 'Mount'; Path = 'TaskTemplate.ContainerSpec.Mounts'
        Value    = @{ Type = 'volume'; Source = 'data'; Target = '/data'; ReadOnly = $true }
        Expected = '[{"Type":"volume","Source":"data","Target":"/data","ReadOnly":true}]'
    }
    @{
        Parameter = 'Constraint'; Value = 'node.role == worker', 'node.labels.disk!=hdd'
        Path = 'TaskTemplate.Placement.Constraints'; Expected = '["node.role == worker","node.labels.disk!=hdd"]'
    }
    @{
        Parameter = 'PlacementPreference'; Path = 'TaskTemplate.Placement.Preferences'
        Value    = 'spread=node.labels.zone', 'node.labels.rack'
        Expected = '[{"Spread":{"SpreadDescriptor":"node.labels.zone"}},{"Spread":{"SpreadDescriptor":"node.labels.rack"}}]'
    }
    @{ Parameter = 'MaxReplicasPerNode'; Value = 2; Path = 'TaskTemplate.Placement.MaxReplicas'; Expected = '2' }
    @{ Parameter = 'LimitCpu'; Value = 0.5; Path = 'TaskTemplate.Resources.Limits.NanoCPUs'; Expected = '500000000' }
    @{ Parameter = 'LimitMemory'; Value = 64MB; Path = 'TaskTemplate.Resources.Limits.MemoryBytes'; Expected = '67108864' }
    @{ Parameter = 'LimitPids'; Value = 50; Path = 'TaskTemplate.Resources.Limits.Pids'; Expected = '50' }
    @{ Parameter = 'ReserveCpu'; Value = 0.25; Path = 'TaskTemplate.Resources.Reservations.NanoCPUs'; Expected = '250000000' }
    @{ Parameter = 'ReserveMemory'; Value = '8m'; Path = 'TaskTemplate.Resources.Reservations.MemoryBytes'; Expected = '8388608' }
    @{
        Parameter = 'Ulimit'; Value = @{ nofile = '100:200' }; Path = 'TaskTemplate.ContainerSpec.Ulimits'
        Expected = '[{"Name":"nofile","Hard":200,"Soft":100}]'
    }
    @{
        Parameter = 'Sysctl'; Value = @{ 'net.core.somaxconn' = 100 }; Path = 'TaskTemplate.ContainerSpec.Sysctls'
        Expected = '{"net.core.somaxconn":"100"}'
    }
    @{
        Parameter = 'CapAdd'; Value = 'net_admin', 'CAP_SYSLOG'; Path = 'TaskTemplate.ContainerSpec.CapabilityAdd'
        Expected = '["CAP_NET_ADMIN","CAP_SYSLOG"]'
    }
    @{ Parameter = 'CapDrop'; Value = 'ALL'; Path = 'TaskTemplate.ContainerSpec.CapabilityDrop'; Expected = '["ALL"]' }
    @{
        Parameter = 'RestartCondition'; Value = 'On-Failure'; Path = 'TaskTemplate.RestartPolicy'
        Expected = '{"Condition":"on-failure","Delay":5000000000,"MaxAttempts":0}'
    }
    @{ Parameter = 'RestartDelay'; Value = '3s'; Path = 'TaskTemplate.RestartPolicy.Delay'; Expected = '3000000000' }
    @{ Parameter = 'RestartMaxAttempt'; Value = 4; Path = 'TaskTemplate.RestartPolicy.MaxAttempts'; Expected = '4' }
    @{
        Parameter = 'RestartWindow'; Value = [timespan]::FromMinutes(1); Path = 'TaskTemplate.RestartPolicy.Window'
        Expected = '60000000000'
    }
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
    @{
        Parameter = 'HealthCommand'; Value = 'test -e /ok'; Path = 'TaskTemplate.ContainerSpec.Healthcheck.Test'
        Expected = '["CMD-SHELL","test -e /ok"]'
    }
    @{ Parameter = 'HealthInterval'; Value = '10s'; Path = 'TaskTemplate.ContainerSpec.Healthcheck.Interval'; Expected = '10000000000' }
    @{ Parameter = 'HealthTimeout'; Value = '2s'; Path = 'TaskTemplate.ContainerSpec.Healthcheck.Timeout'; Expected = '2000000000' }
    @{ Parameter = 'HealthRetries'; Value = 4; Path = 'TaskTemplate.ContainerSpec.Healthcheck.Retries'; Expected = '4' }
    @{ Parameter = 'HealthStartPeriod'; Value = '1s'; Path = 'TaskTemplate.ContainerSpec.Healthcheck.StartPeriod'; Expected = '1000000000' }
    @{ Parameter = 'NoHealthcheck'; Value = $true; Path = 'TaskTemplate.ContainerSpec.Healthcheck'; Expected = '{"Test":["NONE"]}' }
    @{
        Parameter = 'ApiOption'; Value = @{ TaskTemplate = @{ ContainerSpec = @{ OpenStdin = $true } } }
        Path = 'TaskTemplate.ContainerSpec.OpenStdin'; Expected = 'true'
    }
)

# Values that both refuse before anything is sent. A block is a value that the engine gives.
$refusedParameters = @(
    @{ What = 'a health check that is off and on'; Arguments = @{ NoHealthcheck = $true; HealthRetries = 2 } }
    @{ What = 'a network twice'; Arguments = @{ Network = 'a', 'name=a,alias=b' } }
    @{ What = 'half an address of a DNS server'; Arguments = @{ Dns = '10.1' } }
    @{ What = 'a secret with a field twice'; Arguments = @{ Secret = 'source=a,source=b' } }
    @{ What = 'a port on one address'; Arguments = @{ Port = '127.0.0.1:80:80' } }
    @{ What = 'a port in a mode that there is not'; Arguments = @{ Port = 'target=80,mode=nat' } }
    @{ What = 'a network with an address'; Arguments = @{ Network = 'name=a,ip=10.0.0.5' } }
    @{ What = 'a secret with a field that there is not'; Arguments = @{ Secret = 'source=a,size=2' } }
    @{ What = 'a secret with a mode that is not octal'; Arguments = @{ Secret = 'source=a,mode=9' } }
    @{ What = 'an image in place of a configuration'; Arguments = @{ Config = { Get-Image busybox } } }
    @{ What = 'a constraint without a comparison'; Arguments = @{ Constraint = 'node.role' } }
    @{ What = 'a preference that is no label'; Arguments = @{ PlacementPreference = 'zone' } }
    @{ What = 'a share above 1'; Arguments = @{ UpdateMaxFailureRatio = 1.5 } }
    @{ What = 'a file of variables that there is not'; Arguments = @{ EnvironmentFile = '/nowhere' } }
)
