# The one way to start another PowerShell: the pwsh of the PowerShell that runs. The path of the current process is not it, since the
# process of a PowerShell that was installed as a .NET tool is dotnet.

function Get-PowerShellPath {
    Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
}

# A PowerShell without a runtime of its own has to be told where the runtime is, unless that is in a standard place.
$runtime = [Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory().TrimEnd('/', '\')
if (-not $env:DOTNET_ROOT -and $runtime -match '^(?<root>.+)[/\\]shared[/\\]Microsoft\.NETCore\.App[/\\][^/\\]+$') {
    $env:DOTNET_ROOT = $Matches.root
}
