<#
.SYNOPSIS
    Records the pictures of the README on a private engine: the headline pipeline, the screen of Watch-Container, and a report.
.DESCRIPTION
    Needs root, tmux, chromium, and the built module in out/DockerPS. Each picture is made of screens of a real session.
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
. "$fixtures/Helpers/Browser.ps1"
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

# The upper part of a page, as a browser shows it.
function Save-PagePicture([string] $Name, [string] $Page, [int] $Width, [int] $Height) {
    $browser = Start-Browser
    try {
        $null = Invoke-Browser $browser Emulation.setScrollbarsHidden @{ hidden = $true }
        Open-BrowserPage $browser $Page -Width $Width
        $clip = @{ x = 0; y = 0; width = $Width; height = $Height; scale = 1 }
        $shot = Invoke-Browser $browser Page.captureScreenshot @{ format = 'png'; clip = $clip }
    } finally {
        Stop-Browser $browser
    }
    @(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 $Width $Height' role='img' aria-label='A report of an engine'>"
        "<image width='$Width' height='$Height' href='data:image/png;base64,$($shot['data'])'/>"
        "<rect x='.5' y='.5' width='$($Width - 1)' height='$($Height - 1)' rx='8' fill='none' stroke='#8b949e'/></svg>"
    ) -join "`n" | Set-Content "$Destination/$Name.svg"
    Get-Item "$Destination/$Name.svg"
}

$engine = Start-PrivateEngine
try {
    # The engine has a name, as those of people have.
    $env:DOCKER_CONFIG = "$TestDrive/config"
    $null = New-DockerContext build01 -Endpoint $engine.Endpoint
    $env:DOCKER_CONTEXT = 'build01'
    $env:DOCKER_HOST = $null
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

    # Sparklines need a past.
    Start-Terminal -Width 96 -Height 24
    Send-Command 'Watch-Container -Interval 1s'
    Wait-Screen 'postgres|db'
    Start-Sleep -Seconds 12
    $scenes = @(Get-Shot 2)
    foreach ($key in 'c', 'Enter', 't') {
        Send-Key $key
        Start-Sleep -Seconds 2
        $scenes += Get-Shot 2
    }
    Send-Key n, q
    Save-Picture watch $scenes 96 24 'Watch-Container'
    Stop-Terminal

    $page = Export-DockerReport $TestDrive/report.html
    Save-PagePicture report $page.FullName 1000 880
} finally {
    Stop-Terminal
    Get-Container | Remove-Container -Force
    Stop-Fixture Engines/engine.sh $engine.Folder
    Remove-Item $TestDrive -Recurse -Force
}
