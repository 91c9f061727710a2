BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Helpers/SwarmServiceParameters.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"

    # What only a new service is refused with, before anything is sent.
    $refused = @(
        @{ What = 'an image that is no name'; Arguments = @{ Image = 'Bad Name' } }
        @{ What = 'replicas of a global service'; Arguments = @{ Image = 'busybox'; Mode = 'Global'; Replicas = 2 } }
        @{ What = 'replicas of a global service, whatever its case'; Arguments = @{ Image = 'busybox'; Mode = 'global'; Replicas = 3 } }
        @{
            What      = 'a maximum for each node of a global service'
            Arguments = @{ Image = 'busybox'; Mode = 'Global'; MaxReplicasPerNode = 2 }
        }
        @{ What = 'updates of a job'; Arguments = @{ Image = 'busybox'; Mode = 'ReplicatedJob'; UpdateDelay = '1s' } }
        @{ What = 'replicas of a global job'; Arguments = @{ Image = 'busybox'; Mode = 'GlobalJob'; Replicas = 2 } }
        @{ What = 'a maximum at a time of what is no job'; Arguments = @{ Image = 'busybox'; MaxConcurrent = 2 } }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Get-TestImageId
    # The image has this id on this engine, and here its containers can be entered.
    $here = "node.hostname==$((Invoke-Engine info).Name)"
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The parameters of New-SwarmService' {
    Add-ServiceParameterTest New-SwarmService busybox
}

