BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Image
    $settings = Import-Setting Image
    $listed = Get-FieldRow $table Image
    $detailed = Get-FieldRow $table Image, ImageDetail
    $history = Get-FieldRow $table ImageLayer
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Image
    $settings = Import-Setting Image
    $client = New-Witness

    $conversions.Reference = { param($Value, $Model, $Object) $Value -ccontains $Object.Reference ? $Object.Reference : $null }
    $conversions.Repository = {
        param($Value, $Model, $Object)

        $Value -ccontains $Object.Reference ? $Object.Reference -replace ':[^:/]*$' : $null
    }
    $conversions.Tag = { param($Value, $Model, $Object) $Value -ccontains $Object.Reference ? $Object.Reference -replace '.*:' : $null }
    $conversions.Digest = {
        param($Value, $Model, $Object)

        $mine = $Value | Where-Object { $_ -notlike '*<none>' -and (-not $Object.Repository -or $_ -clike "$($Object.Repository)@*") }
        # The containerd image store has the manifest's digest for an id, and names it with one of the repositories only.
        if (-not $mine -and $Object.Repository -and $Value -clike "*@$($Object.Id)") {
            return $Object.Id
        }
        @($mine)[0] ? @($mine)[0] -replace '.*@' : $null
    }
    $conversions.Platform = { param($Value, $Model) ($Model.Os, $Model.Architecture, $Model.Variant).Where{ $_ } -join '/' }
    $conversions.LayerId = { param($Value) $Value -in '<missing>', '' ? $null : $Value }

    function Get-WitnessImage([string] $Id) {
        $client.Images.InspectImageAsync($Id) | Wait-Task
    }

    # A container with a changed file, of which both make an image; an image of the classic builder; one that has no name.
    $container = New-Container busybox -Name wi-base -Command sh, -c, 'echo > /new' -Label suite=witness | Start-Container -PassThru
    Wait-Container wi-base -Timeout 30s | Out-Null
    $changes = ($settings | Where-Object Parameter -EQ Change).Value
    $commit = @{ Name = 'wi-commit:1'; Author = 'A. Witness'; Message = 'What a witness saw'; Change = $changes }
    $null = New-Image -FromContainer wi-base @commit -ErrorAction Stop
    $sent = New-SettingModel ([Docker.DotNet.Models.CommitContainerChangesParameters]) $settings 2 '' @{ Config = '' } @{
        ContainerID = $container.Id; RepositoryName = 'wi-commit'; Tag = '2'
    }
    $null = $client.Images.CommitContainerChangesAsync($sent) | Wait-Task

    New-Item "$TestDrive/context" -ItemType Directory | Out-Null
    'content' | Set-Content "$TestDrive/context/file"
    $lines = 'FROM busybox', 'LABEL suite=witness', 'SHELL ["sh", "-e", "-c"]', 'COPY file /file', 'ENV A=1 B="two words"'
    $lines | Set-Content "$TestDrive/context/Dockerfile"
    $null = New-Image "$TestDrive/context" -Name wi-build:1, wi-alias:1
    $tar = [IO.MemoryStream]::new()
    [Formats.Tar.TarFile]::CreateFromDirectory("$TestDrive/context", $tar, $false)
    $tar.Position = 0
    $build = [Docker.DotNet.Models.ImageBuildParameters] @{ Tags = [string[]] 'wi-build:2' }
    $none = [Collections.Generic.Dictionary[string, string]]::new()
    $progress = [Progress[Docker.DotNet.Models.JSONMessage]]::new()
    $client.Images.BuildImageFromDockerfileAsync($build, $tar, $null, $none, $progress) | Wait-Task
    $null = New-Image -FromContainer wi-base -Message 'has no name'

    $parameters = [Docker.DotNet.Models.ImagesListParameters] @{ All = $false }
    $counted = [Docker.DotNet.Models.ImagesListParameters] @{ All = $false; SharedSize = $true }
    $models, $countedModels = foreach ($one in $parameters, $counted) {
        , @($client.Images.ListImagesAsync($one) | Wait-Task | ForEach-Object { $_ })
    }
    $images = Get-Image
    $details = Get-Image -Detail
    $pairs = @{
        # What is not counted is counted when it is read.
        Listed      = @($images |
                ForEach-Object { $image = $_; @{ Name = "$_"; Object = $_; Model = $countedModels | Where-Object ID -CEQ $image.Id } })
        Image       = @($details |
                ForEach-Object { $image = $_; @{ Name = "$_"; Object = $_; Model = $countedModels | Where-Object ID -CEQ $image.Id } })
        ImageDetail = @($details | ForEach-Object { @{ Name = "$_"; Object = $_; Model = Get-WitnessImage $_.Id } })
        ImageLayer  = @(foreach ($name in 'busybox', 'wi-commit:1', 'wi-commit:2', 'wi-build:1', 'wi-build:2') {
            $steps = @(Get-ImageHistory $name)
            $read = @($client.Images.GetImageHistoryAsync($name) | Wait-Task | ForEach-Object { $_ })
            for ($index = 0; $index -lt [Math]::Max($steps.Count, $read.Count); $index++) {
                @{ Name = "step $index of $name"; Object = $steps[$index]; Model = $read[$index] }
            }
        })
    }
}

