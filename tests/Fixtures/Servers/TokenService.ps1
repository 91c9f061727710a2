# A token service beside a registry, like those of the public ones: a registry that has it as its realm sends clients there, and they
# come back with a token. Anybody gets tokens to pull the repositories below public/; the user of the registry gets all others.

. "$PSScriptRoot/Registry.ps1"

# Starts a registry with a token service; the caller stops it. Beside a registry's properties it has Requests, what the service was
# asked as 'METHOD scope as USER', and IdentityToken, which stands for the user.
function Start-TokenRegistry([switch] $Plain) {
    $address = $Plain ? '127.0.0.1' : (Get-EngineAddress)
    $service = [Net.HttpListener]::new()
    do {
        $realm = "http://$($address):$(Get-Random -Minimum 20000 -Maximum 30000)/token"
        $service.Prefixes.Clear()
        $service.Prefixes.Add("$realm/")
        $listens = try { $service.Start(); $true } catch [Net.HttpListenerException] { $false }
    } until ($listens)

    $registry = Start-Registry -Realm $realm -Plain:$Plain
    $registry | Add-Member -NotePropertyMembers @{
        Listener      = $service
        Requests      = [Collections.Concurrent.ConcurrentQueue[string]]::new()
        IdentityToken = "identity-$(New-Guid)"
    }
    $settings = @{
        Listener      = $service
        Requests      = $registry.Requests
        IdentityToken = $registry.IdentityToken
        User          = $registry.Credential.UserName
        Password      = $registry.Password
        Key           = Get-Content "$($registry.Folder)/token-key.pem" -Raw
        Certificate   = (Get-Content "$($registry.Folder)/token-certificate.pem" | Where-Object { $_ -notlike '-----*' }) -join ''
    }
    $registry | Add-Member Job (Start-ThreadJob $answerTokenRequests -ArgumentList $settings)
    $registry
}

function Stop-TokenRegistry($Registry) {
    $Registry.Listener.Close()
    $Registry.Job | Wait-Job -Timeout 10 | Remove-Job -Force
    Stop-Registry $Registry
}

# Answers until the listener is closed.
$answerTokenRequests = {
    param([hashtable] $Settings)

    function ConvertTo-Base64Url([byte[]] $Bytes) { [Convert]::ToBase64String($Bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_') }

    function ConvertTo-Part($Value) { ConvertTo-Base64Url ([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Value -Compress -Depth 5))) }

    # Who asks: the user, '' for nobody, $null for a wrong password.
    function Get-Caller($Request, $Form) {
        if ($Request.Headers['Authorization'] -match '^Basic (.+)$') {
            $name, $password = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($Matches[1])) -split ':', 2
        } elseif ($Form['grant_type'] -eq 'password') {
            $name, $password = $Form['username'], $Form['password']
        } elseif ($Form['grant_type'] -eq 'refresh_token') {
            return $Form['refresh_token'] -ceq $Settings.IdentityToken ? $Settings.User : $null
        } else {
            return ''
        }
        $name -ceq $Settings.User -and $password -ceq $Settings.Password ? $name : $null
    }

    function New-Token([string] $User, [string[]] $Scope) {
        $now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
        $access = foreach ($text in $Scope) {
            # repository:NAME:ACTION,...
            $type, $name, $actions = $text -split ':'
            $allowed = @($actions -split ',' | Where-Object { $User -or ($_ -eq 'pull' -and $name -like 'public/*') })
            @{ type = $type; name = $name; actions = $allowed }
        }
        $header = ConvertTo-Part @{ typ = 'JWT'; alg = 'RS256'; x5c = @($Settings.Certificate) }
        $claims = ConvertTo-Part @{
            iss = 'tests'; sub = $User; aud = 'tests'; jti = "$(New-Guid)"
            iat = $now; nbf = $now - 60; exp = $now + 300
            access = @($access)
        }
        $key = [Security.Cryptography.RSA]::Create()
        $key.ImportFromPem($Settings.Key)
        $bytes = [Text.Encoding]::ASCII.GetBytes("$header.$claims")
        $signature = $key.SignData($bytes, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
        "$header.$claims.$(ConvertTo-Base64Url $signature)"
    }

    while ($true) {
        try {
            $call = $Settings.Listener.GetContext()
        } catch {
            # It was closed.
            return
        }
        $body = [IO.StreamReader]::new($call.Request.InputStream).ReadToEnd()
        $form = [Web.HttpUtility]::ParseQueryString($call.Request.HttpMethod -eq 'POST' ? $body : $call.Request.Url.Query)
        $scopes = @("$($form['scope'])" -split '[ ,](?=\w+:)' | Where-Object { $_ })
        $user = Get-Caller $call.Request $form
        $Settings.Requests.Enqueue("$($call.Request.HttpMethod) $($scopes -join ' ') as $($null -eq $user ? '?' : $user)".Trim())
        if ($null -eq $user) {
            $call.Response.StatusCode = 401
            $answer = @{ errors = @(@{ code = 'UNAUTHORIZED'; message = 'incorrect username or password' }) }
        } else {
            $token = New-Token $user $scopes
            $answer = @{ token = $token; access_token = $token; expires_in = 300 }
        }
        $call.Response.ContentType = 'application/json'
        $call.Response.Close([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $answer -Compress -Depth 5)), $true)
    }
}
