# Where the witness's models have what DockerPS's objects about volumes show. See Import-FieldTable.
@{
    DockerVolume = @{
        Model  = 'VolumeResponse'
        Fields = @{
            Name       = 'Name'
            Driver     = 'Driver', 'Word'
            MountPoint = 'Mountpoint', 'Text'
            Scope      = 'Scope', 'Word'
            CreatedAt  = 'CreatedAt', 'Time'
            Labels     = 'Labels', 'Map'
            Options    = 'Options', 'Map'
            Status     = 'Status', 'Map'
        }
        # These come from the disk usage when they are read; see DockerDiskUsageItem.
        Own    = 'Size', 'ReferenceCount', 'Context'
        Left   = @{
            'said by the disk usage' = 'UsageData.Size', 'UsageData.RefCount'
        }
    }
    Empty        = @{
        'the driver local says nothing of it' = @('DockerVolume.Status')
    }
    Known        = @{}
}
