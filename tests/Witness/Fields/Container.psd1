# Where the witness's models have what DockerPS's objects about containers show. See Import-FieldTable.
@{
    Container             = @{
        Model  = 'ContainerListResponse'
        Fields = @{
            Id          = 'ID'
            Name        = 'Names', 'OwnName'
            Names       = 'Names', 'AllNames'
            Image       = 'Image', 'Word'
            ImageId     = 'ImageID', 'Word'
            Command     = 'Command', 'Word'
            CreatedAt   = 'Created', 'Time'
            Status      = 'State', 'Word'
            StatusText  = 'Status', 'Word'
            ExitCode    = 'Status', 'ExitCode'
            Health      = 'Health.Status', 'ListedHealth'
            Ports       = 'Ports', 'PortMapping'
            Labels      = 'Labels', 'Map'
            Mounts      = 'Mounts', 'ContainerMount'
            Networks    = 'NetworkSettings.Networks', 'ContainerNetwork'
            NetworkMode = 'HostConfig.NetworkMode', 'Word'
            Size        = 'SizeRw', 'Number'
            RootSize    = 'SizeRootFs', 'Number'
        }
        Own    = 'Context'
        Left   = @{
            'said by -Detail'     = 'HostConfig.Annotations', 'Health.FailingStreak'
            'see ContainerDetail' = 'ImageManifestDescriptor.*', 'NetworkSettings.Networks.*'
        }
    }
    ContainerDetail       = @{
        Model  = 'ContainerInspectResponse'
        Fields = @{
            Id                = 'ID'
            Name              = 'Name', 'Slashless'
            Image             = 'Config.Image', 'Word'
            ImageId           = 'Image', 'Word'
            CreatedAt         = 'Created', 'WholeTime'
            Status            = 'State.Status', 'Word'
            Health            = 'State.Health.Status', 'RunningHealth'
            Labels            = 'Config.Labels', 'Map'
            Mounts            = 'Mounts', 'ContainerMount'
            Networks          = 'NetworkSettings.Networks', 'ContainerNetwork'
            NetworkMode       = 'HostConfig.NetworkMode', 'Word'

            Path              = 'Path', 'Word'
            ArgumentList      = 'Args', 'List'
            ProcessId         = 'State.Pid', 'Limit'
            StartedAt         = 'State.StartedAt', 'Time'
            FinishedAt        = 'State.FinishedAt', 'Time'
            LastExitCode      = 'State.ExitCode', 'LastExitCode'
            Error             = 'State.Error', 'Text'
            OutOfMemory       = 'State.OOMKilled'
            RestartCount      = 'RestartCount'
            HealthCheck       = @(@('Config.Healthcheck', 'ContainerHealth'), @('State.Health', 'ContainerHealthState'))
            CommandList       = 'Config.Cmd', 'List'
            Entrypoint        = 'Config.Entrypoint', 'List'
            Shell             = 'Config.Shell', 'List'
            Environment       = 'Config.Env', 'Variables'
            WorkingDirectory  = 'Config.WorkingDir', 'Word'
            User              = 'Config.User', 'Word'
            Hostname          = 'Config.Hostname', 'Word'
            DomainName        = 'Config.Domainname', 'Word'
            Interactive       = 'Config.OpenStdin'
            Tty               = 'Config.Tty'
            StopSignal        = 'Config.StopSignal', 'Text'
            StopTimeout       = 'Config.StopTimeout'
            ExposedPorts      = 'Config.ExposedPorts', 'Keys'
            Binds             = 'HostConfig.Binds', 'List'
            Tmpfs             = 'HostConfig.Tmpfs', 'Map'
            VolumesFrom       = 'HostConfig.VolumesFrom', 'List'
            VolumeDriver      = 'HostConfig.VolumeDriver', 'Text'
            StorageOption     = 'HostConfig.StorageOpt', 'Map'
            PortBindings      = 'HostConfig.PortBindings', 'PortBinding'
            PublishAll        = 'HostConfig.PublishAllPorts'
            Dns               = 'HostConfig.DNS', 'List'
            DnsSearch         = 'HostConfig.DNSSearch', 'List'
            DnsOption         = 'HostConfig.DNSOptions', 'List'
            ExtraHost         = 'HostConfig.ExtraHosts', 'List'
            Link              = 'HostConfig.Links', 'List'
            GroupAdd          = 'HostConfig.GroupAdd', 'List'
            AutoRemove        = 'HostConfig.AutoRemove'
            RestartPolicy     = 'HostConfig.RestartPolicy', 'RestartPolicy'
            Memory            = 'HostConfig.Memory', 'Limit'
            MemoryReservation = 'HostConfig.MemoryReservation', 'Limit'
            MemorySwap        = 'HostConfig.MemorySwap', 'Set'
            MemorySwappiness  = 'HostConfig.MemorySwappiness', 'Counted'
            ShmSize           = 'HostConfig.ShmSize', 'Limit'
            Cpu               = 'HostConfig.NanoCPUs', 'Cpus'
            CpuShare          = 'HostConfig.CPUShares', 'Limit'
            CpuPeriod         = 'HostConfig.CPUPeriod', 'Limit'
            CpuQuota          = 'HostConfig.CPUQuota', 'Set'
            CpuSet            = 'HostConfig.CpusetCpus', 'Text'
            CpuSetMemory      = 'HostConfig.CpusetMems', 'Text'
            PidsLimit         = 'HostConfig.PidsLimit', 'Limit'
            BlkioWeight       = 'HostConfig.BlkioWeight', 'Limit'
            Ulimit            = 'HostConfig.Ulimits', 'Ulimit'
            Sysctl            = 'HostConfig.Sysctls', 'Map'
            CapAdd            = 'HostConfig.CapAdd', 'List'
            CapDrop           = 'HostConfig.CapDrop', 'List'
            Privileged        = 'HostConfig.Privileged'
            ReadOnly          = 'HostConfig.ReadonlyRootfs'
            SecurityOption    = 'HostConfig.SecurityOpt', 'List'
            Device            = 'HostConfig.Devices', 'Device'
            DeviceCgroupRule  = 'HostConfig.DeviceCgroupRules', 'List'
            DeviceRequest     = 'HostConfig.DeviceRequests', 'DeviceRequest', ('Driver', 'Count', 'DeviceIDs')
            Runtime           = 'HostConfig.Runtime', 'Text'
            Isolation         = 'HostConfig.Isolation', 'Text'
            LogDriver         = 'HostConfig.LogConfig.Type', 'Text'
            LogOption         = 'HostConfig.LogConfig.Config', 'Map'
            LogPath           = 'LogPath', 'Text'
            Init              = 'HostConfig.Init'
            PidMode           = 'HostConfig.PidMode', 'Text'
            IpcMode           = 'HostConfig.IpcMode', 'Text'
            UtsMode           = 'HostConfig.UTSMode', 'Text'
            UserNamespace     = 'HostConfig.UsernsMode', 'Text'
            CgroupNamespace   = 'HostConfig.CgroupnsMode', 'Text'
            CgroupParent      = 'HostConfig.CgroupParent', 'Text'
            OomKillDisable    = 'HostConfig.OomKillDisable', 'Flag'
            OomScoreAdjust    = 'HostConfig.OomScoreAdj'
            Annotation        = 'HostConfig.Annotations', 'Map'
            MaskedPaths       = 'HostConfig.MaskedPaths', 'List'
            ReadOnlyPaths     = 'HostConfig.ReadonlyPaths', 'List'
            Platform          = 'Platform', 'Text'
            StorageDriver     = 'Driver', 'Text'
            StorageData       = 'GraphDriver.Data', 'Map'
            AppArmorProfile   = 'AppArmorProfile', 'Text'
            ProcessLabel      = 'ProcessLabel', 'Text'
            MountLabel        = 'MountLabel', 'Text'
            ExecIds           = 'ExecIDs', 'List'
            SandboxId         = 'NetworkSettings.SandboxID', 'Text'
            SandboxKey        = 'NetworkSettings.SandboxKey', 'Text'
            HostnamePath      = 'HostnamePath', 'Text'
            HostsPath         = 'HostsPath', 'Text'
            ResolvConfPath    = 'ResolvConfPath', 'Text'
        }
        # These come from the list too; see Container.
        Own    = 'Names', 'Command', 'StatusText', 'ExitCode', 'Ports', 'Size', 'RootSize', 'Context'
        Left   = @{
            'said by the list'             = 'SizeRw', 'SizeRootFs', 'NetworkSettings.Ports.*'
            'said by Status'               = 'State.Running', 'State.Paused', 'State.Restarting', 'State.Dead'
            'said by StorageDriver'        = @('GraphDriver.Name')
            'of the image, not used'       = @('Config.OnBuild')
            'of the client that attaches'  = 'Config.AttachStdin', 'Config.AttachStdout', 'Config.AttachStderr', 'Config.StdinOnce'
            'written by clients, not used' = 'HostConfig.ContainerIDFile', 'HostConfig.ConsoleSize.*', 'HostConfig.Cgroup'
            'Windows only'                 = 'Config.ArgsEscaped', 'HostConfig.CPUCount', 'HostConfig.CPUPercent', 'HostConfig.IOMaximumIOps', 'HostConfig.IOMaximumBandwidth'
        }
    }
    ContainerMount        = @{
        Model  = 'MountPoint'
        Key    = 'Destination'
        Fields = @{
            Type        = 'Type', 'Word'
            Name        = 'Name', 'Text'
            Source      = 'Source', 'Word'
            Destination = 'Destination', 'Word'
            Driver      = 'Driver', 'Text'
            Mode        = 'Mode', 'Word'
            ReadOnly    = 'RW', 'Not'
            Propagation = 'Propagation', 'Word'
        }
    }
    ContainerNetwork      = @{
        Model  = 'EndpointSettings'
        Key    = 'Name'
        Fields = @{
            Name             = 'Key'
            NetworkId        = 'NetworkID', 'Word'
            IPAddress        = 'IPAddress', 'Text'
            PrefixLength     = 'IPPrefixLen', 'Limit'
            Gateway          = 'Gateway', 'Text'
            IPv6Address      = 'GlobalIPv6Address', 'Text'
            IPv6PrefixLength = 'GlobalIPv6PrefixLen', 'Limit'
            IPv6Gateway      = 'IPv6Gateway', 'Text'
            MacAddress       = 'MacAddress', 'Text'
            Aliases          = 'Aliases', 'List'
            DnsNames         = 'DNSNames', 'List'
        }
    }
    PortMapping           = @{
        Model  = 'PortSummary'
        Key    = 'PrivatePort', 'PublicPort', 'Protocol', 'HostIP'
        Fields = @{
            PrivatePort = 'PrivatePort'
            Protocol    = 'Type', 'Word'
            HostIP      = 'IP', 'Text'
            PublicPort  = 'PublicPort', 'Limit'
        }
        Own    = 'Container', 'ContainerId', 'Context'
    }
    ContainerHealth       = @{
        Model  = 'HealthcheckConfig'
        Fields = @{
            Test          = 'Test', 'List'
            Interval      = 'Interval', 'Span'
            Timeout       = 'Timeout', 'Span'
            Retries       = 'Retries', 'Limit'
            StartPeriod   = 'StartPeriod', 'Span'
            StartInterval = 'StartInterval', 'Span'
        }
        # See ContainerHealthState.
        Own    = 'Status', 'FailingStreak', 'Log'
    }
    # The other half of ContainerHealth.
    ContainerHealthState  = @{
        Type   = 'ContainerHealth'
        Model  = 'Health'
        Fields = @{
            Status        = 'Status', 'Word'
            FailingStreak = 'FailingStreak', 'Number'
            Log           = 'Log', 'ContainerHealthResult'
        }
        Own    = 'Test', 'Interval', 'Timeout', 'Retries', 'StartPeriod', 'StartInterval'
    }
    ContainerHealthResult = @{
        Model  = 'HealthcheckResult'
        Fields = @{
            Start    = 'Start', 'Time'
            End      = 'End', 'Time'
            ExitCode = 'ExitCode'
            Output   = 'Output', 'Word'
        }
    }
    # What no container of the tests has, and why.
    Empty                 = @{
        'the kernel has no such control'  = 'ContainerDetail.BlkioWeight', 'ContainerDetail.MemorySwappiness', 'ContainerDetail.OomKillDisable'
        'the kernel has no such guard'    = 'ContainerDetail.AppArmorProfile', 'ContainerDetail.ProcessLabel', 'ContainerDetail.MountLabel'
        'no parameter sets it'            = 'ContainerDetail.Shell'
        'the storage driver has none'     = 'ContainerDetail.StorageOption'
        'the containerd store has none'   = @('ContainerDetail.StorageData')
        'it takes long'                   = 'ContainerDetail.OutOfMemory'
        'see ContainerActivity.Tests.ps1' = @('ContainerDetail.ExecIds')
        'only inspect tells'              = 'Container.Networks.Aliases', 'Container.Networks.DnsNames'
        'newer engines only'              = 'ContainerDetail.Networks.DnsNames', 'ContainerDetail.HealthCheck.StartInterval', 'ContainerDetail.Annotation'
    }
    # What DockerPS shows otherwise than the witness, why, and the API versions from which on, and
    # before which. A test fails when the difference is gone.
    Known                 = @{}
}
