BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
    $null = New-DockerNetwork cn-back -Label suite=cn -Subnet 10.199.40.0/24, fd99:40::/64 -IPv6
    $null = New-DockerNetwork cn-side -Label suite=cn -Subnet 10.199.41.0/24
}

AfterAll {
    Remove-TestNetwork cn
}

Describe 'The targets of Connect-DockerNetwork' {
    Add-TargetTest Connect-DockerNetwork -Argument @{ Network = 'cn-back' }
}

Describe 'Connect-DockerNetwork' {
    BeforeAll {
        $class = 'DockerPS.Commands.ConnectDockerNetworkCommand'
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $option = @{ Suite = 'cnc'; Script = 'exec sleep 3600' }
        $null = New-TestContainer @option -Name cn-web, cn-db, cn-client -Status running
        $null = New-TestContainer @option -Name cn-made

        function Get-Place([string] $Container, [string] $Network = 'cn-back') {
            (Get-Container $Container -Detail).Networks | Where-Object Name -EQ $Network
        }
    }

    AfterEach {
        foreach ($container in Get-Container -Label suite=cnc) {
            $container.Networks.Name | Where-Object { $_ -like 'cn-*' } | ForEach-Object { Disconnect-DockerNetwork $_ $container }
        }
    }

    AfterAll {
        Remove-TestContainer cnc
    }

    It 'connects a running container, which has the address at once' {
        Connect-DockerNetwork cn-back cn-web | Should -BeNullOrEmpty
        $place = Get-Place cn-web
        $place.IPAddress | Should -Match '^10\.199\.40\.\d+$'
        (Invoke-ContainerCommand cn-web ip, -4, -o, address) -join ' ' | Should -Match ([regex]::Escape("$($place.IPAddress)/24"))
    }

    It 'lets another container in the network find it by <What>' -ForEach @(
        @{ What = 'its name'; Name = 'cn-web' }
        @{ What = 'the first alias'; Name = 'shop' }
        @{ What = 'the second alias'; Name = 'www' }
    ) {
        Get-Container cn-web | Connect-DockerNetwork cn-back -Alias shop, www
        Connect-DockerNetwork cn-back cn-client
        (Invoke-ContainerCommand cn-client ping, -c, 1, -W, 5, $Name)[0] | Should -Match "^PING $Name \((10\.199\.40\.\d+|fd99:40::\w+)\)"
    }

    It 'does not let a container outside of the network find it' {
        Connect-DockerNetwork cn-back cn-web -Alias shop
        Connect-DockerNetwork cn-side cn-client
        Invoke-ContainerCommand cn-client ping, -c, 1, -W, 1, shop @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerCommandFailed,DockerPS.Commands.InvokeContainerCommandCommand'
    }

    It 'gives the addresses that are asked for' {
        Connect-DockerNetwork cn-back cn-web -IPAddress 10.199.40.77 -IPv6Address fd99:40::77
        $place = Get-Place cn-web
        $place.IPAddress, $place.IPv6Address | Should -Be 10.199.40.77, fd99:40::77
        (Invoke-ContainerCommand cn-web ip, -o, address) -join ' ' | Should -Match '10\.199\.40\.77/24.*fd99:40::77/64'
    }

    It 'hands on link-local addresses, links and options' {
        Connect-DockerNetwork cn-back cn-web -LinkLocalIP 169.254.40.1 -Link cn-db:database -DriverOption @{ 'com.example.a' = '1' }
        $place = (Invoke-Engine containers/cn-web/json).NetworkSettings.Networks.'cn-back'
        $place.IPAMConfig.LinkLocalIPs | Should -Be 169.254.40.1
        $place.Links | Should -Be cn-db:database
        $place.DriverOpts.'com.example.a' | Should -Be 1
        (Invoke-ContainerCommand cn-web ip, -o, address) -join ' ' | Should -Match '169\.254\.40\.1'
    }

    It 'sets the priority of its gateway from API 1.48 on' {
        $connect = { Connect-DockerNetwork cn-back cn-web -GatewayPriority 7 -ErrorAction Stop }
        if ((Get-ApiVersion) -ge [version] '1.48') {
            & $connect
            (Invoke-Engine containers/cn-web/json).NetworkSettings.Networks.'cn-back'.GwPriority | Should -Be 7
            (Invoke-ContainerCommand cn-web ip, route)[0] | Should -Match '^default via 10\.199\.40\.1 '
        } else {
            $connect | Should -Throw '*GatewayPriority needs version 1.48*' -ErrorId "NotSupportedByEngine,$class"
            Get-Place cn-web | Should -BeNullOrEmpty
        }
    }

    It 'gives it a hardware address from API 1.54 on' {
        $connect = { Connect-DockerNetwork cn-back cn-web -MacAddress 92:d0:c6:0a:29:33 -ErrorAction Stop }
        if ((Get-ApiVersion) -ge [version] '1.54') {
            & $connect
            (Invoke-Engine containers/cn-web/json).NetworkSettings.Networks.'cn-back'.MacAddress | Should -Be 92:d0:c6:0a:29:33
            Invoke-ContainerCommand cn-web -Command sh, -c, 'cat /sys/class/net/eth*/address' | Should -Contain 92:d0:c6:0a:29:33
        } else {
            $connect | Should -Throw '*MacAddress needs version 1.54*' -ErrorId "NotSupportedByEngine,$class"
            Get-Place cn-web | Should -BeNullOrEmpty
        }
    }

    It 'refuses <_> as a hardware address' -ForEach '92:d0', '92:d0:c6:0a:29:zz', '' {
        { Connect-DockerNetwork cn-back cn-web -MacAddress $_ -Context tcp://127.0.0.1:1 } |
            Should -Throw -ErrorId "ParameterArgument*ValidationError*,$class"
    }

    It 'connects a container that was never started, from its start on' {
        Connect-DockerNetwork cn-back cn-made
        (Get-Container cn-made).Networks.Name | Should -Contain cn-back
        $null = Start-Container cn-made
        (Get-Place cn-made).IPAddress | Should -Match '^10\.199\.40\.\d+$'
        Stop-Container cn-made -Force
    }

    It 'connects all that the pipeline gives, and writes them with -PassThru' {
        $found = Get-Container cn-web, cn-db | Connect-DockerNetwork cn-back -PassThru
        $found | Should -BeOfType DockerPS.Container
        $found.Name | Sort-Object | Should -Be cn-db, cn-web
        foreach ($container in $found) { $container.Networks.Name | Should -Contain cn-back }
    }

    It 'connects to several networks, <What>' -ForEach @(
        @{ What = 'by their names'; Give = { 'cn-back', 'cn-side' } }
        @{ What = 'by a wildcard'; Give = { 'cn-*' } }
        @{ What = 'by ids'; Give = { (Get-DockerNetwork cn-*).Id.Substring(0, 12) } }
        @{ What = 'as objects'; Give = { Get-DockerNetwork cn-* } }
        @{ What = 'as copies from a job or a file'; Give = { Get-DockerNetwork cn-* | ForEach-Object { Copy-Deserialized $_ } } }
    ) {
        Connect-DockerNetwork (& $Give) cn-web
        (Get-Container cn-web).Networks.Name | Where-Object { $_ -like 'cn-*' } | Sort-Object | Should -Be cn-back, cn-side
    }

    It 'says that a container <What> is connected already, and leaves its place as it is' -ForEach @(
        @{ What = 'that runs'; Name = 'cn-web' }
        @{ What = 'that does not run'; Name = 'cn-made' }
    ) {
        Connect-DockerNetwork cn-back $Name -Alias first
        Connect-DockerNetwork cn-back $Name -Alias second @quiet
        $problems.FullyQualifiedErrorId | Should -Be "ContainerConnected,$class"
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        $problems.TargetObject | Should -Be $Name
        (Invoke-Engine "containers/$Name/json").NetworkSettings.Networks.'cn-back'.Aliases | Should -Contain first
        (Invoke-Engine "containers/$Name/json").NetworkSettings.Networks.'cn-back'.Aliases | Should -Not -Contain second
    }

    It 'reports a network that there is not once, and connects nothing to it' {
        Get-Container cn-web, cn-db | Connect-DockerNetwork cn-nosuch, cn-side @quiet
        $problems.FullyQualifiedErrorId | Should -Be "NetworkNotFound,$class"
        $problems.TargetObject | Should -Be cn-nosuch
        (Get-Place cn-web cn-side), (Get-Place cn-db cn-side) | Should -HaveCount 2
    }

    It 'refuses a network that several bear the name of, and tells their ids' {
        $twins = @{ Id = 'a' * 64; Name = 'twin' }, @{ Id = 'b' * 64; Name = 'twin' }
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body (ConvertTo-Json $twins))
        try {
            Copy-Deserialized (Get-Container cn-web) @{ Context = $engine.Endpoint } | Connect-DockerNetwork twin @quiet
        } finally {
            $engine.Dispose()
        }
        $problems.FullyQualifiedErrorId | Should -Be "NetworkAmbiguous,$class"
        $problems.Exception.Message | Should -Match "$('a' * 64), $('b' * 64)"
    }

    It 'refuses a network of another engine, and looks a name up on the engine of the container' {
        $here = Get-Container cn-web
        $there = Get-DockerNetwork cn-back -Context $env:DOCKERPS_TEST_TCP
        $here | Connect-DockerNetwork $there @quiet
        $problems.FullyQualifiedErrorId | Should -Be "EnginesDiffer,$class"
        $problems.Exception.Message | Should -Match "$([regex]::Escape($env:DOCKER_HOST)).*$([regex]::Escape($env:DOCKERPS_TEST_TCP))"
        Get-Place cn-web | Should -BeNullOrEmpty
        $here | Connect-DockerNetwork cn-back -Context tcp://127.0.0.1:1 -ErrorAction Stop
        Get-Place cn-web | Should -Not -BeNullOrEmpty
    }

    It 'passes on that <What>' -ForEach @(
        @{ What = 'the address lies in no subnet'; With = @{ Network = 'cn-side'; IPAddress = '10.200.0.9' } }
        @{ What = 'nothing can be connected to the network of the host'; With = @{ Network = 'host' } }
    ) {
        Connect-DockerNetwork @With -Container cn-web @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "InvalidRequest,$class"
        $problems.TargetObject | Should -Be cn-web
    }

    It 'says that an address is taken' {
        Connect-DockerNetwork cn-side cn-web -IPAddress 10.199.41.9
        Connect-DockerNetwork cn-side cn-db -IPAddress 10.199.41.9 @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "AddressInUse,$class"
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        $problems.Exception.InnerException.Message | Should -Match 'address already in use'
    }

    It 'refuses <What>, and asks no engine' -ForEach @(
        @{
            What = 'an IPv6 address as an address'; With = @{ IPAddress = 'fd99:40::7' }; Message = '*Use -IPv6Address*'
            Id = 'InvalidParameter'
        }
        @{
            What = 'an address as an IPv6 address'; With = @{ IPv6Address = '10.199.40.7' }
            Message = '*Use -IPAddress*'; Id = 'InvalidParameter'
        }
        @{ What = 'half an address'; With = @{ IPAddress = '10.1' }; Message = "*'10.1' is not an IP address*"; Id = '*' }
        @{ What = 'a number as an address'; With = @{ LinkLocalIP = 127 }; Message = "*'127' is not an IP address*"; Id = '*' }
        @{ What = 'what is no address'; With = @{ IPAddress = 'here' }; Message = '*here*'; Id = '*' }
        @{ What = '$null as an alias'; With = @{ Alias = $null }; Message = '*null or empty*'; Id = '*' }
    ) {
        { Connect-DockerNetwork cn-back cn-web @With -Context tcp://127.0.0.1:1 } | Should -Throw $Message -ErrorId "$Id,$class"
    }

    It 'tells both ends, and connects nothing with -WhatIf' {
        $said = Get-WhatIfText 'Connect-DockerNetwork cn-back cn-web, cn-db -WhatIf'
        $said | Should -Be @(
            'What if: Performing the operation "Connect to network" on target "cn-web -> cn-back".'
            'What if: Performing the operation "Connect to network" on target "cn-db -> cn-back".'
        )
        Get-Place cn-web | Should -BeNullOrEmpty
    }
}
