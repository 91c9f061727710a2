# Networks and volumes that are found and removed by the label of the tests that made them, and the tests that all cmdlets about
# existing ones share. Needs Commands.ps1. The subnets are of 10.199.0.0/16, which nothing else here has.

. "$PSScriptRoot/ObjectTargets.ps1"

function Remove-TestNetwork([string] $Suite) {
    Get-Container -Label "suite=$Suite" | Remove-Container -Force -Volume
    # Those that hold settings for others go when the others are gone.
    Get-DockerNetwork -Label "suite=$Suite" | Sort-Object ConfigOnly | Remove-DockerNetwork -ThrottleLimit 1
}

function Remove-TestVolume([string] $Suite) {
    Get-Container -Label "suite=$Suite" | Remove-Container -Force -Volume
    Get-DockerVolume -Label "suite=$Suite" | Remove-DockerVolume
}

$networkKind = @{
    Noun      = 'Network'
    Lister    = 'Get-DockerNetwork'
    Prefix    = 'nt-'
    Suffix    = ''
    HasDetail = $true
    Bag       = 'Name', 'Network', 'Id'
    Strange   = @(
        @{ Name = 'nt-d'; Reason = 'a part of a name' }
        @{ Name = 'nt.db'; Reason = 'a regular expression' }
        @{ Name = 'NT-DB'; Reason = 'a name in other letters' }
        @{ Name = '../images/json'; Reason = 'a path' }
    )
    Reset     = {
        $present = (Invoke-Engine networks).Name
        $names | Where-Object { $_ -notin $present } | ForEach-Object { $null = & $Kind.Make $_ }
    }
    Clear     = { Remove-TestNetwork nt }
    List      = { Get-DockerNetwork -Label suite=nt | Sort-Object Name }
    NameOf    = { param($Network) $Network.Name }
    Digits    = { param($Network) $Network.Id }
    Make      = {
        param($Name)

        # Subnets of their own: the engine's ranges are few. One that holds settings has none in fact.
        New-DockerNetwork $Name -Label suite=nt -ConfigOnly
    }
    Discard   = {
        param($Network)

        if ($Network.Id -in (Invoke-Engine networks).Id) { $null = Invoke-Engine "networks/$($Network.Id)" Delete }
    }
    Note      = { }
    Affected  = {
        param($Output)

        if ($Acted) { return & $Acted $Output }
        $present = (Invoke-Engine networks).Id
        $objects | Where-Object Id -NotIn $present | ForEach-Object Name
    }
    Other     = { Get-Image busybox }
}

$volumeKind = @{
    Noun      = 'Volume'
    Lister    = 'Get-DockerVolume'
    Prefix    = 'vt-'
    Suffix    = ''
    HasDetail = $false
    Bag       = 'Name', 'Volume'
    Strange   = @(
        @{ Name = 'vt-d'; Reason = 'a part of a name' }
        @{ Name = 'vt.db'; Reason = 'a regular expression' }
        @{ Name = 'VT-DB'; Reason = 'a name in other letters' }
        @{ Name = '../images/json'; Reason = 'a path' }
        @{ Name = '..'; Reason = 'a path' }
    )
    Reset     = {
        $present = (Invoke-Engine volumes).Volumes | ForEach-Object Name
        $names | Where-Object { $_ -notin $present } | ForEach-Object { $null = & $Kind.Make $_ }
    }
    Clear     = { Remove-TestVolume vt }
    List      = { Get-DockerVolume -Label suite=vt | Sort-Object Name }
    NameOf    = { param($Volume) $Volume.Name }
    Digits    = $null
    Make      = { param($Name) New-DockerVolume $Name -Label suite=vt }
    Discard   = { param($Volume) $null = Invoke-Engine "volumes/$($Volume.Name)?force=1" Delete }
    Note      = { }
    Affected  = {
        param($Output)

        if ($Acted) { return & $Acted $Output }
        $present = (Invoke-Engine volumes).Volumes | ForEach-Object Name
        $objects | Where-Object Name -NotIn $present | ForEach-Object Name
    }
    Other     = { Get-Image busybox }
}
