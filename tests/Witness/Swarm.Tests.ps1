BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $swarmTable = Import-FieldTable Swarm
    $serviceTable = Import-FieldTable SwarmService
    $networkFields = Get-FieldRow (Import-FieldTable Network) DockerNetwork, DockerNetworkDetail
    $settings = Import-Setting SwarmService
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $swarmTable = Import-FieldTable Swarm
    $serviceTable = Import-FieldTable SwarmService
    $networkTable = Import-FieldTable Network
    $engineTable = Import-FieldTable Engine
    $settings = Import-Setting SwarmService
    $models = 'Docker.DotNet.Models'

    $conversions.Subject = { param($Value) [Security.Cryptography.X509Certificates.X500DistinguishedName]::new($Value).Name }
    $conversions.ManagerStatus = {
        param($Value, $Model)

        $Model.ManagerStatus ? ($Model.ManagerStatus.Leader ? 'leader' : $Model.ManagerStatus.Reachability) : $null
    }
    $conversions.NodePlatform = { param($Value, $Model) "$($Model.Description.Platform.OS)/$($Model.Description.Platform.Architecture)" }
    $conversions.Utf8 = { param($Value) [Text.Encoding]::UTF8.GetString($Value) }
    # The engine tells them in any order.
    $conversions.ManagerAddresses = {
        param($Value, $Model, $Object)

        $addresses = @(foreach ($one in $Value) { $one.Addr })
        $differs = Compare-Object $addresses $Object.ManagerAddresses
        , ($differs ? $addresses : $Object.ManagerAddresses)
    }
    $conversions.ImageName = { param($Value) "$Value" -replace '@.*' }
    $conversions.ImageDigest = { param($Value) $Value -match '@' ? $Value -replace '.*@' : $null }
    $conversions.Mode = { param($Value) @('Replicated', 'Global', 'ReplicatedJob', 'GlobalJob').Where{ $null -ne $Value.$_ }[0] }
    $conversions.Replicas = {
        param($Value, $Model)

        $Model.Spec.Mode.Replicated.Replicas ?? $Model.Spec.Mode.ReplicatedJob.TotalCompletions ?? $Model.ServiceStatus.DesiredTasks
    }
    $conversions.Completed = { param($Value, $Model) $Model.Spec.Mode.ReplicatedJob -or $Model.Spec.Mode.GlobalJob ? $Value : $null }
    $conversions.Preferences = { param($Value) , @(foreach ($one in $Value) { $one.Spread.SpreadDescriptor }) }
    $conversions.Platforms = { param($Value) , @(foreach ($one in $Value) { "$($one.OS)/$($one.Architecture ? $one.Architecture : '*')" }) }
    $conversions.Hosts = { param($Value) , @(foreach ($one in $Value) { $address, $name = $one -split ' '; "$($name):$address" }) }
    $conversions.Addresses = { param($Value) , @(foreach ($one in $Value) { $one.Addr }) }
    $conversions.EndpointMode = { param($Value, $Model) $Value ?? $Model.Spec.EndpointSpec.Mode ?? 'vip' }
    $conversions.Isolation = { param($Value) $Value ? $Value : $null }
    # What the swarm takes for that which was not said.
    $conversions.Condition = { param($Value) $Value ? $Value : 'any' }
    $conversions.FailureAction = { param($Value) $Value ? $Value : 'pause' }
    $conversions.Order = { param($Value) $Value ? $Value : 'stop-first' }
    $conversions.GracePeriod = { param($Value) $Value ?? [timespan]::FromSeconds(10) }
    $conversions.RestartDelay = { param($Value) $Value ?? [timespan]::FromSeconds(5) }
    $conversions.Parallelism = { param($Value, $Model) $Model ? $Value ?? 0 : 1 }
    $conversions.Monitor = { param($Value, $Model) $Model ? $Value : [timespan]::FromSeconds(5) }
    $conversions.JobIteration = { param($Value, $Model) $Model.JobStatus ? $Value ?? 0 : $null }
    $conversions.TaskExitCode = {
        param($Value, $Model)

        $Model.Status.ContainerStatus.ContainerID -and "$($Model.Status.State)" -in 'Complete', 'Failed', 'Shutdown' ? $Value : $null
    }

    $hosts = Enter-TestSwarm -Managers 0
    $manager, $second, $third = $hosts.Endpoint
    $client = New-Witness $manager

    # A swarm of the witness, which DockerPS reads, and which then ends.
    $client3 = New-Witness $third
    $init = ConvertTo-Model ([type] "$models.SwarmInitParameters") @{
        ListenAddr       = '0.0.0.0:2377'
        AdvertiseAddr    = $hosts.Address[2]
        DefaultAddrPool  = @('10.77.0.0/16')
        SubnetSize       = 26
        AutoLockManagers = $true
        Spec             = @{
            Orchestration    = @{ TaskHistoryRetentionLimit = 3 }
            Dispatcher       = @{ HeartbeatPeriod = '00:00:07' }
            CAConfig         = @{ NodeCertExpiry = '48:00:00' }
            Raft             = @{
                SnapshotInterval = 5000; KeepOldSnapshots = 2; LogEntriesForSlowFollowers = 400; ElectionTick = 10
                HeartbeatTick = 1
            }
            EncryptionConfig = @{ AutoLockManagers = $true }
        }
    }
    $null = $client3.Swarm.InitSwarmAsync($init) | Wait-Task
    $swarms = @(@{
        Name = 'the swarm of the witness'; Object = Get-Swarm -Context $third
        Model = $client3.Swarm.InspectSwarmAsync() | Wait-Task
    })
    $states = @(@{
        Name = 'a manager'; Object = Get-DockerInfo -Context $third -WarningAction Ignore
        Model = $client3.System.GetSystemInfoAsync() | Wait-Task
    })
    $unlockKeys = (Get-SwarmUnlockKey -Context $third), ($client3.Swarm.GetSwarmUnlockKeyAsync() | Wait-Task).UnlockKey
    $client3.Swarm.LeaveSwarmAsync([Docker.DotNet.Models.SwarmLeaveParameters] @{ Force = $true }) | Wait-Task

    # A swarm of DockerPS, which the witness reads.
    $given = @{
        AdvertiseAddress    = $hosts.Address[0]
        DataPathPort        = 7777
        DefaultAddressPool  = '10.88.0.0/16'
        SubnetSize          = 25
        CertificateExpiry   = '72h'
        DispatcherHeartbeat = '2s'
        TaskHistoryLimit    = 4
        SnapshotInterval    = 6000
        MaxSnapshot         = 3
    }
    $null = Initialize-Swarm -Context $manager @given
    Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Manager -Context $manager) -Context $second
    Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Worker -Context $manager) -Context $third
    $file = Join-Path ([IO.Path]::GetTempPath()) "witness-$([guid]::NewGuid()).tar"
    Get-Image busybox | Export-Image -Destination $file | Out-Null
    Import-Image $file -Context $second, $third | Out-Null
    Remove-Item $file
    $swarm = $client.Swarm.InspectSwarmAsync() | Wait-Task
    $swarms += @{ Name = 'the swarm of DockerPS'; Object = Get-Swarm; Model = $swarm }
    $states += @{
        Name = 'the leader'; Object = Get-DockerInfo -WarningAction Ignore
        Model = $client.System.GetSystemInfoAsync() | Wait-Task
    }
    $states += @{
        Name = 'a worker'; Object = Get-DockerInfo -Context $third -WarningAction Ignore
        Model = $client3.System.GetSystemInfoAsync() | Wait-Task
    }
    Wait-Until { (Get-SwarmNode | Where-Object Status -EQ ready).Count -eq 3 }
    $image = (Get-Image busybox).Id
}