Describe 'New-SwarmService' {
    AfterEach {
        Remove-TestService
    }

    It 'makes a service of one task, with the tag that a name means' {
        $service = New-SwarmService busybox -Name ns-a -NoResolveImage -Replicas 0
        $service | Should -BeOfType DockerPS.SwarmService
        $service.Name, "$service", $service.Image, $service.Mode, $service.Context |
            Should -Be ns-a, ns-a, busybox:latest, Replicated, $hosts.Endpoint[0]
        $service.Id | Should -Match '^[a-z0-9]{25}$'
        $service.ImageDigest, $service.UpdateStatus | Should -Be $null, $null
        $service.Replicas, $service.Running | Should -Be 0, 0
        $service.CreatedAt | Should -BeGreaterThan ([datetime]::Now.AddMinutes(-5))
        $service.Version | Should -BeGreaterThan 0
        $service.Ports.Count + $service.Networks.Count + $service.Labels.Count | Should -Be 0
        (New-SwarmService $image -Constraint node.labels.none==x).Replicas | Should -Be 1
    }

    It 'has the engine make a name up' {
        (New-SwarmService $image -Replicas 0).Name | Should -Not -BeNullOrEmpty
    }

    It 'gives the engine -<Parameter>' -ForEach ($serviceParameters | Where-Object Parameter -NE LogOption) {
        $argument = @{ $Parameter = $Value }
        $null = New-SwarmService $image -Name ns-a @argument -Constraint:($Parameter -eq 'Constraint' ? $Value : 'node.labels.none==x')
        Get-SpecValue (Get-ServiceSpec ns-a) $Path | Should -BeExactly $Expected
    }

    It 'says nothing to the engine of what it was not told' {
        $null = New-SwarmService $image -Name ns-a -Constraint node.labels.none==x
        $spec = Get-ServiceSpec ns-a
        $spec.PSObject.Properties.Name | Sort-Object | Should -Be Labels, Mode, Name, TaskTemplate
        $spec.TaskTemplate.ContainerSpec.PSObject.Properties.Name | Sort-Object | Should -Be Image, Isolation
    }

    It 'makes services of the mode <Mode>' -ForEach @(
        @{ Mode = 'Global'; Arguments = @{}; Expected = '{"Global":{}}' }
        @{ Mode = 'GlobalJob'; Arguments = @{}; Expected = '{"GlobalJob":{}}' }
        @{ Mode = 'ReplicatedJob'; Arguments = @{ Replicas = 3 }; Expected = '{"ReplicatedJob":{"MaxConcurrent":3,"TotalCompletions":3}}' }
        @{
            Mode = 'ReplicatedJob'; Arguments = @{ Replicas = 3; MaxConcurrent = 2 }
            Expected = '{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":3}}'
        }
    ) {
        $service = New-SwarmService $image true -Name ns-a -Mode $Mode -Constraint node.labels.none==x @Arguments
        $service.Mode | Should -Be $Mode
        Get-SpecValue (Get-ServiceSpec ns-a) Mode | Should -BeExactly $Expected
    }

    It 'understands -Mode <Mode> as <Expected>' -ForEach @(
        @{ Mode = 'replicated'; Arguments = @{ Replicas = 3 }; Expected = '{"Replicated":{"Replicas":3}}' }
        @{ Mode = 'REPLICATED'; Arguments = @{ Replicas = 3 }; Expected = '{"Replicated":{"Replicas":3}}' }
        @{
            Mode = 'replicated-job'; Arguments = @{ Replicas = 3; MaxConcurrent = 2 }
            Expected = '{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":3}}'
        }
        @{ Mode = 'global-job'; Arguments = @{}; Expected = '{"GlobalJob":{}}' }
    ) {
        $null = New-SwarmService $image true -Name ns-a -Mode $Mode -Constraint node.labels.none==x @Arguments
        Get-SpecValue (Get-ServiceSpec ns-a) Mode | Should -BeExactly $Expected
        Get-SwarmService -Mode $Mode | ForEach-Object Name | Should -Contain ns-a
    }

    It 'has a job run to its end' {
        $null = New-SwarmService $image true -Name ns-a -Mode ReplicatedJob -Replicas 2 -RestartCondition none -Constraint $here
        Wait-Until { (Get-SwarmService ns-a).Completed -eq 2 }
        $job = Get-SwarmService ns-a -Detail
        $job.Replicas, $job.Completed, $job.MaxConcurrent | Should -Be 2, 2, 2
    }

    It 'lets its containers read environment, secrets and configurations, and reaches them in a network' {
        'ns-key', 'ns-tls' | ForEach-Object { $null = New-SwarmSecret $_ 'hunter2' }
        $null = New-SwarmConfig ns-conf 'level=9'
        $null = New-DockerNetwork ns-net -Driver overlay -Attachable
        Set-Content TestDrive:/env 'FROM_FILE=1', 'BOTH=file'
        $option = @{
            Network         = @{ Name = 'ns-net'; Alias = 'shop' }
            EnvironmentFile = 'TestDrive:/env'
            Environment     = 'BOTH=given'
            Secret          = 'ns-key', @{ Source = 'ns-tls'; Target = 'tls.key'; Uid = 7; Gid = 8; Mode = '0400' }
            Config          = (Get-SwarmConfig ns-conf), 'source=ns-conf,target=/etc/app.conf'
        }
        $service = New-SwarmService $image -Command sleep, 1000 -Name ns-a -StopGracePeriod 0s -Constraint $here @option
        $service.Networks.Name, $service.Networks.Alias | Should -Be ns-net, shop
        Wait-Until { Get-RunningTask ns-a }
        # Containers of an earlier service of this name may still be on their way out.
        $container = Get-Container -Label "com.docker.swarm.service.id=$($service.Id)"
        $secrets = '/run/secrets/ns-key /run/secrets/tls.key'
        $owners = 'stat -c "%u %g %a" /run/secrets/tls.key /run/secrets/ns-key'
        $read = "cat $secrets /ns-conf /etc/app.conf; echo; $owners; echo `$FROM_FILE `$BOTH"
        Invoke-ContainerCommand $container sh, -c, $read | Should -Be 'hunter2hunter2level=9level=9', '7 8 400', '0 0 444', '1 given'
        Invoke-ContainerCommand $container nslookup, tasks.shop | Out-String | Should -Match 'Address'

        $detail = Get-SwarmService ns-a -Detail
        "$($detail.Secrets)", "$($detail.Secrets.Mode)" | Should -Be 'ns-key ns-tls:tls.key', '0444 0400'
        "$($detail.Configs)" | Should -Be 'ns-conf ns-conf:/etc/app.conf'
        $detail.Running | Should -Be 1
    }

    It 'reports all secrets, configurations and networks that there are not, and makes nothing' {
        New-SwarmService $image -Secret nosuch, no2 -Config nosuch -Network nosuch @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be NetworkNotFound, SecretNotFound, SecretNotFound, ConfigNotFound
        $problems.TargetObject | Should -Be nosuch, no2, nosuch, nosuch
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'New-DockerNetwork nosuch -Driver overlay'
        Get-SwarmService | Should -BeNullOrEmpty
    }

    It 'does not take a network of one engine only' {
        $null = New-DockerNetwork ns-local
        New-SwarmService $image -Network ns-local -Replicas 0 @quiet
        Remove-DockerNetwork ns-local
        $problems.FullyQualifiedErrorId | Should -Be 'NetworkNotFound,DockerPS.Commands.NewSwarmServiceCommand'
    }

    It 'refuses <What> before anything is sent' -ForEach $refused {
        { New-SwarmService -Context tcp://127.0.0.1:1 @Arguments -ErrorAction Stop } |
            Should -Throw -ErrorId '*,DockerPS.Commands.NewSwarmServiceCommand' -PassThru |
            ForEach-Object { $_.CategoryInfo.Category } | Should -BeIn InvalidArgument, InvalidData
    }

    It 'reports a name that is taken, and a port that is' {
        $null = New-SwarmService $image -Name ns-a -Replicas 0 -Port 18080:80
        New-SwarmService $image -Name ns-a -Replicas 0 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceExists,DockerPS.Commands.NewSwarmServiceCommand'
        New-SwarmService $image -Name ns-b -Replicas 0 -Port 18080:80 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ServicePortInUse,DockerPS.Commands.NewSwarmServiceCommand'
    }

    It 'warns where the digest of an image cannot be found out, and makes the service' {
        $service = New-SwarmService 127.0.0.1:1/team/web:2 -Name ns-a -Replicas 0 -WarningVariable warnings -WarningAction SilentlyContinue
        $service.Image, $service.ImageDigest | Should -Be '127.0.0.1:1/team/web:2', $null
        $warnings | Should -HaveCount 1
        $warnings[0] | Should -Match "digest of '127\.0\.0\.1:1/team/web:2'"
    }

    It 'makes nothing with -WhatIf' {
        New-SwarmService $image -WhatIf
        Get-SwarmService | Should -BeNullOrEmpty
    }

    It 'says what to do on an engine that is in no swarm' {
        New-SwarmService $image -Context $plain @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.NewSwarmServiceCommand'
    }
}

Describe 'Services whose image a private registry has' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"
        $config = $env:DOCKER_CONFIG
        Set-DockerConfig $TestDrive/config
        $registry = Start-Registry
        $null = Connect-ContainerRegistry $registry.Address $registry.Credential -Context $plain
        $names = '1', '2' | ForEach-Object { "$($registry.Address)/sr-app:$_" }
        $names | ForEach-Object { $null = Add-ImageTag busybox $_ -Context $plain }
        $digest = (Publish-Image $names -Context $plain)[0].Digest
    }

    AfterEach {
        Remove-TestService
    }

    AfterAll {
        Get-Image "$($registry.Address)/*" -Context $plain | Remove-Image -Force
        Stop-Registry $registry
        $env:DOCKER_CONFIG = $config
    }

    It 'fix the image to its digest, and their nodes get it, with -RegistryAuth' {
        $service = New-SwarmService $names[0] sleep, 1000 -Name sr-a -RegistryAuth -StopGracePeriod 0s -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $service.Image, $service.ImageDigest | Should -Be $names[0], $digest
        # Engines do not tell the platform of the manifests that a containerd store pushes.
        $placement = (Get-ServiceSpec sr-a).TaskTemplate.PSObject.Properties['Placement']?.Value
        (Test-ContainerdStore) ? $placement : $placement.Platforms.OS | Should -Be ((Test-ContainerdStore) ? $null : 'linux')
        Wait-Until { Get-RunningTask sr-a }

        # The swarm has kept the login.
        Set-SwarmService sr-a -Image $names[1] -NoResolveImage
        Wait-Until { Get-SwarmService sr-a | Where-Object { $_.UpdateStatus -and $_.UpdateStatus.State -eq 'completed' } }
        (Get-SwarmService sr-a).Image, (Get-SwarmService sr-a).ImageDigest | Should -Be $names[1], $null
        (Set-SwarmService sr-a -Image $names[0] -RegistryAuth -PassThru).ImageDigest | Should -Be $digest
    }

    It 'keep their tag, with a warning, where the login is not passed on' {
        $service = New-SwarmService $names[0] -Name sr-a -Replicas 0 -WarningVariable warnings -WarningAction SilentlyContinue
        $service.Image, $service.ImageDigest | Should -Be $names[0], $null
        $warnings | Should -HaveCount 1
    }

    It 'show the login to nobody' {
        $words = Get-EveryWord {
            New-SwarmService $names[0] -Name sr-a -Replicas 0 -RegistryAuth -Verbose -Debug | Format-List * -Force | Out-String
        }
        $words | Should -Match sr-a
        $words | Should -Not -Match ([regex]::Escape($registry.Password))
    }
}

Describe 'Completion of modes' {
    It 'gives the words that begin with what was typed' {
        $line = 'New-SwarmService busybox -Mode G'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be Global, GlobalJob
    }
}
