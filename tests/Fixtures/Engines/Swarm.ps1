# Engines that can be a swarm, of the kind of the suite's engine, and the commands of the tests on one of them. Needs Commands.ps1.

. "$PSScriptRoot/../Helpers/FixtureScript.ps1"

# Three engines that are in no swarm: their folders, endpoints and addresses, in the same order.
function Start-SwarmHost {
    $settings = Start-Fixture Engines/swarm.sh
    [pscustomobject]@{
        Folder   = $settings.FOLDER
        Engine   = $settings.ENGINE1, $settings.ENGINE2, $settings.ENGINE3
        Endpoint = $settings.ENDPOINT1, $settings.ENDPOINT2, $settings.ENDPOINT3
        Address  = $settings.ADDRESS1, $settings.ADDRESS2, $settings.ADDRESS3
    }
}

function Stop-SwarmHost($Hosts) {
    Stop-Fixture Engines/swarm.sh $Hosts.Folder
}

# A swarm of managers: as many of the engines as are wanted. Its engines report often, so that a lost one is soon missed.
function New-TestSwarm($Hosts, [int] $Managers = 1) {
    $null = Initialize-Swarm -Context $Hosts.Endpoint[0] -AdvertiseAddress $Hosts.Address[0] -DispatcherHeartbeat 1s
    if ($Managers -gt 1) {
        Connect-Swarm $Hosts.Address[0] (Get-SwarmJoinToken Manager -Context $Hosts.Endpoint[0]) -Context $Hosts.Endpoint[1..($Managers - 1)]
    }
}

# Has commands that name no engine, and Invoke-Engine, mean one of the engines; a second one is the other way that the shared tests take.
function Enter-SwarmHost($Hosts) {
    $variables = @{ DOCKER_HOST = $env:DOCKER_HOST; DOCKERPS_TEST_HOST = $env:DOCKERPS_TEST_HOST; DOCKERPS_TEST_TCP = $env:DOCKERPS_TEST_TCP }
    $env:DOCKER_HOST = $env:DOCKERPS_TEST_HOST = $Hosts.Endpoint[0]
    $env:DOCKERPS_TEST_TCP = $Hosts.Endpoint[1]
    $variables
}

function Exit-SwarmHost([hashtable] $Variables) {
    $Variables.GetEnumerator() | ForEach-Object { Set-Item "Env:$($_.Key)" $_.Value }
}

# A swarm of managers and workers, all with the same busybox: an image by its id is looked for on no registry.
function New-TestSwarmWithImage($Hosts, [int] $Managers = 1) {
    New-TestSwarm $Hosts $Managers
    $manager = $Hosts.Endpoint[0]
    Connect-Swarm $Hosts.Address[0] (Get-SwarmJoinToken Worker -Context $manager) -Context $Hosts.Endpoint[$Managers..2]
    $image = Get-Image busybox -Context $manager
    $file = Join-Path ([IO.Path]::GetTempPath()) "swarm-$([guid]::NewGuid()).tar"
    try {
        $null = $image | Export-Image -Destination $file
        $null = Import-Image $file -Context $Hosts.Endpoint[1, 2]
    } finally {
        Remove-Item $file -ErrorAction Ignore
    }
    $image.Id
}
