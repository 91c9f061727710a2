# What the tests of contexts share: a store of their own, certificates, and docker beside it.

Import-Module DockerPS

# An empty docker configuration, and no variable that chooses an engine. Exit-ContextStore puts all back as it was.
function Enter-ContextStore {
    param([string] $Path)

    $script:surroundings = @{}
    foreach ($name in 'DOCKER_CONFIG', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH') {
        $script:surroundings[$name] = [Environment]::GetEnvironmentVariable($name)
        Remove-Item "Env:$name" -ErrorAction Ignore
    }
    Remove-Item $Path -Recurse -Force -ErrorAction Ignore
    $env:DOCKER_CONFIG = (New-Item $Path -ItemType Directory).FullName
}

function Exit-ContextStore {
    Use-DockerContext -Reset
    foreach ($entry in $script:surroundings.GetEnumerator()) {
        # To set a variable to nothing removes it.
        Set-Item "Env:$($entry.Key)" $entry.Value
    }
}

# A folder with the certificate of an authority, one of a client that fits its key, another key, and the key encrypted.
function New-CertificateFolder {
    param([string] $Path)

    $folder = (New-Item $Path -ItemType Directory -Force).FullName
    $hash = [Security.Cryptography.HashAlgorithmName]::SHA256
    $padding = [Security.Cryptography.RSASignaturePadding]::Pkcs1
    $keys = 1..2 | ForEach-Object { [Security.Cryptography.RSA]::Create(2048) }
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=test', $keys[0], $hash, $padding)
    $certificate = $request.CreateSelfSigned([DateTimeOffset]::Now.AddDays(-1), [DateTimeOffset]::Now.AddDays(1))
    Set-Content "$folder/ca.pem", "$folder/cert.pem" $certificate.ExportCertificatePem() -NoNewline
    Set-Content "$folder/key.pem" $keys[0].ExportPkcs8PrivateKeyPem() -NoNewline
    Set-Content "$folder/other.pem" $keys[1].ExportPkcs8PrivateKeyPem() -NoNewline
    $protection = [Security.Cryptography.PbeParameters]::new('Aes256Cbc', $hash, 1000)
    Set-Content "$folder/encrypted.pem" $keys[0].ExportEncryptedPkcs8PrivateKeyPem('secret', $protection) -NoNewline
    $folder
}

# Writes a file that something else than this module has made.
function Set-ContextFile {
    param([string] $Name, [string] $Text)

    $id = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($Name))).ToLowerInvariant()
    $folder = New-Item "$env:DOCKER_CONFIG/contexts/meta/$id" -ItemType Directory -Force
    Set-Content "$folder/meta.json" $Text -NoNewline
}

# Every file and folder of a store: its mode, its path, and what is in it.
function Get-StoreTree {
    param([string] $Path = $env:DOCKER_CONFIG)

    Get-ChildItem $Path/contexts -Recurse -Force -ErrorAction Ignore | Sort-Object FullName | ForEach-Object {
        $content = $_.PSIsContainer ? '' : [Convert]::ToBase64String([IO.File]::ReadAllBytes($_.FullName))
        "$($_.UnixMode) $([IO.Path]::GetRelativePath($Path, $_.FullName)) $content"
    }
}

function Get-DockerProgram {
    Get-Command docker -CommandType Application -ErrorAction Ignore | Select-Object -First 1
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
