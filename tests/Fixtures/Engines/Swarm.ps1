# Three engines that can be a swarm, of the kind of the suite's engine, and the commands of the tests on one of them. Needs Commands.ps1.

. "$PSScriptRoot/../Helpers/FixtureScript.ps1"

# Makes a swarm of the first of three engines, and has commands that name no engine, and Invoke-Engine, mean the first manager; the second
# engine is the other way that the shared tests take. Gives the folders, endpoints and addresses of the three in the same order, and the
# endpoint of the suite's engine. Exit-TestSwarm puts all back.
function Enter-TestSwarm {
    param(
        # None, for engines that are in no swarm.
        [int] $Managers = 1,

        [int] $Workers = 0
    )

    $hosts = Start-SwarmHost
    if ($Managers) { New-TestSwarm $hosts $Managers $Workers }
    $names = 'DOCKER_HOST', 'DOCKERPS_TEST_HOST', 'DOCKERPS_TEST_TCP'
    $variables = @{}
    $names | ForEach-Object { $variables[$_] = [Environment]::GetEnvironmentVariable($_) }
    $env:DOCKER_HOST = $env:DOCKERPS_TEST_HOST = $hosts.Endpoint[0]
    $env:DOCKERPS_TEST_TCP = $hosts.Endpoint[1]
    $hosts | Add-Member Plain $variables.DOCKER_HOST -PassThru | Add-Member Variables $variables -PassThru
}

function Exit-TestSwarm($Hosts) {
    $Hosts.Variables.GetEnumerator() | ForEach-Object { Set-Item "Env:$($_.Key)" $_.Value }
    Stop-SwarmHost $Hosts
}

# A swarm of so many of the engines, managers first. They report often, so that a lost one is soon missed.
function New-TestSwarm($Hosts, [int] $Managers = 1, [int] $Workers = 0) {
    $manager = $Hosts.Endpoint[0]
    $null = Initialize-Swarm -Context $manager -AdvertiseAddress $Hosts.Address[0] -DispatcherHeartbeat 1s
    if ($Managers -gt 1) {
        Connect-Swarm $Hosts.Address[0] (Get-SwarmJoinToken Manager -Context $manager) -Context $Hosts.Endpoint[1..($Managers - 1)]
    }
    if ($Workers) {
        Connect-Swarm $Hosts.Address[0] (Get-SwarmJoinToken Worker -Context $manager) -Context $Hosts.Endpoint[$Managers..($Managers +
            $Workers - 1)]
    }
}

# Gives all engines the busybox of the first one, and returns its id: an image by its id is looked for on no registry.
function Copy-TestImage($Hosts) {
    $image = Get-Image busybox -Context $Hosts.Endpoint[0]
    $others = $Hosts.Endpoint[1, 2] | Where-Object { -not (Get-Image $image.Id -Context $_ -ErrorAction Ignore) }
    if ($others) {
        $file = Join-Path ([IO.Path]::GetTempPath()) "swarm-$([guid]::NewGuid()).tar"
        try {
            $null = $image | Export-Image -Destination $file
            $null = Import-Image $file -Context $others
        } finally {
            Remove-Item $file -ErrorAction Ignore
        }
    }
    $image.Id
}

# How an engine stands to its swarm.
function Get-SwarmState([string] $Endpoint) {
    (Get-DockerInfo -Context $Endpoint -WarningAction Ignore).Swarm
}

# The nodes of the swarm, once all three are there: a node tells its name a moment after it has joined.
function Get-ReadyNode {
    Wait-Until { @(Get-SwarmNode | Where-Object Status -EQ ready).Count -eq 3 }
    Get-SwarmNode
}

function Wait-Node([int] $Number, [scriptblock] $IsSo) {
    Wait-Until { Get-SwarmNode "*-host$Number" | Where-Object $IsSo }
}

# --- The engines ---------------------------------------------------------------------------------------------------------------

# Three engines that are in no swarm. Where the variable names a file, as it does in a lane, the file keeps them for the next test file.
function Start-SwarmHost {
    $kept = $env:DOCKERPS_TEST_SWARM
    if ($kept -and (Test-Path $kept)) { return Get-Content $kept -Raw | ConvertFrom-Json }
    $settings = Start-Fixture Engines/swarm.sh
    $hosts = [pscustomobject] @{
        Folder   = $settings.FOLDER
        Engine   = $settings.ENGINE1, $settings.ENGINE2, $settings.ENGINE3
        Endpoint = $settings.ENDPOINT1, $settings.ENDPOINT2, $settings.ENDPOINT3
        Address  = $settings.ADDRESS1, $settings.ADDRESS2, $settings.ADDRESS3
    }
    if ($kept) { $hosts | ConvertTo-Json | Set-Content $kept }
    $hosts
}

# Kills one of the engines, by its place among the three, and starts it again.
function Restart-SwarmHost($Hosts, [int] $Index) {
    & "$PSScriptRoot/engine.sh" kill $Hosts.Engine[$Index]
    & "$PSScriptRoot/engine.sh" resume $Hosts.Engine[$Index]
}

# Removes the engines. Those that are kept only leave their swarm, unless one of them was killed or hangs.
function Stop-SwarmHost($Hosts) {
    $kept = $env:DOCKERPS_TEST_SWARM
    if ($kept -and (Clear-SwarmHost $Hosts)) { return }
    if ($kept) { Remove-Item $kept -ErrorAction Ignore }
    Stop-Fixture Engines/swarm.sh $Hosts.Folder
}

# Has the engines leave their swarm, which removes its services, secrets, configurations and networks; removes what else tests make.
# Returns whether they are as new.
function Clear-SwarmHost($Hosts) {
    try {
        # One that is still joining leaves only when it has given up, and forgets the swarm when it is started again.
        0..2 | Where-Object { (Get-SwarmState $Hosts.Endpoint[$_]).State -eq 'pending' } | ForEach-Object { Restart-SwarmHost $Hosts $_ }
        # Workers first, and the first manager last: one that has no manager any more takes its time. Managers one by one: of two that
        # go at once, one stays connected, and the next leave waits for that.
        $swarms = $Hosts.Endpoint | ForEach-Object { @{ Endpoint = $_; Swarm = Get-SwarmState $_ } } |
            Where-Object { $_.Swarm.State -ne 'inactive' }
        $workers = @($swarms | Where-Object { -not $_.Swarm.IsManager })
        if ($workers) { Disconnect-Swarm -Context $workers.Endpoint -Force -ErrorAction Stop }
        $managers = @($swarms | Where-Object { $_.Swarm.IsManager })
        [array]::Reverse($managers)
        $managers | ForEach-Object { Disconnect-Swarm -Context $_.Endpoint -Force -ErrorAction Stop }
        Get-Container -Context $Hosts.Endpoint -ErrorAction Stop | Remove-Container -Force -Volume -ErrorAction Stop
        Get-DockerVolume -Context $Hosts.Endpoint -ErrorAction Stop | Remove-DockerVolume -ErrorAction Stop
        -not ($Hosts.Endpoint | Where-Object { (Get-SwarmState $_).State -ne 'inactive' })
    } catch {
        $false
    }
}
