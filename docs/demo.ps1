<#
.SYNOPSIS
    Shows DockerPS at work, on containers that it makes and removes again.
.DESCRIPTION
    Uses the engine that answers, or else a private one, which only root can start. Touches nothing but what it has made itself.
#>
[CmdletBinding()]
param(
    [string] $ModulePath = "$PSScriptRoot/../out/DockerPS"
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$fixtures = "$PSScriptRoot/../tests/Fixtures"
. "$fixtures/Engines/Engine.ps1"
Import-Module $ModulePath

$image = 'dockerps-demo:latest'
$making = @(
    { $demo = @{ Image = 'dockerps-demo'; Label = 'com.dockerps.demo=1' } }
    { Invoke-Container @demo -Name demo-web -Port 127.0.0.1::80 -Command httpd, -f -Detach }
    { Invoke-Container @demo -Name demo-worker -Command sleep, 600 -Detach }
    { Invoke-Container @demo -Name demo-paused -Command sleep, 600 -Detach | Suspend-Container }
    { Invoke-Container @demo -Name demo-done -Command true -Detach | Wait-Container }
    { Invoke-Container @demo -Name demo-failed -Command sh, -c, 'exit 3' -Detach | Wait-Container }
)
$showing = @(
    { Get-Container -Label com.dockerps.demo }
    { Get-Container demo-w* | Invoke-ContainerCommand -Command uname, -m }
    { 'Hello from a file' | Set-Content $page; Copy-ContainerItem $page demo-web:/index.html -PassThru }
    { Get-ContainerChange demo-web }
    { Measure-Container demo-web, demo-worker }
    { New-DockerNetwork demo-net -Label com.dockerps.demo=1 }
    { Get-Container demo-w* | Connect-DockerNetwork demo-net; (Get-DockerNetwork demo-net -Detail).Containers }
    { Get-DockerEvent -Container demo-done -Since 1m }
    { New-Image -DockerfileContent "FROM dockerps-demo`nENV GREETING=hello`nCMD echo `$GREETING" -Name dockerps-demo:built }
    { Invoke-Container dockerps-demo:built -AutoRemove }
    { Remove-Image dockerps-demo:built -PassThru }
    { Get-Container -Label com.dockerps.demo | Where-Object Status -EQ exited | Remove-Container }
    { Get-Container -Label com.dockerps.demo }
)
$page = "$([IO.Path]::GetTempPath())/dockerps-demo.html"
$removing = {
    Get-Container -Label com.dockerps.demo | Remove-Container -Force
    Get-DockerNetwork -Label com.dockerps.demo | Remove-DockerNetwork
}

function Write-Command([scriptblock] $Command) {
    Write-Host "`nPS> " -ForegroundColor Green -NoNewline
    Write-Host "$Command".Trim() -ForegroundColor Yellow
}

function New-DemoImage {
    $tar = New-TemporaryFile
    try {
        & "$fixtures/Engines/engine.sh" image $tar
        $null = Import-Container $tar -Name $image -Change 'CMD ["sh"]'
    } finally {
        Remove-Item $tar
    }
}

$private = $null
$ownImage = $false
$report = Test-DockerConnection
try {
    if (-not $report.Reachable) {
        if ((id -u) -ne 0) {
            throw "No Docker engine answers ($($report.Error)), and only root can start one for the demo. Start yours, or run this as root."
        }
        Write-Host 'No Docker engine answers; the demo starts one of its own.'
        $private = Start-PrivateEngine
        $report = Test-DockerConnection
    }
    if (-not (Get-Image $image -ErrorAction Ignore)) {
        New-DemoImage
        $ownImage = $true
    }
    # What an earlier demo left behind when it was killed.
    & $removing

    foreach ($command in $making) {
        Write-Command $command
        $null = . $command
    }
    foreach ($command in $showing) {
        Write-Command $command
        . $command | Out-Host
    }
} finally {
    try {
        if ($report.Reachable) {
            Write-Command $removing
            & $removing
        }
        Remove-Item $page -ErrorAction Ignore
        if ($ownImage) {
            Remove-Image $image -Force
        }
    } finally {
        if ($private) {
            Stop-PrivateEngine $private
        }
    }
}
