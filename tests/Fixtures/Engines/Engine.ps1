# A private Docker engine for the script that dot-sources this file: the environment points to it until it is stopped.

. "$PSScriptRoot/../Helpers/FixtureScript.ps1"

# What engine.sh calls the engine that build.ps1 takes by this name.
function Get-EngineSuite([string] $Engine) {
    $Engine -eq 'Newest' ? 'sid' : $Engine.ToLowerInvariant()
}

# Starts one. In a test it is of the kind of the suite's own engine, unless it is told otherwise.
function Start-PrivateEngine {
    param(
        # "distribution", a Debian suite, or "podman".
        [string] $Suite = $env:DOCKERPS_TEST_SUITE,

        # Where the engine keeps its images: "classic" or "containerd".
        [string] $Store = $env:DOCKERPS_TEST_STORE
    )

    $options = @(
        if ($Suite) { '--suite', $Suite }
        if ($Store) { '--store', $Store }
    )
    $settings = $Suite -eq 'podman' ? (Start-Fixture Engines/podman.sh) : (Start-Fixture Engines/engine.sh $options)

    $engine = [pscustomobject]@{
        Folder      = $settings.DOCKERPS_TEST_ENGINE
        Endpoint    = $settings.DOCKERPS_TEST_HOST
        Environment = @(Get-Item Env:DOCKER*)
    }
    # Nothing that the user has set for docker may decide what happens here.
    Remove-Item Env:DOCKER*
    $settings.PSObject.Properties | ForEach-Object { Set-Item "Env:$($_.Name)" $_.Value }
    $env:DOCKER_HOST = $engine.Endpoint
    $env:DOCKER_CONFIG = (New-Item "$($engine.Folder)/config" -ItemType Directory).FullName
    $engine
}

function Stop-PrivateEngine {
    param($Engine)

    Remove-Item Env:DOCKER*
    $Engine.Environment | ForEach-Object { Set-Item "Env:$($_.Name)" $_.Value }
    # What goes wrong is said on standard error, and found by Get-EngineRemainder.
    $PSNativeCommandUseErrorActionPreference = $false
    Stop-Fixture ($Engine.Folder -like '*/dps-podman-*' ? 'Engines/podman.sh' : 'Engines/engine.sh') $Engine.Folder
}

# What is left of an engine that was stopped, as sentences; nothing if all went well.
function Get-EngineRemainder {
    param($Engine)

    $name = Split-Path $Engine.Folder -Leaf
    if (Test-Path $Engine.Folder) {
        "The folder $($Engine.Folder) is still there."
    }
    if (Test-Path "/sys/class/net/$name") {
        "The network bridge $name is still there."
    }
    Select-String -Path /proc/self/mounts -SimpleMatch "$($Engine.Folder)/" | ForEach-Object { "Still mounted: $($_.Line)" }
    Get-Process | Where-Object CommandLine -Like "*$($Engine.Folder)/*" | ForEach-Object { "Still running: $($_.CommandLine)" }
}