AfterAll {
    ($client, $client3).Where{ $_ } | ForEach-Object Dispose
    Exit-TestSwarm $hosts
}

Describe 'Initialize-Swarm, read by the witness' {
    It 'hands over -<Parameter> as <Path>' -ForEach @(
        @{ Parameter = 'DataPathPort'; Path = 'DataPathPort'; Expected = 7777 }
        @{ Parameter = 'DefaultAddressPool'; Path = 'DefaultAddrPool'; Expected = '10.88.0.0/16' }
        @{ Parameter = 'SubnetSize'; Path = 'SubnetSize'; Expected = 25 }
        @{ Parameter = 'CertificateExpiry'; Path = 'Spec.CAConfig.NodeCertExpiry'; Expected = [timespan]::FromHours(72) }
        @{ Parameter = 'DispatcherHeartbeat'; Path = 'Spec.Dispatcher.HeartbeatPeriod'; Expected = [timespan]::FromSeconds(2) }
        @{ Parameter = 'TaskHistoryLimit'; Path = 'Spec.Orchestration.TaskHistoryRetentionLimit'; Expected = 4 }
        @{ Parameter = 'SnapshotInterval'; Path = 'Spec.Raft.SnapshotInterval'; Expected = 6000 }
        @{ Parameter = 'MaxSnapshot'; Path = 'Spec.Raft.KeepOldSnapshots'; Expected = 3 }
    ) {
        Read-Path $swarm $Path | Should -Be $Expected -Because "-$Parameter sets $Path"
    }
}

