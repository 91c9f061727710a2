BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

Describe 'The targets of Remove-DockerNetwork' {
    Add-ObjectTargetTest Remove-DockerNetwork $networkKind
}

Describe 'Remove-DockerNetwork' {
    BeforeAll {
        $class = 'DockerPS.Commands.RemoveDockerNetworkCommand'
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterEach {
        Remove-TestNetwork rn
    }

    It 'removes those that nothing runs in, and tells by whom the others are used' {
        'rn-a', 'rn-b', 'rn-c' |
            ForEach-Object { $octet = 30 } { $null = New-DockerNetwork $_ -Label suite=rn -Subnet "10.199.$octet.0/24"; $octet++ }
        $option = @{ Image = 'busybox'; Label = 'suite=rn'; Command = 'sleep', '1000'; StopSignal = 'SIGKILL' }
        New-Container @option -Name rn-web -Network rn-b | Start-Container
        New-Container @option -Name rn-db -Network rn-b | Start-Container
        Get-DockerNetwork rn-* | Remove-DockerNetwork @quiet
        $problems.FullyQualifiedErrorId | Should -Be "NetworkInUse,$class"
        $problems.CategoryInfo.Category | Should -Be ResourceBusy
        $problems.TargetObject | Should -Be rn-b
        $problems.Exception.Message | Should -Be "The network 'rn-b' is in use by the container 'rn-db', the container 'rn-web'."
        $problems.ErrorDetails.RecommendedAction | Should -Match 'Disconnect-DockerNetwork rn-b rn-db, rn-web'
        (Get-DockerNetwork rn-*).Name | Should -Be rn-b

        # Force is no force against what is in use, as docker has it.
        Remove-DockerNetwork rn-b -Force @quiet
        $problems.FullyQualifiedErrorId | Should -Be "NetworkInUse,$class"
        Get-Container -Label suite=rn | Stop-Container -Force
        Remove-DockerNetwork rn-b -ErrorAction Stop
        Get-DockerNetwork rn-* | Should -BeNullOrEmpty
    }

    It 'removes what Get-DockerNetwork -Dangling finds' {
        'rn-a', 'rn-b' | ForEach-Object { $null = New-DockerNetwork $_ -Label suite=rn -ConfigOnly }
        Get-DockerNetwork -Dangling -Label suite=rn | Remove-DockerNetwork
        Get-DockerNetwork rn-* | Should -BeNullOrEmpty
    }

    It 'tells which networks have the settings of one' {
        $null = New-DockerNetwork rn-config -Label suite=rn -ConfigOnly -Subnet 10.199.30.0/24
        $null = New-DockerNetwork rn-a -ConfigFrom rn-config
        Remove-DockerNetwork rn-config @quiet
        Remove-DockerNetwork rn-a
        $problems.FullyQualifiedErrorId | Should -Be "NetworkInUse,$class"
        $problems.Exception.Message | Should -Be "The network 'rn-config' is in use by the network 'rn-a'."
        Get-DockerNetwork rn-config | Should -Not -BeNullOrEmpty
    }

    It 'refuses <_>, which every engine has' -ForEach bridge, host, none {
        Remove-DockerNetwork $_ @quiet
        $problems.FullyQualifiedErrorId | Should -Be "NetworkPredefined,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.ErrorDetails.RecommendedAction | Should -Match '-Type Custom'
    }

    It 'is silent about what is gone with -Force, <What>' -ForEach @(
        @{ What = 'a name'; Give = { 'rn-nosuch' } }
        @{
            What = 'an object'
            Give = { $made = New-DockerNetwork rn-gone -Label suite=rn -ConfigOnly; $made | Remove-DockerNetwork; $made }
        }
    ) {
        Remove-DockerNetwork (& $Give) -Force -ErrorAction Stop
    }

    It 'removes nothing by a name that several networks bear, and tells their ids' {
        $twins = @{ Id = 'a' * 64; Name = 'twin' }, @{ Id = 'b' * 64; Name = 'twin' }
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body (ConvertTo-Json $twins))
        try {
            Remove-DockerNetwork twin -Context $engine.Endpoint @quiet
        } finally {
            $engine.Dispose()
        }
        $problems.FullyQualifiedErrorId | Should -Be "NetworkAmbiguous,$class"
        $problems.Exception.Message | Should -Be "'twin' is ambiguous: it matches 2 networks, with the ids $('a' * 64), $('b' * 64)."
    }

    It 'removes all networks of one name that are given as objects, where an engine allows several' {
        $make = { (Invoke-Engine networks/create Post @{ Name = 'rn-twin'; Labels = @{ suite = 'rn' }; ConfigOnly = $true }).Id }
        $first = & $make
        if ((Get-ApiVersion) -ge [version] '1.44') {
            $make | Should -Throw '*409*'
        } else {
            $second = & $make
            Remove-DockerNetwork rn-twin @quiet
            $problems.FullyQualifiedErrorId | Should -Be "NetworkAmbiguous,$class"
            (Get-DockerNetwork rn-twin).Id | Sort-Object | Should -Be ($first, $second | Sort-Object)
        }
        Get-DockerNetwork rn-twin | Remove-DockerNetwork -ErrorAction Stop
        Get-DockerNetwork rn-twin* | Should -BeNullOrEmpty
    }

    It 'asks for each network, and removes none with -WhatIf' {
        $null = New-DockerNetwork rn-a -Label suite=rn -ConfigOnly
        $null = New-DockerNetwork rn-b -Label suite=rn -ConfigOnly
        $said = Get-WhatIfText 'Remove-DockerNetwork rn-* -Force -WhatIf'
        $said | Sort-Object | Should -Be @(
            'What if: Performing the operation "Remove network" on target "rn-a".'
            'What if: Performing the operation "Remove network" on target "rn-b".'
        )
        Get-DockerNetwork rn-* | Should -HaveCount 2
    }
}
