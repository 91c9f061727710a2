# The scripts in tests/Fixtures, which print what they have started as lines of KEY=VALUE.

# Starts what a script starts, and gives what it prints. The script is named with its folder: "Servers/ssh.sh".
function Start-Fixture {
    param([string] $Script, [string[]] $Argument = @())

    $settings = & "$PSScriptRoot/../$Script" start @Argument | Out-String | ConvertFrom-StringData
    if (-not $settings.Count) {
        throw "$Script did not start; see above."
    }
    [pscustomobject] $settings
}

# Removes what a script has started, by its folder.
function Stop-Fixture {
    param([string] $Script, [string] $Folder)

    & "$PSScriptRoot/../$Script" stop $Folder
}
