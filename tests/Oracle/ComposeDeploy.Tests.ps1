# Deploy-ComposeProject beside docker compose on one engine: what they create is compared, and taken over by the other.

BeforeDiscovery {
    $projects = (Get-ChildItem "$PSScriptRoot/Compose/*.yaml").BaseName | ForEach-Object { @{ Project = $_ } }
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Helpers/FixtureScript.ps1"
    $compose = (Start-Fixture Helpers/compose.sh).PROGRAM
    $env:ORACLE_SECRET = 'from the environment'

    # Runs docker compose; its progress is on standard error.
    function Invoke-Compose([string] $File, [string[]] $Argument) {
        $PSNativeCommandUseErrorActionPreference = $false
        $text = & $compose --file $File @Argument 2>&1 | ForEach-Object { "$_" }
        if ($LASTEXITCODE) { throw "docker compose $Argument failed: $($text -join "`n")" }
        $text
    }

    function Get-ProjectContainer([string] $Name) {
        $filter = [uri]::EscapeDataString("{""label"":[""com.docker.compose.project=$Name""]}")
        (Invoke-Engine "containers/json?all=1&filters=$filter").ForEach{ Invoke-Engine "containers/$($_.Id)/json" }
    }

    # A value of which nothing depends on the moment: sorted, with names instead of ids.
    function ConvertTo-Comparable($Value, [hashtable] $Name, [string] $Key = '') {
        if ($Value -is [array]) {
            $items = @($Value.ForEach{ ConvertTo-Comparable $_ $Name })
            if ($Key -in 'Cmd', 'Entrypoint', 'Test', 'Dns', 'DnsSearch') { return "[$($items -join ', ')]" }
            return "[$(($items | Sort-Object -CaseSensitive) -join ', ')]"
        }
        if ($Value -is [pscustomobject]) {
            $parts = $Value.PSObject.Properties | Sort-Object Name -CaseSensitive |
                ForEach-Object { "$($_.Name)=$(ConvertTo-Comparable $_.Value $Name $_.Name)" }
            return "{$($parts -join '; ')}"
        }
        if ($null -eq $Value) { return 'null' }
        $text = "$Value"
        $Name.Keys | ForEach-Object { $text = $text.Replace($_, $Name[$_]) }
        $text
    }

    # What an engine has of a project, as lines of text.
    function Get-State([string] $Project) {
        $containers = @(Get-ProjectContainer $Project)
        $names = @{}
        $containers | ForEach-Object { $names[$_.Id] = "<$($_.Name)>" }
        $containers | ForEach-Object { if ($_.Config.Hostname -eq $_.Id.Substring(0, 12)) { $_.Config.Hostname = '<id>' } }
        foreach ($container in $containers | Sort-Object Name) {
            foreach ($part in 'Config', 'HostConfig') {
                foreach ($property in $container.$part.PSObject.Properties | Sort-Object Name) {
                    $value = $property.Value
                    if ($property.Name -eq 'Labels') {
                        # Ids of other containers are part of the hash.
                        $shares = 'NetworkMode', 'IpcMode', 'PidMode' | Where-Object { $container.HostConfig.$_ -like 'container:*' }
                        if ($shares -or $container.HostConfig.VolumesFrom) { $value.'com.docker.compose.config-hash' = '<hash>' }
                        $dependencies = $value.'com.docker.compose.depends_on' -split ',' | Sort-Object
                        $value.'com.docker.compose.depends_on' = $dependencies -join ','
                    }
                    if ($property.Name -eq 'Binds') { $value = $value -replace '[0-9a-f]{64}', '<anonymous>' }
                    if ($property.Name -eq 'Mounts') {
                        $value | Where-Object { $_.PSObject.Properties['Source']?.Value -match '^[0-9a-f]{64}$' } |
                            ForEach-Object { $_.Source = '<anonymous>' }
                    }
                    "$($container.Name) $part $($property.Name) = $(ConvertTo-Comparable $value $names $property.Name)"
                }
            }
            foreach ($network in $container.NetworkSettings.Networks.PSObject.Properties | Sort-Object Name) {
                foreach ($key in 'IPAMConfig', 'Links', 'Aliases', 'DriverOpts', 'GwPriority') {
                    $value = $network.Value.PSObject.Properties[$key]?.Value
                    # The engine itself adds the id.
                    if ($key -eq 'Aliases') { $value = @($value | Where-Object { $_ -ne $container.Id.Substring(0, 12) }) }
                    "$($container.Name) $($network.Name) $key = $(ConvertTo-Comparable $value $names)"
                }
            }
            foreach ($mount in $container.Mounts | Sort-Object Destination) {
                $name = $mount.PSObject.Properties['Name']?.Value -replace '^[0-9a-f]{64}$', '<anonymous>'
                "$($container.Name) mount $($mount.Destination) = $($mount.Type) $name $($mount.RW) $($mount.Mode) $($mount.Propagation)"
            }
        }
        $filter = [uri]::EscapeDataString("{""label"":[""com.docker.compose.project=$Project""]}")
        foreach ($network in (Invoke-Engine "networks?filters=$filter") | Sort-Object Name) {
            foreach ($key in 'Driver', 'Options', 'Internal', 'Attachable', 'EnableIPv6', 'Scope', 'Labels') {
                "network $($network.Name) $key = $(ConvertTo-Comparable $network.$key @{})"
            }
            $assigned = $Project -eq 'oracle-networks' -and $network.Name -like '*front'
            "network $($network.Name) IPAM = $(ConvertTo-Comparable ($assigned ? $network.IPAM : $network.IPAM.Driver) @{})"
        }
        foreach ($volume in (Invoke-Engine "volumes?filters=$filter").Volumes | Sort-Object Name) {
            foreach ($key in 'Driver', 'Options', 'Scope', 'Labels') {
                "volume $($volume.Name) $key = $(ConvertTo-Comparable $volume.$key @{})"
            }
        }
    }

    # The ids of a project's containers, by name.
    function Get-Id([string] $Project) {
        $ids = [ordered]@{}
        Get-ProjectContainer $Project | Sort-Object Name | ForEach-Object { $ids[$_.Name] = $_.Id }
        $ids
    }
}

AfterAll {
    Remove-Item Env:ORACLE_SECRET
}

Describe 'Deploy-ComposeProject beside docker compose: <Project>' -ForEach $projects {
    BeforeAll {
        $file = "$PSScriptRoot/Compose/$Project.yaml"
        $name = "oracle-$Project"
        # A privileged container cannot run everywhere.
        $quiet = @{ NoStart = $Project -eq 'resources' }
        $up = 'up', ($quiet.NoStart ? '--no-start' : '-d')
        $isTooOld = $Project -eq 'newer' -and (Get-ApiVersion) -lt '1.48'
        if ($isTooOld) { return }
        Invoke-Compose $file $up
        $theirs = @(Get-State $name)
    }

    BeforeEach {
        if ($isTooOld) { Set-ItResult -Skipped -Because 'the engine is older' }
    }

    AfterAll {
        $null = Invoke-Compose $file down, --volumes, --timeout, '0'
    }

    It 'takes over what docker compose has made' {
        $before = Get-Id $name
        Test-ComposeProject $file @quiet -Detail | ForEach-Object { "$_" } | Should -BeNullOrEmpty
        Test-ComposeProject $file @quiet | Should -BeTrue
        Deploy-ComposeProject $file @quiet
        (Get-Id $name).Values | Should -Be $before.Values
    }

    It 'makes the same, which docker compose takes over' {
        $null = Invoke-Compose $file down, --volumes, --timeout, '0'
        Deploy-ComposeProject $file @quiet
        $ours = @(Get-State $name)
        Compare-Object $theirs $ours -CaseSensitive | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } | Should -BeNullOrEmpty
        $ours.Count | Should -BeGreaterThan 50

        $before = Get-Id $name
        $null = Invoke-Compose $file $up
        (Get-Id $name).Values | Should -Be $before.Values
    }
}

Describe 'Deploy-ComposeProject beside docker compose: a project of ten services' {
    BeforeAll {
        $file = "$TestDrive/ten.yaml"
        $name = 'oracle-ten'
        $services = foreach ($number in 1..10) {
            $needs = $number -gt 2 ? ", depends_on: [s$($number - 1), s1]" : ''
            "  s${number}: {image: busybox, command: sleep 1000, stop_grace_period: 0s, volumes: [/kept], environment: {A: '1'}$needs}"
        }

        # Changes one service, and returns the services whose containers are others after it.
        function Get-Replaced([string] $Service, [string] $Value, [scriptblock] $Deploy) {
            $before = Get-Id $name
            (Get-Content $file) -replace "(?<=^  ${Service}: .*A: ')\w+", $Value | Set-Content $file
            & $Deploy
            $after = Get-Id $name
            $after.Keys | Where-Object { $after[$_] -ne $before[$_] }
        }
    }

    BeforeEach {
        @("name: $name", 'services:') + $services | Set-Content $file
    }

    AfterEach {
        $null = Invoke-Compose $file down, --volumes, --timeout, '0'
    }

    It 'replaces exactly one container after a change of one service, whoever deploys, and whoever did before' {
        $ours = { Deploy-ComposeProject $file }
        $theirs = { $null = Invoke-Compose $file up, -d }
        & $ours
        (Get-Id $name).Count | Should -Be 10
        Get-Replaced s4 2 $theirs | Should -Be /oracle-ten-s4-1
        Get-Replaced s4 3 $ours | Should -Be /oracle-ten-s4-1
        Get-Replaced s1 2 $ours | Should -Be /oracle-ten-s1-1
        Get-Replaced s1 3 $theirs | Should -Be /oracle-ten-s1-1
        Get-Replaced s9 x $ours | Should -Be /oracle-ten-s9-1
        Get-Replaced nothing x $theirs | Should -BeNullOrEmpty
        Get-Replaced nothing x $ours | Should -BeNullOrEmpty
    }
}
