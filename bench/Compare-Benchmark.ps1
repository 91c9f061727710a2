<#
.SYNOPSIS
    Runs rows of the benchmark for two builds of the module in turn, and returns what has changed by more than the noise.
.DESCRIPTION
    Wants what Measure-Benchmark.ps1 wants. Each turn runs a row in a new PowerShell for the one build, then in another for the other,
    on the same engine. `build.ps1 -Task Bench -Compare COMMIT` calls this.

    A row is Faster or Slower if the medians of all values differ by more than 5 % and the middle halves of the values do not overlap.
#>
[CmdletBinding()]
param(
    # The folder with the module DockerPS as it was.
    [Parameter(Mandatory)]
    [string] $Before,

    # The folder with the module DockerPS as it is.
    [Parameter(Mandatory)]
    [string] $After,

    # The numbers of the rows; all that measure the module alone if left out.
    [int[]] $Row = @(3, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 19),

    # Runs at most so many rounds of each row in each turn, and as many turns, for a trial.
    [int] $Round,

    [int] $Turn = 5
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
. "$PSScriptRoot/../tests/Fixtures/Helpers/PowerShell.ps1"
. "$PSScriptRoot/Measure.ps1"
. "$PSScriptRoot/Page.ps1"
$most = $Round

# The rows that a new PowerShell measures for the module in a folder.
function Invoke-Row([int] $Number, [string] $Folder) {
    $modulePath = $env:PSModulePath
    $env:PSModulePath = $Folder, $modulePath -join [IO.Path]::PathSeparator
    try {
        & (Get-PowerShellPath) -NoProfile -NonInteractive -Command {
            param($Script, $Number, $Round, $Folder)
            & $Script -Row $Number -Round $Round -Only DockerPS -Keep
            $base = (Get-Module DockerPS).ModuleBase
            if ((Split-Path $base) -ne $Folder) { throw "The module of $base was measured instead of that in $Folder." }
        } -args "$PSScriptRoot/Measure-Benchmark.ps1", $Number, $Round, $Folder
    } finally {
        $env:PSModulePath = $modulePath
    }
}

function Format-Spread($Value, $Unit) {
    '{0} to {1}' -f (Format-Value (Get-Quantile $Value 0.25) $Unit), (Format-Value (Get-Quantile $Value 0.75) $Unit)
}

function Compare-Value([double[]] $Old, [double[]] $New) {
    $change = (Get-Quantile $New 0.5) / (Get-Quantile $Old 0.5) - 1
    if ([Math]::Abs($change) -le 0.05) { return 'Same' }
    if ((Get-Quantile $New 0.75) -lt (Get-Quantile $Old 0.25)) { return 'Faster' }
    if ((Get-Quantile $New 0.25) -gt (Get-Quantile $Old 0.75)) { return 'Slower' }
    'Noise'
}

$folders = [ordered]@{ Before = (Resolve-Path $Before).Path; After = (Resolve-Path $After).Path }
try {
    foreach ($number in $Row) {
        $values, $tasks, $failures = @{}, [ordered]@{}, @{}
        # The first run of a row finds nothing prepared and every cache cold, so it does not count for either.
        foreach ($count in 0..(Limit-Round $Turn)) {
            foreach ($side in @($folders.Keys | Where-Object { -not $failures.ContainsKey($_) })) {
                if ($count -eq 0 -and $side -eq 'After') { continue }
                Write-Verbose "Row $number, turn $count, $side"
                try {
                    foreach ($result in Invoke-Row $number $folders[$side]) {
                        if ($count -eq 0) { continue }
                        $tasks[$result.Task] = $result
                        $values["$side $($result.Task)"] += @($result.Values)
                    }
                } catch {
                    # An older build may lack what a row needs.
                    $failures[$side] = $_.Exception.Message
                    Write-Warning "Row $number, ${side}: $_"
                }
            }
        }
        # A row that failed on both sides has no tasks.
        if (-not $tasks.Count) { $tasks[''] = @{ Unit = '' } }
        foreach ($task in $tasks.Keys) {
            $unit = $tasks[$task].Unit
            $old, $new = $values["Before $task"], $values["After $task"]
            [pscustomobject]@{
                Row          = $number
                Task         = $task
                Before       = if ($old) { Format-Value (Get-Quantile $old 0.5) $unit }
                BeforeSpread = if ($old) { Format-Spread $old $unit }
                After        = if ($new) { Format-Value (Get-Quantile $new 0.5) $unit }
                AfterSpread  = if ($new) { Format-Spread $new $unit }
                Change       = if ($old -and $new) { '{0:+0.0;-0.0} %' -f (100 * ((Get-Quantile $new 0.5) / (Get-Quantile $old 0.5) - 1)) }
                Verdict      = if ($old -and $new) { Compare-Value $old $new } else { 'Failed' }
            }
        }
    }
} finally {
    Remove-BenchContainer
}
