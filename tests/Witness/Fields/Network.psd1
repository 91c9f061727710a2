# Where the witness's models have what DockerPS's objects about networks show. See Import-FieldTable.
@{
    DockerNetwork       = @{
        Model  = 'NetworkResponse'
        Fields = @{
            Id         = 'ID'
            Name       = 'Name'
            Driver     = 'Driver', 'Word'
            Scope      = 'Scope', 'Word'
            Internal   = 'Internal'
            Attachable = 'Attachable'
            Ingress    = 'Ingress'
            EnableIPv6 = 'EnableIPv6'
            Subnets    = 'IPAM.Config', 'Subnets', @('Subnet')
            Gateways   = 'IPAM.Config', 'Gateways', @('Gateway')
            CreatedAt  = 'Created', 'Time'
            Labels     = 'Labels', 'Map'
            Options    = 'Options', 'Map'
            ConfigOnly = 'ConfigOnly'
            ConfigFrom = 'ConfigFrom.Network', 'Text'
        }
        Own    = 'Context'
        # The same model is the one of DockerNetworkDetail.
        Left   = @{
            'see DockerNetworkDetail' = '*'
        }
    }
    DockerNetworkDetail = @{
        Model  = 'NetworkResponse'
        # Those of DockerNetwork too.
        Base   = 'DockerNetwork'
        Fields = @{
            EnableIPv4  = 'EnableIPv4', 'EnableIPv4'
            IpamDriver  = 'IPAM.Driver', 'Text'
            IpamOptions = 'IPAM.Options', 'Map'
            Addresses   = 'IPAM.Config', 'NetworkSubnet'
            Containers  = 'Containers', 'NetworkContainer'
            Peers       = 'Peers', 'NetworkPeer'
            Services    = 'Services', 'NetworkService'
        }
        Left   = @{
            'of the engine''s own load balancer' = 'Services.LocalLBIndex', 'Services.Tasks.EndpointID', 'Services.Tasks.Info'
        }
    }
    NetworkSubnet       = @{
        Model  = 'IPAMConfig'
        Fields = @{
            Subnet       = 'Subnet', 'Word'
            Gateway      = 'Gateway', 'Text'
            IPRange      = 'IPRange', 'Text'
            AuxAddresses = 'AuxAddress', 'Map'
        }
    }
    NetworkContainer    = @{
        Model  = 'EndpointResource'
        Key    = 'Id'
        Fields = @{
            Id               = 'Key'
            Name             = 'Name', 'Word'
            EndpointId       = 'EndpointID', 'Word'
            IPAddress        = 'IPv4Address', 'Address'
            PrefixLength     = 'IPv4Address', 'PrefixLength'
            IPv6Address      = 'IPv6Address', 'Address'
            IPv6PrefixLength = 'IPv6Address', 'PrefixLength'
            MacAddress       = 'MacAddress', 'Text'
        }
        Own    = 'Network', 'Context'
    }
    NetworkPeer         = @{
        Model  = 'PeerInfo'
        Key    = 'Name'
        Fields = @{
            Name      = 'Name', 'Word'
            IPAddress = 'IP', 'Word'
        }
    }
    NetworkService      = @{
        Model  = 'ServiceInfo'
        Key    = 'Name'
        Fields = @{
            Name      = 'Key'
            VirtualIP = 'VIP', 'Text'
            Ports     = 'Ports', 'List'
            Tasks     = 'Tasks', 'TaskAddresses', ('Name', 'EndpointIP')
        }
    }
    Empty               = @{
        'see SwarmService.Tests.ps1' = @(
            'DockerNetwork.Ingress', 'DockerNetworkDetail.Peers.Name', 'DockerNetworkDetail.Peers.IPAddress', 'DockerNetworkDetail.Services.Name',
            'DockerNetworkDetail.Services.VirtualIP', 'DockerNetworkDetail.Services.Ports', 'DockerNetworkDetail.Services.Tasks'
        )
    }
    Known               = @{}
}
