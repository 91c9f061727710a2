<#
.SYNOPSIS
    Runs test files on one engine until none is left, and writes the result of each to a file.
.DESCRIPTION
    Several of these share a queue, which Invoke-Tests.ps1 fills. A C# project is one of the test files: its tests are run as one.
#>
[CmdletBinding()]
param(
    # The folder of the run. Its folder "queue" has a file for each test file, which holds the path; the result of each comes into
    # a file NAME.json beside the queue. The file engine-NUMBER.json has the variables that point to the engine, and swarm-NUMBER.json
    # the engines that can be a swarm, once a test has started them.
    [Parameter(Mandatory)]
    [string] $Results,

    [Parameter(Mandatory)]
    [int] $Number,

    # Runs only the tests with this text in their full name.
    [string] $Filter
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Takes the next test file out of the queue: whichever lane moves its entry has it. Returns nothing when the queue is empty.
function Get-NextTest {
    foreach ($entry in Get-ChildItem "$Results/queue" | Sort-Object Name) {
        try {
            [IO.File]::Move($entry.FullName, "$Results/$($entry.Name)")
            return @{ Name = $entry.Name; Path = Get-Content "$Results/$($entry.Name)" }
        } catch [IO.FileNotFoundException] {
            continue
        }
    }
}

# Runs a C# project. A run that ends badly without a failed test counts as one.
function Test-Project([string] $Path) {
    $options = $Filter ? @('--filter', "DisplayName~$Filter") : @()
    $log = "$(Split-Path $Path -Leaf).trx"
    dotnet test $Path --configuration Release --no-build --results-directory $Results --logger "trx;LogFileName=$log" @options | Out-Host
    $result = @{ Passed = 0; Failed = [int] ($LASTEXITCODE -ne 0); Skipped = @() }
    if (Test-Path "$Results/$log") {
        $run = ([xml] (Get-Content "$Results/$log" -Raw)).TestRun
        $result.Passed = [int] $run.ResultSummary.Counters.passed
        $result.Failed = [Math]::Max([int] $run.ResultSummary.Counters.failed, $result.Failed)
        $result.Skipped = @($run.SelectNodes('//*[local-name()="UnitTestResult"][@outcome="NotExecuted"]') |
                ForEach-Object { @{ Test = $_.testName; Reason = $_.Output.ErrorInfo.Message } })
    }
    $result
}

# Runs a Pester file. Blocks that fail outside of a test count as a failed test.
function Test-Script([string] $Path) {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $configuration.Filter.FullName = $Filter ? "*$Filter*" : @()
    $configuration.Output.RenderMode = 'Plaintext'
    $run = Invoke-Pester -Configuration $configuration
    @{
        Passed  = $run.PassedCount
        Failed  = [Math]::Max($run.FailedCount, [int] ($run.Result -eq 'Failed'))
        Skipped = @($run.Skipped |
                ForEach-Object { @{ Test = $_.ExpandedPath; Reason = "$($_.ErrorRecord)" -replace '^is skipped,? ?(because )?' } })
    }
}

Import-Module Pester -RequiredVersion (Import-PowerShellDataFile "$PSScriptRoot/../tools/RequiredModules.psd1").Pester
Remove-Item Env:DOCKER*
# The tests of the module's C# use this PowerShell's assemblies: the module ships none.
$env:DOCKERPS_TEST_PSHOME = $PSHOME
Get-Content "$Results/engine-$Number.json" | ConvertFrom-Json | ForEach-Object { Set-Item "Env:$($_.Name)" $_.Value }
# The engines of swarms are kept from one test file to the next: Invoke-Tests.ps1 stops them.
$env:DOCKERPS_TEST_SWARM = "$Results/swarm-$Number.json"
while ($test = Get-NextTest) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $result = $test.Path -like '*.Tests.ps1' ? (Test-Script $test.Path) : (Test-Project $test.Path)
    $result.Path = $test.Path
    $result.Seconds = $watch.Elapsed.TotalSeconds
    $result | ConvertTo-Json -Depth 4 | Set-Content "$Results/$($test.Name).json"
}
