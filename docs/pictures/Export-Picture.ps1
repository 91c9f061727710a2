<#
.SYNOPSIS
    Records the pictures of the README on a private engine: the headline pipeline, and the screen of Watch-Container.
.DESCRIPTION
    Needs root, tmux, and the built module in out/DockerPS. Each picture is made of screens of a real session.
#>
[CmdletBinding()]
param(
    [string] $ModulePath = "$PSScriptRoot/../../out/DockerPS",

    [string] $Destination = $PSScriptRoot
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# The window of the terminal finds the module by its name.
$env:PSModulePath = (Split-Path (Resolve-Path $ModulePath)) + [IO.Path]::PathSeparator + $env:PSModulePath
Remove-Item Env:NO_COLOR -ErrorAction Ignore

$fixtures = "$PSScriptRoot/../../tests/Fixtures"
. "$fixtures/Engines/Engine.ps1"
. "$fixtures/Helpers/PowerShell.ps1"
. "$fixtures/Helpers/Commands.ps1"
. "$fixtures/Helpers/Terminal.ps1"
. "$PSScriptRoot/TerminalPicture.ps1"

$TestDrive = (New-Item ([IO.Path]::GetTempPath() + [guid]::NewGuid()) -ItemType Directory).FullName

# The screen as it is, without the number of the prompt.
function Get-Shot([double] $Seconds) {
    @{ Lines = @(Get-Screen -Colour | ForEach-Object { $_ -replace '^((?:\e\[[\d;]*m)*)PS \d+>', '$1PS>' }); Seconds = $Seconds }
}

# Types a line as a person would, and shows what comes of it.
function Get-Scene([string] $Line, [double] $Seconds) {
    foreach ($word in [regex]::Matches($Line, '\S+\s*')) {
        Invoke-Tmux send-keys -l '--' $word.Value
        Start-Sleep -Milliseconds 300
        Get-Shot 0.25
    }
    Send-Key Enter
    Wait-Prompt
    Get-Shot $Seconds
}

function Save-Picture([string] $Name, [hashtable[]] $Screen, [int] $Width, [int] $Height, [string] $Title) {
    ConvertTo-Svg -Screen $Screen -Width $Width -Height $Height -Title $Title | Set-Content "$Destination/$Name.svg"
    Get-Item "$Destination/$Name.svg"
}

$engine = Start-PrivateEngine
try {
    $env:DOCKER_HOST = $engine.Endpoint
    foreach ($name in 'nginx:1.27', 'postgres:16', 'redis:7', 'shop/worker:2.3', 'report:2') { Add-ImageTag busybox $name }
    $health = @{ HealthCommand = 'true'; HealthInterval = '1s' }
    $busy = 'while :; do i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo request $i; sleep 1; done'
    $null = Invoke-Container nginx:1.27 -Name web -Detach -Port 127.0.0.1:8080:80 -Memory 64MB -Command sh, -c, $busy
    $null = Invoke-Container postgres:16 -Name db -Detach -Memory 256MB @health -Command sleep, 3600
    $null = Invoke-Container redis:7 -Name cache -Detach -Command sleep, 3600
    $null = Invoke-Container shop/worker:2.3 -Name worker -Detach -Memory 32MB -Command sh, -c, $busy
    $null = Invoke-Container report:2 -Name nightly -Detach -Command sh, -c, 'exit 3'
    $null = Invoke-Container report:2 -Name weekly -Detach -Command true
    $null = Wait-Container db -Condition Healthy -Timeout 30s

    Start-Terminal -Width 96 -Height 22
    Invoke-Line 'Clear-Host'
    $scenes = @(
        Get-Shot 0.8
        Get-Scene 'Get-Container' 3
        Get-Scene 'Get-Container | Where Status -eq exited | Remove-Container' 1.5
        Get-Scene 'Measure-Container | Sort-Object CpuPercent -Descending | Select-Object -First 2' 4
    )
    Save-Picture headline $scenes 96 22 'Get-Container | Where Status -eq exited | Remove-Container'
    Stop-Terminal
} finally {
    Stop-Terminal
    Get-Container | Remove-Container -Force
    Stop-Fixture Engines/engine.sh $engine.Folder
    Remove-Item $TestDrive -Recurse -Force
}
