# Where the witness's models have what DockerPS's objects about an engine show. See Import-FieldTable.
@{
    DockerVersion       = @{
        Model  = 'VersionResponse'
        Fields = @{
            ServerVersion   = 'Version'
            Platform        = 'Platform.Name', 'Word'
            ApiVersion      = 'APIVersion', 'Word'
            MinApiVersion   = 'MinAPIVersion', 'Word'
            GitCommit       = 'GitCommit', 'Word'
            GoVersion       = 'GoVersion', 'Word'
            OperatingSystem = 'Os', 'Word'
            Architecture    = 'Arch', 'Word'
            KernelVersion   = 'KernelVersion', 'Word'
            Experimental    = 'Experimental', 'Flag'
            BuildTime       = 'BuildTime', 'Time'
            Components      = 'Components', 'DockerComponent'
        }
        Own    = 'NegotiatedApiVersion', 'ModuleVersion', 'Context'
    }
    DockerComponent     = @{
        Model  = 'ComponentVersion'
        Fields = @{
            Name    = 'Name', 'Word'
            Version = 'Version', 'Word'
            Details = 'Details', 'Map'
        }
    }
    DockerInfo          = @{
        Model  = 'SystemInfoResponse'
        Fields = @{
            Id                 = 'ID', 'Word'
            Name               = 'Name', 'Word'
            ServerVersion      = 'ServerVersion', 'Word'
            OperatingSystem    = 'OperatingSystem', 'Word'
            OSVersion          = 'OSVersion', 'Text'
            OSType             = 'OSType', 'Word'
            Architecture       = 'Architecture', 'Word'
            KernelVersion      = 'KernelVersion', 'Word'
            Cpu                = 'NCPU'
            Memory             = 'MemTotal'
            Containers         = 'Containers'
            ContainersRunning  = 'ContainersRunning'
            ContainersPaused   = 'ContainersPaused'
            ContainersStopped  = 'ContainersStopped'
            Images             = 'Images'
            Driver             = 'Driver', 'Word'
            DriverStatus       = 'DriverStatus', 'Pairs'
            LoggingDriver      = 'LoggingDriver', 'Word'
            CgroupDriver       = 'CgroupDriver', 'Text'
            CgroupVersion      = 'CgroupVersion', 'Text'
            RootDirectory      = 'DockerRootDir', 'Word'
            DefaultRuntime     = 'DefaultRuntime', 'Word'
            InitBinary         = 'InitBinary', 'Text'
            Runtimes           = 'Runtimes', 'Runtimes', ('Path', 'Type')
            ContainerdVersion  = 'ContainerdCommit.ID', 'Text'
            RuncVersion        = 'RuncCommit.ID', 'Text'
            InitVersion        = 'InitCommit.ID', 'Text'
            SecurityOptions    = 'SecurityOptions', 'List'
            Isolation          = 'Isolation', 'Text'
            Registry           = 'IndexServerAddress', 'Text'
            InsecureRegistries = @(@('RegistryConfig.IndexConfigs', 'InsecureRegistries', ('Name', 'Secure')), @('RegistryConfig.InsecureRegistryCIDRs', 'InsecureRegistries'))
            RegistryMirrors    = 'RegistryConfig.Mirrors', 'List'
            Labels             = 'Labels', 'Variables'
            HttpProxy          = 'HTTPProxy', 'Text'
            HttpsProxy         = 'HTTPSProxy', 'Text'
            NoProxy            = 'NoProxy', 'Text'
            AddressPools       = 'DefaultAddressPools', 'DockerAddressPool'
            FirewallBackend    = 'FirewallBackend.Driver', 'Text'
            CdiDirectories     = 'CDISpecDirs', 'List'
            Plugins            = 'Plugins', 'DockerPlugins'
            Swarm              = 'Swarm', 'DockerSwarmState'
            Capabilities       = '', 'DockerCapabilities'
            Experimental       = 'ExperimentalBuild'
            Debug              = 'Debug'
            LiveRestore        = 'LiveRestoreEnabled'
            SystemTime         = 'SystemTime', 'Now'
            Warnings           = 'Warnings', 'List'
        }
        Own    = 'Context'
        Left   = @{
            'figures for the engine''s developers' = 'NFd', 'NGoroutines', 'NEventsListener'
            'of removed products'                  = 'SystemStatus', 'ProductLicense'
            'said by Get-Swarm'                    = @('Swarm.Cluster.*')
            'of Docker Hub only'                   = @('RegistryConfig.IndexConfigs.Official')
            'said by ManagerAddresses'             = @('Swarm.RemoteManagers.NodeID')
            'the same as CpuQuota'                 = @('CPUCfsPeriod')
        }
    }
    DockerAddressPool   = @{
        Model  = 'NetworkAddressPool'
        Fields = @{
            Base = 'Base', 'Word'
            Size = 'Size'
        }
    }
    DockerPlugins       = @{
        Model  = 'PluginsInfo'
        Fields = @{
            Volume        = 'Volume', 'List'
            Network       = 'Network', 'List'
            Log           = 'Log', 'List'
            Authorization = 'Authorization', 'List'
        }
    }
    DockerSwarmState    = @{
        Model  = 'Info'
        Fields = @{
            State            = 'LocalNodeState', 'Word'
            NodeId           = 'NodeID', 'Text'
            NodeAddress      = 'NodeAddr', 'Text'
            IsManager        = 'ControlAvailable'
            ClusterId        = 'Cluster.ID', 'Text'
            Nodes            = 'Nodes', 'Set'
            Managers         = 'Managers', 'Set'
            ManagerAddresses = 'RemoteManagers', 'ManagerAddresses', @('Addr')
            Error            = 'Error', 'Text'
        }
    }
    DockerCapabilities  = @{
        Model  = 'SystemInfoResponse'
        Fields = @{
            MemoryLimit    = 'MemoryLimit'
            SwapLimit      = 'SwapLimit'
            OomKillDisable = 'OomKillDisable'
            CpuQuota       = 'CPUCfsQuota'
            CpuShare       = 'CPUShares'
            CpuSet         = 'CPUSet'
            PidsLimit      = 'PidsLimit'
            IPv4Forwarding = 'IPv4Forwarding'
        }
    }
    DockerEvent         = @{
        Model  = 'Message'
        Fields = @{
            Time       = 'TimeNano', 'EventTime'
            Type       = 'Type', 'Word'
            Action     = 'Action', 'Action'
            Detail     = 'Action', 'ActionDetail'
            Id         = 'Actor.ID', 'Word'
            Name       = 'Actor.Attributes', 'EventName'
            ExitCode   = 'Actor.Attributes', 'EventExitCode'
            Attributes = 'Actor.Attributes', 'Map'
            Scope      = 'Scope', 'Word'
        }
        Own    = 'Context'
        Left   = @{
            'said by Time' = @('Time')
        }
    }
    # From API 1.52 on. Before, the witness reads nothing of the disk usage, and lists are compared.
    DockerDiskUsage     = @{
        Model  = 'SystemDataUsageInfoResponse'
        Fields = @{
            TotalCount  = @(@('ImageUsage.TotalCount', 'Usage'), @('ContainerUsage.TotalCount', 'Usage'), @('VolumeUsage.TotalCount', 'Usage'), @('BuildCacheUsage.TotalCount', 'Usage'))
            Active      = @(@('ImageUsage.ActiveCount', 'Usage'), @('ContainerUsage.ActiveCount', 'Usage'), @('VolumeUsage.ActiveCount', 'Usage'), @('BuildCacheUsage.ActiveCount', 'Usage'))
            Size        = @(@('ImageUsage.TotalSize', 'Usage'), @('ContainerUsage.TotalSize', 'Usage'), @('VolumeUsage.TotalSize', 'Usage'), @('BuildCacheUsage.TotalSize', 'Usage'))
            Reclaimable = @(@('ImageUsage.Reclaimable', 'Usage'), @('ContainerUsage.Reclaimable', 'Usage'), @('VolumeUsage.Reclaimable', 'Usage'), @('BuildCacheUsage.Reclaimable', 'Usage'))
        }
        Own    = 'Type', 'Context'
        Left   = @{
            'said by Get-DockerDiskUsage -Detail' = 'ImageUsage.Items.*', 'ContainerUsage.Items.*', 'VolumeUsage.Items.*', 'BuildCacheUsage.Items.*'
        }
    }
    DockerDiskUsageItem = @{
        Model  = 'CacheRecord'
        Fields = @{
            Id          = 'ID'
            Size        = 'Size'
            SharedSize  = 'Shared', 'SharedCache'
            Active      = 'InUse'
            UsageCount  = 'UsageCount'
            CreatedAt   = 'CreatedAt', 'Time'
            LastUsedAt  = 'LastUsedAt', 'Time'
            CacheType   = 'Type', 'Word'
            Description = 'Description', 'Word'
        }
        # Those of images, containers and volumes are compared with their lists. BuildKit alone knows what is mutable.
        Own    = 'Type', 'Name', 'UniqueSize', 'UsedBy', 'Parents', 'Mutable', 'Context'
        Left   = @{
            'said by Parents; the witness does not read the key, which begins with a blank on newer engines' = @('Parents')
        }
    }
    Empty               = @{
        'nothing of it is set here' = @(
            'DockerInfo.Isolation', 'DockerInfo.RegistryMirrors', 'DockerInfo.Labels', 'DockerInfo.HttpProxy', 'DockerInfo.HttpsProxy', 'DockerInfo.NoProxy'
            'DockerInfo.Debug', 'DockerInfo.LiveRestore', 'DockerInfo.Experimental', 'DockerVersion.Experimental', 'DockerInfo.Plugins.Authorization'
            'DockerInfo.Swarm.Error'
        )
        'the kernel, or a package'  = @(
            'DockerInfo.Warnings', 'DockerInfo.Capabilities.OomKillDisable', 'DockerInfo.Capabilities.SwapLimit', 'DockerInfo.Capabilities.IPv4Forwarding'
            'DockerInfo.OSVersion', 'DockerInfo.ContainerdVersion', 'DockerInfo.RuncVersion', 'DockerInfo.InitVersion', 'DockerVersion.Platform'
            'DockerInfo.InitBinary'
        )
        'see Swarm.Tests.ps1'       = @(
            'DockerInfo.Swarm.NodeId', 'DockerInfo.Swarm.NodeAddress', 'DockerInfo.Swarm.IsManager', 'DockerInfo.Swarm.ClusterId', 'DockerInfo.Swarm.Nodes'
            'DockerInfo.Swarm.Managers', 'DockerInfo.Swarm.ManagerAddresses'
        )
        'newer engines only'        = 'DockerInfo.FirewallBackend', 'DockerInfo.CdiDirectories', 'DockerInfo.ContainersPaused'
    }
    Known               = @{}
}
