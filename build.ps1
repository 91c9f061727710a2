#requires -Version 7.4
<#
.SYNOPSIS
    Builds, shows, tests, measures and packages DockerPS.
.DESCRIPTION
    Build    leaves the module in out/DockerPS, ready for Import-Module.
    Demo     builds, and shows the module at work on containers of its own.
    Test     builds, and runs every suite against private Docker engines, which only root can start.
    Bench    builds, measures the module beside docker on such an engine, and writes bench/results.md.
    Docs     compiles the help pages in docs/en-US with Microsoft.PowerShell.PlatyPS.
    Package  builds, and leaves a versioned folder and a zip in out/package.
.EXAMPLE
    ./build.ps1 -Task Test -Path tests/Commands/Container/Get-Container.Tests.ps1
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Demo', 'Test', 'Bench', 'Docs', 'Package')]
    [string] $Task = 'Build',

    # Test and Bench: the engine of the distribution, or the newest that Debian packages, which is fetched into .tools.
    [ValidateSet('Distribution', 'Newest')]
    [string] $Engine = 'Distribution',

    # Test: the test files and folders to run; all of them if left out.
    [string[]] $Path = @("$PSScriptRoot/tests/Engine", "$PSScriptRoot/tests/Commands", "$PSScriptRoot/tests/Module"),

    # Test: runs only the tests with this text in their name.
    [string] $Filter
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$out = "$PSScriptRoot/out"
$module = "$out/DockerPS"
$pages = "$PSScriptRoot/docs/en-US"
$tools = "$PSScriptRoot/.tools/Modules"
. "$PSScriptRoot/tests/Fixtures/PowerShell.ps1"
. "$PSScriptRoot/tests/Fixtures/Engine.ps1"

function Write-Step([string] $Text) {
    Write-Host "`n$Text" -ForegroundColor Cyan
}

function Build-Module {
    Write-Step 'Building the module'
    dotnet publish "$PSScriptRoot/src/DockerPS" --configuration Release --output "$out/publish" --disable-build-servers | Out-Host

    Remove-Item $module -Recurse -Force -ErrorAction Ignore
    $help = (New-Item "$module/en-US" -ItemType Directory).FullName
    Copy-Item "$PSScriptRoot/DockerPS.psd1", "$out/publish/DockerPS.dll", "$out/publish/DockerPS.Engine.dll" $module
    Copy-Item "$PSScriptRoot/src/DockerPS/DockerPS.Format.ps1xml", "$PSScriptRoot/src/DockerPS/DockerPS.Types.ps1xml" $module
    Copy-Item "$pages/DockerPS.dll-Help.xml" $help
    Get-ChildItem "$pages/about_*.md" | ForEach-Object { Copy-Item $_ "$help/$($_.BaseName).help.txt" }
}

function Show-Demo {
    Build-Module
    & "$PSScriptRoot/docs/demo.ps1" -ModulePath $module
}

function Invoke-Suite {
    # Called with -File, as build.sh does, PowerShell hands a list over as one text.
    $paths = Resolve-Path ($Path -split ',') | ForEach-Object Path
    $clientPaths, $modulePaths = @($paths).Where({ $_.StartsWith("$PSScriptRoot/tests/Engine") }, 'Split')
    Build-Module
    $sum = @{ Passed = 0; Failed = 0; Skipped = 0 }
    $files = @(
        if ($clientPaths) {
            dotnet build "$PSScriptRoot/tests/Engine" --configuration Release --disable-build-servers | Out-Host
            "$PSScriptRoot/tests/Engine"
        }
        if ($modulePaths) {
            # The large ones first, so that the lanes end together.
            $modules = Get-ChildItem $modulePaths -Recurse -Filter *.Tests.ps1 | Sort-Object Length -Descending
            if (& "$PSScriptRoot/tools/Install-RequiredModule.ps1" Pester $tools) {
                $modules.FullName
            } else {
                $sum.Skipped = @($modules | Select-String '^\s*It\s').Count
                Write-Host "The Pester suite ($($sum.Skipped) tests) was skipped: Pester is not here, and could not be got (see above)."
            }
        }
    )
    if ($files) {
        foreach ($counts in Invoke-Lane $files) {
            foreach ($kind in @($sum.Keys)) { $sum[$kind] += $counts.$kind }
        }
    }
    Write-Host "`n$($sum.Passed) passed, $($sum.Failed) failed, $($sum.Skipped) skipped"
    if ($sum.Failed) { exit 1 }
}

