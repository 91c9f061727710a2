# Services that DockerPS and the witness make alike. Each row is a parameter of New-SwarmService and its value, the field of the
# witness's ServiceSpec that it sets, its value there, the API version that has it first, and the value that is sent if another one is
# read. {0} is 1 in the service of DockerPS and 2 in that of the witness, {1} the service's name.
@{
    full      = @(
        @('Replicas', 0, 'Mode.Replicated.Replicas', 0),
        @('Command', ('sleep', '1 0'), 'TaskTemplate.ContainerSpec.Args', ('sleep', '1 0')),
        @('Entrypoint', ('sh', '-c'), 'TaskTemplate.ContainerSpec.Command', ('sh', '-c')),
        @('Environment', ('A=1', 'B='), 'TaskTemplate.ContainerSpec.Env', ('A=1', 'B=')),
        @('Label', @{ suite = 'witness' }, 'Labels', @{ suite = 'witness' }),
        @('ContainerLabel', 'app=shop', 'TaskTemplate.ContainerSpec.Labels', @{ app = 'shop' }),
        @('WorkingDirectory', '/tmp', 'TaskTemplate.ContainerSpec.Dir', '/tmp'),
        @('User', '1:1', 'TaskTemplate.ContainerSpec.User', '1:1'),
        @('Group', 'wheel', 'TaskTemplate.ContainerSpec.Groups', @('wheel')),
        @('Hostname', 'h{{.Task.Slot}}', 'TaskTemplate.ContainerSpec.Hostname', 'h{{.Task.Slot}}'),
        @('Tty', $true, 'TaskTemplate.ContainerSpec.TTY', $true),
        @('Init', $true, 'TaskTemplate.ContainerSpec.Init', $true),
        @('ReadOnly', $true, 'TaskTemplate.ContainerSpec.ReadOnly', $true),
        @('StopSignal', 'SIGINT', 'TaskTemplate.ContainerSpec.StopSignal', 'SIGINT'),
        @('StopGracePeriod', '1m30s', 'TaskTemplate.ContainerSpec.StopGracePeriod', '00:01:30'),
        @('LogDriver', 'local', 'TaskTemplate.LogDriver.Name', 'local'),
        @('LogOption', 'max-size=1m', 'TaskTemplate.LogDriver.Options', @{ 'max-size' = '1m' }),
        @('Port', ('1808{0}:80', 'published=1005{0},target=53,protocol=udp,mode=host'), 'EndpointSpec.Ports', @(
            @{ Protocol = 'tcp'; TargetPort = 80; PublishedPort = '1808{0}'; PublishMode = 'ingress' }
            @{ Protocol = 'udp'; TargetPort = 53; PublishedPort = '1005{0}'; PublishMode = 'host' })),
        @('Dns', '10.0.0.1', 'TaskTemplate.ContainerSpec.DNSConfig.Nameservers', @('10.0.0.1')),
        @('DnsSearch', 'example.com', 'TaskTemplate.ContainerSpec.DNSConfig.Search', @('example.com')),
        @('DnsOption', 'ndots:2', 'TaskTemplate.ContainerSpec.DNSConfig.Options', @('ndots:2')),
        @('ExtraHost', 'db:10.0.0.5', 'TaskTemplate.ContainerSpec.Hosts', @('10.0.0.5 db')),
        @('Mount', (
            'type=volume,source=data,target=/data,readonly,volume-nocopy,volume-label=a=1,volume-driver=local,volume-opt=type=tmpfs',
            'type=tmpfs,target=/run,tmpfs-size=1m,tmpfs-mode=1770', 'type=bind,source=/etc,target=/host,bind-propagation=rslave'), 'TaskTemplate.ContainerSpec.Mounts', @(
            @{ Type = 'volume'; Source = 'data'; Target = '/data'; ReadOnly = $true; VolumeOptions = @{ NoCopy = $true; Labels = @{ a = '1' }; DriverConfig = @{ Name = 'local'; Options = @{ type = 'tmpfs' } } } }
            @{ Type = 'tmpfs'; Target = '/run'; TmpfsOptions = @{ SizeBytes = 1MB; Mode = 1016 } }
            @{ Type = 'bind'; Source = '/etc'; Target = '/host'; BindOptions = @{ Propagation = 'rslave' } })),
        @('Constraint', ('node.role==worker', 'node.labels.disk!=hdd'), 'TaskTemplate.Placement.Constraints', ('node.role==worker', 'node.labels.disk!=hdd')),
        @('PlacementPreference', 'spread=node.labels.zone', 'TaskTemplate.Placement.Preferences', @(, @{ Spread = @{ SpreadDescriptor = 'node.labels.zone' } })),
        @('MaxReplicasPerNode', 2, 'TaskTemplate.Placement.MaxReplicas', 2),
        @('LimitCpu', 0.5, 'TaskTemplate.Resources.Limits.NanoCPUs', 500000000),
        @('LimitMemory', 64MB, 'TaskTemplate.Resources.Limits.MemoryBytes', 64MB),
        @('LimitPids', 50, 'TaskTemplate.Resources.Limits.Pids', 50),
        @('ReserveCpu', 0.25, 'TaskTemplate.Resources.Reservations.NanoCPUs', 250000000),
        @('ReserveMemory', '8m', 'TaskTemplate.Resources.Reservations.MemoryBytes', 8MB),
        @('Ulimit', @{ nofile = '100:200' }, 'TaskTemplate.ContainerSpec.Ulimits', @(, @{ Name = 'nofile'; Soft = 100; Hard = 200 })),
        @('Sysctl', 'net.core.somaxconn=100', 'TaskTemplate.ContainerSpec.Sysctls', @{ 'net.core.somaxconn' = '100' }),
        @('CapAdd', 'CAP_NET_ADMIN', 'TaskTemplate.ContainerSpec.CapabilityAdd', @('CAP_NET_ADMIN')),
        @('CapDrop', 'CAP_CHOWN', 'TaskTemplate.ContainerSpec.CapabilityDrop', @('CAP_CHOWN')),
        @('RestartCondition', 'on-failure', 'TaskTemplate.RestartPolicy.Condition', 'on-failure'),
        @('RestartDelay', '3s', 'TaskTemplate.RestartPolicy.Delay', '00:00:03'),
        @('RestartMaxAttempt', 4, 'TaskTemplate.RestartPolicy.MaxAttempts', 4),
        @('RestartWindow', '1m', 'TaskTemplate.RestartPolicy.Window', '00:01:00'),
        @('UpdateParallelism', 2, 'UpdateConfig.Parallelism', 2),
        @('UpdateDelay', '2s', 'UpdateConfig.Delay', '00:00:02'),
        @('UpdateFailureAction', 'continue', 'UpdateConfig.FailureAction', 'continue'),
        @('UpdateOrder', 'start-first', 'UpdateConfig.Order', 'start-first'),
        @('UpdateMonitor', '7s', 'UpdateConfig.Monitor', '00:00:07'),
        @('UpdateMaxFailureRatio', 0.25, 'UpdateConfig.MaxFailureRatio', 0.25),
        @('RollbackParallelism', 3, 'RollbackConfig.Parallelism', 3),
        @('RollbackDelay', '4s', 'RollbackConfig.Delay', '00:00:04'),
        @('RollbackFailureAction', 'continue', 'RollbackConfig.FailureAction', 'continue'),
        @('RollbackOrder', 'start-first', 'RollbackConfig.Order', 'start-first'),
        @('RollbackMonitor', '8s', 'RollbackConfig.Monitor', '00:00:08'),
        @('RollbackMaxFailureRatio', 0.5, 'RollbackConfig.MaxFailureRatio', 0.5),
        @('HealthCommand', 'test -e /ok', 'TaskTemplate.ContainerSpec.Healthcheck.Test', ('CMD-SHELL', 'test -e /ok')),
        @('HealthInterval', '10s', 'TaskTemplate.ContainerSpec.Healthcheck.Interval', '00:00:10'),
        @('HealthTimeout', '2s', 'TaskTemplate.ContainerSpec.Healthcheck.Timeout', '00:00:02'),
        @('HealthRetries', 4, 'TaskTemplate.ContainerSpec.Healthcheck.Retries', 4),
        @('HealthStartPeriod', '1s', 'TaskTemplate.ContainerSpec.Healthcheck.StartPeriod', '00:00:01'),
        @('HealthStartInterval', '500ms', 'TaskTemplate.ContainerSpec.Healthcheck.StartInterval', '00:00:00.500', '1.44')
    )
    web       = @(
        @('Replicas', 2, 'Mode.Replicated.Replicas', 2),
        @('Command', ('sleep', '1000'), 'TaskTemplate.ContainerSpec.Args', ('sleep', '1000')),
        @('StopSignal', 'SIGKILL', 'TaskTemplate.ContainerSpec.StopSignal', 'SIGKILL'),
        @('Port', 'target=80,published=1807{0},mode=host', 'EndpointSpec.Ports', @(, @{ Protocol = 'tcp'; TargetPort = 80; PublishedPort = '1807{0}'; PublishMode = 'host' })),
        @('MaxReplicasPerNode', 1, 'TaskTemplate.Placement.MaxReplicas', 1),
        @('UpdateParallelism', 0, 'UpdateConfig.Parallelism', 0),
        @('UpdateMonitor', '500ms', 'UpdateConfig.Monitor', '00:00:00.500')
    )
    direct    = @(
        @('Replicas', 0, 'Mode.Replicated.Replicas', 0),
        @('EndpointMode', 'dnsrr', 'EndpointSpec.Mode', 'dnsrr'),
        @('NoHealthcheck', $true, 'TaskTemplate.ContainerSpec.Healthcheck.Test', @('NONE'))
    )
    failing   = @(
        @('Replicas', 1, 'Mode.Replicated.Replicas', 1),
        @('Command', ('sh', '-c', 'exit 3'), 'TaskTemplate.ContainerSpec.Args', ('sh', '-c', 'exit 3')),
        @('RestartCondition', 'none', 'TaskTemplate.RestartPolicy.Condition', 'none')
    )
    global    = @(
        @('Mode', 'Global', 'Mode.Global', @{}),
        @('Constraint', 'node.labels.none==x', 'TaskTemplate.Placement.Constraints', @('node.labels.none==x'))
    )
    job       = @(
        @('Mode', 'ReplicatedJob', $null, $null),
        @('Replicas', 2, 'Mode.ReplicatedJob.TotalCompletions', 2),
        @('MaxConcurrent', 1, 'Mode.ReplicatedJob.MaxConcurrent', 1),
        @('RestartCondition', 'none', 'TaskTemplate.RestartPolicy.Condition', 'none'),
        @('Command', 'true', 'TaskTemplate.ContainerSpec.Args', @('true'))
    )
    globalJob = @(
        @('Mode', 'GlobalJob', 'Mode.GlobalJob', @{}),
        @('RestartCondition', 'none', 'TaskTemplate.RestartPolicy.Condition', 'none'),
        @('Command', 'true', 'TaskTemplate.ContainerSpec.Args', @('true'))
    )
}
