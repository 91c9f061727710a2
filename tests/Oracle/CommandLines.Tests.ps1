# Command lines are run by docker, and by ConvertFrom-DockerCommand -Invoke, on one engine: what they leave behind is compared.

BeforeDiscovery {
    $lines = Get-Content "$PSScriptRoot/CommandLines.txt" | Where-Object { $_ -notlike '# *' }
    $cases = ($lines -join "`n").Trim() -split '\n\n+' | ForEach-Object {
        $own = $_ -split '\n'
        @{
            Setup = @($own | Where-Object { $_ -like '+ *' } | ForEach-Object { $_.Substring(2) })
            Lines = ($own | Where-Object { $_ -notlike '+ *' }) -join "`n"
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    $PSNativeCommandUseErrorActionPreference = $false
    $kept = (Invoke-Engine 'images/json') | ForEach-Object { $_ } | ForEach-Object RepoTags
    $place = Get-Location
    $root = (New-Item "$TestDrive/work" -ItemType Directory).FullName
    $environment = @{ ORACLE_VALUE = $env:ORACLE_VALUE; DOCKER_CLI_HINTS = $env:DOCKER_CLI_HINTS; NAME = $env:NAME }
    $env:ORACLE_VALUE = 'value'
    $env:DOCKER_CLI_HINTS = 'false'

    # An empty folder with the files that lines read.
    function Reset-Work {
        Set-Location $place
        Remove-Item $root -Recurse -Force
        $null = New-Item $root -ItemType Directory
        [IO.File]::WriteAllText("$root/env.txt", "A=1`nB=b c`n")
        [IO.File]::WriteAllText("$root/labels.txt", "a=1`nb=b c`n")
        [IO.File]::WriteAllText("$root/Dockerfile", "FROM busybox`nENV A=1`n")
        [IO.File]::WriteAllText("$root/Dockerfile.other", "FROM busybox`nARG A=1`nENV A=`$A`nCMD [`"ls`"]`n")
        Set-Location $root
    }

    function Get-Network {
        (Invoke-Engine 'networks') | ForEach-Object { $_ } | Where-Object Name -NotIn bridge, host, none
    }

    function Get-Tag {
        (Invoke-Engine 'images/json').ForEach{ $_.RepoTags }
    }

    function Reset-Engine {
        foreach ($container in (Invoke-Engine 'containers/json?all=1') | ForEach-Object { $_ }) {
            $null = Invoke-Engine "containers/$($container.Id)?force=1&v=1" Delete
        }
        foreach ($network in Get-Network) {
            $null = Invoke-Engine "networks/$($network.Id)" Delete
        }
        foreach ($volume in (Invoke-Engine 'volumes').Volumes) { $null = Invoke-Engine "volumes/$($volume.Name)?force=1" Delete }
        foreach ($tag in Get-Tag | Where-Object { $_ -notin $kept -and $_ -ne '<none>:<none>' }) {
            $null = Invoke-Engine "images/$($tag)?force=1" Delete
        }
        $null = Invoke-Engine 'images/prune' Post
    }

    # A value as text, of which nothing depends on the moment: sorted, without what says nothing, with words instead of ids.
    function ConvertTo-Comparable($Value, [string] $Key = '') {
        if ($Value -is [array]) {
            $items = @($Value.ForEach{ ConvertTo-Comparable $_ })
            if ($Key -notin 'Cmd', 'Entrypoint', 'Test', 'Dns', 'DnsSearch') { $items = @($items | Sort-Object -CaseSensitive) }
            return $items.Count ? "[$($items -join ', ')]" : ''
        }
        if ($Value -is [pscustomobject]) {
            $parts = foreach ($property in $Value.PSObject.Properties | Sort-Object Name -CaseSensitive) {
                $text = ConvertTo-Comparable $property.Value $property.Name
                if ($text) { "$($property.Name)=$text" }
            }
            return $parts ? "{$($parts -join '; ')}" : ''
        }
        if ($null -eq $Value -or ($Value -is [ValueType] -and -not $Value)) { return '' }
        ("$Value" -creplace '\b[0-9a-f]{64}\b', '<id>' -creplace '\b[0-9a-f]{12}\b', '<id>').Replace($root, '<work>')
    }

    function Format-Part([string] $Name, $Value, [string[]] $Except = @()) {
        foreach ($property in $Value.PSObject.Properties | Where-Object Name -NotIn $Except | Sort-Object Name) {
            $text = ConvertTo-Comparable $property.Value $property.Name
            if ($text) { "$Name $($property.Name): $text" }
        }
    }

    # What an engine and the folder have, as lines of text.
    function Get-State {
        $containers = (Invoke-Engine 'containers/json?all=1') | ForEach-Object { $_ } |
            ForEach-Object { Invoke-Engine "containers/$($_.Id)/json" }
        foreach ($container in $containers | Sort-Object { $_.Name -match '_' ? '' : $_.Name }) {
            # docker's own names have an underscore.
            $name = $container.Name -match '_' ? '<name>' : $container.Name
            "container $name $($container.State.Status) $($container.State.ExitCode)"
            # docker attaches to streams and a console of its own.
            Format-Part "$name Config" $container.Config 'AttachStdin', 'AttachStdout', 'AttachStderr', 'StdinOnce', 'OpenStdin'
            # docker's own word for no policy, and its form of capabilities.
            if ($container.HostConfig.RestartPolicy.Name -eq 'no') { $container.HostConfig.RestartPolicy = $null }
            foreach ($list in 'CapAdd', 'CapDrop') {
                $container.HostConfig.$list = @($container.HostConfig.$list | Where-Object { $_ } | ForEach-Object { $_ -replace '^CAP_' })
            }
            Format-Part "$name HostConfig" $container.HostConfig 'ConsoleSize'
            foreach ($mount in $container.Mounts | Sort-Object Destination) {
                "$name mount $(ConvertTo-Comparable ($mount | Select-Object Type, Name, Destination, RW, Driver))"
            }
            foreach ($network in $container.NetworkSettings.Networks.PSObject.Properties) {
                $own = @($network.Value.Aliases | Where-Object { $_ -and -not $container.Id.StartsWith($_) } | Sort-Object) -join ', '
                "$name network $($network.Name) $own $(ConvertTo-Comparable $network.Value.IPAMConfig)"
            }
            $changes = (Invoke-Engine "containers/$($container.Id)/changes").ForEach{ $_ } | Where-Object { $_ } | ForEach-Object Path
            "$name files $(($changes | Sort-Object) -join ' ')"
        }
        foreach ($network in Get-Network | Sort-Object Name) {
            # Engines give out subnets in turn.
            $addresses = @($network.IPAM.Config | Where-Object { $_.Subnet -match '^10\.231\.|^2001:' })
            $pool = ConvertTo-Comparable ($network.IPAM | Select-Object Driver, Options)
            "network $($network.Name) $pool $(ConvertTo-Comparable $addresses)"
            Format-Part "network $($network.Name)" $network 'Id', 'Created', 'Containers', 'IPAM'
        }
        foreach ($volume in (Invoke-Engine 'volumes').Volumes | Sort-Object Name) {
            "volume $(ConvertTo-Comparable ($volume | Select-Object Name, Driver, Labels, Options))"
        }
        foreach ($tag in Get-Tag | Sort-Object) {
            $image = Invoke-Engine "images/$tag/json"
            "image $tag $(ConvertTo-Comparable ($image | Select-Object Author, Comment))"
            Format-Part "image $tag" $image.Config 'Image', 'Hostname'
        }
        foreach ($file in Get-ChildItem $root | Sort-Object Name) {
            "file $($file.Name)$(if ($file.Extension -eq '.txt') { ": $(Get-Content $file -Raw)" })"
        }
    }

    # Prepares, runs, and returns what is left.
    function Invoke-Case([string[]] $Setup, [scriptblock] $Work) {
        Reset-Engine
        Reset-Work
        foreach ($line in $Setup) { $null = sh -c $line 2>&1 }
        $script:said = & $Work *>&1 | ForEach-Object { "$_" }
        Get-State
    }
}

AfterAll {
    Reset-Engine
    Set-Location $place
    # A null value removes the variable; .NET's method would get an empty string, and set it.
    foreach ($name in $environment.Keys) { Set-Item "Env:$name" $environment[$name] }
}

Describe 'A converted command line' {
    It 'does what docker does: <Lines>' -ForEach $cases {
        $theirs = Invoke-Case $Setup { $Lines | sh }
        $theirWords = $said
        $converted = ConvertFrom-DockerCommand $Lines 3>$null
        $ours = Invoke-Case $Setup {
            $ErrorActionPreference = 'Continue'
            ConvertFrom-DockerCommand $Lines -Invoke
        }
        $difference = Compare-Object @($theirs) @($ours) -CaseSensitive | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" }
        $difference | Should -BeNullOrEmpty -Because "docker said '$theirWords', and '$converted' said '$said'"
    }
}
