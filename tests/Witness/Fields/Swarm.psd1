# Where the witness's models have what DockerPS's objects about a swarm show. See Import-FieldTable.
@{
    Swarm            = @{
        Model  = 'SwarmInspectResponse'
        Fields = @{
            Id                  = 'ID'
            CreatedAt           = 'CreatedAt', 'Time'
            UpdatedAt           = 'UpdatedAt', 'Time'
            Autolock            = 'Spec.EncryptionConfig.AutoLockManagers', 'Flag'
            CertificateExpiry   = 'Spec.CAConfig.NodeCertExpiry', 'Span'
            DispatcherHeartbeat = 'Spec.Dispatcher.HeartbeatPeriod', 'Span'
            TaskHistoryLimit    = 'Spec.Orchestration.TaskHistoryRetentionLimit'
            SnapshotInterval    = 'Spec.Raft.SnapshotInterval'
            MaxSnapshot         = 'Spec.Raft.KeepOldSnapshots'
            AddressPools        = 'DefaultAddrPool', 'List'
            SubnetSize          = 'SubnetSize'
            DataPathPort        = 'DataPathPort'
            CertificateRotating = 'RootRotationInProgress'
            Labels              = 'Spec.Labels', 'Map'
        }
        # All but the last are said by the engine that was asked; see DockerInfo.Swarm.
        Own    = 'Nodes', 'Managers', 'NodeId', 'NodeAddress', 'ManagerAddresses', 'Context'
        Left   = @{
            'said by Get-SwarmJoinToken'   = 'JoinTokens.Worker', 'JoinTokens.Manager'
            'said by Get-SwarmCertificate' = 'TLSInfo.*'
            'for changes only'             = 'Version.Index', 'Spec.CAConfig.SigningCACert', 'Spec.CAConfig.SigningCAKey', 'Spec.CAConfig.ForceRotate'
            'always default'               = @('Spec.Name')
        }
    }
    SwarmCertificate = @{
        Model  = 'SwarmInspectResponse'
        Fields = @{
            Pem      = 'TLSInfo.TrustRoot', 'Word'
            Subject  = 'TLSInfo.CertIssuerSubject', 'Subject'
            Rotating = 'RootRotationInProgress'
        }
        # Said by the certificate.
        Own    = 'NotBefore', 'NotAfter', 'Thumbprint', 'Context'
        Left   = @{
            'see Swarm'               = '*'
            'said by the certificate' = @('TLSInfo.CertIssuerPublicKey')
        }
    }
    SwarmNode        = @{
        Model  = 'NodeListResponse'
        Fields = @{
            Id             = 'ID'
            Name           = 'Description.Hostname', 'Word'
            Status         = 'Status.State', 'Word'
            StatusText     = 'Status.Message', 'Text'
            Address        = 'Status.Addr', 'Text'
            Availability   = 'Spec.Availability', 'Word'
            Role           = 'Spec.Role', 'Word'
            ManagerStatus  = @(@('ManagerStatus.Reachability', 'ManagerStatus'), @('ManagerStatus.Leader', 'ManagerStatus'))
            ManagerAddress = 'ManagerStatus.Addr', 'Text'
            EngineVersion  = 'Description.Engine.EngineVersion', 'Text'
            Platform       = @(@('Description.Platform.OS', 'NodePlatform'), @('Description.Platform.Architecture', 'NodePlatform'))
            Cpu            = 'Description.Resources.NanoCPUs', 'Cpus'
            Memory         = 'Description.Resources.MemoryBytes', 'Number'
            Labels         = 'Spec.Labels', 'Map'
            EngineLabels   = 'Description.Engine.Labels', 'Map'
            CreatedAt      = 'CreatedAt', 'Time'
            UpdatedAt      = 'UpdatedAt', 'Time'
        }
        Own    = 'Context'
        Left   = @{
            'for changes only'             = @('Version.Index')
            'not used by docker'           = @('Spec.Name')
            'said by Get-SwarmCertificate' = 'Description.TLSInfo.*'
        }
    }
    SwarmSecret      = @{
        Model  = 'Secret'
        Fields = @{
            Id             = 'ID'
            Name           = 'Spec.Name'
            CreatedAt      = 'CreatedAt', 'Time'
            UpdatedAt      = 'UpdatedAt', 'Time'
            Labels         = 'Spec.Labels', 'Map'
            Driver         = 'Spec.Driver.Name', 'Text'
            TemplateDriver = 'Spec.Templating.Name', 'Text'
        }
        Own    = 'Context'
        Left   = @{
            'for changes only'      = @('Version.Index')
            'told to services only' = @('Spec.Data')
        }
    }
    SwarmConfig      = @{
        Model  = 'SwarmConfig'
        Fields = @{
            Id             = 'ID'
            Name           = 'Spec.Name'
            CreatedAt      = 'CreatedAt', 'Time'
            UpdatedAt      = 'UpdatedAt', 'Time'
            Labels         = 'Spec.Labels', 'Map'
            TemplateDriver = 'Spec.Templating.Name', 'Text'
            Data           = 'Spec.Data'
            Text           = 'Spec.Data', 'Utf8'
        }
        Own    = 'Context'
        Left   = @{
            'for changes only' = @('Version.Index')
        }
    }
    Empty            = @{
        'nothing of it is set here' = 'SwarmNode.EngineLabels', 'SwarmNode.StatusText', 'SwarmSecret.Driver', 'Swarm.CertificateRotating', 'SwarmCertificate.Rotating', 'Swarm.Labels'
    }
    Known            = @{}
}
