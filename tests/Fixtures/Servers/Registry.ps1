# Registries for tests, on the address of the suite's private engine: see registry.sh.

. "$PSScriptRoot/../Helpers/FixtureScript.ps1"

# The address of the private engine's bridge.
function Get-EngineAddress {
    $name = Split-Path $env:DOCKERPS_TEST_ENGINE -Leaf
    $bridge = [Net.NetworkInformation.NetworkInterface]::GetAllNetworkInterfaces() | Where-Object Name -EQ $name
    "$($bridge.GetIPProperties().UnicastAddresses.Address | Where-Object AddressFamily -EQ InterNetwork)"
}

# Starts one; the caller stops it. It has the properties Folder, Address, Credential and Password.
function Start-Registry {
    param(
        # The engine does not trust its certificate.
        [switch] $Untrusted,

        # It is on 127.0.0.1, and has no TLS: BuildKit of older engines reads the certificates that it trusts only when it starts.
        [switch] $Plain,

        # It asks for no login.
        [switch] $Open,

        # The URL of a token service: see TokenService.ps1.
        [string] $Realm
    )

    $options = @(
        if ($Untrusted) { '--untrusted' }
        if ($Plain) { '--plain' }
        if ($Open) { '--open' }
        if ($Realm) { '--realm', $Realm }
    )
    $settings = Start-Fixture Servers/registry.sh (@($Plain ? '127.0.0.1' : (Get-EngineAddress)) + $options)

    [pscustomobject]@{
        Folder     = $settings.FOLDER
        Address    = $settings.ADDRESS
        Credential = New-TestCredential $settings.USER $settings.PASSWORD
        Password   = $settings.PASSWORD
    }
}

function New-TestCredential([string] $UserName, [string] $Secret) {
    [pscredential]::new($UserName, [Net.NetworkCredential]::new('', $Secret).SecurePassword)
}

function Stop-Registry {
    param($Registry)

    Stop-Fixture Servers/registry.sh $Registry.Folder
}

# Gives docker and the module a folder of configuration with that file; the caller puts DOCKER_CONFIG back. A file that knows a login
# keeps others too: where it says nothing, the first login goes to a helper, if the machine has one.
function Set-DockerConfig {
    param([string] $Path, [string] $Json = '{"auths":{"other.example":{"auth":"eDp5"}}}')

    $env:DOCKER_CONFIG = (New-Item $Path -ItemType Directory -Force).FullName
    Set-Content "$Path/config.json" $Json -NoNewline
}

function Get-DockerConfig {
    Get-Content "$env:DOCKER_CONFIG/config.json" -Raw | ConvertFrom-Json -AsHashtable
}

# A helper as docker has it, on PATH until the caller puts that back: a script of the shell that is given the verb and standard input.
function New-CredentialHelper {
    param([string] $Path, [string] $Name, [string] $Script)

    $file = Join-Path (New-Item $Path -ItemType Directory -Force).FullName "docker-credential-$Name"
    Set-Content $file "#!/bin/sh`n$Script"
    (Get-Item $file).UnixFileMode = 'UserRead, UserWrite, UserExecute'
    $env:PATH = "$($Path):$env:PATH"
}

# Everything that a script block writes, in all streams, as one text.
function Get-EveryWord {
    param([scriptblock] $Script)

    $words = & { $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; & $Script } *>&1
    $words | ForEach-Object {
        $_ | Out-String
        $_ | Format-List * -Force | Out-String
        if ($_ -is [Management.Automation.ErrorRecord]) { $_.Exception.ToString() }
        [Management.Automation.PSSerializer]::Serialize($_, 4)
    } | Out-String
}
