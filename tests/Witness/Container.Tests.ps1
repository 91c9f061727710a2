BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Container
    $settings = Import-Setting Container
    $listed = Get-FieldRow $table Container
    $detailed = Get-FieldRow $table Container, ContainerDetail
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Targets/NetworkTargets.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Container
    $settings = Import-Setting Container
    $client = New-Witness
    $roots = @{ Config = ''; Networks = 'NetworkingConfig.EndpointsConfig' }

    $conversions.OwnName = { param($Value) @($Value) -replace '^/' -notmatch '/' | Select-Object -First 1 }
    $conversions.ExitCode = { param($Value) $Value -match '^(Exited|Restarting) \((-?\d+)\)' ? [int] $Matches[2] : $null }
    $conversions.ListedHealth = {
        param($Value, $Model)

        $health = $Value ?? ($Model.Status -match '\((health: )?(starting|healthy|unhealthy)\)$' ? $Matches[2] : $null)
        $health -in 'none', '' ? $null : $health
    }
    $conversions.RunningHealth = { param($Value, $Model) $Model.State.Status -eq 'running' -and $Value -notin 'none', '' ? $Value : $null }
    $conversions.LastExitCode = { param($Value, $Model) $Model.State.StartedAt -like '0001-*' ? $null : $Value }
    $conversions.Device = {
        param($Value)

        , @(foreach ($one in $Value) { "$($one.PathOnHost):$($one.PathInContainer):$($one.CgroupPermissions)" })
    }
    $conversions.RestartPolicy = {
        param($Value)

        $name = @{ OnFailure = 'on-failure'; UnlessStopped = 'unless-stopped'; Always = 'always' }["$($Value.Name)"] ?? 'no'
        $Value.MaximumRetryCount ? "$($name):$($Value.MaximumRetryCount)" : $name
    }
    $conversions.DeviceRequest = {
        param($Value)

        , @(foreach ($one in $Value) {
            "$($one.Driver ? $one.Driver : 'gpu'): $($one.Count -lt 0 ? 'all' : $one.Count ? $one.Count : ($one.DeviceIDs -join ','))"
        })
    }
    $conversions.PortBinding = {
        param($Value)

        $texts = foreach ($port in $Value.Keys) {
            foreach ($binding in $Value[$port]) {
                $address = $binding.HostIP -match ':' ? "[$($binding.HostIP)]" : $binding.HostIP
                ($address ? "$($address):$($binding.HostPort):" : $binding.HostPort ? "$($binding.HostPort):" : '') + $port
            }
        }
        , @($texts | Sort-Object -CaseSensitive -Culture '')
    }

    # The witness's models of a container, from the list and from inspect.
    function Get-Listed([string] $Id) {
        $parameters = [Docker.DotNet.Models.ContainersListParameters] @{
            All = $true; Size = $true
            Filters = New-WitnessFilter @{ id = $Id }
        }
        $client.Containers.ListContainersAsync($parameters) | Wait-Task
    }
    function Get-Inspected([string] $Id) {
        $client.Containers.InspectContainerAsync($Id) | Wait-Task
    }

    $null = New-DockerNetwork ww-net -Subnet 10.199.7.0/24, 2001:db8:7::/64 -IPv6 -Label suite=witness
    $null = New-Container busybox sleep, 1000 -Name ww-base -Volume ww-base:/base -StopSignal SIGKILL -Label suite=witness | Start-Container
    $warnings = @{}
    $made = foreach ($case in $settings.Case | Select-Object -Unique) {
        $rows = @($settings | Where-Object Case -EQ $case)
        $arguments = Get-SettingArgument $rows "ww-$case-1"
        $command = $case -eq 'host' ? @{ Command = 'sleep', '1000' } : @{}
        $quiet = @{ WarningVariable = 'said'; WarningAction = 'SilentlyContinue'; ErrorAction = 'Stop' }
        $container = New-Container busybox -Name "ww-$case-1" @arguments @command @quiet
        $warnings.$case = "$said"
        @{ Case = $case; Name = $container.Name; Id = $container.Id }

        # Like docker create, DockerPS sends which streams a client would attach.
        $with = @{ Name = "ww-$case-2"; Image = 'busybox'; AttachStdout = $true; AttachStderr = $true }
        if ($case -eq 'full') { $with.AttachStdin = $with.StdinOnce = $true }
        if ($case -eq 'host') { $with.Cmd = 'sleep', '1000' }
        $model = New-SettingModel ([Docker.DotNet.Models.CreateContainerParameters]) $rows 2 $with.Name $roots $with
        $id = ($client.Containers.CreateContainerAsync($model) | Wait-Task).ID
        @{ Case = $case; Name = $with.Name; Id = $id }
    }
    $running = @($made | Where-Object { $_.Case -in 'full', 'host' })
    $null = $running | ForEach-Object { $client.Containers.StartContainerAsync($_.Id, $null) } | Wait-Task
    $null = Start-Container ww-ended-1, ww-ended-2
    Start-Container ww-broken-1, ww-broken-2 -ErrorAction SilentlyContinue

    Wait-Until { -not (Get-Container ww-ended-1, ww-ended-2 | Where-Object Status -NE exited) }
    Wait-Until { -not (Get-Container ww-full-* | Where-Object Health -NE healthy) }
    Wait-Until { -not (Get-Container ww-host-* -Detail | Where-Object { -not $_.HealthCheck.FailingStreak }) }
    Suspend-Container ww-host-1

    $pairs = @{ Listed = @(); Container = @(); ContainerDetail = @() }
    $inspected = @{}
    foreach ($id in $made.Id + (Get-Container ww-base).Id) {
        $read = Get-Settled { Get-Listed $id; Get-Inspected $id } {
            @{
                Row = Get-Container $id -Size; Detail = Get-Container $id -Size -Detail; Listed = Get-Listed $id
                Inspected = Get-Inspected $id
            }
        }
        $name = $read.Row.Name
        $pairs.Listed += @{ Name = $name; Object = $read.Row; Model = $read.Listed }
        $pairs.Container += @{ Name = $name; Object = $read.Detail; Model = $read.Listed }
        $pairs.ContainerDetail += @{ Name = $name; Object = $read.Detail; Model = $read.Inspected }
        $inspected[$name] = $read.Inspected
    }
}

