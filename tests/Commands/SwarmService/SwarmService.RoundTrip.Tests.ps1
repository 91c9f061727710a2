BeforeDiscovery {
    # What -Detail tells and New-SwarmService takes: a value of each parameter, and the property that tells it.
    $properties = @(
        @{ Parameter = 'Image'; Property = 'Image'; Value = 'busybox' }
        @{ Parameter = 'Mode'; Property = 'Mode'; Value = 'Global' }
        @{ Parameter = 'Replicas'; Property = 'Replicas'; Value = 3 }
        @{ Parameter = 'Command'; Property = 'Command'; Value = 'sleep', '1 0' }
        @{ Parameter = 'Entrypoint'; Property = 'Entrypoint'; Value = 'sh', '-c' }
        @{ Parameter = 'Environment'; Property = 'Environment'; Value = @{ B = 'x=y, z' } }
        @{ Parameter = 'Label'; Property = 'Labels'; Value = @{ 'com.example.c' = 'd' } }
        @{ Parameter = 'ContainerLabel'; Property = 'ContainerLabel'; Value = @{ tier = 'web' } }
        @{ Parameter = 'WorkingDirectory'; Property = 'WorkingDirectory'; Value = '/tmp' }
        @{ Parameter = 'User'; Property = 'User'; Value = '1:1' }
        @{ Parameter = 'Group'; Property = 'Group'; Value = 'wheel', '5' }
        @{ Parameter = 'Hostname'; Property = 'Hostname'; Value = 'h{{.Task.Slot}}' }
        @{ Parameter = 'Tty'; Property = 'Tty'; Value = $true }
        @{ Parameter = 'Init'; Property = 'Init'; Value = $true }
        @{ Parameter = 'ReadOnly'; Property = 'ReadOnly'; Value = $true }
        @{ Parameter = 'StopSignal'; Property = 'StopSignal'; Value = 'SIGINT' }
        @{ Parameter = 'StopGracePeriod'; Property = 'StopGracePeriod'; Value = '1m30s' }
        @{ Parameter = 'LogDriver'; Property = 'LogDriver'; Value = 'local' }
        @{ Parameter = 'LogOption'; Property = 'LogOption'; Value = @{ 'max-size' = '1m' } }
        @{
            Parameter = 'Port'; Property = 'Ports'
            Value = @{ 18080 = 80 }, 'published=10053,target=53,protocol=udp,mode=host', 'target=99,mode=host'
        }
        @{ Parameter = 'Network'; Property = 'Networks'; Value = 'rt-net', 'name=rt-side,alias=db,alias=cache,driver-opt=a=b' }
        @{ Parameter = 'EndpointMode'; Property = 'EndpointMode'; Value = 'dnsrr' }
        @{ Parameter = 'Dns'; Property = 'Dns'; Value = '10.0.0.1', 'fd00::1' }
        @{ Parameter = 'DnsSearch'; Property = 'DnsSearch'; Value = 'example.com' }
        @{ Parameter = 'DnsOption'; Property = 'DnsOption'; Value = 'ndots:2' }
        @{ Parameter = 'ExtraHost'; Property = 'ExtraHost'; Value = 'db:10.0.0.5', 'six:fd00::5' }
        @{
            Parameter = 'Mount'; Property = 'Mounts'; Value = @(
                'type=volume,source=data,target=/data,readonly,volume-nocopy,volume-driver=local,volume-opt=type=tmpfs,volume-label=a=b'
                'type=volume,target=/anonymous'
                'type=bind,source=/tmp,target=/host,bind-propagation=rslave,bind-nonrecursive,consistency=cached'
                'type=tmpfs,target=/run,tmpfs-size=1m,tmpfs-mode=1770'
            )
        }
        @{ Parameter = 'Secret'; Property = 'Secrets'; Value = 'rt-key', 'source=rt-key,target=tls.key,uid=7,gid=8,mode=0400' }
        @{ Parameter = 'Config'; Property = 'Configs'; Value = 'rt-conf', 'source=rt-conf,target=/etc/app.conf,uid=7,gid=8,mode=0440' }
        @{ Parameter = 'Constraint'; Property = 'Constraint'; Value = 'node.role == worker', 'node.labels.disk!=hdd' }
        @{ Parameter = 'PlacementPreference'; Property = 'PlacementPreference'; Value = 'spread=node.labels.zone', 'node.labels.rack' }
        @{ Parameter = 'MaxReplicasPerNode'; Property = 'MaxReplicasPerNode'; Value = 2 }
        @{ Parameter = 'LimitCpu'; Property = 'LimitCpu'; Value = 0.123456789 }
        @{ Parameter = 'LimitMemory'; Property = 'LimitMemory'; Value = 64MB }
        @{ Parameter = 'LimitPids'; Property = 'LimitPids'; Value = 50 }
        @{ Parameter = 'ReserveCpu'; Property = 'ReserveCpu'; Value = 0.25 }
        @{ Parameter = 'ReserveMemory'; Property = 'ReserveMemory'; Value = 8MB }
        @{ Parameter = 'Ulimit'; Property = 'Ulimit'; Value = 'nofile=100:200', 'core=0' }
        @{ Parameter = 'Sysctl'; Property = 'Sysctl'; Value = @{ 'net.core.somaxconn' = '100' } }
        @{ Parameter = 'CapAdd'; Property = 'CapAdd'; Value = 'NET_ADMIN' }
        @{ Parameter = 'CapDrop'; Property = 'CapDrop'; Value = 'ALL' }
        @{ Parameter = 'RestartCondition'; Property = 'Restart.Condition'; Value = 'on-failure' }
        @{ Parameter = 'RestartDelay'; Property = 'Restart.Delay'; Value = '3s' }
        @{ Parameter = 'RestartMaxAttempt'; Property = 'Restart.MaxAttempt'; Value = 4 }
        @{ Parameter = 'RestartWindow'; Property = 'Restart.Window'; Value = '1m' }
        foreach ($policy in 'Update', 'Rollback') {
            @{ Parameter = "${policy}Parallelism"; Property = "$policy.Parallelism"; Value = 2 }
            @{ Parameter = "${policy}Delay"; Property = "$policy.Delay"; Value = '2s' }
            @{ Parameter = "${policy}FailureAction"; Property = "$policy.FailureAction"; Value = 'continue' }
            @{ Parameter = "${policy}Order"; Property = "$policy.Order"; Value = 'start-first' }
            @{ Parameter = "${policy}Monitor"; Property = "$policy.Monitor"; Value = '7s' }
            @{ Parameter = "${policy}MaxFailureRatio"; Property = "$policy.MaxFailureRatio"; Value = 0.2 }
        }
        @{ Parameter = 'HealthCommand'; Property = 'HealthCheck.Test'; Value = 'test -e /ok' }
        @{ Parameter = 'HealthCommand'; Property = 'HealthCheck.Test'; Value = 'test', '-e', '/ok' }
        @{ Parameter = 'HealthInterval'; Property = 'HealthCheck.Interval'; Value = '10s' }
        @{ Parameter = 'HealthTimeout'; Property = 'HealthCheck.Timeout'; Value = '2s' }
        @{ Parameter = 'HealthRetries'; Property = 'HealthCheck.Retries'; Value = 4 }
        @{ Parameter = 'HealthStartPeriod'; Property = 'HealthCheck.StartPeriod'; Value = '1s' }
    )

    # What belongs to the one service, or only to a job.
    $own = 'Name', 'Context', 'MaxConcurrent'

    # What says how a service is made, or is told together with something else.
    $means = @(
        'Name', 'Context', 'ApiOption', 'RegistryAuth', 'NoResolveImage', 'EnvironmentFile', 'NoHealthcheck', 'HealthStartInterval'
        'MaxConcurrent', 'ThrottleLimit'
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/SwarmServices.ps1"
    $hosts = Enter-TestSwarm
    $image = Get-TestImageId
    $nowhere = 'node.labels.none==x'
    'rt-net', 'rt-side' | ForEach-Object { $null = New-DockerNetwork $_ -Driver overlay }
    $null = New-SwarmSecret rt-key 'hunter2'
    $null = New-SwarmConfig rt-conf 'level=9'

    # What a parameter is given in a first service; what it needs beside itself is there too.
    function Get-Option([string] $Parameter, $Value) {
        $option = @{ Image = $image; Constraint = $nowhere }
        if ($Parameter -ne 'Image') { $option[$Parameter] = $Value }
        if ($Parameter -eq 'LogOption') { $option.LogDriver = 'local' }
        if ($Parameter -match '^Health(?!Command)') { $option.HealthCommand = 'true' }
        $option
    }

    # The value of a property, which may be one of a property's.
    function Get-Told($Detail, [string] $Property) {
        foreach ($name in $Property.Split('.')) { if ($null -ne $Detail) { $Detail = $Detail.$name } }
        , $Detail
    }

    # What the engine has of a service, past the module: all but its name.
    function Get-Setting([string] $Name) {
        $spec = Get-ServiceSpec $Name
        $spec.PSObject.Properties.Remove('Name')
        $spec | ConvertTo-Json -Depth 12
    }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'What Get-SwarmService -Detail gives' {
    AfterEach {
        Remove-TestService
    }

    It 'is taken by New-SwarmService: -<Parameter> from <Property>' -ForEach $properties {
        $option = Get-Option $Parameter $Value
        $null = New-SwarmService -Name rt-one @option
        $detail = Get-SwarmService rt-one -Detail
        $before = Get-Setting rt-one
        Remove-TestService
        foreach ($source in $detail, (Copy-Deserialized $detail)) {
            $told = Get-Told $source $Property
            "$told" | Should -Not -BeNullOrEmpty
            $option[$Parameter] = $told
            $null = New-SwarmService -Name rt-two @option
            Get-Setting rt-two | Should -BeExactly $before
            Remove-TestService
        }
    }

    It 'is taken by Set-SwarmService: -<Parameter> from <Property>' -ForEach ($properties | Where-Object Parameter -NotIn Mode) {
        $option = Get-Option $Parameter $Value
        $null = New-SwarmService -Name rt-one @option
        $detail = Get-SwarmService rt-one -Detail
        $before = Get-Setting rt-one
        $change = @{ $Parameter = Get-Told $detail $Property }
        Set-SwarmService rt-one @change
        Get-Setting rt-one | Should -BeExactly $before
    }

    It 'is taken as a whole' -ForEach @{ List = $properties } {
        $option = @{}
        $apart = 'Mode', 'HealthCommand', 'EndpointMode'
        $List | Where-Object Parameter -NotIn $apart | ForEach-Object { $option[$_.Parameter] = $_.Value }
        $option.Image = $image
        $option.Constraint = $nowhere
        $option.HealthCommand = 'true'
        $option.EndpointMode = 'vip'
        $null = New-SwarmService -Name rt-one @option
        $detail = Get-SwarmService rt-one -Detail
        $before = Get-Setting rt-one
        Remove-TestService
        $List | ForEach-Object { $option[$_.Parameter] = Get-Told $detail $_.Property }
        $null = New-SwarmService -Name rt-two @option
        Get-Setting rt-two | Should -BeExactly $before
    }

    It 'is taken as a whole of a service of which nothing was said' -ForEach @{ List = $properties } {
        $null = New-SwarmService $image -Name rt-one -Constraint $nowhere
        $detail = Get-SwarmService rt-one -Detail
        # Limits that are not there are $null, which limits do not take.
        $option = @{}
        foreach ($one in $List) {
            $told = Get-Told $detail $one.Property
            if ($null -ne $told) { $option[$one.Parameter] = $told }
        }
        $two = New-SwarmService -Name rt-two @option | Get-SwarmService -Detail
        foreach ($property in $List.Property | Where-Object { $_ -ne 'Init' }) {
            "$(Get-Told $two $property)" | Should -BeExactly "$(Get-Told $detail $property)" -Because $property
        }
    }

    It 'is in the list above with every property that has a parameter, and every parameter' -ForEach @{
        List = $properties; Own = $own
        Means = $means
    } {
        $parameters = (Get-Command New-SwarmService).Parameters.Keys | Where-Object {
            $_ -notin [Management.Automation.Cmdlet]::CommonParameters -and
            $_ -notin [Management.Automation.Cmdlet]::OptionalCommonParameters
        }
        $parameters | Where-Object { $_ -notin $List.Parameter + $Means } | Should -BeNullOrEmpty
        [DockerPS.SwarmServiceDetail].GetProperties().Name |
            Where-Object { $_ -notin $Own -and ($_ -in $parameters -or $_ -replace 's$' -in $parameters) } |
            Where-Object { $_ -notin $List.Property } | Should -BeNullOrEmpty
    }
}
