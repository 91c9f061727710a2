BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

Describe 'The targets of Get-DockerNetwork' {
    Add-ObjectTargetTest Get-DockerNetwork $networkKind -With @{ Acted = $namesWritten } -ReadOnly
}

Describe 'Get-DockerNetwork' {
    BeforeAll {
        $class = 'DockerPS.Commands.GetDockerNetworkCommand'
        $option = @{
            Label      = @{ suite = 'gn'; app = 'shop' }
            Subnet     = '10.199.10.0/24', 'fd99:10::/64'
            Gateway    = '10.199.10.254', 'fd99:10::fe'
            IPRange    = '10.199.10.128/25'
            AuxAddress = @{ router = '10.199.10.5' }
            Option     = @{ 'com.docker.network.bridge.name' = 'dpsgn0' }
        }
        $front = New-DockerNetwork gn-front @option -IPv6
        $back = New-DockerNetwork gn-back -Label suite=gn -Subnet 10.199.11.0/24 -Internal -Attachable
        $null = New-DockerNetwork gn-plain -Label suite=gn -ConfigOnly
        $web = New-Container busybox -Name gn-web -Label suite=gn -Command sleep, 1000 -StopSignal SIGKILL -Network gn-front |
            Start-Container -PassThru

        function NamesOf($Network) { (@(foreach ($one in $Network) { $one.Name }) -like 'gn-*' | Sort-Object) -join ' ' }
    }

    AfterAll {
        Remove-TestNetwork gn
    }

    It 'lists all networks when nothing is given, those of every engine too' {
        $found = Get-DockerNetwork
        NamesOf $found | Should -Be 'gn-back gn-front gn-plain'
        $found.Name | Should -Contain bridge
        $found.Name | Should -Be ($found.Name | Sort-Object -CaseSensitive)
    }

    It 'gives typed values' {
        $found = Get-DockerNetwork gn-front
        $found | Should -BeOfType DockerPS.DockerNetwork
        $found.Id | Should -Match '^[0-9a-f]{64}$'
        $found.Driver | Should -Be bridge
        $found.Scope | Should -Be local
        $found.EnableIPv6 | Should -BeTrue
        $found.Subnets | Sort-Object | Should -Be 10.199.10.0/24, fd99:10::/64
        $found.Gateways | Sort-Object | Should -Be 10.199.10.254, fd99:10::fe
        $found.CreatedAt | Should -BeOfType ([datetime])
        $found.CreatedAt.Kind | Should -Be Local
        [Math]::Abs(([datetime]::Now - $found.CreatedAt).TotalMinutes) | Should -BeLessThan 10
        $found.Labels['app'] | Should -Be shop
        $found.Options['com.docker.network.bridge.name'] | Should -Be dpsgn0
        $found.ConfigOnly | Should -BeFalse
        $found.ConfigFrom | Should -BeNullOrEmpty
        $found.Context | Should -Be $env:DOCKER_HOST
        "$found" | Should -Be gn-front
    }

    It 'tells of an internal one, and of one that holds settings' {
        $found = Get-DockerNetwork gn-back
        $found.Internal, $found.Attachable, $found.EnableIPv6 | Should -Be $true, $true, $false
        (Get-DockerNetwork gn-plain).ConfigOnly | Should -BeTrue
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'those of a driver'; Find = { Get-DockerNetwork -Driver bridge }; Expected = 'gn-back gn-front' }
        @{
            What = 'those of one of several drivers, as those have that only hold settings'
            Find = { Get-DockerNetwork -Driver host, null }; Expected = 'gn-plain'
        }
        @{ What = 'those of a scope'; Find = { Get-DockerNetwork -Scope local }; Expected = 'gn-back gn-front gn-plain' }
        @{ What = 'those of another scope'; Find = { Get-DockerNetwork -Scope swarm }; Expected = '' }
        @{ What = 'those that were made'; Find = { Get-DockerNetwork -Type Custom }; Expected = 'gn-back gn-front gn-plain' }
        @{ What = 'those that every engine has'; Find = { Get-DockerNetwork -Type Builtin }; Expected = '' }
        @{ What = 'those with a label'; Find = { Get-DockerNetwork -Label app=shop }; Expected = 'gn-front' }
        @{
            What = 'those with all labels of a hashtable'
            Find = { Get-DockerNetwork -Label @{ suite = 'gn'; app = 'shop' } }; Expected = 'gn-front'
        }
        @{ What = 'those that nothing runs in'; Find = { Get-DockerNetwork -Dangling }; Expected = 'gn-back gn-plain' }
        @{ What = 'those that something runs in'; Find = { Get-DockerNetwork -Dangling:$false }; Expected = 'gn-front' }
        @{ What = "what docker's filters find"; Find = { Get-DockerNetwork -Filter name=gn-b, driver=bridge }; Expected = 'gn-back' }
        @{ What = 'names among what filters let through'; Find = { Get-DockerNetwork gn-* -Driver bridge -Dangling }; Expected = 'gn-back' }
        @{ What = 'objects among what filters let through'; Find = { $front, $back | Get-DockerNetwork -Label app }; Expected = 'gn-front' }
        @{
            What = 'names of several from the pipeline, in their order'
            Find = { 'gn-plain', 'gn-back' | Get-DockerNetwork }; Expected = 'gn-back gn-plain'
        }
    ) {
        NamesOf (& $Find) | Should -Be $Expected
    }

    It 'gives those that every engine has with -Type Builtin' {
        (Get-DockerNetwork -Type Builtin).Name | Should -Be bridge, host, none
    }

    It 'is silent about a name that filters leave out' {
        Get-DockerNetwork gn-back -Label app -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'refuses <What>, and asks no engine' -ForEach @(
        @{ What = 'another type'; With = @{ Type = 'Other' } }
        @{ What = '$null as a label'; With = @{ Label = $null } }
        @{ What = 'an empty list of drivers'; With = @{ Driver = @() } }
    ) {
        { Get-DockerNetwork @With -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "ParameterArgumentValidationError*,$class"
    }

    It 'passes on that the engine does not know a filter' {
        { Get-DockerNetwork -Filter nosuch=1 -ErrorAction Stop } | Should -Throw "*nvalid filter 'nosuch'" -ErrorId "InvalidRequest,$class"
    }

    It 'gives everything with -Detail' {
        $found = Get-DockerNetwork gn-front -Detail
        $found | Should -BeOfType DockerPS.DockerNetworkDetail
        $found.Name, $found.Driver, $found.Labels['app'] | Should -Be gn-front, bridge, shop
        $found.EnableIPv4 | Should -BeTrue
        $found.IpamDriver | Should -Be default
        $subnet = $found.Addresses | Where-Object Subnet -EQ 10.199.10.0/24
        $subnet.Gateway | Should -Be 10.199.10.254
        $subnet.IPRange | Should -Be 10.199.10.128/25
        $subnet.AuxAddresses['router'] | Should -Be 10.199.10.5
        ($found.Addresses | Where-Object Subnet -EQ fd99:10::/64).Gateway | Should -Be fd99:10::fe
        $found.Peers.Count + $found.Services.Count | Should -Be 0
    }

    It 'gives the containers that run in it, which cmdlets about containers take' {
        $inside = (Get-DockerNetwork gn-front -Detail).Containers
        $inside | Should -HaveCount 1
        $inside[0] | Should -BeOfType DockerPS.NetworkContainer
        $place = (Get-Container gn-web).Networks | Where-Object Name -EQ gn-front
        $inside[0].Id, $inside[0].Name, $inside[0].Network | Should -Be $web.Id, gn-web, gn-front
        $inside[0].IPAddress, $inside[0].PrefixLength | Should -Be $place.IPAddress, 24
        $inside[0].IPv6Address, $inside[0].IPv6PrefixLength | Should -Be $place.IPv6Address, 64
        $inside[0].MacAddress | Should -Be $place.MacAddress
        $inside[0].EndpointId | Should -Match '^[0-9a-f]{64}$'
        ($inside | Get-Container).Id | Should -Be $web.Id
    }

    It 'has the other engines and the services of a network of a swarm' {
        # As an engine answers; the engines of the tests are in no swarm.
        $answer = [Text.Json.JsonSerializer]::Deserialize('{
            "Id": "x1", "Name": "mesh", "Driver": "overlay", "Scope": "swarm",
            "Containers": { "c1": { "Name": "web.1", "IPv4Address": "10.0.1.3/24", "IPv6Address": "" } },
            "Peers": [ { "Name": "n1", "IP": "192.0.2.1" } ],
            "Services": {
                "web": {
                    "VIP": "10.0.1.2", "Ports": [ "Target: 80" ],
                    "Tasks": [ { "Name": "web.1", "EndpointIP": "10.0.1.3" }, { "Name": "web.1" } ]
                }
            }
        }', [DockerPS.Engine.Models.NetworkInspect])
        $constructor = [DockerPS.DockerNetworkDetail].GetConstructors([Reflection.BindingFlags] 'NonPublic, Instance')[0]
        $found = $constructor.Invoke([object[]] ($answer.psobject.BaseObject, 'prod'))
        $found.Peers[0].Name, $found.Peers[0].IPAddress, "$($found.Peers)" | Should -Be n1, 192.0.2.1, 192.0.2.1
        $service = $found.Services[0]
        $service.Name, $service.VirtualIP, $service.Ports, $service.Tasks['web.1'] | Should -Be web, 10.0.1.2, 'Target: 80', 10.0.1.3
        $found.Containers[0].IPAddress, $found.Containers[0].PrefixLength, $found.Containers[0].IPv6Address | Should -Be 10.0.1.3, 24, $null
    }

    It 'keeps nested objects through a job' {
        $copy = Start-Job { Import-Module DockerPS; Get-DockerNetwork gn-front -Detail } | Receive-Job -Wait -AutoRemoveJob
        $copy.Containers[0].Name | Should -Be gn-web
        $copy.Addresses.Where{ $_.Gateway -eq '10.199.10.254' }[0].AuxAddresses['router'] | Should -Be 10.199.10.5
        ($copy | Get-DockerNetwork).Id | Should -Be $front.Id
        ($copy.Containers[0] | Get-Container).Id | Should -Be $web.Id
    }

    It 'gives all networks that bear one name, which engines before API 1.44 allow' {
        $twins = @{ Id = 'a' * 64; Name = 'twin' }, @{ Id = 'b' * 64; Name = 'twin' }, @{ Id = 'c' * 64; Name = 'other' }
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body (ConvertTo-Json $twins))
        try {
            $found = Get-DockerNetwork twin -Context $engine.Endpoint
        } finally {
            $engine.Dispose()
        }
        $found.Id | Should -Be ('a' * 64), ('b' * 64)
    }

    It 'asks several engines, and tells which' {
        $found = Get-DockerNetwork gn-front -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP
        $found.Context | Sort-Object | Should -Be ($env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP | Sort-Object)
    }
}

Describe 'What takes a network' {
    BeforeAll {
        $net = New-DockerNetwork gn-own -Label suite=gn -Subnet 10.199.12.0/24
    }

    AfterAll {
        Remove-TestNetwork gn
    }

    It 'is New-Container, <What>' -ForEach @(
        @{ What = 'as an object'; Give = { $net } }
        @{ What = 'as a copy from a job or a file'; Give = { Copy-Deserialized $net } }
        @{ What = 'as an object with all its details'; Give = { $net | Get-DockerNetwork -Detail } }
    ) {
        $made = New-Container busybox -Label suite=gn -Network (& $Give)
        $made.NetworkMode | Should -Be gn-own
        $made.Networks.Name | Should -Be gn-own
        (Get-Container -Network $net -Label suite=gn).Id | Should -Contain $made.Id
    }

    It 'does not take an object of another kind' {
        { New-Container busybox -Network (Get-Image busybox) } | Should -Throw '*of type Image, but a network is required*'
    }
}