Describe 'Get-Swarm' {
    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $swarmTable Swarm) {
        Assert-Field $swarmTable $_ $swarms
    }

    It 'shows <Path> of the engine as <Property>' -ForEach @(
        @{ Property = 'Nodes'; Path = 'Nodes' }, @{ Property = 'Managers'; Path = 'Managers' }, @{ Property = 'NodeId'; Path = 'NodeID' }
        @{ Property = 'NodeAddress'; Path = 'NodeAddr' }, @{ Property = 'ManagerAddresses'; Path = 'RemoteManagers' }
    ) {
        $read = ($client.System.GetSystemInfoAsync() | Wait-Task).Swarm.$Path
        (Get-Swarm).$Property |
            Should -Be ($Path -eq 'RemoteManagers' ? ($read.Addr | Sort-Object) : $read) -Because "$Property shows Swarm.$Path"
    }
}

Describe 'Get-DockerInfo in a swarm' {
    It 'shows <Path> as <Property>' -ForEach @{ Type = 'DockerInfo'; Property = 'Swarm'; Path = 'Swarm'; As = 'DockerSwarmState' } {
        Assert-Field $engineTable $_ $states
    }
}

Describe 'The keys of a swarm' {
    It 'are the key to unlock managers that the witness reads' {
        $unlockKeys[0] | ConvertFrom-SecureString -AsPlainText | Should -Be $unlockKeys[1]
    }

    It 'are the join tokens that the witness reads' {
        Get-SwarmJoinToken Worker | ConvertFrom-SecureString -AsPlainText | Should -Be $swarm.JoinTokens.Worker
        Get-SwarmJoinToken Manager | ConvertFrom-SecureString -AsPlainText | Should -Be $swarm.JoinTokens.Manager
    }
}

Describe 'Get-SwarmCertificate' {
    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $swarmTable SwarmCertificate) {
        Assert-Field $swarmTable $_ @{
            Name = 'the swarm'; Object = Get-SwarmCertificate
            Model = $client.Swarm.InspectSwarmAsync() | Wait-Task
        }
    }
}

Describe 'Get-SwarmNode' {
    BeforeAll {
        Set-SwarmNode *-host3 -Label tier=web, zone=a -Availability Pause
        $node = $client.Swarm.ListNodesAsync() | Wait-Task | ForEach-Object { $_ } |
            Where-Object { $_.Description.Hostname -like '*-host2' }
        $change = ConvertTo-Model ([type] "$models.NodeUpdateParameters") @{
            Role = 'manager'; Availability = 'drain'
            Labels = @{ zone = 'b' }
        }
        $client.Swarm.UpdateNodeAsync($node.ID, $node.Version.Index, $change) | Wait-Task
        function Get-WitnessNode { $client.Swarm.ListNodesAsync() | Wait-Task | ForEach-Object { $_ } }
        $settled = Get-Settled { Get-WitnessNode } { @{ Nodes = @(Get-SwarmNode); Models = @(Get-WitnessNode) } }
        $nodes, $read = $settled.Nodes, $settled.Models
        $pairs = @($nodes | ForEach-Object { $one = $_; @{ Name = $_.Name; Object = $_; Model = $read | Where-Object ID -CEQ $one.Id } })
    }

    AfterAll {
        Set-SwarmNode * -Availability Active
    }

    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $swarmTable SwarmNode) {
        $nodes.Count | Should -Be 3
        Assert-Field $swarmTable $_ $pairs
    }

    It 'has the changes that the witness reads, and that it made' {
        $three = $read | Where-Object { $_.Description.Hostname -like '*-host3' }
        Format-Value $three.Spec.Labels | Should -BeExactly "@{tier = 'web'; zone = 'a'}"
        $three.Spec.Availability | Should -Be pause
        $two = $nodes | Where-Object Name -Like *-host2
        $two.Availability | Should -Be drain
        $two.Labels.zone | Should -Be b
    }
}

