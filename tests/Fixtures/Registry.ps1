# Registries for tests, on the address of the suite's private engine: see registry.sh.

# Starts one; the caller stops it. It has the properties Folder, Address, Credential and Password.
function Start-Registry {
    param(
        # The engine does not trust its certificate.
        [switch] $Untrusted
    )

    $bridge = [Net.NetworkInformation.NetworkInterface]::GetAllNetworkInterfaces() | Where-Object Name -EQ (Split-Path $env:DOCKERPS_TEST_ENGINE -Leaf)
    $address = $bridge.GetIPProperties().UnicastAddresses.Address | Where-Object AddressFamily -EQ InterNetwork
    $options = $Untrusted ? @('--untrusted') : @()
    $settings = & "$PSScriptRoot/registry.sh" start "$address" @options | Out-String | ConvertFrom-StringData
    if (-not $settings.Count) {
        throw 'The registry did not start; see above.'
    }

    $password = ConvertTo-SecureString $settings.PASSWORD -AsPlainText -Force
    [pscustomobject]@{
        Folder     = $settings.FOLDER
        Address    = $settings.ADDRESS
        Credential = [pscredential]::new($settings.USER, $password)
        Password   = $settings.PASSWORD
    }
}

function Stop-Registry {
    param($Registry)

    & "$PSScriptRoot/registry.sh" stop $Registry.Folder
}

# Credentials that no registry takes.
function New-WrongCredential {
    [pscredential]::new('robot', (ConvertTo-SecureString 'wr0ng-s3cret' -AsPlainText -Force))
}

# Makes the folder of docker's configuration a new one with that file; the caller restores DOCKER_CONFIG. A file that says something
# keeps logins in itself: where it says nothing, the first login goes to a helper, if the machine has one.
function Set-DockerConfig {
    param([string] $Path, [string] $Json = '{"auths":{"other.example":{"auth":"eDp5"}}}')

    $env:DOCKER_CONFIG = (New-Item $Path -ItemType Directory -Force).FullName
    Set-Content "$Path/config.json" $Json -NoNewline
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
