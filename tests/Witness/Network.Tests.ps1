BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Network
    # Networks without IPv4 are new.
    $settings = Import-Setting Network | Where-Object { $_.Case -ne 'noIPv4' -or $script:apiVersion -ge '1.48' }
    $listed = Get-FieldRow $table DockerNetwork
    $detailed = Get-FieldRow $table DockerNetwork, DockerNetworkDetail
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable Network
    $settings = Import-Setting Network
    $client = New-Witness

    function Get-WitnessNetwork([string] $Id) {
        $client.Networks.InspectNetworkAsync($Id) | Wait-Task
    }

    # Settings before those who use them.
    $cases = $settings.Case | Select-Object -Unique | Where-Object { $_ -ne 'noIPv4' -or $apiVersion -ge '1.48' }
    foreach ($case in $cases) {
        $rows = @($settings | Where-Object Case -EQ $case)
        $arguments = Get-SettingArgument $rows ''
        $null = New-DockerNetwork "wn-$case-1" @arguments -ErrorAction Stop
        $model = New-SettingModel ([Docker.DotNet.Models.NetworksCreateParameters]) $rows 2 '' @{} @{ Name = "wn-$case-2" }
        $null = $client.Networks.CreateNetworkAsync($model) | Wait-Task
    }

    # Containers of both makers in networks of both makers.
    $null = New-Container busybox sleep, 1000 -Name wn-one -Network wn-full-2 -Label suite=witness -StopSignal SIGKILL | Start-Container
    $null = New-Container busybox sleep, 1000 -Name wn-two -Network none -Label suite=witness -StopSignal SIGKILL
    $null = Connect-DockerNetwork wn-full-1 wn-one -IPAddress 10.199.81.7 -IPv6Address 2001:db8:81::7 -Alias db, sql
    $null = $client.Networks.DisconnectNetworkAsync('none', [Docker.DotNet.Models.NetworkDisconnectParameters] @{ Container = 'wn-two' }) |
        Wait-Task
    $connection = ConvertTo-Model ([Docker.DotNet.Models.NetworkConnectParameters]) @{
        Container      = 'wn-two'
        EndpointConfig = @{ Aliases = @('web'); IPAMConfig = @{ IPv4Address = '10.199.81.8' } }
    }
    $null = $client.Networks.ConnectNetworkAsync('wn-full-1', $connection) | Wait-Task
    Start-Container wn-two

    $models = @($client.Networks.ListNetworksAsync($null) | Wait-Task | ForEach-Object { $_ })
    $networks = Get-DockerNetwork
    $details = @(Get-DockerNetwork -Detail | ForEach-Object { @{ Name = $_.Name; Object = $_; Model = Get-WitnessNetwork $_.Id } })
    $pairs = @{
        Listed              = @($networks |
                ForEach-Object { $network = $_; @{ Name = $_.Name; Object = $_; Model = $models | Where-Object ID -CEQ $network.Id } })
        DockerNetwork       = $details
        DockerNetworkDetail = $details
    }
}

AfterAll {
    Remove-Container wn-* -Force
    # Those that hold settings for others go when the others are gone.
    Get-DockerNetwork wn-* | Sort-Object ConfigOnly | Remove-DockerNetwork -ThrottleLimit 1
    $client.Dispose()
}

Describe 'New-DockerNetwork, read by the witness' {
    It 'is given all of its parameters' {
        $others = 'Name', 'Ingress', 'Context', 'IPv4'
        Get-UnsetParameter New-DockerNetwork $settings $others | Should -BeNullOrEmpty
    }

    It 'hands over -<Parameter> <Text> as <Path> of the network <Case>' -ForEach ($settings | Where-Object Path) {
        $rows = @($settings | Where-Object Case -EQ $Case)
        $wanted = Read-Path (New-SettingModel ([Docker.DotNet.Models.NetworksCreateParameters]) $rows 1 '') $Path
        $read = Read-Path (Get-WitnessNetwork "wn-$Case-1") $Path
        Format-Value $read | Should -BeExactly (Format-Value $wanted) -Because "-$Parameter sets $Path"
    }

    It 'makes the network <_> that the witness makes' -ForEach ($settings.Case | Select-Object -Unique) {
        $one, $two = foreach ($number in 1, 2) {
            $model = Get-WitnessNetwork "wn-$_-$number"
            $model.ID = $model.Containers = $null
            $model.Created = 0
            # The number is in names and addresses.
            (Format-Value $model) -replace "(?<=wn-\w+-|10\.199\.[89]|db8:[89])$number", '{0}'
        }
        $one | Should -BeExactly $two
    }
}

Describe 'Connect-DockerNetwork, read by the witness' {
    It 'hands over the addresses and the names' {
        $place = ($client.Containers.InspectContainerAsync('wn-one') | Wait-Task).NetworkSettings.Networks['wn-full-1']
        $place.IPAMConfig.IPv4Address | Should -Be 10.199.81.7
        $place.IPAMConfig.IPv6Address | Should -Be 2001:db8:81::7
        $place.Aliases | Should -Contain db
        $place.Aliases | Should -Contain sql
    }
}

Describe 'Get-DockerNetwork' {
    It 'lists the networks that the witness lists' {
        $networks.Id | Sort-Object | Should -Be ($models.ID | Sort-Object)
    }

    It 'shows <Path> as <Property>' -ForEach $listed {
        Assert-Field $table $_ $pairs.Listed
    }
}

Describe 'Get-DockerNetwork -Detail' {
    It 'shows <Path> as <Property> of <Type>' -ForEach $detailed {
        Assert-Field $table $_ $pairs.$Type
    }
}

Describe 'The networks of these tests' {
    It 'fill all fields' {
        Get-EmptyField $table DockerNetwork, DockerNetworkDetail | Should -BeNullOrEmpty
    }
}
