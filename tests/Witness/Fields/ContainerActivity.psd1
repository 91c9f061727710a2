# Where the witness's models have what DockerPS's objects about running containers show. See Import-FieldTable.
@{
    ContainerProcess   = @{
        Model  = 'ContainerProcessesResponse'
        Fields = @{
            Columns         = @(@('Titles', 'Columns'), @('Processes', 'Columns'))
            ProcessId       = 'Processes', 'Pid'
            ParentProcessId = 'Processes', 'ParentPid'
            User            = 'Processes', 'User'
            CpuPercent      = 'Processes', 'Percent'
            CpuTime         = 'Processes', 'CpuTime'
            Terminal        = 'Processes', 'Terminal'
            Started         = 'Processes', 'Started'
            Command         = 'Processes', 'CommandLine'
        }
        # The first are columns that are not asked for.
        Own    = 'MemoryPercent', 'VirtualMemory', 'ResidentMemory', 'Status', 'Container', 'ContainerId', 'Context'
    }
    ContainerChange    = @{
        Model  = 'ContainerFileSystemChangeResponse'
        Fields = @{
            Kind = 'Kind', 'ChangeKind'
            Path = 'Path'
        }
        Own    = 'Container', 'ContainerId', 'Context'
    }
    ContainerStatistic = @{
        Model  = 'ContainerStatsResponse'
        Fields = @{
            Container       = 'Name', 'Slashless'
            ContainerId     = 'ID'
            CpuPercent      = @(@('CPUStats.CPUUsage.TotalUsage', 'CpuPercent'), @('CPUStats.SystemUsage', 'CpuPercent'), @('PreCPUStats.CPUUsage.TotalUsage', 'CpuPercent'), @('PreCPUStats.SystemUsage', 'CpuPercent'))
            OnlineCpu       = 'CPUStats.OnlineCPUs'
            MemoryUsage     = @(@('MemoryStats.Usage', 'MemoryUsage'), @('MemoryStats.Stats', 'MemoryUsage'))
            MemoryLimit     = 'MemoryStats.Limit'
            MemoryPercent   = 'MemoryStats.Usage', 'MemoryPercent'
            NetworkReceived = 'Networks', 'Received', @('RxBytes')
            NetworkSent     = 'Networks', 'Sent', @('TxBytes')
            BlockRead       = 'BlkioStats.IoServiceBytesRecursive', 'BlockRead', ('Op', 'Value')
            BlockWritten    = 'BlkioStats.IoServiceBytesRecursive', 'BlockWritten', ('Op', 'Value')
            ProcessCount    = 'PidsStats.Current'
            ReadAt          = 'Read', 'Now'
        }
        Own    = 'Context'
        Left   = @{
            'Windows only'                      = 'StorageStats.*', 'NumProcs', 'MemoryStats.Commit', 'MemoryStats.CommitPeak', 'MemoryStats.PrivateWorkingSet', 'OSType'
            'used up in CpuPercent'             = 'PreRead', 'PreCPUStats.*', 'CPUStats.CPUUsage.PercpuUsage'
            'control groups of version 1 only'  = 'MemoryStats.MaxUsage', 'MemoryStats.Failcnt', 'BlkioStats.IoQueuedRecursive.*', 'BlkioStats.IoServiceTimeRecursive.*',
            'BlkioStats.IoWaitTimeRecursive.*', 'BlkioStats.IoMergedRecursive.*', 'BlkioStats.IoTimeRecursive.*', 'BlkioStats.SectorsRecursive.*'
            'numbers of the kernel''s devices'  = 'BlkioStats.IoServiceBytesRecursive.Major', 'BlkioStats.IoServiceBytesRecursive.Minor'
            'operations, of version 1 only'     = @('BlkioStats.IoServicedRecursive.*')
            'Windows and Linux have none of it' = 'Networks.EndpointID', 'Networks.InstanceID'
        }
    }
    Empty              = @{
        'the processes have none'     = @('ContainerProcess.Terminal')
        'the container is paused'     = 'ContainerStatistic.CpuPercent', 'ContainerStatistic.BlockRead', 'ContainerStatistic.BlockWritten'
        'the container sends nothing' = @('ContainerStatistic.NetworkSent')
        'the processes use no time'   = 'ContainerProcess.CpuTime', 'ContainerProcess.CpuPercent'
    }
    Known              = @{}
}