# Runs test files in two lanes, since most tests wait most of the time: processes with an engine each, which take one file after the
# other. Returns the counts of each.
function Invoke-Lane([string[]] $File) {
    $results = "$out/tests"
    Remove-Item $results -Recurse -ErrorAction Ignore
    $null = New-Item "$results/queue" -ItemType Directory
    for ($index = 0; $index -lt $File.Count; $index++) {
        Set-Content "$results/queue/$('{0:d3}' -f $index)" $File[$index]
    }

    $lanes = 1..[Math]::Min(2, $File.Count)
    Write-Step "Testing on $($lanes.Count) private engines ($Engine)"
    $script = "$PSScriptRoot/tests/Fixtures/Invoke-Lane.ps1"
    $shell = Get-PowerShellPath
    $work = {
        & $using:shell -NoProfile -NonInteractive -File $using:script -Results $using:results -Number $using:lane -Filter $using:Filter 2>&1 |
            ForEach-Object { "$_" }
    }
    $engines = [Collections.Generic.List[object]]::new()
    $running = [Collections.Generic.List[object]]::new()
    try {
        foreach ($lane in $lanes) {
            # The environment points to the last one that was started.
            $engines.Insert(0, (Start-PrivateEngine -Newest:($Engine -eq 'Newest')))
            Get-Item Env:DOCKER* | Select-Object Name, Value | ConvertTo-Json | Set-Content "$results/engine-$lane.json"
            $running.Add((Start-ThreadJob $work))
        }
        # Of each file, Pester says more than its results.
        $running | Receive-Job -Wait |
            Where-Object { $_ -notmatch '^(Starting discovery|Discovery found|Running tests|Tests (completed|Passed)|$)' } | Out-Host
    } finally {
        $running | Remove-Job -Force
        $engines | ForEach-Object { Stop-PrivateEngine $_ }
    }

    foreach ($lane in $lanes) {
        # A lane that does not get as far as its counts has failed.
        (Test-Path "$results/lane-$lane.json") ? (Get-Content "$results/lane-$lane.json" | ConvertFrom-Json) : @{ Passed = 0; Failed = 1; Skipped = 0 }
    }
    $remainder = @($engines | ForEach-Object { Get-EngineRemainder $_ })
    $remainder | Out-Host
    @{ Passed = 0; Failed = $remainder.Count; Skipped = 0 }
}

function Measure-Module {
    Build-Module
    Write-Step "Measuring on a private engine ($Engine)"
    $private = Start-PrivateEngine -Newest:($Engine -eq 'Newest')
    try {
        $results = & "$PSScriptRoot/bench/Measure-Benchmark.ps1"
    } finally {
        Stop-PrivateEngine $private
    }
    $results | Set-Content "$PSScriptRoot/bench/results.md"
    $results | Out-Host
}

function Build-Help {
    if (-not (& "$PSScriptRoot/tools/Install-RequiredModule.ps1" Microsoft.PowerShell.PlatyPS $tools)) {
        throw 'The help cannot be compiled without the module Microsoft.PowerShell.PlatyPS 1. Install it, and run this again.'
    }
    Write-Step 'Compiling the help pages'
    & "$PSScriptRoot/docs/Export-Help.ps1" -Path $pages -Destination "$pages/DockerPS.dll-Help.xml"
    Write-Host "Compiled $(@(Get-ChildItem "$pages/*-*.md").Count) pages into docs/en-US/DockerPS.dll-Help.xml."
}

function Build-Package {
    Build-Module
    Write-Step 'Packaging the module'
    $package = "$out/package"
    $version = (Import-PowerShellDataFile "$PSScriptRoot/DockerPS.psd1").ModuleVersion
    Remove-Item $package -Recurse -Force -ErrorAction Ignore
    $null = New-Item "$package/DockerPS" -ItemType Directory
    Copy-Item $module "$package/DockerPS/$version" -Recurse

    # Nothing in the archive depends on when and where it was made: two builds of one source are the same file.
    $archive = [IO.Compression.ZipFile]::Open("$package/DockerPS-$version.zip", 'Create')
    try {
        $names = [string[]] (Get-ChildItem "$package/DockerPS" -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($package, $_.FullName) })
        [Array]::Sort($names, [StringComparer]::Ordinal)
        foreach ($name in $names) {
            $entry = $archive.CreateEntry($name.Replace('\', '/'), 'SmallestSize')
            $entry.LastWriteTime = [DateTimeOffset] '1980-01-01Z'
            $entry.ExternalAttributes = 0
            $content = $entry.Open()
            $content.Write([IO.File]::ReadAllBytes("$package/$name"))
            $content.Dispose()
        }
    } finally {
        $archive.Dispose()
    }
    Get-FileHash "$package/*.zip" | Format-List | Out-Host
}

$modulePath = $env:PSModulePath
$env:PSModulePath = ($out, $tools, $modulePath) -join [IO.Path]::PathSeparator
try {
    switch ($Task) {
        Build { Build-Module }
        Demo { Show-Demo }
        Test { Invoke-Suite }
        Bench { Measure-Module }
        Docs { Build-Help }
        Package { Build-Package }
    }
} catch {
    [Console]::Error.WriteLine("build.ps1: $($_.Exception.Message)")
    Write-Verbose $_.ScriptStackTrace
    exit 1
} finally {
    $env:PSModulePath = $modulePath
}
