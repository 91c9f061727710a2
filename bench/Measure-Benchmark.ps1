<#
.SYNOPSIS
    Measures DockerPS beside docker, and returns the rows; writes them into a page in markdown if one is named.
.DESCRIPTION
    Wants a unix socket of an engine that has the image busybox and nothing else to do in DOCKER_HOST, and docker and curl on the path.
    Each row runs its sides in turn, several times; the medians are shown. `build.ps1 -Task Bench` calls this.
#>
[CmdletBinding()]
param(
    # The numbers of the rows to measure; all of them if left out.
    [int[]] $Row = @(3, 1, 2, 15, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19),

    # Runs only the side of this name.
    [ValidateSet('DockerPS', 'docker', 'limit')]
    [string] $Only,

    # Runs at most so many rounds of each row, for a trial.
    [int] $Round,

    # Leaves the containers for lists to the next run.
    [switch] $Keep,

    # The page, whose section of this title is replaced.
    [string] $Page,

    [string] $Section
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Import-Module DockerPS
. "$PSScriptRoot/../tests/Fixtures/Helpers/PowerShell.ps1"
. "$PSScriptRoot/../tests/Fixtures/Helpers/FixtureScript.ps1"
. "$PSScriptRoot/Measure.ps1"
. "$PSScriptRoot/Page.ps1"
$most = $Round

# How many containers there are besides a row's own.
$containers = @{ 1 = 500; 2 = 500; 15 = 500; 19 = 5000 }

try {
    $rows = @(
        foreach ($number in $Row) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Set-ContainerCount ($containers[$number] ?? 1)
            & (Get-Item "$PSScriptRoot/$('{0:00}' -f $number)-*.ps1")
            if (-not $Only) { Write-Host "Row $number took $([Math]::Round($watch.Elapsed.TotalSeconds)) s." }
        }
    )
    if ($Page) { Update-Section $Page $Section (Format-Result $rows) }
    $rows
} finally {
    Remove-BenchContainer -KeepList:$Keep
}
