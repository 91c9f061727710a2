BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Engine
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Engine
    $client = New-Witness

    $conversions.Pairs = { param($Value) $pairs = @{}; foreach ($one in $Value) { $pairs[$one[0]] = $one[1] }; $pairs }
    $conversions.Runtimes = {
        param($Value)

        $runtimes = @{}
        foreach ($name in $Value.Keys) { $runtimes[$name] = $Value[$name].Path ? $Value[$name].Path : $Value[$name].Type }
        $runtimes
    }
    $conversions.InsecureRegistries = {
        param($Value, $Model)

        $registries = $Model.RegistryConfig
        , @(@($registries.IndexConfigs.Keys | Where-Object { -not $registries.IndexConfigs[$_].Secure }) +
            @($registries.InsecureRegistryCIDRs))
    }
    # The clock goes on between two questions.
    $conversions.Now = {
        param($Value, $Model, $Object)

        $now = & $conversions.Time $Value
        [Math]::Abs(($Object.SystemTime - $now).TotalSeconds) -lt 60 ? $Object.SystemTime : $now
    }
    $conversions.ManagerAddresses = { param($Value) , @(foreach ($one in $Value) { $one.Addr }) }
    $conversions.EventTime = { param($Value) [datetime]::UnixEpoch.AddTicks([Math]::Floor([decimal] $Value / 100)).ToLocalTime() }
    $conversions.Action = { param($Value) ($Value -split ': ', 2)[0] }
    $conversions.ActionDetail = { param($Value) ($Value -split ': ', 2)[1] }
    $conversions.EventName = { param($Value, $Model) $Value['name'] ? $Value['name'] : $Model.Actor.ID }
    $conversions.EventExitCode = { param($Value) $Value.ContainsKey('exitCode') ? [int] $Value['exitCode'] : $null }

    function Get-WitnessList([string] $Kind, [string] $Type, [hashtable] $Setting) {
        $client.$Kind."List${Kind}Async"((ConvertTo-Model ([type] "Docker.DotNet.Models.$Type") $Setting)) | Wait-Task |
            ForEach-Object { $_ }
    }
}

AfterAll {
    $client.Dispose()
}

Describe 'Get-DockerVersion' {
    BeforeAll {
        $pair = @{ Name = 'the engine'; Object = Get-DockerVersion; Model = $client.System.GetVersionAsync() | Wait-Task }
    }

    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $table DockerVersion) {
        Assert-Field $table $_ $pair
    }
}

Describe 'Get-DockerInfo' {
    BeforeAll {
        $null = New-Container busybox sleep, 1000 -Name we-paused -StopSignal SIGKILL -Label suite=witness | Start-Container -PassThru |
            Suspend-Container
        $null = New-Container busybox sleep, 1000 -Name we-running -StopSignal SIGKILL -Label suite=witness | Start-Container
        $null = New-Container busybox -Name we-created -Label suite=witness
        $pair = @{ Name = 'the engine'; Object = Get-DockerInfo; Model = $client.System.GetSystemInfoAsync() | Wait-Task }
    }

    AfterAll {
        Remove-Container we-* -Force
    }

    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $table DockerInfo) {
        Assert-Field $table $_ $pair
    }
}

Describe 'Get-DockerEvent' {
    BeforeAll {
        # Every event of both makers, on the clock of the engine.
        $began = [DateTimeOffset]::UtcNow
        $null = New-DockerVolume we-events
        $one = New-Container busybox sleep, 1000 -Name we-events -Volume we-events:/data -StopSignal SIGKILL -Label suite=witness |
            Start-Container -PassThru
        Invoke-ContainerCommand we-events sh, -c, 'true # a: b'
        $client.Containers.RenameContainerAsync($one.Id, [Docker.DotNet.Models.ContainerRenameParameters] @{ NewName = 'we-events2' }) |
            Wait-Task
        $null = $client.Containers.StopContainerAsync($one.Id, [Docker.DotNet.Models.ContainerStopParameters]::new()) | Wait-Task
        $client.Containers.RemoveContainerAsync($one.Id, [Docker.DotNet.Models.ContainerRemoveParameters]::new()) | Wait-Task
        Remove-DockerVolume we-events
        Add-ImageTag busybox we-events:1
        Remove-Image we-events:1
        Start-Sleep -Milliseconds 1100
        $ended = [DateTimeOffset]::UtcNow

        $events = @(Get-DockerEvent -Since $began.LocalDateTime -Until $ended.LocalDateTime)
        $span = [Docker.DotNet.Models.ContainerEventsParameters] @{
            Since = '{0}.{1:d7}00' -f $began.ToUnixTimeSeconds(), ($began.Ticks % 10000000)
            Until = '{0}.{1:d7}00' -f $ended.ToUnixTimeSeconds(), ($ended.Ticks % 10000000)
        }
        $stream = $client.System.MonitorEventsAsync($span) | Wait-Task
        $models = @(Read-Model ([Docker.DotNet.Models.Message]) $stream)
        $pairs = @(for ($index = 0; $index -lt [Math]::Max($events.Count, $models.Count); $index++) {
            @{ Name = "event $index"; Object = $events[$index]; Model = $models[$index] }
        })
    }

    It 'writes the events that the witness reads' {
        $events.Count | Should -Be $models.Count
        $events.Action | Should -Contain exec_create
        $events.Type | Sort-Object -Unique | Should -Be container, image, network, volume
    }

    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $table DockerEvent) {
        Assert-Field $table $_ $pairs
    }
}

