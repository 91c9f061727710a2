# Where the witness's models have what DockerPS's objects about images show. See Import-FieldTable.
@{
    Image           = @{
        Model  = 'ImagesListResponse'
        Fields = @{
            Id         = 'ID'
            Repository = 'RepoTags', 'Repository'
            Tag        = 'RepoTags', 'Tag'
            Reference  = 'RepoTags', 'Reference'
            Digest     = 'RepoDigests', 'Digest'
            CreatedAt  = 'Created', 'Time'
            Size       = 'Size'
            SharedSize = 'SharedSize', 'Counted'
            Containers = 'Containers', 'Counted'
            Labels     = 'Labels', 'Map'
        }
        Own    = 'Dangling', 'Context'
        Left   = @{
            'said by ParentId of -Detail' = @('ParentID')
            'see ImageDetail'             = 'Descriptor.*', 'Manifests.*'
        }
    }
    ImageDetail     = @{
        Model  = 'ImageInspectResponse'
        Fields = @{
            Id               = 'ID'
            References       = 'RepoTags', 'List'
            Digests          = 'RepoDigests', 'List'
            CreatedAt        = 'Created', 'WholeTime'
            Size             = 'Size'
            Labels           = 'Config.Labels', 'Map'
            Author           = 'Author', 'Text'
            Comment          = 'Comment', 'Text'
            TaggedAt         = 'Metadata.LastTagTime', 'Time'
            Platform         = @(@('Os', 'Platform'), @('Architecture', 'Platform'), @('Variant', 'Platform'))
            OsVersion        = 'OsVersion', 'Text'
            StorageDriver    = 'GraphDriver.Name', 'Text'
            Layers           = 'RootFS.Layers', 'List'
            CommandList      = 'Config.Cmd', 'List'
            Entrypoint       = 'Config.Entrypoint', 'List'
            Shell            = 'Config.Shell', 'List'
            Environment      = 'Config.Env', 'Variables'
            ExposedPorts     = 'Config.ExposedPorts', 'Keys'
            Volumes          = 'Config.Volumes', 'Keys'
            User             = 'Config.User', 'Word'
            WorkingDirectory = 'Config.WorkingDir', 'Word'
            StopSignal       = 'Config.StopSignal', 'Text'
            HealthCheck      = 'Config.Healthcheck', 'ContainerHealth'
            OnBuild          = 'Config.OnBuild', 'List'
        }
        # The first come from the list too; the witness does not know the others any more.
        Own    = 'Repository', 'Tag', 'Reference', 'Digest', 'SharedSize', 'Containers', 'Dangling', 'Context', 'ParentId', 'DockerVersion'
        Left   = @{
            'Windows only'        = @('Config.ArgsEscaped')
            'always layers'       = @('RootFS.Type')
            'paths of the engine' = @('GraphDriver.Data')
        }
    }
    ContainerHealth = @{
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
    ImageLayer      = @{
        Model  = 'ImageHistoryResponse'
        Fields = @{
            Id        = 'ID', 'LayerId'
            CreatedAt = 'Created', 'Time'
            CreatedBy = 'CreatedBy', 'Word'
            Size      = 'Size'
            Comment   = 'Comment', 'Text'
            Tags      = 'Tags', 'List'
        }
        Own    = 'Image', 'Context'
    }
    Empty           = @{
        'of Windows'         = @('ImageDetail.OsVersion')
        'newer engines only' = 'Image.SharedSize', 'ImageDetail.StopSignal', 'Image.Containers', 'Image.Digest', 'ImageDetail.Digests', 'ImageDetail.HealthCheck.StartInterval'
        'older engines only' = @('ImageDetail.StorageDriver')
    }
    # What DockerPS shows otherwise than the witness, why, the API versions from which on and before which, and the image store.
    Known           = @{
        'ImageDetail.Size' = 'comes from the list, which counts the unpacked files too', '1.44', '9.0', 'containerd'
    }
}
