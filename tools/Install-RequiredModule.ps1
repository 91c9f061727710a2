<#
.SYNOPSIS
    Finds a module in the version that RequiredModules.psd1 names, or else downloads it, and says whether it is there.
.DESCRIPTION
    A module on PSModulePath is used as it is. What is missing is saved from the PowerShell Gallery, or, where that is not
    reached, from NuGet, where some modules are packages too.
#>
[CmdletBinding()]
[OutputType([bool])]
param(
    [Parameter(Mandatory)]
    [string] $Name,

    # The folder to save it to, which is on PSModulePath.
    [Parameter(Mandatory)]
    [string] $Destination
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$version = (Import-PowerShellDataFile "$PSScriptRoot/RequiredModules.psd1").$Name

function Test-Module {
    [bool] (Get-Module $Name -ListAvailable | Where-Object Version -EQ $version)
}

# In a NuGet package of a module, the module is the folder "tools".
function Save-NuGetModule {
    $packages = Join-Path ([IO.Path]::GetTempPath()) "dockerps-$([guid]::NewGuid())"
    try {
        $PSNativeCommandUseErrorActionPreference = $false
        $properties = @(
            "-p:PackageId=$Name", "-p:PackageVersion=$version", "-p:RestorePackagesPath=$packages"
            "-p:BaseIntermediateOutputPath=$packages/obj/"
        )
        $said = dotnet restore "$PSScriptRoot/Package.proj" @properties
        if ($LASTEXITCODE) { throw ($said -match ': error ' -replace '^.*?: error ' | Select-Object -First 1) }
        $null = New-Item "$Destination/$Name" -ItemType Directory -Force
        Move-Item "$packages/$($Name.ToLowerInvariant())/$version/tools" "$Destination/$Name/$version"
    } finally {
        Remove-Item $packages -Recurse -Force -ErrorAction Ignore
    }
}

$null = New-Item $Destination -ItemType Directory -Force
$sources = [ordered]@{
    'the PowerShell Gallery' = {
        Save-PSResource $Name -Version "[$version]" -Path $Destination -TrustRepository -WarningAction SilentlyContinue
    }
    NuGet                    = { Save-NuGetModule }
}
foreach ($source in $sources.GetEnumerator()) {
    if (Test-Module) { break }
    Write-Host "Getting $Name $version from $($source.Key)."
    try {
        & $source.Value
    } catch {
        Write-Host "$($source.Key) does not have it here: $($_.Exception.GetBaseException().Message)"
    }
}
Test-Module
