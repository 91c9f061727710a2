BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"

    $class = 'DockerPS.Commands.GetDockerInfoCommand'
    $nowhere = 'tcp://127.0.0.1:1'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

Describe 'Get-DockerInfo' {
    BeforeAll {
        $engine = Invoke-Engine info
        $info = Get-DockerInfo -WarningVariable warnings -WarningAction SilentlyContinue
    }

    It 'tells the engine''s <Name>' -ForEach @(
        @{ Name = 'Id'; Member = 'ID' }
        @{ Name = 'Name'; Member = 'Name' }
        @{ Name = 'ServerVersion'; Member = 'ServerVersion' }
        @{ Name = 'OperatingSystem'; Member = 'OperatingSystem' }
        @{ Name = 'OSVersion'; Member = 'OSVersion' }
        @{ Name = 'OSType'; Member = 'OSType' }
        @{ Name = 'Architecture'; Member = 'Architecture' }
        @{ Name = 'KernelVersion'; Member = 'KernelVersion' }
        @{ Name = 'Cpu'; Member = 'NCPU' }
        @{ Name = 'Memory'; Member = 'MemTotal' }
        @{ Name = 'Images'; Member = 'Images' }
        @{ Name = 'Driver'; Member = 'Driver' }
        @{ Name = 'LoggingDriver'; Member = 'LoggingDriver' }
        @{ Name = 'CgroupDriver'; Member = 'CgroupDriver' }
        @{ Name = 'CgroupVersion'; Member = 'CgroupVersion' }
        @{ Name = 'RootDirectory'; Member = 'DockerRootDir' }
        @{ Name = 'DefaultRuntime'; Member = 'DefaultRuntime' }
        @{ Name = 'InitBinary'; Member = 'InitBinary' }
        @{ Name = 'Registry'; Member = 'IndexServerAddress' }
        @{ Name = 'SecurityOptions'; Member = 'SecurityOptions' }
    ) {
        $engine.$Member | Should -Not -BeNullOrEmpty
        $info.$Name | Should -Be $engine.$Member
    }

    It 'counts the containers in each state' {
        'info-running', 'info-paused' |
            ForEach-Object { New-Container busybox sleep, 1000 -Name $_ -Label suite=info -StopSignal SIGKILL | Start-Container }
        Suspend-Container info-paused
        $null = New-Container busybox -Name info-created -Label suite=info
        try {
            $now = Get-DockerInfo -WarningAction Ignore
            $now.Containers - $info.Containers | Should -Be 3
            $now.ContainersRunning - $info.ContainersRunning | Should -Be 1
            $now.ContainersPaused - $info.ContainersPaused | Should -Be 1
            $now.ContainersStopped - $info.ContainersStopped | Should -Be 1
        } finally {
            Get-Container -Label suite=info | Remove-Container -Force
        }
    }

    It 'tells what the store says as a dictionary' {
        $info.DriverStatus.Count | Should -Be $engine.DriverStatus.Count
        foreach ($pair in $engine.DriverStatus) { $info.DriverStatus[$pair[0]] | Should -Be $pair[1] }
    }

    It 'tells the runtimes with their programs' {
        $info.Runtimes.Keys | Sort-Object | Should -Be ($engine.Runtimes.psobject.Properties.Name | Sort-Object)
        $info.Runtimes['runc'] | Should -Be runc
    }

    It 'tells the plugins by what they are for' {
        $info.Plugins.Volume | Should -Be $engine.Plugins.Volume
        $info.Plugins.Network | Should -Be $engine.Plugins.Network
        $info.Plugins.Log | Should -Be $engine.Plugins.Log
        , $info.Plugins.Authorization | Should -BeOfType DockerPS.Output.ObjectList[string]
    }

    It 'tells where registries need no TLS, and where networks get their addresses' {
        $info.InsecureRegistries | Should -Contain 127.0.0.0/8
        , $info.RegistryMirrors | Should -BeOfType DockerPS.Output.ObjectList[string]
        $info.AddressPools.Base | Should -Be $engine.DefaultAddressPools.Base
        $info.AddressPools.Size | Should -Be $engine.DefaultAddressPools.Size
    }

    It 'tells the place in a swarm' {
        $info.Swarm.State | Should -Be inactive
        $info.Swarm.IsManager | Should -BeFalse
        $info.Swarm.NodeId | Should -BeNullOrEmpty
        $info.Swarm.Nodes | Should -BeNullOrEmpty
    }

    It 'tells what the kernel can do' {
        $info.Capabilities.MemoryLimit | Should -Be $engine.MemoryLimit
        $info.Capabilities.CpuQuota | Should -Be $engine.CpuCfsQuota
        $info.Capabilities.PidsLimit | Should -Be $engine.PidsLimit
    }

    It 'has null for what there is not' {
        $info.HttpProxy | Should -BeNullOrEmpty
        $info.Isolation | Should -BeNullOrEmpty
        $info.Labels.Count | Should -Be 0
    }

    It 'tells the engine''s clock in local time' {
        $info.SystemTime.Kind | Should -Be Local
        [Math]::Abs(([datetime]::Now - $info.SystemTime).TotalMinutes) | Should -BeLessThan 5
    }

    It 'writes each warning of the engine as a warning, and keeps it' {
        $engine.Warnings.Count | Should -BeGreaterThan 0
        $info.Warnings | Should -Be $engine.Warnings
        $warnings | Should -HaveCount $engine.Warnings.Count
        "$($warnings[0])" | Should -BeExactly ($engine.Warnings[0] -creplace '^WARNING: ')
    }

    It 'is the name of the computer as text, and says of which engine it is' {
        "$info" | Should -Be $engine.Name
        $info.Context | Should -Be $env:DOCKER_HOST
    }

    It 'keeps what is in it on its way through a job' {
        $copy = Start-Job { Import-Module DockerPS; Get-DockerInfo -WarningAction Ignore } | Receive-Job -Wait -AutoRemoveJob
        $copy.Swarm.State | Should -Be inactive
        $copy.Plugins.Network | Should -Contain bridge
        $copy.AddressPools[0].Size | Should -Be $info.AddressPools[0].Size
        $copy.DriverStatus['Backing Filesystem'] | Should -Be $info.DriverStatus['Backing Filesystem']
    }

    It 'asks several engines, and reports one that is down' {
        $found = Get-DockerInfo -Context $env:DOCKERPS_TEST_TCP, $nowhere, $env:DOCKER_HOST -WarningAction Ignore @quiet
        $found.Context | Should -Be $env:DOCKERPS_TEST_TCP, $env:DOCKER_HOST
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
        $problems.TargetObject | Should -Be $nowhere
    }

    It 'ends with an error when the engine is down' {
        { Get-DockerInfo -Context $nowhere } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }
}