Describe 'Get-SwarmSecret and Get-SwarmConfig' {
    BeforeAll {
        $null = New-SwarmSecret ws-ours 'content' -Label a=1 -TemplateDriver golang
        $null = New-SwarmConfig ws-ours "content `u{263A}" -Label a=1 -TemplateDriver golang
        $secret = ConvertTo-Model ([type] "$models.SwarmSecretSpec") @{
            Name = 'ws-theirs'; Data = [Text.Encoding]::UTF8.GetBytes('x'); Labels = @{ b = '2' }
            Templating = @{ Name = 'golang' }
        }
        $null = $client.Secrets.CreateAsync($secret, [Threading.CancellationToken]::None) | Wait-Task
        $config = ConvertTo-Model ([type] "$models.SwarmCreateConfigParameters") @{
            Config = @{ Name = 'ws-theirs'; Data = [Text.Encoding]::UTF8.GetBytes("two `u{263A}"); Labels = @{ b = '2' } }
        }
        $null = $client.Configs.CreateConfigAsync($config) | Wait-Task
        $secrets = @($client.Secrets.ListAsync() | Wait-Task | ForEach-Object { $_ })
        $configs = @($client.Configs.ListConfigsAsync() | Wait-Task | ForEach-Object { $_ })
        $pairs = @{
            SwarmSecret = @(Get-SwarmSecret |
                    ForEach-Object { $one = $_; @{ Name = $_.Name; Object = $_; Model = $secrets | Where-Object ID -CEQ $one.Id } })
            SwarmConfig = @(Get-SwarmConfig |
                    ForEach-Object { $one = $_; @{ Name = $_.Name; Object = $_; Model = $configs | Where-Object ID -CEQ $one.Id } })
        }
    }

    It 'show <Path> as <Property> of <Type>' -ForEach (Get-FieldRow $swarmTable SwarmSecret, SwarmConfig) {
        $pairs.$Type.Count | Should -Be 2
        Assert-Field $swarmTable $_ $pairs.$Type
    }

    It 'show what New- was given to the witness: <Path>' -ForEach @(
        @{ Path = 'Spec.Labels'; Expected = @{ a = '1' } }
        @{ Path = 'Spec.Templating.Name'; Expected = 'golang' }
        @{ Path = 'Spec.Name'; Expected = 'ws-ours' }
    ) {
        foreach ($list in $secrets, $configs) {
            Format-Value (Read-Path ($list | Where-Object { $_.Spec.Name -eq 'ws-ours' }) $Path) |
                Should -BeExactly (Format-Value $Expected) -Because "it is $Path"
        }
    }

    It 'keep the content' {
        $read = ($configs | Where-Object { $_.Spec.Name -eq 'ws-ours' }).Spec.Data
        [Text.Encoding]::UTF8.GetString($read) | Should -BeExactly "content `u{263A}"
    }
}

