# One of the processes that share the suites, with an engine of its own. It takes test files until none is left, and leaves the counts
# in a file. The C# project is one of the test files: its tests are run as one.
[CmdletBinding()]
param(
    # The folder for the results. In its folder "queue" is a file for each test file that is to be run, with its path in it; the file
    # engine-NUMBER.json has the variables that point to the engine.
    [Parameter(Mandatory)]
    [string] $Results,

    [Parameter(Mandatory)]
    [int] $Number,

    # Runs only the tests with this text in their full name.
    [string] $Filter
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# The next test file, or nothing. Which of the lanes moves its entry away has it.
function Get-NextTest {
    foreach ($entry in Get-ChildItem "$Results/queue" | Sort-Object Name) {
        try {
            [IO.File]::Move($entry.FullName, "$Results/$($entry.Name)")
            return Get-Content "$Results/$($entry.Name)"
        } catch [IO.FileNotFoundException] {
            continue
        }
    }
}

# The C# suite of the engine client. A run that ends badly without a failed test counts as one.
function Test-Client([string] $Path) {
    $options = $Filter ? @('--filter', "DisplayName~$Filter") : @()
    dotnet test $Path --configuration Release --no-build --results-directory $Results --logger 'trx;LogFileName=engine.trx' @options | Out-Host
    $counts = @{ Passed = 0; Failed = [int] ($LASTEXITCODE -ne 0); Skipped = 0 }
    if (Test-Path "$Results/engine.trx") {
        $counters = ([xml] (Get-Content "$Results/engine.trx" -Raw)).TestRun.ResultSummary.Counters
        $counts.Passed = [int] $counters.passed
        $counts.Failed = [Math]::Max([int] $counters.failed, $counts.Failed)
        $counts.Skipped = [int] $counters.total - [int] $counters.executed
    }
    $counts
}

# A Pester file of the module. Blocks that fail outside of a test count as a failed test.
function Test-Module([string] $Path) {
    Import-Module Pester -MinimumVersion 5.5 -MaximumVersion 5.99
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $configuration.Filter.FullName = $Filter ? "*$Filter*" : @()
    $configuration.Output.RenderMode = 'Plaintext'
    $result = Invoke-Pester -Configuration $configuration
    @{ Passed = $result.PassedCount; Failed = [Math]::Max($result.FailedCount, [int] ($result.Result -eq 'Failed')); Skipped = $result.SkippedCount }
}

Remove-Item Env:DOCKER*
Get-Content "$Results/engine-$Number.json" | ConvertFrom-Json | ForEach-Object { Set-Item "Env:$($_.Name)" $_.Value }
$sum = @{ Passed = 0; Failed = 0; Skipped = 0 }
while ($path = Get-NextTest) {
    $counts = $path -like '*.Tests.ps1' ? (Test-Module $path) : (Test-Client $path)
    foreach ($kind in 'Passed', 'Failed', 'Skipped') { $sum[$kind] += $counts[$kind] }
}

$sum | ConvertTo-Json | Set-Content "$Results/lane-$Number.json"
