BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Helpers/SwarmServiceParameters.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Get-TestImageId
    # The image has this id on this engine, and here its containers can be entered.
    $here = "node.hostname==$((Invoke-Engine info).Name)"
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Set-SwarmService' {
    Add-ObjectTargetTest Set-SwarmService $serviceKind -Argument @{ Label = 'state=changed' }
}

Describe 'The parameters of Set-SwarmService' {
    Add-ServiceParameterTest Set-SwarmService sp-web
}

Describe 'Set-SwarmService' {
    AfterEach {
        Remove-TestService
    }

    It 'changes -<Parameter>, and nothing else' -ForEach $serviceParameters {
        # Something of everything, also of what has no parameter.
        $old = @{
            Constraint        = 'node.labels.none==x'
            Environment       = 'OLD=1'
            Label             = 'old=1'
            LogDriver         = 'json-file'
            LogOption         = 'old=1'
            HealthCommand     = 'old'
            LimitMemory       = 32MB
            UpdateParallelism = 5
            ApiOption         = @{ TaskTemplate = @{ ContainerSpec = @{ Privileges = @{ SELinuxContext = @{ Disable = $true } } } } }
        }
        $null = New-SwarmService $image -Name ss-a @old
        $before = Get-ServiceSpec ss-a
        $argument = @{ $Parameter = $Value }
        Set-SwarmService ss-a @argument | Should -BeNullOrEmpty
        $after = Get-ServiceSpec ss-a
        if ($Parameter -notin 'UpdateFailureAction', 'NoHealthcheck') {
            Get-SpecValue $after $Path | Should -BeExactly $Expected
        }

        # Apart from the path, the engine has what it had.
        $top = $Path.Split('.')[0]
        $before.PSObject.Properties.Name | Where-Object { $_ -ne $top } |
            ForEach-Object { Get-SpecValue $after $_ | Should -BeExactly (Get-SpecValue $before $_) }
        $after.TaskTemplate.ContainerSpec.Privileges.SELinuxContext.Disable | Should -BeTrue
        if ($Path -notlike 'TaskTemplate.*') { Get-SpecValue $after TaskTemplate | Should -BeExactly (Get-SpecValue $before TaskTemplate) }
    }

    It 'puts into the collection <Name> what -Add names, and takes out what -Remove names' -ForEach @(
        @{
            Name = 'Environment'; Old = 'A=1', 'B=2'; Add = @{ Env = @{ A = 3 } }; Remove = @{ Environment = 'B' }
            Path = 'TaskTemplate.ContainerSpec.Env'; Expected = '["A=3"]'
        }
        @{
            Name = 'Label'; Old = 'a=1', 'b=2'; Add = @{ Label = 'c=3' }; Remove = @{ Label = @{ a = '' } }
            Path = 'Labels'; Expected = '{"b":"2","c":"3"}'
        }
        @{
            Name = 'ContainerLabel'; Old = 'a=1'; Add = @{ ContainerLabel = 'a=2' }; Remove = @{ ContainerLabel = 'x' }
            Path = 'TaskTemplate.ContainerSpec.Labels'; Expected = '{"a":"2"}'
        }
        @{
            Name = 'Constraint'; Old = 'node.labels.none==x', 'node.labels.b==2'
            Add = @{ Constraint = 'node.labels.c==3' }; Remove = @{ Constraint = 'node.labels.b == 2' }
            Path = 'TaskTemplate.Placement.Constraints'; Expected = '["node.labels.none==x","node.labels.c==3"]'
        }
        @{
            Name = 'Port'; Old = '18080:80', '18081:81'
            Add = @{ Publish = 'target=82,published=18082,mode=host' }; Remove = @{ Port = '80' }; Path = 'EndpointSpec.Ports'
            Expected = '[{"Protocol":"tcp","TargetPort":81,"PublishedPort":18081,"PublishMode":"ingress"},' +
            '{"Protocol":"tcp","TargetPort":82,"PublishedPort":18082,"PublishMode":"host"}]'
        }
        @{
            Name = 'Mount'; Old = 'type=tmpfs,target=/a', 'type=tmpfs,target=/b'
            Add = @{ Mount = 'type=volume,source=v,target=/b' }; Remove = @{ Mount = '/a' }
            Path = 'TaskTemplate.ContainerSpec.Mounts'; Expected = '[{"Type":"volume","Source":"v","Target":"/b"}]'
        }
        @{
            Name = 'ExtraHost'; Old = 'a:10.0.0.1', 'b:10.0.0.2'; Add = @{ Host = 'c:10.0.0.3' }
            Remove = @{ ExtraHost = 'a' }; Path = 'TaskTemplate.ContainerSpec.Hosts'
            Expected = '["10.0.0.2 b","10.0.0.3 c"]'
        }
        @{
            Name = 'Dns'; Old = '10.0.0.1'; Add = @{ Dns = '10.0.0.2' }; Remove = @{ Dns = '10.0.0.1' }
            Path = 'TaskTemplate.ContainerSpec.DNSConfig.Nameservers'; Expected = '["10.0.0.2"]'
        }
        @{
            Name = 'CapAdd'; Old = 'NET_ADMIN'; Add = @{ CapAdd = 'SYSLOG' }; Remove = @{ CapAdd = 'net_admin' }
            Path = 'TaskTemplate.ContainerSpec.CapabilityAdd'; Expected = '["CAP_SYSLOG"]'
        }
        @{
            Name = 'Ulimit'; Old = 'nofile=1:2', 'core=0'; Add = @{ Ulimit = 'nofile=3:4' }
            Remove = @{ Ulimit = 'core' }; Path = 'TaskTemplate.ContainerSpec.Ulimits'
            Expected = '[{"Name":"nofile","Hard":4,"Soft":3}]'
        }
        @{
            Name = 'Sysctl'; Old = 'net.core.somaxconn=1'
            Add = @{ Sysctl = 'net.ipv4.ip_forward=1' }; Remove = @{ Sysctl = 'net.core.somaxconn' }
            Path = 'TaskTemplate.ContainerSpec.Sysctls'; Expected = '{"net.ipv4.ip_forward":"1"}'
        }
        @{
            Name = 'PlacementPreference'; Old = 'node.labels.a', 'node.labels.b'
            Add = @{ PlacementPref = 'node.labels.c' }; Remove = @{ PlacementPreference = 'spread=node.labels.a' }
            Path     = 'TaskTemplate.Placement.Preferences'
            Expected = '[{"Spread":{"SpreadDescriptor":"node.labels.b"}},{"Spread":{"SpreadDescriptor":"node.labels.c"}}]'
        }
        @{
            Name = 'Group'; Old = 'a', 'b'; Add = @{ Group = 'c' }; Remove = @{ GroupAdd = 'a' }
            Path = 'TaskTemplate.ContainerSpec.Groups'; Expected = '["b","c"]'
        }
    ) {
        $old = @{ $Name = $Old }
        $null = New-SwarmService $image -Name ss-a -Replicas 0 @old
        Set-SwarmService ss-a -Add $Add -Remove $Remove
        Get-SpecValue (Get-ServiceSpec ss-a) $Path | Should -BeExactly $Expected
    }

    It 'changes secrets, configurations and networks by name and by object' {
        'ss-key1', 'ss-key2' | ForEach-Object { $null = New-SwarmSecret $_ x }
        'ss-conf1', 'ss-conf2' | ForEach-Object { $null = New-SwarmConfig $_ x }
        'ss-net1', 'ss-net2' | ForEach-Object { $null = New-DockerNetwork $_ -Driver overlay }
        $null = New-SwarmService $image -Name ss-a -Replicas 0 -Secret 'source=ss-key1,target=key' -Config ss-conf1 -Network ss-net1
        # Another secret takes the place of the old one in the same file.
        $add = @{ Secret = @{ Source = 'ss-key2'; Target = 'key' }; Config = Get-SwarmConfig ss-conf2; Network = 'ss-net2' }
        Set-SwarmService ss-a -Add $add -Remove @{ Config = 'ss-conf1'; Network = Get-DockerNetwork ss-net1 }
        $detail = Get-SwarmService ss-a -Detail
        "$($detail.Secrets)", "$($detail.Configs)", "$($detail.Networks)" | Should -Be 'ss-key2:key', 'ss-conf2', 'ss-net2'
        Set-SwarmService ss-a -Remove @{ Secret = 'ss-key2'; Config = $detail.Configs; Network = 'ss-net2' }
        $detail = Get-SwarmService ss-a -Detail
        $detail.Secrets.Count + $detail.Configs.Count + $detail.Networks.Count | Should -Be 0
        Set-SwarmService ss-a -Add @{ Secret = 'nosuch' } @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SecretNotFound,DockerPS.Commands.SetSwarmServiceCommand'
    }

    It 'takes out of collections what Get-SwarmService -Detail shows of them' {
        $given = @{
            Environment         = 'A=1'
            Label               = 'a=1'
            ContainerLabel      = 'a=1'
            Port                = '18080:80'
            Mount               = 'type=tmpfs,target=/a'
            Constraint          = 'node.labels.none==x'
            PlacementPreference = 'node.labels.a'
            ExtraHost           = 'a:10.0.0.1'
            Dns                 = '10.0.0.1'
            CapAdd              = 'NET_ADMIN'
            Ulimit              = 'nofile=1:2'
            Sysctl              = 'net.core.somaxconn=1'
        }
        $null = New-SwarmService $image -Name ss-a -Replicas 0 @given
        $columns = @{ Label = 'Labels'; Port = 'Ports'; Mount = 'Mounts' }
        $shown = Get-SwarmService ss-a -Detail
        $shown.ExtraHost | Should -Be 'a:10.0.0.1'
        $remove = @{}
        foreach ($name in $given.Keys) {
            $property = $columns[$name] ?? $name
            $remove[$name] = $shown.$property
        }
        Set-SwarmService ss-a -Remove $remove
        # The swarm tells for a moment of ports that are given up already.
        Wait-Until { -not (Get-SwarmService ss-a).Ports.Count }
        $left = Get-SwarmService ss-a -Detail
        $given.Keys | ForEach-Object { $columns[$_] ?? $_ } | Where-Object { $left.$_.Count } | Should -BeNullOrEmpty
    }

    It 'takes the dictionaries that objects have' {
        $given = @{ Environment = 'A=1'; Label = 'a=1', 'b=2'; Sysctl = 'net.core.somaxconn=1' }
        $shown = New-SwarmService $image -Name ss-a -Replicas 0 @given | Get-SwarmService -Detail
        $null = New-SwarmService $image -Name ss-b -Replicas 0 -Environment $shown.Environment -Label $shown.Labels -Sysctl $shown.Sysctl
        $copy = Get-ServiceSpec ss-b
        Get-SpecValue $copy Labels | Should -Be '{"a":"1","b":"2"}'
        Get-SpecValue $copy TaskTemplate.ContainerSpec.Env | Should -Be '["A=1"]'
        Get-SpecValue $copy TaskTemplate.ContainerSpec.Sysctls | Should -Be '{"net.core.somaxconn":"1"}'
        $remove = [Collections.Generic.Dictionary[string, object]]::new()
        $remove.Environment = $shown.Environment
        $remove.Env = 'B'
        Set-SwarmService ss-b -Remove $remove
        (Get-SwarmService ss-b -Detail).Environment.Count | Should -Be 0
    }

    It 'empties a collection' {
        $null = New-SwarmService $image -Name ss-a -Replicas 0 -Label a=1 -Environment A=1
        Set-SwarmService ss-a -Label @{} -Environment @()
        $detail = Get-SwarmService ss-a -Detail
        $detail.Labels.Count + $detail.Environment.Count | Should -Be 0
    }

    It 'sets the number of replicas, and writes the service with -PassThru' {
        $null = New-SwarmService $image -Name ss-a -Replicas 0 -Constraint node.labels.none==x
        (Set-SwarmService ss-a -Replicas 3 -PassThru).Replicas | Should -Be 3
        $null = New-SwarmService $image true -Name ss-job -Mode ReplicatedJob -Replicas 2 -Constraint node.labels.none==x
        Set-SwarmService ss-job -Replicas 5
        Get-SpecValue (Get-ServiceSpec ss-job) Mode | Should -Be '{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":5}}'
    }

    It 'does not set the number of replicas of a global service, and does the others' {
        $null = New-SwarmService $image -Name ss-a -Mode Global -Constraint node.labels.none==x
        $null = New-SwarmService $image -Name ss-b -Replicas 0 -Constraint node.labels.none==x
        Set-SwarmService ss-a, ss-b -Replicas 2 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotSuitable,DockerPS.Commands.SetSwarmServiceCommand'
        $problems.TargetObject | Should -Be ss-a
        (Get-SwarmService ss-b).Replicas | Should -Be 2
    }

    It 'replaces the tasks with -Force, and only then' {
        $null = New-SwarmService $image sleep, 1000 -Name ss-a -StopGracePeriod 0s -Constraint $here
        Wait-Until { Get-RunningTask ss-a }
        $first = (Get-RunningTask ss-a).ID
        Set-SwarmService ss-a -Label a=1
        (Get-ServiceSpec ss-a).TaskTemplate.ForceUpdate | Should -Be 0
        (Get-RunningTask ss-a).ID | Should -Be $first
        Set-SwarmService ss-a -Force
        Wait-Until { Get-RunningTask ss-a | Where-Object ID -NE $first }
        (Get-ServiceSpec ss-a).TaskTemplate.ForceUpdate | Should -Be 1
    }

    It 'goes back by itself where new tasks fail, if it is told to' {
        $option = @{ StopGracePeriod = '0s'; UpdateFailureAction = 'rollback'; UpdateMonitor = '1s'; RestartCondition = 'none' }
        $null = New-SwarmService $image sleep, 1000 -Name ss-a -Constraint $here @option
        Wait-Until { Get-RunningTask ss-a }
        Set-SwarmService ss-a -Image "sha256:$('0' * 64)"
        Wait-Until { Get-SwarmService ss-a | Where-Object { $_.UpdateStatus -and $_.UpdateStatus.State -eq 'rollback_completed' } }
        (Get-SwarmService ss-a).Image | Should -Be $image
    }

    It 'loses no change of somebody else' {
        $null = New-SwarmService $image -Name ss-a -Replicas 0
        $conflicts, $all = 0, 0
        while ($conflicts -eq 0 -and $all -lt 200) {
            Set-SwarmService (, 'ss-a' * 20) -Force @quiet
            $problems | ForEach-Object FullyQualifiedErrorId | Select-Object -Unique |
                Should -BeIn $null, 'ServiceConflict,DockerPS.Commands.SetSwarmServiceCommand'
            $conflicts += $problems.Count
            $all += 20
        }
        $conflicts | Should -BeGreaterThan 0
        (Get-ServiceSpec ss-a).TaskTemplate.ForceUpdate | Should -Be ($all - $conflicts)
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'nothing to change'; Arguments = @{} }
        @{ What = 'only how to find the image'; Arguments = @{ NoResolveImage = $true } }
        @{ What = 'a collection that there is not'; Arguments = @{ Add = @{ Colour = 'red' } } }
        @{ What = 'another one'; Arguments = @{ Remove = @{ Replicas = 1 } } }
        @{ What = 'an element that is none'; Arguments = @{ Add = @{ Port = 'http' } } }
        @{ What = 'a collection that is replaced and changed'; Arguments = @{ Environment = 'A=1'; Add = @{ Env = 'B=2' } } }
    ) {
        { Set-SwarmService ss-a -Context tcp://127.0.0.1:1 @Arguments } |
            Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.SetSwarmServiceCommand'
    }
}

Describe 'Completion of <What>' -ForEach @(
    @{ What = 'collections'; Line = 'Set-SwarmService co-web -Add Env'; Expected = '@{ Environment = ' }
    @{ What = 'collections to take from'; Line = 'Set-SwarmService co-web -Remove P'; Expected = '@{ Port = ', '@{ PlacementPreference = ' }
) {
    BeforeAll {
        $null = New-SwarmService $image -Name co-web -Replicas 0
    }

    AfterAll {
        Remove-TestService
    }

    It 'gives the words that begin with what was typed' {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }
}
