# A browser without a window, to look at pages as people do: Debian's chromium, by its DevTools protocol.

# Returns the program; nothing if it is missing.
function Get-BrowserPath {
    (Get-Command chromium, chromium-headless-shell -CommandType Application -ErrorAction Ignore | Select-Object -First 1)?.Source
}

# Starts a browser with a profile of its own. It has no network but what a test would find out: it may only read files.
function Start-Browser {
    $folder = (New-Item ([IO.Path]::Combine([IO.Path]::GetTempPath(), "browser-$(New-Guid)")) -ItemType Directory).FullName
    $options = @(
        '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'
        '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND', '--remote-debugging-port=0'
        "--user-data-dir=$folder", 'about:blank'
    )
    $start = @{ FilePath = Get-BrowserPath; ArgumentList = $options.ForEach{ "`"$_`"" }; PassThru = $true }
    $process = Start-Process @start -RedirectStandardOutput "$folder/output" -RedirectStandardError "$folder/error"
    $limit = [datetime]::Now.AddSeconds(60)
    while (-not (Get-Content "$folder/DevToolsActivePort" -ErrorAction Ignore)) {
        if ($process.HasExited -or [datetime]::Now -gt $limit) { throw "The browser did not start: $(Get-Content "$folder/error" -Raw)" }
        Start-Sleep -Milliseconds 100
    }

    $port = (Get-Content "$folder/DevToolsActivePort")[0]
    $page = (Invoke-RestMethod "http://127.0.0.1:$port/json/list") | Where-Object type -EQ page | Select-Object -First 1
    $socket = [Net.WebSockets.ClientWebSocket]::new()
    $null = $socket.ConnectAsync($page.webSocketDebuggerUrl, [Threading.CancellationToken]::None).GetAwaiter().GetResult()
    $browser = @{ Process = $process; Folder = $folder; Socket = $socket; Number = 0; Events = [Collections.Generic.List[object]]::new() }
    'Page', 'Log', 'Runtime', 'Network' | ForEach-Object { $null = Invoke-Browser $browser "$_.enable" }
    $browser
}

function Stop-Browser($Browser) {
    $Browser.Socket.Dispose()
    if (-not $Browser.Process.HasExited) {
        $Browser.Process.Kill($true)
        $Browser.Process.WaitForExit()
    }
    Remove-Item $Browser.Folder -Recurse -Force -ErrorAction Ignore
}

# Reads the next message of the browser.
function Read-Browser($Browser) {
    $buffer = [byte[]]::new(65536)
    $text = [IO.MemoryStream]::new()
    $limit = [Threading.CancellationTokenSource]::new(60000)
    do {
        $part = $Browser.Socket.ReceiveAsync([ArraySegment[byte]] $buffer, $limit.Token).GetAwaiter().GetResult()
        $text.Write($buffer, 0, $part.Count)
    } until ($part.EndOfMessage)
    [Text.Encoding]::UTF8.GetString($text.ToArray()) | ConvertFrom-Json -AsHashtable
}

# Calls a method of the protocol, and returns its result. What happens meanwhile is kept in Events.
function Invoke-Browser($Browser, [string] $Method, [hashtable] $Argument = @{}) {
    $number = ++$Browser.Number
    $json = @{ id = $number; method = $Method; params = $Argument } | ConvertTo-Json -Depth 9 -Compress
    $bytes = [ArraySegment[byte]] [Text.Encoding]::UTF8.GetBytes($json)
    $null = $Browser.Socket.SendAsync($bytes, 'Text', $true, [Threading.CancellationToken]::None).GetAwaiter().GetResult()
    while ($true) {
        $message = Read-Browser $Browser
        if ($message['id'] -eq $number) {
            if ($message['error']) { throw "$Method failed: $($message.error.message)" }
            return $message['result']
        }
        $Browser.Events.Add($message)
    }
}

# Opens a file in a window of a width, light or dark, and waits until it is there.
function Open-BrowserPage {
    param($Browser, [string] $Path, [int] $Width, [ValidateSet('light', 'dark')] [string] $Scheme = 'light')

    $Browser.Events.Clear()
    $screen = @{ width = $Width; height = 900; deviceScaleFactor = 1; mobile = $false }
    $null = Invoke-Browser $Browser Emulation.setDeviceMetricsOverride $screen
    $features = @(@{ name = 'prefers-color-scheme'; value = $Scheme })
    $null = Invoke-Browser $Browser Emulation.setEmulatedMedia @{ features = $features }
    $null = Invoke-Browser $Browser Page.navigate @{ url = [uri]::new($Path, 'Absolute').AbsoluteUri }
    while (-not $Browser.Events.Where{ $_['method'] -eq 'Page.loadEventFired' }) {
        $Browser.Events.Add((Read-Browser $Browser))
    }
}

# Returns the value of an expression of the page.
function Get-BrowserValue($Browser, [string] $Expression) {
    (Invoke-Browser $Browser Runtime.evaluate @{ expression = $Expression; returnByValue = $true }).result['value']
}

# Writes a picture of the whole page.
function Save-BrowserPicture($Browser, [string] $Path) {
    $picture = Invoke-Browser $Browser Page.captureScreenshot @{ format = 'png'; captureBeyondViewport = $true }
    [IO.File]::WriteAllBytes($Path, [Convert]::FromBase64String($picture.data))
}
