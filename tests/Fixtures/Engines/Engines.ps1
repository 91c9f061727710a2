# More engines beside the suite's, and more ways to it: an engine with TLS, and a server that is signed in to over ssh.

# The distribution's engine with TLS. Where the tests run on an engine of another Debian suite, these are two different ones.
function Start-TlsEngine {
    Start-Fixture engine.sh '--tls', '--suite', 'distribution', '--store', 'classic'
}

# A server whose docker reaches the suite's engine. The ssh that knows it comes first in PATH until it is stopped.
function Start-SshHost {
    $server = Start-Fixture ssh.sh $env:DOCKERPS_TEST_HOST
    $env:PATH = "$($server.PROGRAMS)$([IO.Path]::PathSeparator)$env:PATH"
    $server
}

function Stop-SshHost {
    param($Server)

    $env:PATH = $env:PATH -replace "^$([regex]::Escape($Server.PROGRAMS))$([IO.Path]::PathSeparator)"
    & "$PSScriptRoot/ssh.sh" stop $Server.FOLDER
}

function Stop-TlsEngine {
    param($Engine)

    & "$PSScriptRoot/engine.sh" stop $Engine.DOCKERPS_TEST_ENGINE
}

# What a script in this folder prints when it starts something.
function Start-Fixture {
    param([string] $Script, [string[]] $Argument = @())

    $settings = & "$PSScriptRoot/$Script" start @Argument | Out-String | ConvertFrom-StringData
    if (-not $settings.Count) {
        throw "$Script did not start; see above."
    }
    [pscustomobject] $settings
}

# A context as the docker CLI keeps it, in the folder of DOCKER_CONFIG.
function Add-DockerContext {
    param([string] $Name, [string] $Endpoint, [string] $Certificates)

    $id = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($Name))).ToLowerInvariant()
    $null = New-Item "$env:DOCKER_CONFIG/contexts/meta/$id" -ItemType Directory -Force
    @{ Name = $Name; Metadata = @{}; Endpoints = @{ docker = @{ Host = $Endpoint; SkipTLSVerify = $false } } } |
        ConvertTo-Json -Depth 4 -Compress | Set-Content "$env:DOCKER_CONFIG/contexts/meta/$id/meta.json"
    if ($Certificates) {
        $null = New-Item "$env:DOCKER_CONFIG/contexts/tls/$id/docker" -ItemType Directory -Force
        Copy-Item "$Certificates/*.pem" "$env:DOCKER_CONFIG/contexts/tls/$id/docker"
    }
}
