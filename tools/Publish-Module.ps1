<#
.SYNOPSIS
    Packs the built module as a NuGet package, publishes it to a repository if one is named, and returns the file.
.DESCRIPTION
    Needs Microsoft.PowerShell.PSResourceGet 1.1 or newer, which is a part of PowerShell 7.5 and newer.
#>
[CmdletBinding()]
[OutputType([IO.FileInfo])]
param(
    # The folder of the built module.
    [Parameter(Mandatory)]
    [string] $Path,

    # The folder for the package.
    [Parameter(Mandatory)]
    [string] $Destination,

    # A repository that Register-PSResourceRepository has registered.
    [string] $Repository,

    # The key of the repository. Folders need none.
    [securestring] $ApiKey
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
    $found = Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable | Sort-Object Version -Descending | Select-Object -First 1
    $needs = "Packing needs Microsoft.PowerShell.PSResourceGet 1.1 or newer; this PowerShell has $($found ? $found.Version : 'none')."
    throw "$needs Run this in PowerShell 7.5 or newer, or install the newest: Install-PSResource Microsoft.PowerShell.PSResourceGet"
}

$null = New-Item $Destination -ItemType Directory -Force
$version = (Import-PowerShellDataFile "$Path/DockerPS.psd1").ModuleVersion
# One that is there would not be replaced.
Remove-Item "$Destination/DockerPS.$version.nupkg" -ErrorAction Ignore
$package = Compress-PSResource $Path -DestinationPath $Destination -PassThru
if ($Repository) {
    $key = $ApiKey ? @{ ApiKey = ConvertFrom-SecureString $ApiKey -AsPlainText } : @{}
    Publish-PSResource -NupkgPath $package.FullName -Repository $Repository @key
}
$package
