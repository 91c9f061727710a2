BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Volume
    $settings = Import-Setting Volume
    $fields = Get-FieldRow $table DockerVolume
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Volume
    $settings = Import-Setting Volume
    $client = New-Witness

    function Get-WitnessVolume([string] $Name) {
        $client.Volumes.InspectAsync($Name) | Wait-Task
    }

    foreach ($case in $settings.Case | Select-Object -Unique) {
        $rows = @($settings | Where-Object Case -EQ $case)
        $arguments = Get-SettingArgument $rows ''
        $null = New-DockerVolume "wv-$case-1" @arguments -ErrorAction Stop
        $root, $with = @{ Options = 'DriverOpts' }, @{ Name = "wv-$case-2" }
        $model = New-SettingModel ([Docker.DotNet.Models.VolumesCreateParameters]) $rows 2 '' $root $with
        $null = $client.Volumes.CreateAsync($model) | Wait-Task
    }

    $models = @(($client.Volumes.ListAsync() | Wait-Task).Volumes)
    $listed = Get-DockerVolume
    $pairs = @{
        Listed = @($listed | ForEach-Object {
            $volume = $_
            @{ Name = $_.Name; Object = $_; Model = $models | Where-Object Name -CEQ $volume.Name }
        })
        Named  = @($listed.Name | ForEach-Object { @{ Name = $_; Object = Get-DockerVolume $_; Model = Get-WitnessVolume $_ } })
    }
}

AfterAll {
    Get-DockerVolume wv-* | Remove-DockerVolume
    $client.Dispose()
}

Describe 'New-DockerVolume, read by the witness' {
    It 'is given all of its parameters' {
        $others = 'Name', 'Context'
        Get-UnsetParameter New-DockerVolume $settings $others | Should -BeNullOrEmpty
    }

    It 'hands over -<Parameter> <Text> as <Path> of the volume <Case>' -ForEach $settings {
        $wanted = Read-Path (New-SettingModel ([Docker.DotNet.Models.VolumeResponse]) $_ 1 '') $Path
        Format-Value (Read-Path (Get-WitnessVolume "wv-$Case-1") $Path) |
            Should -BeExactly (Format-Value $wanted) -Because "-$Parameter sets $Path"
    }

    It 'makes the volume <_> that the witness makes' -ForEach ($settings.Case | Select-Object -Unique) {
        $one, $two = foreach ($number in 1, 2) {
            $model = Get-WitnessVolume "wv-$_-$number"
            $model.CreatedAt = $null
            (Format-Value $model) -replace "(?<=wv-\w+-)$number", '{0}'
        }
        $one | Should -BeExactly $two
    }
}

Describe 'Get-DockerVolume' {
    It 'lists the volumes that the witness lists' {
        $listed.Name | Sort-Object | Should -Be ($models.Name | Sort-Object)
    }

    It 'shows <Path> as <Property> in a list' -ForEach $fields {
        Assert-Field $table $_ $pairs.Listed
    }

    It 'shows <Path> as <Property> of a volume that is named' -ForEach $fields {
        Assert-Field $table $_ $pairs.Named
    }

    It 'is asked about volumes that fill all fields' {
        Get-EmptyField $table DockerVolume | Should -BeNullOrEmpty
    }
}
