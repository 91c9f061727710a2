BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

Describe 'New-DockerNetwork' {
    BeforeAll {
        $class = 'DockerPS.Commands.NewDockerNetworkCommand'
        $mine = @{ Label = 'suite=nn' }
        $nowhere = @{ Context = 'tcp://127.0.0.1:1' }

        function Invoke-Inside([string] $Network, [string[]] $Command) {
            Invoke-Container busybox $Command -Network $Network -AutoRemove -Label suite=nn
        }
    }

    AfterEach {
        Remove-TestNetwork nn
    }

    It 'makes a network, and writes it' {
        $made = New-DockerNetwork nn-one @mine -Subnet 10.199.20.0/24
        $made | Should -BeOfType DockerPS.DockerNetwork
        $made.Name, $made.Driver, $made.Scope | Should -Be nn-one, bridge, local
        $made.Labels['suite'] | Should -Be nn
        $made.Context | Should -Be $env:DOCKER_HOST
        (Invoke-Engine networks/nn-one).Id | Should -Be $made.Id
    }

    It 'sends words as the engine has them' {
        (New-DockerNetwork nn-one @mine -Scope LOCAL).Scope | Should -BeExactly local
        Get-DockerNetwork -Scope Local | ForEach-Object Name | Should -Contain nn-one
    }

    It 'has the engine choose what is not given' {
        $made = New-DockerNetwork nn-one @mine
        $made.Subnets | Should -HaveCount 1
        $made.Internal, $made.Attachable, $made.Ingress, $made.EnableIPv6, $made.ConfigOnly | Should -Be (@($false) * 5)
    }

    It 'puts gateways, ranges and taken addresses to their subnets' {
        $null = New-DockerNetwork nn-one @mine -IPv6 -Subnet 10.199.20.0/24, fd99:20::/64 -Gateway fd99:20::fe, 10.199.20.254 `
            -IPRange 10.199.20.64/28 -AuxAddress @{ router = '10.199.20.65'; spare = 'fd99:20::5' }
        $config = (Invoke-Engine networks/nn-one).IPAM.Config | Sort-Object Subnet
        $config.Subnet | Should -Be 10.199.20.0/24, fd99:20::/64
        $config.Gateway | Should -Be 10.199.20.254, fd99:20::fe
        $config[0].IPRange | Should -Be 10.199.20.64/28
        $config[0].AuxiliaryAddresses.router | Should -Be 10.199.20.65
        $config[1].AuxiliaryAddresses.spare | Should -Be fd99:20::5
    }

    It 'gives containers addresses of the range that nothing has, and the gateway' {
        $range = @{ Subnet = '10.199.20.0/24'; Gateway = '10.199.20.254'; IPRange = '10.199.20.64/29' }
        $null = New-DockerNetwork nn-one @mine @range -AuxAddress first=10.199.20.64, second=10.199.20.65
        $lines = Invoke-Inside nn-one sh, -c, 'ip -4 -o address show eth0; ip route'
        $address = [regex]::Match($lines -join "`n", 'inet 10\.199\.20\.(\d+)/24').Groups[1].Value
        [int] $address | Should -BeIn (66..71)
        $lines | Should -Contain 'default via 10.199.20.254 dev eth0 '
    }

    It 'gives IPv6 addresses with -IPv6' {
        $made = New-DockerNetwork nn-one @mine -IPv6 -Subnet 10.199.20.0/24, fd99:20::/64
        $made.EnableIPv6 | Should -BeTrue
        (Invoke-Inside nn-one ip, -6, -o, address, show, eth0) -join ' ' | Should -Match 'fd99:20::\w+/64'
    }

    It 'leads nowhere with -Internal: there is no route out' {
        $null = New-DockerNetwork nn-one @mine -Subnet 10.199.20.0/24
        $inner = New-DockerNetwork nn-two @mine -Subnet 10.199.21.0/24 -Internal -Attachable
        $inner.Internal, $inner.Attachable | Should -Be $true, $true
        @(Invoke-Inside nn-one ip, route) -match '^default' | Should -HaveCount 1
        (Invoke-Engine networks/nn-two).Internal | Should -BeTrue
        # Older engines leave a route, and have the firewall stop what goes there; that of this engine is switched off.
        if ((Get-ApiVersion) -ge [version] '1.44') {
            @(Invoke-Inside nn-two ip, route) -match '^default' | Should -BeNullOrEmpty
        }
    }

    It 'hands options to the driver' {
        $option = 'com.docker.network.bridge.name=dpsnn0', 'com.docker.network.driver.mtu=1400'
        $made = New-DockerNetwork nn-one @mine -Subnet 10.199.20.0/24 -Option $option
        $made.Options['com.docker.network.bridge.name'] | Should -Be dpsnn0
        Test-Path /sys/class/net/dpsnn0 | Should -BeTrue
        (Invoke-Inside nn-one cat, /sys/class/net/eth0/mtu) | Should -Be 1400
    }

    It 'takes a driver of addresses with its options' {
        $made = New-DockerNetwork nn-one @mine -Driver bridge -Subnet 10.199.20.0/24 -IpamDriver default -IpamOption @{ foo = 'bar' }
        $made.Driver | Should -Be bridge
        $ipam = (Invoke-Engine networks/nn-one).IPAM
        $ipam.Driver | Should -Be default
        $ipam.Options.foo | Should -Be bar
    }

    It 'takes the settings of another network, by <What>' -ForEach @(
        @{ What = 'its name'; Give = { 'nn-config' } }
        @{ What = 'an object'; Give = { Get-DockerNetwork nn-config } }
    ) {
        $config = New-DockerNetwork nn-config @mine -ConfigOnly -Subnet 10.199.20.0/24
        $config.ConfigOnly | Should -BeTrue
        # It can have no settings of its own, not even labels.
        $made = New-DockerNetwork nn-one -ConfigFrom (& $Give)
        Remove-DockerNetwork nn-one
        $made.ConfigFrom | Should -Be nn-config
        $made.Subnets | Should -Be 10.199.20.0/24
    }

    It 'has IPv6 addresses only with -IPv4:$false, from API 1.48 on' {
        $make = { New-DockerNetwork nn-one @mine -IPv4:$false -IPv6 -Subnet fd99:20::/64 -ErrorAction Stop }
        if ((Get-ApiVersion) -ge [version] '1.48') {
            (& $make).Subnets | Should -Be fd99:20::/64
            (Get-DockerNetwork nn-one -Detail).EnableIPv4 | Should -BeFalse
        } else {
            $make | Should -Throw '*IPv4 needs version 1.48*' -ErrorId "NotSupportedByEngine,$class"
            Get-DockerNetwork nn-one* | Should -BeNullOrEmpty
        }
    }

    It 'refuses a name that is taken' {
        $made = New-DockerNetwork nn-one @mine -Subnet 10.199.20.0/24
        New-DockerNetwork nn-one @mine -Subnet 10.199.21.0/24 -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "NetworkExists,$class"
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        $problems.TargetObject | Should -Be nn-one
        (Get-DockerNetwork nn-one).Id | Should -Be $made.Id
    }

    It 'passes on that <What>' -ForEach @(
        @{
            What = 'the addresses are taken'; With = @{ Name = 'nn-two'; Subnet = '10.199.20.128/25' }
            Id = 'NetworkConflict'; Message = '*overlaps*'
        }
        @{
            What = 'every engine has a network of the name'; With = @{ Name = 'bridge' }; Id = 'NetworkPredefined'
            Message = '*predefined bridge network*'
        }
        @{
            What = 'there is no swarm'; With = @{ Name = 'nn-two'; Scope = 'swarm' }; Id = 'NetworkConflict'
            Message = '*swarm is not active*'
        }
        @{
            What = 'the network of published ports belongs to a swarm'; With = @{ Name = 'nn-two'; Ingress = $true }
            Id = 'NetworkConflict'; Message = '*global scope network*'
        }
    ) {
        $null = New-DockerNetwork nn-one @mine -Subnet 10.199.20.0/24
        { New-DockerNetwork @With -ErrorAction Stop } | Should -Throw $Message -ErrorId "$Id,$class"
    }

    It 'passes on that there is no such driver, after which an engine looks for long' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '404 Not Found' -Body '{"message":"plugin \"nosuch\" not found"}')
        try {
            { New-DockerNetwork nn-two -Driver nosuch -Context $engine.Endpoint -ErrorAction Stop } |
                Should -Throw 'plugin "nosuch" not found' -ErrorId "DriverNotFound,$class"
        } finally {
            $engine.Dispose()
        }
    }

    It 'refuses <What>, and asks no engine' -ForEach @(
        @{ What = 'what is no subnet'; With = @{ Subnet = '10.199.20.0' }; Message = '*is not a valid subnet*10.20.0.0/16*' }
        @{ What = 'a subnet of half an address'; With = @{ Subnet = '10.199/16' }; Message = '*is not a valid subnet*' }
        @{ What = 'too long a prefix'; With = @{ Subnet = '10.199.20.0/33' }; Message = '*is not a valid subnet*' }
        @{ What = 'an address within its subnet'; With = @{ Subnet = '10.199.20.3/24' }; Message = '*Use 10.199.20.0/24*' }
        @{ What = 'an IPv6 address within its subnet'; With = @{ Subnet = 'fd99:20::1:0/64' }; Message = '*Use fd99:20::/64*' }
        @{ What = '$null as a subnet'; With = @{ Subnet = $null }; Message = '*null or empty*' }
        @{ What = 'a subnet with a leading zero'; With = @{ Subnet = '010.199.20.0/24' }; Message = '*is not a valid subnet*' }
        @{
            What = 'half an address as a gateway'; With = @{ Subnet = '10.199.20.0/24'; Gateway = '10.1' }
            Message = "*'10.1' is not an IP address*"
        }
        @{ What = 'a label with a space'; With = @{ Label = 'a b=1' }; Message = '*spaces*' }
        @{ What = 'what is no address'; With = @{ Subnet = '10.199.20.0/24'; Gateway = 'router' }; Message = '*router*' }
    ) {
        { New-DockerNetwork nn-one @With @nowhere } |
            Should -Throw $Message -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'refuses <What>, and asks no engine' -ForEach @(
        @{
            What = 'subnets that overlap'; With = @{ Subnet = '10.199.0.0/16', '10.199.20.0/24' }
            Message = '*10.199.0.0/16 and 10.199.20.0/24 overlap*'
        }
        @{ What = 'a subnet given twice'; With = @{ Subnet = '10.199.20.0/24', '10.199.20.0/24' }; Message = '*overlap*' }
        @{
            What = 'a gateway in no subnet'; With = @{ Subnet = '10.199.20.0/24'; Gateway = '10.199.21.1' }
            Message = '*gateway 10.199.21.1 is in none of the subnets 10.199.20.0/24*'
        }
        @{ What = 'a gateway without a subnet'; With = @{ Gateway = '10.199.21.1' }; Message = '*gateway 10.199.21.1 requires a subnet*' }
        @{
            What    = 'two gateways in one subnet'
            With    = @{ Subnet = '10.199.20.0/24'; Gateway = '10.199.20.1', '10.199.20.2' }
            Message = '*only one gateway*10.199.20.1 and 10.199.20.2*'
        }
        @{
            What = 'a range in no subnet'; With = @{ Subnet = '10.199.20.0/24'; IPRange = '10.199.21.0/28' }
            Message = '*range 10.199.21.0/28 is in none*'
        }
        @{
            What = 'a range larger than its subnet'; With = @{ Subnet = '10.199.20.0/24'; IPRange = '10.199.20.0/23' }
            Message = '*range 10.199.20.0/23 is in none*'
        }
        @{
            What    = 'two ranges in one subnet'
            With    = @{ Subnet = '10.199.20.0/24'; IPRange = '10.199.20.0/28', '10.199.20.16/28' }
            Message = '*only one range*'
        }
        @{
            What    = 'a taken address in no subnet'
            With    = @{ Subnet = '10.199.20.0/24'; AuxAddress = @{ router = '10.199.21.9' } }
            Message = '*10.199.21.9 (router) is in none*'
        }
        @{
            What = 'half a taken address'; With = @{ Subnet = '10.199.20.0/24'; AuxAddress = 'router=10.1' }
            Message = "*'router=10.1' is not a valid named address*"
        }
        @{
            What = 'a taken address that is none'; With = @{ Subnet = '10.199.20.0/24'; AuxAddress = 'router' }
            Message = "*'router=' is not a valid named address*"
        }
    ) {
        { New-DockerNetwork nn-one @With @nowhere } | Should -Throw $Message -ErrorId "InvalidParameter,$class"
    }

    It 'refuses <What> as a name, and asks no engine' -ForEach @{ What = 'an empty text'; Value = '' }, @{ What = '$null'; Value = $null } {
        { New-DockerNetwork $Value @nowhere } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'makes nothing with -WhatIf' {
        $said = Get-WhatIfText 'New-DockerNetwork nn-one -WhatIf'
        $said | Should -Be 'What if: Performing the operation "Create network" on target "nn-one".'
        Get-DockerNetwork nn-one* | Should -BeNullOrEmpty
    }

    It 'goes on when one of several engines is down' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $made = New-DockerNetwork nn-one @mine -Subnet 10.199.20.0/24 -Context tcp://127.0.0.1:1, $env:DOCKER_HOST @quiet
        $made.Context | Should -Be $env:DOCKER_HOST
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
    }
}