AfterAll {
    Remove-Container wi-base -Force
    Get-Image -Label suite=witness | Remove-Image -Force
    Get-Image -Dangling | Remove-Image
    $client.Dispose()
}

Describe 'New-Image, read by the witness' {
    It 'hands over -<Parameter> <Text> as <Path>' -ForEach $settings {
        $wanted = Read-Path (New-SettingModel ([Docker.DotNet.Models.ImageInspectResponse]) $_ 1 '') $Path
        Format-Value (Read-Path (Get-WitnessImage wi-commit:1) $Path) |
            Should -BeExactly (Format-Value $wanted) -Because "-$Parameter sets $Path"
    }

    It 'makes the image of a container that the witness makes' {
        $one = Get-WitnessImage wi-commit:1
        $two = Get-WitnessImage wi-commit:2
        Format-Value $one.Config | Should -BeExactly (Format-Value $two.Config)
        Format-Value $one.RootFS.Layers[0] | Should -BeExactly (Format-Value $two.RootFS.Layers[0])
    }

    It 'makes the image of a Dockerfile that the witness makes' {
        $one = Get-WitnessImage wi-build:1
        $two = Get-WitnessImage wi-build:2
        Format-Value $one.Config | Should -BeExactly (Format-Value $two.Config)
        $one.RootFS.Layers.Count | Should -Be $two.RootFS.Layers.Count
    }

    It 'gives the image all of its names' {
        (Get-WitnessImage wi-build:1).RepoTags | Sort-Object | Should -Be 'wi-alias:1', 'wi-build:1'
    }
}

Describe 'Get-Image' {
    It 'lists the images that the witness lists, once for each name' {
        $rows = $models | ForEach-Object { $model = $_; $_.RepoTags ? $_.RepoTags : '<none>:<none>' } | ForEach-Object { "$($model.ID) $_" }
        $images | ForEach-Object { "$($_.Id) $($_.Reference ?? '<none>:<none>')" } | Sort-Object | Should -Be ($rows | Sort-Object)
    }

    It 'shows <Path> as <Property>' -ForEach $listed {
        Assert-Field $table $_ $pairs.Listed
    }
}

Describe 'Get-Image -Detail' {
    It 'shows <Path> as <Property> of <Type>' -ForEach $detailed {
        Assert-Field $table $_ $pairs.$Type
    }
}

Describe 'Get-ImageHistory' {
    It 'shows <Path> as <Property>' -ForEach $history {
        Assert-Field $table $_ $pairs.ImageLayer
    }
}

Describe 'The images of these tests' {
    It 'fill all fields' {
        Get-EmptyField $table Image, ImageDetail, ImageLayer | Should -BeNullOrEmpty
    }

    It 'differ in <Field>, which <Reason>' -ForEach (Get-KnownDifference $table) {
        $known | Should -Contain $Field -Because 'otherwise it is no known difference any more'
    }
}
