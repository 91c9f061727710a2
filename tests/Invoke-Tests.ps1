<#
.SYNOPSIS
    Runs the tests against private engines, and exits with 1 if one fails. `build.ps1 -Task Test` builds the module and calls this.
.DESCRIPTION
    Most tests wait most of the time, so several processes with an engine each take one test file after the other. The last lines
    say which files took longest, what was skipped and why, and how many tests passed.
#>
[CmdletBinding()]
param(
    # The engine: "Distribution" is the one on PATH, "Newest" that of Debian's suite sid, another word that of the suite of this name.
    [string] $Engine = 'Distribution',

    # Where the engine keeps its images.
    [ValidateSet('Classic', 'Containerd')]
    [string] $Store = 'Classic',

    # The test files, and folders with test files or C# projects.
    [Parameter(Mandatory)]
    [string[]] $Path,

    # Runs only the tests with this text in their name.
    [string] $Filter,

    # How many processes share the tests.
    [ValidateRange(1, 16)]
    [int] $Lane = 2
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$root = Split-Path $PSScriptRoot
$results = "$root/out/tests"
. "$PSScriptRoot/Fixtures/Helpers/PowerShell.ps1"
. "$PSScriptRoot/Fixtures/Engines/Engine.ps1"

# The C# projects below a path, or else the one that it belongs to.
function Get-Project([string] $Path) {
    $below = (Test-Path $Path -PathType Container) ? @(Get-ChildItem $Path -Recurse -Filter *.csproj) : @()
    while (-not $below -and $Path -ne $PSScriptRoot -and $Path.StartsWith($PSScriptRoot)) {
        $Path = Split-Path $Path
        $below = @(if ($Path -ne $PSScriptRoot) { Get-ChildItem $Path -Filter *.csproj })
    }
    $below
}

# Builds the projects, and returns what the lanes take: the paths of projects with tests, and of Pester files.
function Get-Test {
    $paths = Resolve-Path $Path | ForEach-Object Path
    $projects = @($paths | ForEach-Object { Get-Project $_ } | Sort-Object FullName -Unique)
    foreach ($project in $projects) {
        dotnet build $project.FullName --configuration Release --disable-build-servers | Out-Host
        if (Select-String '"Microsoft.NET.Test.Sdk"' $project.FullName -Quiet) { $project.DirectoryName }
    }
    # The large ones first, so that the lanes end together.
    Get-ChildItem $paths -Recurse -Filter *.Tests.ps1 | Sort-Object Length -Descending | ForEach-Object FullName
}

# Runs the tests in lanes, and returns what is left of their engines, as sentences.
function Invoke-Lane([string[]] $Test) {
    Remove-Item $results -Recurse -ErrorAction Ignore
    $null = New-Item "$results/queue" -ItemType Directory
    for ($index = 0; $index -lt $Test.Count; $index++) {
        Set-Content "$results/queue/$('{0:d3}' -f $index)" $Test[$index]
    }

    $lanes = 1..[Math]::Min($Lane, $Test.Count)
    Write-Host "`nTesting on $($lanes.Count) private engines ($Engine, $($Store.ToLowerInvariant()) store)" -ForegroundColor Cyan
    $shell = Get-PowerShellPath
    $script = "$PSScriptRoot/Invoke-Lane.ps1"
    $work = {
        $options = '-Results', $using:results, '-Number', $using:number, '-Filter', $using:Filter
        & $using:shell -NoProfile -NonInteractive -File $using:script @options 2>&1 | ForEach-Object { "$_" }
    }
    $engines = [Collections.Generic.List[object]]::new()
    $running = [Collections.Generic.List[object]]::new()
    try {
        foreach ($number in $lanes) {
            # The environment points to the last one that was started.
            $engines.Insert(0, (Start-PrivateEngine (Get-EngineSuite $Engine) $Store.ToLowerInvariant()))
            Get-Item Env:DOCKER* | Select-Object Name, Value | ConvertTo-Json | Set-Content "$results/engine-$number.json"
            $running.Add((Start-ThreadJob $work))
        }
        # Of each file, Pester says more than its results.
        $running | Receive-Job -Wait |
            Where-Object { $_ -notmatch '^(Starting discovery|Discovery found|Running tests|Tests (completed|Passed)|$)' } | Out-Host
    } finally {
        $running | Remove-Job -Force
        $swarms = @(Get-ChildItem "$results/swarm-*.json" | ForEach-Object { Get-Content $_ -Raw | ConvertFrom-Json })
        $swarms | ForEach-Object { Stop-Fixture Engines/swarm.sh $_.Folder }
        $engines | ForEach-Object { Stop-PrivateEngine $_ }
    }
    @($engines) + @($swarms | ForEach-Object { $_.Engine } | ForEach-Object { @{ Folder = $_ } }) |
        ForEach-Object { Get-EngineRemainder $_ }
}

# The result of each test file. One that was begun and has no result has ended its lane, and one that was not begun has failed too.
function Get-Result([string[]] $Test) {
    for ($index = 0; $index -lt $Test.Count; $index++) {
        $file = "$results/$('{0:d3}' -f $index).json"
        if (Test-Path $file) {
            Get-Content $file -Raw | ConvertFrom-Json
        } else {
            [pscustomobject] @{ Path = $Test[$index]; Seconds = 0; Passed = 0; Failed = 1; Skipped = @() }
        }
    }
}

function Show-Summary($Result) {
    Write-Host "`nThe files that took longest:" -ForegroundColor Cyan
    foreach ($file in $Result | Sort-Object Seconds -Descending | Select-Object -First 10) {
        Write-Host ('{0,6:0} s  {1}' -f $file.Seconds, [IO.Path]::GetRelativePath($root, $file.Path))
    }
    $skipped = @(foreach ($file in $Result) {
        foreach ($test in $file.Skipped) {
            [pscustomobject] @{ Reason = $test.Reason; Path = [IO.Path]::GetRelativePath($root, $file.Path) }
        }
    })
    if ($skipped) {
        Write-Host "`nSkipped:" -ForegroundColor Cyan
        foreach ($group in $skipped | Group-Object Reason, Path) {
            Write-Host ('{0,6}  {1}: {2}' -f $group.Count, $group.Group[0].Path, $group.Group[0].Reason)
        }
    }
    foreach ($file in $Result | Where-Object Failed) {
        Write-Host "Failed: $($file.Failed) in $([IO.Path]::GetRelativePath($root, $file.Path))" -ForegroundColor Red
    }
}

$watch = [Diagnostics.Stopwatch]::StartNew()
$tools = "$root/.tools/Modules"
if (-not (& "$root/tools/Install-RequiredModule.ps1" Pester $tools)) {
    throw 'Pester is missing, and could not be downloaded; see above.'
}
# Tests that need these say so where they are missing.
foreach ($module in 'PSScriptAnalyzer', 'Microsoft.PowerShell.PlatyPS') {
    $null = & "$root/tools/Install-RequiredModule.ps1" $module $tools
}

$tests = @(Get-Test)
if (-not $tests) { throw "There are no tests in $($Path -join ', ')." }
$remainder = @(Invoke-Lane $tests)
$result = @(Get-Result $tests)
Show-Summary $result
$remainder | Out-Host

$passed, $failed = 'Passed', 'Failed' | ForEach-Object { ($result | Measure-Object $_ -Sum).Sum }
$failed += $remainder.Count
$skipped = @($result | ForEach-Object { $_.Skipped }).Count
Write-Host ("`nTook {0:0}:{1:00} minutes." -f [Math]::Floor($watch.Elapsed.TotalMinutes), $watch.Elapsed.Seconds)
Write-Host "$passed passed, $failed failed, $skipped skipped"
exit [int] ($failed -gt 0)
