# Where the witness's models have what DockerPS's objects about services and tasks show. See Import-FieldTable.
@{
    SwarmService        = @{
        Model  = 'SwarmService'
        Fields = @{
            Id           = 'ID'
            Name         = 'Spec.Name'
            Image        = 'Spec.TaskTemplate.ContainerSpec.Image', 'ImageName'
            ImageDigest  = 'Spec.TaskTemplate.ContainerSpec.Image', 'ImageDigest'
            Mode         = 'Spec.Mode', 'Mode', ('Replicated', 'Global', 'ReplicatedJob', 'GlobalJob')
            Replicas     = @(
                @('Spec.Mode.Replicated.Replicas', 'Replicas'), @('Spec.Mode.ReplicatedJob.TotalCompletions', 'Replicas'), @('ServiceStatus.DesiredTasks', 'Replicas')
            )
            Running      = 'ServiceStatus.RunningTasks'
            Completed    = 'ServiceStatus.CompletedTasks', 'Completed'
            Ports        = 'Endpoint.Ports', 'SwarmServicePort'
            Networks     = 'Spec.TaskTemplate.Networks', 'SwarmServiceNetwork'
            Labels       = 'Spec.Labels', 'Map'
            CreatedAt    = 'CreatedAt', 'Time'
            UpdatedAt    = 'UpdatedAt', 'Time'
            UpdateStatus = 'UpdateStatus', 'SwarmServiceUpdate'
            Version      = 'Version.Index'
        }
        Own    = 'Context'
        Left   = @{
            'see SwarmServiceDetail' = '*'
        }
    }
    SwarmServiceDetail  = @{
        Model  = 'SwarmService'
        # Those of SwarmService too.
        Base   = 'SwarmService'
        Fields = @{
            MaxConcurrent       = 'Spec.Mode.ReplicatedJob.MaxConcurrent'
            Command             = 'Spec.TaskTemplate.ContainerSpec.Args', 'List'
            Entrypoint          = 'Spec.TaskTemplate.ContainerSpec.Command', 'List'
            Environment         = 'Spec.TaskTemplate.ContainerSpec.Env', 'Variables'
            ContainerLabel      = 'Spec.TaskTemplate.ContainerSpec.Labels', 'Map'
            Mounts              = 'Spec.TaskTemplate.ContainerSpec.Mounts', 'SwarmServiceMount'
            Secrets             = 'Spec.TaskTemplate.ContainerSpec.Secrets', 'SwarmServiceSecret'
            Configs             = 'Spec.TaskTemplate.ContainerSpec.Configs', 'SwarmServiceFile'
            Constraint          = 'Spec.TaskTemplate.Placement.Constraints', 'List'
            PlacementPreference = 'Spec.TaskTemplate.Placement.Preferences', 'Preferences'
            MaxReplicasPerNode  = 'Spec.TaskTemplate.Placement.MaxReplicas', 'Limit'
            Platform            = 'Spec.TaskTemplate.Placement.Platforms', 'Platforms'
            LimitCpu            = 'Spec.TaskTemplate.Resources.Limits.NanoCPUs', 'Cpus'
            LimitMemory         = 'Spec.TaskTemplate.Resources.Limits.MemoryBytes', 'Limit'
            LimitPids           = 'Spec.TaskTemplate.Resources.Limits.Pids', 'Limit'
            ReserveCpu          = 'Spec.TaskTemplate.Resources.Reservations.NanoCPUs', 'Cpus'
            ReserveMemory       = 'Spec.TaskTemplate.Resources.Reservations.MemoryBytes', 'Limit'
            Restart             = 'Spec.TaskTemplate.RestartPolicy', 'SwarmRestartPolicy'
            Update              = 'Spec.UpdateConfig', 'SwarmUpdatePolicy'
            Rollback            = 'Spec.RollbackConfig', 'SwarmUpdatePolicy'
            HealthCheck         = 'Spec.TaskTemplate.ContainerSpec.Healthcheck', 'ContainerHealth'
            StopGracePeriod     = 'Spec.TaskTemplate.ContainerSpec.StopGracePeriod', 'GracePeriod'
            StopSignal          = 'Spec.TaskTemplate.ContainerSpec.StopSignal', 'Text'
            User                = 'Spec.TaskTemplate.ContainerSpec.User', 'Word'
            Group               = 'Spec.TaskTemplate.ContainerSpec.Groups', 'List'
            WorkingDirectory    = 'Spec.TaskTemplate.ContainerSpec.Dir', 'Word'
            Hostname            = 'Spec.TaskTemplate.ContainerSpec.Hostname', 'Word'
            Dns                 = 'Spec.TaskTemplate.ContainerSpec.DNSConfig.Nameservers', 'List'
            DnsSearch           = 'Spec.TaskTemplate.ContainerSpec.DNSConfig.Search', 'List'
            DnsOption           = 'Spec.TaskTemplate.ContainerSpec.DNSConfig.Options', 'List'
            ExtraHost           = 'Spec.TaskTemplate.ContainerSpec.Hosts', 'Hosts'
            Sysctl              = 'Spec.TaskTemplate.ContainerSpec.Sysctls', 'Map'
            Ulimit              = 'Spec.TaskTemplate.ContainerSpec.Ulimits', 'Ulimit'
            Tty                 = 'Spec.TaskTemplate.ContainerSpec.TTY', 'Flag'
            ReadOnly            = 'Spec.TaskTemplate.ContainerSpec.ReadOnly', 'Flag'
            Init                = 'Spec.TaskTemplate.ContainerSpec.Init'
            CapAdd              = 'Spec.TaskTemplate.ContainerSpec.CapabilityAdd', 'List'
            CapDrop             = 'Spec.TaskTemplate.ContainerSpec.CapabilityDrop', 'List'
            LogDriver           = 'Spec.TaskTemplate.LogDriver.Name', 'Text'
            LogOption           = 'Spec.TaskTemplate.LogDriver.Options', 'Map'
            EndpointMode        = 'Endpoint.Spec.Mode', 'EndpointMode'
            Addresses           = 'Endpoint.VirtualIPs', 'Addresses', @('Addr')
            Isolation           = 'Spec.TaskTemplate.ContainerSpec.Isolation', 'Isolation'
            ForceUpdate         = 'Spec.TaskTemplate.ForceUpdate', 'Number'
            PreviousImage       = 'PreviousSpec.TaskTemplate.ContainerSpec.Image'
            JobIteration        = 'JobStatus.JobIteration.Index', 'JobIteration'
            LastExecution       = 'JobStatus.LastExecution', 'Time'
        }
        Left   = @{
            'the last specification, said by Undo-SwarmService' = 'PreviousSpec.*'
            'said by Ports and EndpointMode'                    = 'Spec.EndpointSpec.*', 'Endpoint.Spec.Ports.*'
            'said by Networks'                                  = @('Endpoint.VirtualIPs.NetworkID')
            'plugins as services, experimental'                 = 'Spec.TaskTemplate.PluginSpec.*', 'Spec.TaskTemplate.Runtime'
            'written by the engine for containers'              = @('Spec.TaskTemplate.NetworkAttachmentSpec.ContainerID')
        }
    }
    SwarmServicePort    = @{
        Model  = 'PortConfig'
        Key    = 'TargetPort', 'Protocol'
        Fields = @{
            TargetPort    = 'TargetPort'
            PublishedPort = 'PublishedPort', 'Limit'
            Protocol      = 'Protocol', 'Word'
            PublishMode   = 'PublishMode', 'Word'
        }
        Own    = 'Service', 'Context'
    }
    # A port that is published on IPv4 and IPv6 comes twice, and is shown once.
    SwarmTaskPort       = @{
        Type     = 'SwarmServicePort'
        Model    = 'PortConfig'
        Key      = 'TargetPort', 'Protocol'
        Distinct = $true
        Fields   = @{
            TargetPort    = 'TargetPort'
            PublishedPort = 'PublishedPort', 'Limit'
            Protocol      = 'Protocol', 'Word'
            PublishMode   = 'PublishMode', 'Word'
        }
        Own      = 'Service', 'Context'
    }
    SwarmServiceNetwork = @{
        Model  = 'NetworkAttachmentConfig'
        Key    = 'Id'
        Fields = @{
            Id           = 'Target', 'Word'
            Alias        = 'Aliases', 'List'
            DriverOption = 'DriverOpts', 'Map'
        }
        # Said by the network.
        Own    = @('Name')
    }
    SwarmServiceUpdate  = @{
        Model  = 'UpdateStatus'
        Fields = @{
            State       = 'State', 'Word'
            StartedAt   = 'StartedAt', 'Time'
            CompletedAt = 'CompletedAt', 'Time'
            Message     = 'Message', 'Word'
        }
    }
    SwarmServiceMount   = @{
        Model  = 'Mount'
        Key    = 'Target'
        Fields = @{
            Type                   = 'Type', 'Word'
            Source                 = 'Source', 'Word'
            Target                 = 'Target', 'Word'
            ReadOnly               = 'ReadOnly', 'Flag'
            Propagation            = 'BindOptions.Propagation', 'Text'
            Consistency            = 'Consistency', 'Text'
            NonRecursive           = 'BindOptions.NonRecursive', 'Flag'
            CreateMountpoint       = 'BindOptions.CreateMountpoint', 'Flag'
            ReadOnlyNonRecursive   = 'BindOptions.ReadOnlyNonRecursive', 'Flag'
            ReadOnlyForceRecursive = 'BindOptions.ReadOnlyForceRecursive', 'Flag'
            VolumeDriver           = 'VolumeOptions.DriverConfig.Name', 'Text'
            VolumeOption           = 'VolumeOptions.DriverConfig.Options', 'Map'
            VolumeLabel            = 'VolumeOptions.Labels', 'Map'
            NoCopy                 = 'VolumeOptions.NoCopy', 'Flag'
            Subpath                = 'VolumeOptions.Subpath', 'Text'
            TmpfsSize              = 'TmpfsOptions.SizeBytes', 'Set'
            TmpfsMode              = 'TmpfsOptions.Mode', 'Octal'
        }
    }
    SwarmServiceSecret  = @{
        Type   = 'SwarmServiceFile'
        Model  = 'SecretReference'
        Key    = 'Source'
        Fields = @{
            Source  = 'SecretName', 'Word'
            Id      = 'SecretID', 'Word'
            Target  = 'File.Name', 'Word'
            UserId  = 'File.UID', 'Word'
            GroupId = 'File.GID', 'Word'
            Mode    = 'File.Mode', 'FileMode'
        }
    }
    SwarmServiceFile    = @{
        Model  = 'SwarmConfigReference'
        Key    = 'Source'
        Fields = @{
            Source  = 'ConfigName', 'Word'
            Id      = 'ConfigID', 'Word'
            Target  = 'File.Name', 'Word'
            UserId  = 'File.UID', 'Word'
            GroupId = 'File.GID', 'Word'
            Mode    = 'File.Mode', 'FileMode'
        }
    }
    SwarmRestartPolicy  = @{
        Model  = 'SwarmRestartPolicy'
        Fields = @{
            Condition  = 'Condition', 'Condition'
            Delay      = 'Delay', 'RestartDelay'
            MaxAttempt = 'MaxAttempts', 'Limit'
            Window     = 'Window', 'Span'
        }
    }
    SwarmUpdatePolicy   = @{
        Model  = 'SwarmUpdateConfig'
        Fields = @{
            Parallelism     = 'Parallelism', 'Parallelism'
            Delay           = 'Delay', 'Span'
            FailureAction   = 'FailureAction', 'FailureAction'
            Order           = 'Order', 'Order'
            Monitor         = 'Monitor', 'Monitor'
            MaxFailureRatio = 'MaxFailureRatio', 'Number'
        }
    }
    ContainerHealth     = @{
        Model  = 'HealthcheckConfig'
        Fields = @{
            Test          = 'Test', 'List'
            Interval      = 'Interval', 'Span'
            Timeout       = 'Timeout', 'Span'
            Retries       = 'Retries', 'Limit'
            StartPeriod   = 'StartPeriod', 'Span'
            StartInterval = 'StartInterval', 'Span'
        }
        # Of containers only.
        Own    = 'Status', 'FailingStreak', 'Log'
    }
    SwarmTask           = @{
        Model  = 'TaskResponse'
        Fields = @{
            Id           = 'ID'
            ServiceId    = 'ServiceID'
            Slot         = 'Slot', 'Limit'
            NodeId       = 'NodeID', 'Text'
            Image        = 'Spec.ContainerSpec.Image', 'ImageName'
            DesiredState = 'DesiredState', 'Lower'
            State        = 'Status.State', 'Lower'
            StateSince   = 'Status.Timestamp', 'Time'
            Message      = 'Status.Message', 'Text'
            Error        = 'Status.Err', 'Text'
            ContainerId  = 'Status.ContainerStatus.ContainerID', 'Text'
            ExitCode     = 'Status.ContainerStatus.ExitCode', 'TaskExitCode'
            Ports        = 'Status.PortStatus.Ports', 'SwarmTaskPort'
            CreatedAt    = 'CreatedAt', 'Time'
        }
        # Names of what the ids are.
        Own    = 'Name', 'Service', 'Node', 'Context'
        Left   = @{
            'for changes only'          = @('Version.Index')
            'never set by engines'      = 'Name', 'Labels'
            'said by the service'       = 'Spec.*'
            'said by Get-DockerNetwork' = 'NetworksAttachments.Network.*'
        }
    }
    Empty               = @{
        'of Windows'             = @('SwarmServiceDetail.Isolation')
        'no registry to ask'     = 'SwarmService.ImageDigest', 'SwarmServiceDetail.Platform'
        'newer engines only'     = @('SwarmServiceDetail.HealthCheck.StartInterval')
        'the first run of a job' = @('SwarmServiceDetail.JobIteration')
        'tried by round trips'   = @(
            'SwarmServiceDetail.Mounts.Consistency', 'SwarmServiceDetail.Mounts.CreateMountpoint', 'SwarmServiceDetail.Mounts.NonRecursive'
            'SwarmServiceDetail.Mounts.ReadOnlyForceRecursive', 'SwarmServiceDetail.Mounts.ReadOnlyNonRecursive', 'SwarmServiceDetail.Mounts.Subpath'
        )
    }
    Known               = @{}
}
