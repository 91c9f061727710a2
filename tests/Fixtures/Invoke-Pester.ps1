# Runs Pester test files in this process, which should be a fresh one, and leaves the counts in a file.
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $ResultPath,

    # Runs only the tests with this text in their full name.
    [string] $Filter,

    [Parameter(Mandatory, ValueFromRemainingArguments)]
    [string[]] $Path
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.5 -MaximumVersion 5.99

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Filter.FullName = $Filter ? "*$Filter*" : @()
$configuration.Output.RenderMode = 'Plaintext'
$result = Invoke-Pester -Configuration $configuration

# Files and blocks that fail outside of a test count as a failed test.
$failed = [Math]::Max($result.FailedCount, [int] ($result.Result -eq 'Failed'))
@{ Passed = $result.PassedCount; Failed = $failed; Skipped = $result.SkippedCount } | ConvertTo-Json | Set-Content $ResultPath
