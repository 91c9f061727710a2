BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Get-TestImageId
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Get-SwarmService' {
    Add-ObjectTargetTest Get-SwarmService $serviceKind -ReadOnly -With @{ Acted = $namesWritten }
}

Describe 'Get-SwarmService' {
    BeforeAll {
        $null = New-SwarmService $image -Name gs-a -Replicas 0 -Label app=shop, tier=web -Port 18080:80, 'target=53,protocol=udp,mode=host'
        $null = New-SwarmService $image -Name gs-b -Mode Global -Label app=shop -Constraint node.labels.none==x
        $null = New-SwarmService $image true -Name gs-c -Mode GlobalJob -Constraint node.labels.none==x
    }

    AfterAll {
        Remove-TestService
    }

    It 'lists all by name' {
        (Get-SwarmService).Name | Should -Be gs-a, gs-b, gs-c
    }

    It 'filters by <What>' -ForEach @(
        @{ What = 'label'; Arguments = @{ Label = 'app=shop' }; Expected = 'gs-a', 'gs-b' }
        @{ What = 'labels that all must hold'; Arguments = @{ Label = @{ app = 'shop'; tier = 'web' } }; Expected = 'gs-a' }
        @{ What = 'mode'; Arguments = @{ Mode = 'Global' }; Expected = 'gs-b' }
        @{ What = 'modes'; Arguments = @{ Mode = 'GlobalJob', 'Replicated' }; Expected = 'gs-a', 'gs-c' }
        @{ What = 'the filters of the engine'; Arguments = @{ Filter = @{ name = 'gs-b' } }; Expected = 'gs-b' }
        @{ What = 'name and label'; Arguments = @{ Name = 'gs-*'; Label = 'tier' }; Expected = 'gs-a' }
    ) {
        (Get-SwarmService @Arguments).Name | Should -Be $Expected
    }

    It 'tells ports as docker writes them' {
        $ports = (Get-SwarmService gs-a).Ports
        "$ports" | Should -Be '*:18080->80/tcp 53/udp'
        $ports[0].PublishedPort, $ports[0].TargetPort, $ports[0].Protocol, $ports[0].PublishMode, $ports[0].Service |
            Should -Be 18080, 80, tcp, ingress, gs-a
        $ports[1].PublishedPort | Should -BeNullOrEmpty
    }

    It 'tells with -Detail what the swarm takes for that which was not said' {
        $detail = Get-SwarmService gs-a -Detail
        $detail | Should -BeOfType DockerPS.SwarmServiceDetail
        $detail.Update.Parallelism, $detail.Update.Order, "$($detail.Restart)" | Should -Be 1, stop-first, any
        $detail.StopGracePeriod, $detail.EndpointMode | Should -Be ([timespan]::FromSeconds(10)), vip
        $detail.Running, $detail.PreviousImage | Should -Be 0, $null
    }

    It 'keeps ports and policies on the way through a job' {
        $copy = Copy-Deserialized (Get-SwarmService gs-a -Detail)
        $copy.Ports[0].PublishedPort, $copy.Update.Order, $copy.Labels['app'] | Should -Be 18080, stop-first, shop
    }

    It 'says what to do on an engine that is in no swarm' {
        Get-SwarmService -Context $plain @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.GetSwarmServiceCommand'
    }
}

Describe 'The views of services' {
    BeforeAll {
        $null = New-SwarmService $image -Name vs-a -Replicas 0 -Port 18080:80 -Environment A=1 -LimitMemory 64MB
        $null = New-SwarmService $image true -Name vs-job -Mode ReplicatedJob -Replicas 2 -Constraint node.labels.none==x
    }

    AfterAll {
        Remove-TestService
    }

    It 'are a table with the columns that docker service ls has made familiar' {
        $header, $null, $row, $job = Get-SwarmService | Out-String -Width 160 -Stream | Where-Object { $_.Trim() } | ForEach-Object TrimEnd
        -split $header | Should -Be Name, Mode, Replicas, Image, Ports
        $row | Should -Match '^vs-a\s+Replicated\s+0/0\s+[0-9a-f]{12}\s+\*:18080->80/tcp$'
        $job | Should -Match '^vs-job\s+ReplicatedJob\s+0/2, 0 done\s'
    }

    It 'fit into eighty columns' {
        Get-SwarmService | Out-String -Width 80 -Stream | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'show the details as a list' {
        $lines = Get-SwarmService vs-a -Detail | Out-String -Width 120 -Stream | ForEach-Object TrimEnd
        $lines -match '^Environment' | Should -Match 'A=1$'
        $lines -match '^LimitMemory' | Should -Match '64 MiB$'
        $lines -match '^Update\s' | Should -Match '1 at a time, stop-first, pause on failure$'
    }

    It 'name the engine where several were named, of what is made and changed too' {
        Set-SwarmService vs-a -Label a=1 -PassThru -Context $env:DOCKER_HOST, $env:DOCKER_HOST | Out-String |
            Should -Match "Context: $([regex]::Escape($env:DOCKER_HOST))"
        $secret = New-SwarmSecret vs-secret -Value a -Context $env:DOCKER_HOST, $env:DOCKER_HOST
        $secret | Remove-SwarmSecret
        $secret | Out-String | Should -Match "Context: $([regex]::Escape($env:DOCKER_HOST))"
    }

    It 'are the same for the copies of a file or a job: <What>' -ForEach @(
        @{ What = 'services'; Get = { Get-SwarmService } }
        @{ What = 'details'; Get = { Get-SwarmService vs-a -Detail } }
        @{ What = 'ports'; Get = { (Get-SwarmService vs-a).Ports } }
        @{ What = 'policies'; Get = { (Get-SwarmService vs-a -Detail).Update } }
    ) {
        $live = & $Get
        ($live | ForEach-Object { Copy-Deserialized $_ } | Out-String) | Should -Be ($live | Out-String)
    }
}