Describe 'Get-DockerInfo of an engine in a swarm' {
    It 'tells the swarm, the proxies and the labels' {
        $body = @{
            Name           = 'n1'
            HttpProxy      = 'http://xxxxx:xxxxx@proxy:3128'
            NoProxy        = 'localhost'
            Labels         = 'zone=a', 'ssd'
            Swarm          = @{
                NodeID           = 'k67'
                NodeAddr         = '10.0.0.46'
                LocalNodeState   = 'active'
                ControlAvailable = $true
                Nodes            = 4
                Managers         = 3
                RemoteManagers   = @(@{ NodeID = '71'; Addr = '10.0.0.158:2377' })
                Cluster          = @{ ID = 'abaj' }
            }
            RegistryConfig = @{
                InsecureRegistryCIDRs = @()
                Mirrors               = @('https://mirror:5000')
                IndexConfigs          = @{ 'lab:5000' = @{ Secure = $false }; 'docker.io' = @{ Secure = $true } }
            }
        } | ConvertTo-Json -Depth 9
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body $body)
        try {
            $info = Get-DockerInfo -Context $engine.Endpoint
            "$($info.Swarm)" | Should -Be 'active (manager)'
            $info.Swarm.NodeId, $info.Swarm.NodeAddress, $info.Swarm.ClusterId | Should -Be k67, 10.0.0.46, abaj
            $info.Swarm.Nodes, $info.Swarm.Managers | Should -Be 4, 3
            $info.Swarm.ManagerAddresses | Should -Be 10.0.0.158:2377
            $info.HttpProxy, $info.NoProxy | Should -Be 'http://xxxxx:xxxxx@proxy:3128', localhost
            $info.HttpsProxy | Should -BeNullOrEmpty
            $info.Labels['zone'] | Should -Be a
            $info.Labels['ssd'] | Should -BeExactly ''
            $info.InsecureRegistries | Should -Be lab:5000
            $info.RegistryMirrors | Should -Be https://mirror:5000
            $info.Warnings.Count | Should -Be 0
        } finally {
            $engine.Dispose()
        }
    }
}
