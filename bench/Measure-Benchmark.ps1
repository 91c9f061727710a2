<#
.SYNOPSIS
    Measures DockerPS beside docker, and writes a page of results in markdown.
.DESCRIPTION
    Wants a unix socket of an engine that has the image busybox and nothing else to do in DOCKER_HOST, and docker with buildx and curl
    on the path. Each row runs its sides in turn, several times; the medians are shown. `build.ps1 -Task Bench` calls this.
#>
[CmdletBinding()]
param(
    # The numbers of the rows to measure; all of them if left out.
    [int[]] $Row = @(3, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14)
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module DockerPS
. "$PSScriptRoot/../tests/Fixtures/Helpers/PowerShell.ps1"
. "$PSScriptRoot/Measure.ps1"

function Get-MachineDescription {
    $memory = [int] ((Get-Content /proc/meminfo | Select-String '^MemTotal:\s+(\d+)').Matches.Groups[1].Value) / 1MB
    $engine = Get-DockerVersion
    $processor = (Get-Content /proc/cpuinfo | Select-String '^model name\s*: (.*)')[0].Matches.Groups[1].Value
    $client = docker version --format '{{.Client.Version}}'
    "- $processor, $([Environment]::ProcessorCount) cores, $([Math]::Round($memory)) GiB"
    "- $((Get-Content /etc/os-release | Select-String '^PRETTY_NAME="(.*)"').Matches.Groups[1].Value), kernel $($engine.KernelVersion)"
    "- Docker Engine $($engine.ServerVersion) (API $($engine.NegotiatedApiVersion)), docker CLI $client"
    "- PowerShell $($PSVersionTable.PSVersion), DockerPS $($engine.ModuleVersion)"
}

function Format-Value($Value, $Unit) {
    if ($null -eq $Value) { '' }
    elseif ($Unit -ne 'ms') { "{0:0} $Unit" -f $Value }
    elseif ($Value -ge 1000) { '{0:0.00} s' -f ($Value / 1000) }
    elseif ($Value -ge 10) { '{0:0} ms' -f $Value }
    else { '{0:0.0} ms' -f $Value }
}

function Format-Ratio($Ratio) {
    $null -eq $Ratio ? '' : '{0:0.00}' -f $Ratio
}

function Format-Verdict($Met) {
    $null -eq $Met ? '' : $Met ? 'yes' : '**no**'
}

try {
    # Starting is measured with one container, lists with 500.
    $null = New-Container busybox -Name bench-1 -Label suite=bench
    $rows = foreach ($number in $Row) {
        if ($number -in 1, 2 -and @(Get-Container bench-*).Count -lt 500) {
            2..500 | ForEach-Object { $null = New-Container busybox -Name "bench-$_" -Label suite=bench, "number=$_" }
        }
        & (Get-Item "$PSScriptRoot/$('{0:00}' -f $number)-*.ps1")
    }
} finally {
    Get-Container -Label suite=bench | Remove-Container -Force
}

'# DockerPS beside docker'
''
'Medians of several rounds in turn, on one machine (warm: after 40 rounds that do not count); the ratios are what counts. ' +
'Below 1 DockerPS is the faster one. `build.ps1 -Task Bench` writes this page.'
''
Get-MachineDescription
''
'| # | Task | DockerPS | docker | limit | to docker | to the limit | Goal | Met |'
'| --: | --- | --: | --: | --: | --: | --: | --- | --- |'
foreach ($result in $rows | Sort-Object Number) {
    $cells = @(
        $result.Number
        $result.Task
        Format-Value $result.DockerPS $result.Unit
        Format-Value $result.Docker $result.Unit
        Format-Value $result.Limit $result.Unit
        Format-Ratio $result.ToDocker
        Format-Ratio $result.ToLimit
        $result.Goal
        Format-Verdict $result.Met
    )
    "| $($cells -join ' | ') |"
}
''
Get-Content "$PSScriptRoot/notes.md"
