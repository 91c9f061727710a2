BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"

    $sleep = @{ Image = 'busybox'; Command = 'sleep', '1000' }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Get-Container pn-* | Remove-Container -Force
    Get-DockerNetwork pn-* | Remove-DockerNetwork
    Get-DockerVolume pn-* | Remove-DockerVolume
}

Describe 'Networks of podman' {
    BeforeAll {
        $null = New-DockerNetwork pn-net -Subnet 10.77.0.0/24 -Label tier=back
        $server = @{ Name = 'pn-server'; Network = 'pn-net'; NetworkAlias = 'db'; IPAddress = '10.77.0.50' }
        New-Container busybox @server -Command sh, -c, 'echo served >/tmp/file; exec httpd -f -h /tmp' | Start-Container
        New-Container @sleep -Name pn-client -Network pn-net | Start-Container
    }

    It 'are made with a subnet and labels' {
        $network = Get-DockerNetwork pn-net -Detail
        $network.Driver | Should -Be bridge
        $network.Subnets | Should -Be 10.77.0.0/24
        $network.Gateways | Should -Be 10.77.0.1
        $network.Labels['tier'] | Should -Be back
        $network.Internal | Should -BeFalse
        $network.Id | Should -Match '^[0-9a-f]{64}$'
    }

    It 'are found by names, wildcards, ids, labels and drivers' {
        $id = (Get-DockerNetwork pn-net).Id
        (Get-DockerNetwork pn-*).Id | Should -Be $id
        (Get-DockerNetwork $id).Name | Should -Be pn-net
        (Get-DockerNetwork $id.Substring(0, 8)).Name | Should -Be pn-net
        (Get-DockerNetwork -Label tier=back).Name | Should -Be pn-net
        (Get-DockerNetwork -Driver bridge).Name | Should -Contain pn-net
    }

    It 'include the default one, which is called bridge in the list and podman in containers' {
        (Get-DockerNetwork).Name | Should -Contain bridge
        $container = New-Container busybox -Name pn-default
        $container.Networks.Name | Should -Be podman
        $container | Remove-Container
    }

    It 'give containers addresses and names' {
        $server = Get-Container pn-server
        $server.Networks.Name | Should -Be pn-net
        $server.Networks.IPAddress | Should -Be 10.77.0.50
        Wait-Until { (Invoke-ContainerCommand pn-client wget, -qO-, http://db/file -ErrorAction Ignore 6>$null) -eq 'served' }
    }

    It 'take containers in, and let them go' {
        $null = New-DockerNetwork pn-second -Internal
        $container = Connect-DockerNetwork pn-second pn-client -Alias other -PassThru
        $container.Networks.Name | Sort-Object | Should -Be pn-net, pn-second
        ($container.Networks | Where-Object Name -EQ pn-second).Aliases | Should -Contain other
        $container = Disconnect-DockerNetwork pn-second pn-client -PassThru -ErrorAction Stop
        $container.Networks.Name | Should -Be pn-net
    }

    It 'are removed' {
        $null = New-DockerNetwork pn-removed
        Remove-DockerNetwork pn-removed
        Get-DockerNetwork pn-removed -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'take no container in twice' {
        Connect-DockerNetwork pn-net pn-client @quiet
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike '*already*connected*'
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerConnected,DockerPS.Commands.ConnectDockerNetworkCommand'
    }

    It 'do not let go what is not in them' {
        $container = New-Container busybox -Name pn-outside
        Disconnect-DockerNetwork pn-net pn-outside @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'ContainerNotConnected,DockerPS.Commands.DisconnectDockerNetworkCommand'
        $container | Remove-Container
    }

    It 'are not removed while containers are in them' {
        $null = New-DockerNetwork pn-used
        $container = New-Container @sleep -Name pn-used -Network pn-used | Start-Container -PassThru
        Remove-DockerNetwork pn-used @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'NetworkInUse,DockerPS.Commands.RemoveDockerNetworkCommand'
        Get-DockerNetwork pn-used -ErrorAction Ignore | Should -HaveCount 1
        Restart-Container pn-used -Timeout 0 -ErrorAction Stop
        $container | Remove-Container -Force
    }

    It 'that nothing is in are listed by -Dangling' {
        $null = New-DockerNetwork pn-empty
        $unused = (Get-DockerNetwork pn-* -Dangling).Name
        $unused | Should -Contain pn-empty
        $unused | Should -Not -Contain pn-net
        Remove-DockerNetwork pn-empty -ErrorAction Ignore
    }

    It 'do not share a name' {
        New-DockerNetwork pn-net @quiet
        "$problems" | Should -BeLike '*already*'
        $problems.FullyQualifiedErrorId | Should -Be 'NetworkExists,DockerPS.Commands.NewDockerNetworkCommand'
    }

    It 'need a driver that podman has' {
        New-DockerNetwork pn-driver -Driver nosuch @quiet
        "$problems" | Should -BeLike '*driver*nosuch*'
        $problems.FullyQualifiedErrorId | Should -Be 'DriverNotFound,DockerPS.Commands.NewDockerNetworkCommand'
    }

    It 'that are missing are an error' {
        Remove-DockerNetwork pn-nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'NetworkNotFound,DockerPS.Commands.RemoveDockerNetworkCommand'
    }
}

Describe 'Volumes of podman' {
    It 'are made with labels, and found' {
        $volume = New-DockerVolume pn-labelled -Label tier=back
        $volume.Driver | Should -Be local
        $volume.Labels['tier'] | Should -Be back
        $volume.CreatedAt | Should -BeGreaterThan ([datetime]::Now.AddMinutes(-5))
        (Get-DockerVolume pn-l*).Name | Should -Be pn-labelled
        (Get-DockerVolume -Label tier=back).Name | Should -Be pn-labelled
        (Get-DockerVolume -Dangling).Name | Should -Contain pn-labelled
    }

    It 'get a name of their own if none is given' {
        $volume = New-DockerVolume
        $volume.Name | Should -Match '^[0-9a-f]{64}$'
        $volume | Remove-DockerVolume
        Get-DockerVolume $volume.Name -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'are shared by containers' {
        Invoke-Container busybox -AutoRemove -Volume pn-shared:/data -Command sh, -c, 'echo kept >/data/file'
        Invoke-Container busybox -AutoRemove -Volume pn-shared:/other:ro -Command cat, /other/file | Should -Be kept
    }

    It 'have a size and users' {
        $null = New-Container busybox -Name pn-user -Volume pn-sized:/data -Command sh, -c, 'head -c 100000 /dev/zero >/data/file' |
            Start-Container -PassThru | Wait-Container
        $volume = Get-DockerVolume pn-sized -Size
        $volume.Size | Should -BeGreaterOrEqual 100000
        $volume.ReferenceCount | Should -Be 1
    }

    It 'are not removed while a container has them' {
        $null = New-Container busybox -Name pn-holder -Volume pn-held:/data
        Remove-DockerVolume pn-held @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'VolumeInUse,DockerPS.Commands.RemoveDockerVolumeCommand'
        "$problems" | Should -BeLike '*pn-holder*'
        Remove-Container pn-holder
        Remove-DockerVolume pn-held
        Get-DockerVolume pn-held -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'of the same name must have the same settings' {
        $null = New-DockerVolume pn-same -Label tier=back
        (New-DockerVolume pn-same).Name | Should -Be pn-same
        New-DockerVolume pn-same -Label tier=front @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'VolumeConflict,DockerPS.Commands.NewDockerVolumeCommand'
    }

    It 'need a driver that podman has' {
        New-DockerVolume pn-driver -Driver nosuch @quiet
        "$problems" | Should -BeLike '*nosuch*'
        $problems.FullyQualifiedErrorId | Should -Be 'DriverNotFound,DockerPS.Commands.NewDockerVolumeCommand'
    }

    It 'that are missing are an error' {
        Remove-DockerVolume pn-nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'VolumeNotFound,DockerPS.Commands.RemoveDockerVolumeCommand'
    }
}