Describe 'Services' {
    BeforeAll {
        $null = New-DockerNetwork ws-net -Driver overlay -Attachable -Subnet 10.89.0.0/24
        $null = New-SwarmSecret ws-key 'key'
        $null = New-SwarmConfig ws-conf 'conf'
        $secret, $config, $network = (Get-SwarmSecret ws-key).Id, (Get-SwarmConfig ws-conf).Id, (Get-DockerNetwork ws-net).Id
        foreach ($case in $settings.Case | Select-Object -Unique) {
            $rows = @($settings | Where-Object Case -EQ $case)
            $arguments = Get-SettingArgument $rows "ws-$case-1"
            $with = @{ Name = "ws-$case-2"; TaskTemplate = @{ ContainerSpec = @{ Image = $image } } }
            if ($case -in 'full', 'web') {
                $arguments.Network = @{ Name = 'ws-net'; Alias = 'shop'; DriverOption = @{ some = 'option' } }
                $arguments.Secret = 'source=ws-key,target=the-key,uid=5,gid=6,mode=0440'
                $arguments.Config = 'source=ws-conf,target=/etc/conf,uid=7,gid=8,mode=0400'
                $with.TaskTemplate.Networks = @(, @{ Target = $network; Aliases = @('shop'); DriverOpts = @{ some = 'option' } })
                $with.TaskTemplate.ContainerSpec.Secrets = @(, @{
                    SecretID = $secret; SecretName = 'ws-key'
                    File = @{ Name = 'the-key'; UID = '5'; GID = '6'; Mode = 288 }
                })
                $with.TaskTemplate.ContainerSpec.Configs = @(, @{
                    ConfigID = $config; ConfigName = 'ws-conf'
                    File = @{ Name = '/etc/conf'; UID = '7'; GID = '8'; Mode = 256 }
                })
            }
            $null = New-SwarmService $image -Name "ws-$case-1" @arguments -ErrorAction Stop
            $parameters = [Docker.DotNet.Models.ServiceCreateParameters]::new()
            $parameters.Service = New-SettingModel ([type] "$models.ServiceSpec") $rows 2 "ws-$case-2" @{} $with
            $null = $client.Swarm.CreateServiceAsync($parameters) | Wait-Task
        }
        Wait-SwarmService ws-web-1, ws-web-2, ws-job-1, ws-job-2 -Timeout 60s | Out-Null
        # Each maker changes the service of the other.
        Set-SwarmService ws-web-2 -Add @{ Label = 'changed=1'; ContainerLabel = 'changed=1' }
        $update = [Docker.DotNet.Models.ServiceUpdateParameters]::new()
        $current = $client.Swarm.InspectServiceAsync('ws-web-1') | Wait-Task
        $update.Service = $current.Spec
        $update.Service.TaskTemplate.ForceUpdate = 3
        $update.Version = $current.Version.Index
        $null = $client.Swarm.UpdateServiceAsync('ws-web-1', $update) | Wait-Task
        Wait-Until { -not (Get-SwarmService ws-web-1, ws-web-2 | Where-Object { "$($_.UpdateStatus)" -ne 'completed' }) }
        Wait-Until { -not (Get-SwarmTask ws-failing-1, ws-failing-2 | Where-Object State -NE failed) }

        function Get-WitnessService {
            $client.Swarm.ListServicesAsync([Docker.DotNet.Models.ServiceListParameters] @{ Status = $true }) | Wait-Task |
                ForEach-Object { $_ }
        }
        function Get-WitnessTask {
            $client.Tasks.ListAsync([Docker.DotNet.Models.TasksListParameters]::new()) | Wait-Task | ForEach-Object { $_ }
        }
        $settled = Get-Settled { Get-WitnessService; Get-WitnessTask } {
            @{
                Services = Get-SwarmService; Details = Get-SwarmService -Detail; Tasks = Get-SwarmTask
                Models = @(Get-WitnessService); TaskModels = @(Get-WitnessTask)
            }
        }
        $services, $details, $shownTasks = $settled.Services, $settled.Details, $settled.Tasks
        $read, $readTasks = $settled.Models, $settled.TaskModels
        function Get-Pair($Object, $Model) {
            foreach ($one in $Object) { @{ Name = $one.Name; Object = $one; Model = $Model | Where-Object ID -CEQ $one.Id } }
        }
        $pairs = @{ SwarmTask = @(Get-Pair $shownTasks $readTasks); Listed = @(Get-Pair $services $read) }
        $pairs.SwarmService = $pairs.SwarmServiceDetail = @(Get-Pair $details $read)
    }

    It 'of New-SwarmService have -<Parameter> <Text> as <Path>: <Case>' -ForEach ($settings | Where-Object Path) {
        $rows = @($settings | Where-Object Case -EQ $Case)
        $wanted = Read-Path (New-SettingModel ([type] "$models.ServiceSpec") $rows 1 "ws-$Case-1" -Value Expected) $Path
        $service = $read | Where-Object { $_.Spec.Name -eq "ws-$Case-1" }
        Format-Value (Read-Path $service.Spec $Path) | Should -BeExactly (Format-Value $wanted) -Because "-$Parameter sets $Path"
    }

    It 'of New-SwarmService are given all of its parameters' {
        # The networks, secrets and configurations are in the next test.
        $others = @(
            'Name', 'Image', 'Network', 'Secret', 'Config', 'EnvironmentFile', 'RegistryAuth', 'NoResolveImage', 'ApiOption'
            'HealthStartInterval', 'ThrottleLimit', 'Context'
        )
        Get-UnsetParameter New-SwarmService $settings $others | Should -BeNullOrEmpty
    }

    It 'of New-SwarmService have secrets, configurations and networks' {
        $spec = ($read | Where-Object { $_.Spec.Name -eq 'ws-full-1' }).Spec.TaskTemplate
        $theirs = ($read | Where-Object { $_.Spec.Name -eq 'ws-full-2' }).Spec.TaskTemplate
        Format-Value $spec.ContainerSpec.Secrets | Should -BeExactly (Format-Value $theirs.ContainerSpec.Secrets)
        Format-Value $spec.ContainerSpec.Configs | Should -BeExactly (Format-Value $theirs.ContainerSpec.Configs)
        Format-Value $spec.Networks | Should -BeExactly (Format-Value $theirs.Networks)
    }

    It 'of Set-SwarmService have the change and nothing else' {
        $changed = $client.Swarm.InspectServiceAsync('ws-web-2') | Wait-Task
        $changed.Spec.Labels['changed'] | Should -Be 1
        $changed.Spec.TaskTemplate.ContainerSpec.Labels['changed'] | Should -Be 1
        $changed.Spec.Labels = $changed.PreviousSpec.Labels
        $changed.Spec.TaskTemplate.ContainerSpec.Labels = $changed.PreviousSpec.TaskTemplate.ContainerSpec.Labels
        Format-Value $changed.Spec | Should -BeExactly (Format-Value $changed.PreviousSpec)
    }

    It 'show <Path> as <Property>' -ForEach (Get-FieldRow $serviceTable SwarmService) {
        $pairs.Listed.Count | Should -Be $read.Count
        Assert-Field $serviceTable $_ $pairs.Listed
    }

    It 'show <Path> as <Property> of <Type> with -Detail' -ForEach (Get-FieldRow $serviceTable SwarmService, SwarmServiceDetail) {
        Assert-Field $serviceTable $_ $pairs.$Type
    }

    It 'show <Path> of their tasks as <Property>' -ForEach (Get-FieldRow $serviceTable SwarmTask) {
        $shownTasks.Count | Should -Be $readTasks.Count
        Assert-Field $serviceTable $_ $pairs.SwarmTask
    }

    # The witness does not ask for the services of a network, which the next test compares.
    It 'show <Path> of their networks as <Property> of <Type>' -ForEach ($networkFields | Where-Object { $_.Property -ne 'Services' }) {
        $networks = foreach ($name in 'ws-net', 'ingress') {
            @{ Name = $name; Object = Get-DockerNetwork $name -Detail; Model = $client.Networks.InspectNetworkAsync($name) | Wait-Task }
        }
        Assert-Field $networkTable $_ $networks
    }

    It 'are in their networks with the addresses that the witness reads' {
        # A place in an overlay network is known a moment after the task runs. What a node has missed of it comes with the next full
        # exchange of the nodes, half a minute later.
        $running = @($readTasks |
                Where-Object { "$($_.DesiredState)" -eq 'Running' -and $_.NetworksAttachments.Network.ID -contains $network })
        Wait-Until { @((Get-DockerNetwork ws-net -Detail).Services.Tasks.Values).Count -ge $running.Count } -Within 120
        $shown = (Get-DockerNetwork ws-net -Detail).Services
        $shown.Name | Should -Be ws-web-1, ws-web-2
        foreach ($service in $shown) {
            $model = $read | Where-Object { $_.Spec.Name -eq $service.Name }
            $address = ($model.Endpoint.VirtualIPs | Where-Object NetworkID -EQ $network).Addr
            $service.VirtualIP | Should -Be ($address -replace '/.*') -Because "it is the VirtualIP of $($service.Name)"
            $running = $readTasks | Where-Object { $_.ServiceID -eq $model.ID -and "$($_.DesiredState)" -eq 'Running' }
            $addresses = ($running.NetworksAttachments | Where-Object { $_.Network.ID -eq $network }).Addresses -replace '/.*'
            $service.Tasks.Values | Sort-Object | Should -Be ($addresses | Sort-Object) -Because "they are the Tasks of $($service.Name)"
        }
    }
}

Describe 'The objects of these tests' {
    It 'fill all fields' {
        Get-EmptyField $swarmTable Swarm, SwarmCertificate, SwarmNode, SwarmSecret, SwarmConfig | Should -BeNullOrEmpty
        Get-EmptyField $serviceTable SwarmService, SwarmServiceDetail, SwarmTask | Should -BeNullOrEmpty
    }

    It 'differ in <Field>, which <Reason>' -ForEach ((Get-KnownDifference $swarmTable) + (Get-KnownDifference $serviceTable)) {
        $known | Should -Contain $Field -Because 'otherwise it is no known difference any more'
    }
}