Describe 'Get-DockerDiskUsage' {
    BeforeAll {
        $null = New-DockerVolume we-usage
        $option = @{ Volume = 'we-usage:/data'; StopSignal = 'SIGKILL'; Label = 'suite=witness' }
        $null = New-Container busybox sh, -c, 'echo > /new; exec sleep 1000' -Name we-usage @option | Start-Container
        $null = New-Container busybox -Name we-usage2 -Label suite=witness
        $images = Get-WitnessList Images ImagesListParameters @{ All = $true; SharedSize = $true }
        $containers = Get-WitnessList Containers ContainersListParameters @{ All = $true; Size = $true }
        $volumes = @(($client.Volumes.ListAsync() | Wait-Task).Volumes)
        $usage = Get-DockerDiskUsage | Group-Object Type -AsHashTable
        $items = Get-DockerDiskUsage -Detail | Group-Object Type -AsHashTable
    }

    AfterAll {
        Remove-Container we-usage* -Force
        Remove-DockerVolume we-usage
    }

    It 'counts what the witness lists' {
        # All but the layers that builds have left.
        $usage.Image.TotalCount | Should -Be @(Get-WitnessList Images ImagesListParameters @{ All = $false }).Count
        $usage.Container.TotalCount | Should -Be @($containers).Count
        $usage.Container.Active | Should -Be @($containers | Where-Object State -EQ running).Count
        $usage.Container.Size | Should -Be ($containers.SizeRw | Measure-Object -Sum).Sum
        $usage.Volume.TotalCount | Should -Be $volumes.Count
    }

    It 'shows of images what the witness lists' {
        foreach ($image in $images) {
            $item = $items.Image | Where-Object Id -CEQ $image.ID
            $item.Name | Should -Be @($image.RepoTags)[0] -Because "it is the Name of $($image.ID)"
            $item.Size | Should -Be $image.Size -Because "it is the Size of $($image.ID)"
            $item.CreatedAt | Should -Be $image.Created.ToLocalTime() -Because "it is CreatedAt of $($image.ID)"
            # Lists of older engines do not count these.
            if ($image.SharedSize -ge 0) { $item.SharedSize | Should -Be $image.SharedSize -Because "it is the SharedSize of $($image.ID)" }
            if ($image.Containers -ge 0) { $item.UsedBy | Should -Be $image.Containers -Because "it is UsedBy of $($image.ID)" }
        }
    }

    It 'shows of containers what the witness lists' {
        foreach ($container in $containers) {
            $item = $items.Container | Where-Object Id -CEQ $container.ID
            "/$($item.Name)" | Should -BeIn $container.Names -Because "it is the Name of $($container.ID)"
            $item.Size | Should -Be ($container.SizeRw ?? 0) -Because "it is the Size of $($container.ID)"
            $item.Active | Should -Be ($container.State -eq 'running') -Because "it is Active of $($container.ID)"
            $item.CreatedAt | Should -Be $container.Created.ToLocalTime() -Because "it is CreatedAt of $($container.ID)"
            $item.Description | Should -Be $container.Image -Because "it is the Description of $($container.ID)"
        }
    }

    It 'shows of volumes what the witness lists' {
        foreach ($volume in $volumes) {
            $item = $items.Volume | Where-Object Name -CEQ $volume.Name
            $item.Id | Should -Be $volume.Name -Because "it is the Id of $($volume.Name)"
            $item.Description | Should -Be $volume.Driver -Because "it is the Description of $($volume.Name)"
            $item.CreatedAt | Should -Be (& $conversions.Time $volume.CreatedAt) -Because "it is CreatedAt of $($volume.Name)"
            $item.UsedBy | Should -Be @($containers |
                    Where-Object { $_.Mounts.Name -ccontains $volume.Name }).Count -Because "it is UsedBy of $($volume.Name)"
        }
    }
}

Describe 'The objects of these tests' {
    It 'fill all fields' {
        Get-EmptyField $table DockerVersion, DockerInfo, DockerEvent | Should -BeNullOrEmpty
    }
}
