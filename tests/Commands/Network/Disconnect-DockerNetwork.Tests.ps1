BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

Describe 'The targets of Disconnect-DockerNetwork' {
    Add-TargetTest Disconnect-DockerNetwork -Argument @{ Network = 'bridge' }
}

Describe 'Disconnect-DockerNetwork' {
    BeforeAll {
        $class = 'DockerPS.Commands.DisconnectDockerNetworkCommand'
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $net = New-DockerNetwork dn-back -Label suite=dn -Subnet 10.199.50.0/24
        $null = New-TestContainer dn -Name dn-web, dn-db -Status running
        $null = New-TestContainer dn -Name dn-made

        function Get-NetworkName([string] $Container) {
            (Invoke-Engine "containers/$Container/json").NetworkSettings.Networks.PSObject.Properties | ForEach-Object Name
        }
    }

    BeforeEach {
        Get-Container -Label suite=dn | Where-Object { $_.Networks.Name -notcontains 'dn-back' } | Connect-DockerNetwork dn-back
    }

    AfterAll {
        Remove-TestNetwork dn
    }

    It 'disconnects a container <What>' -ForEach @(
        @{ What = 'that runs'; Name = 'dn-web' }
        @{ What = 'that was never started'; Name = 'dn-made' }
    ) {
        Disconnect-DockerNetwork dn-back $Name | Should -BeNullOrEmpty
        Get-NetworkName $Name | Should -Be bridge
    }

    It 'takes the address from a running container' {
        Disconnect-DockerNetwork dn-back dn-web
        (Invoke-ContainerCommand dn-web ip, -4, -o, address) -join ' ' | Should -Not -Match '10\.199\.50\.'
    }

    It 'takes the network as <What>' -ForEach @(
        @{ What = 'an object'; Give = { $net } }
        @{ What = 'an id'; Give = { $net.Id.Substring(0, 8) } }
        @{ What = 'a wildcard'; Give = { 'dn-b*' } }
    ) {
        Disconnect-DockerNetwork (& $Give) dn-web
        Get-NetworkName dn-web | Should -Be bridge
    }

    It 'disconnects all that run in a network' {
        (Get-DockerNetwork dn-back -Detail).Containers | Disconnect-DockerNetwork dn-back
        (Get-DockerNetwork dn-back -Detail).Containers | Should -BeNullOrEmpty
        Get-NetworkName dn-web | Should -Be bridge
        Get-NetworkName dn-made | Should -Contain dn-back
    }

    It 'writes the containers with -PassThru' {
        $found = Get-Container dn-web, dn-db | Disconnect-DockerNetwork dn-back -PassThru
        $found | Should -BeOfType DockerPS.Container
        $found.Name | Sort-Object | Should -Be dn-db, dn-web
        $found.Networks.Name | Select-Object -Unique | Should -Be bridge
    }

    It 'says that a container <What> is not connected, with force too' -ForEach @(
        @{ What = 'that runs'; Name = 'dn-web' }
        @{ What = 'that was never started'; Name = 'dn-made' }
    ) {
        Disconnect-DockerNetwork dn-back $Name
        foreach ($force in $false, $true) {
            Disconnect-DockerNetwork dn-back $Name -Force:$force @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ContainerNotConnected,$class"
            $problems.CategoryInfo.Category | Should -Be InvalidOperation
            $problems.TargetObject | Should -Be $Name
        }
    }

    It 'asks the engine for what is left of a container that is gone with -Force' {
        Disconnect-DockerNetwork dn-back dn-nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
        Disconnect-DockerNetwork dn-back dn-nosuch -Force @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotConnected,$class"
    }

    It 'reports a network that there is not, with force too' -ForEach $false, $true {
        Disconnect-DockerNetwork dn-nosuch dn-web -Force:$_ @quiet
        $problems.FullyQualifiedErrorId | Should -Be "NetworkNotFound,$class"
    }

    It 'disconnects nothing with -WhatIf' {
        $said = Get-WhatIfText 'Disconnect-DockerNetwork dn-back dn-web -Force -WhatIf'
        $said | Should -Be 'What if: Performing the operation "Disconnect from network, by force" on target "dn-web -> dn-back".'
        Get-NetworkName dn-web | Should -Contain dn-back
    }
}
