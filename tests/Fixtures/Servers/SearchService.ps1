# A registry that can be searched, and nothing else. Engines search by the first version of the registries' API, which Debian's
# registry does not speak.

function Start-SearchService([hashtable[]] $Image) {
    $service = [Net.HttpListener]::new()
    do {
        $port = Get-Random -Minimum 32000 -Maximum 40000
        $service.Prefixes.Clear()
        $service.Prefixes.Add("http://127.0.0.1:$port/")
        $listens = try { $service.Start(); $true } catch [Net.HttpListenerException] { $false }
    } until ($listens)
    $requests = [Collections.Concurrent.ConcurrentQueue[string]]::new()
    $job = Start-ThreadJob {
        while ($true) {
            try {
                $call = ($using:service).GetContext()
            } catch {
                # It was closed.
                return
            }
            ($using:requests).Enqueue("$($call.Request.Url.PathAndQuery) $($call.Request.Headers['Authorization'])".Trim())
            $term = $call.Request.QueryString['q']
            $most = [int] ($call.Request.QueryString['n'] ?? 25)
            $found = @(($using:Image).Where{ $_.name -like "*$term*" } | Select-Object -First $most)
            $answer = $term -eq 'broken' ? '<html>' : (@{ num_results = $found.Count; query = $term; results = $found } |
                    ConvertTo-Json -Depth 3)
            $call.Response.StatusCode = $term -eq 'secret' ? 401 : 200
            $call.Response.ContentType = 'application/json'
            $bytes = [Text.Encoding]::UTF8.GetBytes($answer)
            $call.Response.Close($bytes, $true)
        }
    }
    [pscustomobject]@{ Registry = "127.0.0.1:$port"; Requests = $requests; Listener = $service; Job = $job }
}

function Stop-SearchService($Service) {
    $Service.Listener.Close()
    $Service.Job | Wait-Job -Timeout 10 | Remove-Job -Force
}