AfterAll {
    Remove-TestNetwork witness
    Get-DockerVolume ww-* | Remove-DockerVolume
    $client.Dispose()
}

Describe 'New-Container, read by the witness' {
    It 'is given all of its parameters' {
        $others = @(
            'Name', 'Image', 'Platform', 'Pull', 'EnvironmentFile', 'LabelFile', 'StorageOption', 'Context', 'Annotation'
            'HealthStartInterval', 'MacAddress', 'Like'
        )
        Get-UnsetParameter New-Container $settings $others | Should -BeNullOrEmpty
    }

    It 'hands over -<Parameter> <Text> as <Path> of the container <Case>' -ForEach ($settings | Where-Object Path) {
        $root, $rest = $Path -split '\.', 2
        $type = $root -eq 'Networks' ? 'NetworkingConfig' : $root
        $where = $root -eq 'Networks' ? 'EndpointsConfig', 'NetworkSettings.Networks' : '', $root
        $rows = @($settings | Where-Object { $_.Case -eq $Case -and $_.Path -like "$root.*" })
        $kind = [type] "Docker.DotNet.Models.$($root -eq 'Config' ? 'CreateContainerParameters' : $type)"
        $model = New-SettingModel $kind $rows 1 "ww-$Case-1" @{ $root = $where[0] } -Value Expected
        $wanted = Format-Value (Read-Path $model (($where[0], $rest).Where{ $_ } -join '.'))
        $read = Format-Value (Read-Path $inspected["ww-$Case-1"] "$($where[1]).$rest")
        # Before API 1.45 the id and the host name of a running container are among its aliases.
        $read = $read.Replace(", '$($inspected["ww-$Case-1"].ID.Substring(0, 12))', 'web'", '')
        # A kernel that lacks a control makes the engine drop the setting, and say so.
        if ($read -ne $wanted -and $warnings.$Case -match 'discarded') {
            $warnings.$Case | Should -BeLike "*$($Path -creplace '.*(?=[A-Z])')*" -Because "$Path is not $wanted"
        } else {
            $read | Should -BeExactly $wanted -Because "-$Parameter sets $Path"
        }
    }

    It 'makes the container <_> with all settings that the witness makes it with' -ForEach ($settings.Case | Select-Object -Unique) {
        $differences = foreach ($part in 'Config', 'HostConfig') {
            foreach ($property in $inspected["ww-$_-1"].$part.PSObject.Properties.Name) {
                $one, $two = foreach ($number in 1, 2) {
                    $model = $inspected["ww-$_-$number"]
                    (Format-Value $model.$part.$property).Replace($model.Name, '/{name}').Replace($model.ID.Substring(0, 12), '{id}')
                }
                if ($one -cne $two) { "$part.$property is $one of DockerPS, and $two of the witness" }
            }
        }
        $differences | Should -BeNullOrEmpty
    }
}

Describe 'Get-Container' {
    It 'shows <Path> as <Property>' -ForEach $listed {
        Assert-Field $table $_ $pairs.Listed
    }
}

Describe 'Get-Container -Detail' {
    # Lists have a part of the mounts and the networks only.
    It 'shows <Path> as <Property> of <Type>' -ForEach ($detailed |
            Where-Object { $_.Type -ne 'Container' -or $_.Property -notin 'Mounts', 'Networks' }) {
        Assert-Field $table $_ $pairs.$Type
    }

    It 'is asked about containers that fill all fields' {
        Get-EmptyField $table Container, ContainerDetail | Should -BeNullOrEmpty
    }

    It 'differs in <Field>, which <Reason>' -ForEach (Get-KnownDifference $table) {
        $known | Should -Contain $Field -Because 'otherwise it is no known difference any more'
    }
}
