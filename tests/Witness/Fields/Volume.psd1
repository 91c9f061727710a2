# Where the witness's models have what DockerPS's objects about volumes show. See Import-FieldTable.
@{
    DockerVolume = @{
        Model  = 'VolumeResponse'
        Fields = @{
            Name           = 'Name'
            Driver         = 'Driver', 'Word'
            MountPoint     = 'Mountpoint', 'Text'
            Scope          = 'Scope', 'Word'
            CreatedAt      = 'CreatedAt', 'Time'
            Labels         = 'Labels', 'Map'
            Options        = 'Options', 'Map'
            Status         = 'Status', 'Map'
            Size           = 'UsageData.Size', 'Counted'
            ReferenceCount = 'UsageData.RefCount', 'Counted'
        }
        Own    = 'Context'
    }
    Empty        = @{
        'the driver local says nothing of it'         = @('DockerVolume.Status')
        'told by the disk usage of API 1.52 or newer' = 'DockerVolume.Size', 'DockerVolume.ReferenceCount'
    }
    Known        = @{}
}
