# Runs rows of the tables in Rows with docker's command line and with the module, and compares what the two send.

. "$PSScriptRoot/../Fixtures/Servers/RecordingEngine.ps1"

# The version of docker's command line; 0.0 where there is none.
function Get-DockerVersion {
    $text = (Get-Command docker -CommandType Application -ErrorAction Ignore) ? (docker --version) : ''
    $text -match '(\d+\.\d+)' ? [version] $Matches[1] : [version] '0.0'
}

# The rows of a table. A table is a text: rows have cells between bars, what "{}" stands for in the lines "docker:" and "DockerPS:"
# above them. "request:" says which requests are compared, "since:" which version of docker has the form.
function Read-OracleTable([string] $Path) {
    $head = @{ docker = '{}'; DockerPS = '{}'; request = '(?!GET |HEAD ).*'; since = '0.0' }
    foreach ($line in Get-Content -LiteralPath $Path) {
        if ($line -match '^(docker|DockerPS|request|since): *(.*)$') {
            $head[$Matches[1]] = $Matches[2]
        } elseif ($line -and $line -notmatch '^#') {
            $cells = @(($line -split '(?<!\\)\|').ForEach({ $_.Trim().Replace('\|', '|') }))
            if ($cells.Count -notin 3, 4) { throw "$Path has a row with $($cells.Count) cells: $line" }
            @{
                Name       = $cells[0]
                Docker     = $head.docker.Replace('{}', $cells[1]).Trim()
                DockerPS   = $head.DockerPS.Replace('{}', $cells[2]).Trim()
                Request    = $head.request
                Since      = [version] ($head.since ? $head.since : '0.0')
                Difference = $cells.Count -eq 4 ? $cells[3] : ''
            }
        }
    }
}

# Starts a server that answers both programs, and makes it the engine of this session.
function Start-OracleEngine {
    $env:DOCKER_HOST = 'unix:///nowhere'
    $version = (docker version --format '{{.Client.DefaultAPIVersion}}' 2>$null) ?? '1.51'
    $engine = [RecordingEngine]::new($version)
    $answers = (Get-Content "$PSScriptRoot/Answers.json" -Raw).Replace('{version}', $version) | ConvertFrom-Json
    foreach ($answer in $answers) { $engine.Answer($answer.Request, $answer.Status, (ConvertTo-Json $answer.Body -Depth 20 -Compress)) }
    # Nothing happens, and nothing is logged.
    $engine.Answer('GET /(events|.*/logs)', 200, '')
    $env:DOCKER_HOST = $engine.Endpoint
    $engine
}

# What is left out before the two are compared, since only one of the programs says it or it means the same as nothing: README.md has the
# reasons. A star stands for any value.
$defaults = @{
    AttachStdin = '*'; AttachStdout = '*'; AttachStderr = '*'; StdinOnce = '*'; ConsoleSize = '*'; OnBuild = '*'
    CheckDuplicate = '*'; Detach = '*'
    MemorySwappiness = '-1'; NetworkMode = '"default"'; HostPort = '"0"'; Mode = '"vip"'; RestartPolicy = '{"Name":"no"}'
    Driver = '"bridge"', '"local"', '"default"'
}
$zeros = @(
    'StopTimeout', 'MemorySwappiness', 'Init', 'Replicas', 'MaxAttempts', 'Parallelism', 'Attempts'
    # Older ones always send it.
    if ((Get-DockerVersion) -ge [version] '28.0') { 'EnableIPv4', 'EnableIPv6' }
)
# Lists that docker sorts, or keeps in no order.
$unordered = 'Binds', 'Mounts', 'Env', 'Ports', 'Hosts', 'Constraints', 'Networks', 'Secrets', 'Configs', 'Groups', 'Ulimits', 'Config'
$query = @{ registryAuthFrom = 'spec'; timestamps = '*'; tail = 'all'; signal = 'KILL' }
$names = @{
    ('c0' * 32) = 'web'; ('d0' * 32) = 'net'; ('d2' * 32) = 'net2'; ('svc' + '0' * 22) = 'svc'
    'docker.io/library/' = ''; 'node00000000000000000000' = 'node1'
}

function ConvertTo-CommonValue($Value) {
    if ($Value -is [Collections.IDictionary]) {
        $common = [Collections.Generic.SortedDictionary[string, object]]::new([StringComparer]::Ordinal)
        foreach ($key in $Value.Keys) {
            $item = ConvertTo-CommonValue $Value[$key]
            if ($key -cin $unordered -and $item -is [Collections.IList]) {
                $item = @($item | Sort-Object { ConvertTo-Json $_ -Depth 20 -Compress })
            }
            if ($key -cmatch '^[A-Z]') {
                $empty = $null -eq $item -or '' -eq $item -or ($item -is [Collections.ICollection] -and $item.Count -eq 0)
                $zero = $item -is [ValueType] -and -not $item
                if ($empty -or ($zero -and $key -notin $zeros)) { continue }
                $usual = $defaults[$key]
                if ($usual -and ('*' -in $usual -or (ConvertTo-Json $item -Compress) -cin $usual)) { continue }
            }
            $common[$key] = $item
        }
        return , $common
    }
    if ($Value -is [Collections.IList]) { return , @(foreach ($item in $Value) { ConvertTo-CommonValue $item }) }
    $Value
}

# The query as text: sorted, without what says nothing.
function ConvertTo-CommonQuery($Request) {
    $pairs = foreach ($pair in $Request.Query -split '&' -ne '') {
        $name, $value = $pair -split '=', 2 | ForEach-Object { [Uri]::UnescapeDataString($_.Replace('+', ' ')) }
        if ($name -eq 'filters') {
            $filters = ConvertFrom-Json $value -AsHashtable
            # Of images, those without a name are cleared in any case.
            $dangling = $filters['dangling']
            if ($Request.Path -eq '/images/prune' -and 'true' -in ($dangling -is [Collections.IDictionary] ? $dangling.Keys : $dangling)) {
                $filters.Remove('dangling')
            }
            $value = ($filters.Keys | Sort-Object | ForEach-Object {
                $values = $filters[$_] -is [Collections.IDictionary] ? $filters[$_].Keys : $filters[$_]
                "${_}: $(($values | Sort-Object -CaseSensitive) -join ', ')"
            }) -join '; '
        }
        # Seconds with and without a fraction of zeros.
        $value = $value -replace '\b(\d{9,}\.\d*?)0+\b', '$1' -replace '\b(\d{9,})\.(?!\d)', '$1'
        if ($value -notin '', '0', 'false', $null -and $query[$name] -notin '*', $value) { "$name=$($value -eq 'true' ? 1 : $value)" }
    }
    ($pairs | Sort-Object -CaseSensitive) -join '&'
}

# The request as text. The module addresses by ids what docker addresses by names.
function ConvertTo-CommonRequest($Request) {
    $text = (ConvertTo-RequestLine $Request) -join "`n"
    foreach ($name in $names.Keys) { $text = $text.Replace($name, $names[$name]) }
    $text
}

function ConvertTo-RequestLine($Request) {
    "$Request"
    "  ?$(ConvertTo-CommonQuery $Request)"
    if ($Request.Body) {
        $given = ConvertFrom-Json $Request.Body -AsHashtable
        # docker names the network of -network once more where it says nothing about the place in it.
        $places = $given['NetworkingConfig']?['EndpointsConfig']
        $mode = $given['HostConfig']?['NetworkMode'] ?? 'default'
        if ($places -and $places.Count -eq 1 -and $places.Contains($mode) -and -not (ConvertTo-CommonValue $places[$mode]).Count) {
            $given.Remove('NetworkingConfig')
        }
        # docker has no way to leave the init of a service to the engine.
        $container = $given['TaskTemplate']?['ContainerSpec']
        if ($container -and $container['Init'] -eq $false) { $container.Remove('Init') }
        $body = ConvertTo-CommonValue $given
        ConvertTo-MemberLine $body ''
    }
}

# One member a line, so that a test that fails shows the one that differs.
function ConvertTo-MemberLine($Value, [string] $Path) {
    if ($Value -isnot [Collections.IDictionary] -or -not $Value.Count) { return "  ${Path}: $(ConvertTo-Json $Value -Depth 20 -Compress)" }
    foreach ($member in $Value.GetEnumerator()) { ConvertTo-MemberLine $member.Value ($Path ? "$Path.$($member.Key)" : $member.Key) }
}

# Runs a line, and returns what was sent, what else was asked, and what went wrong.
function Invoke-OracleLine($Engine, [string] $Line, [string] $Request) {
    $null = $Engine.Take()
    $problem = ''
    $PSNativeCommandUseErrorActionPreference = $false
    $ErrorActionPreference = 'Stop'
    try {
        $global:LASTEXITCODE = 0
        $output = & ([scriptblock]::Create($Line)) 2>&1 3>$null 6>$null | Out-String
        if ($LASTEXITCODE) { $problem = "$output".Trim() }
    } catch {
        $problem = "$_"
        if ("$($_.FullyQualifiedErrorId)" -match '(Named|Positional)ParameterNotFound|CommandNotFound|AmbiguousParameter|^Parse') {
            throw "'$Line' is a faulty line: $problem"
        }
    }
    if ($problem -match '^unknown (flag|shorthand|command)|is not a docker command') { throw "'$Line' is a faulty line: $problem" }
    $all = $Engine.Take()
    $sent = @($all | Where-Object { "$_" -match "^(?:$Request)$" })
    [pscustomobject] @{
        Sent    = ($sent | ForEach-Object { ConvertTo-CommonRequest $_ }) -join "`n"
        Other   = @($all | Where-Object { $_ -notin $sent -and $_.Path -notin '/version', '/info' } | ForEach-Object ToString)
        Problem = $problem
    }
}

# Compares a row. The kind is "same", "refused by both", or who takes the form where only one does, or "both" where they send other things.
function Compare-OracleRow($Engine, [hashtable] $Row) {
    $docker = Invoke-OracleLine $Engine "docker $($Row.Docker)" $Row.Request
    $module = Invoke-OracleLine $Engine $Row.DockerPS $Row.Request
    foreach ($one in $docker, $module) {
        if (-not $one.Sent -and -not $one.Problem) { throw "'$($Row.Name)' sends nothing, and says nothing." }
    }
    $kind = if (-not $docker.Sent) {
        $module.Sent ? 'only DockerPS' : 'refused by both'
    } elseif (-not $module.Sent) {
        'only docker'
    } else {
        (Test-SameRequest $docker.Sent $module.Sent $Row.Docker) ? 'same' : 'both'
    }
    [pscustomobject] @{ Kind = $kind; Docker = $docker; Module = $module }
}

# Times that are counted from now differ by the time that the programs take.
function Test-SameRequest([string] $Docker, [string] $Module, [string] $Line) {
    if ($Docker -ceq $Module) { return $true }
    $time = '(?<=\b(since|until)[=:] ?)\d{9,}(\.\d+)?'
    if ($Line -match '\d{4}-|\d{9}' -or $Docker -notmatch $time) { return $false }
    $plain = foreach ($text in $Docker, $Module) { $text -replace $time, 'TIME' }
    $theirs = @([regex]::Matches($Docker, $time).Value)
    $ours = @([regex]::Matches($Module, $time).Value)
    if ($plain[0] -cne $plain[1] -or $theirs.Count -ne $ours.Count) { return $false }
    for ($index = 0; $index -lt $ours.Count; $index++) {
        if ([Math]::Abs([decimal] $theirs[$index] - [decimal] $ours[$index]) -gt 5) { return $false }
    }
    $true
}

# The files that rows read.
function New-OracleFolder([string] $Path) {
    $null = New-Item $Path -ItemType Directory -Force
    $files = @{
        'env.txt'      = "# a comment`n`nA=1`nB=b c`n  C=3`nD=`nFROM_SESSION`nNOT_THERE`nE=a=b`nF=`"q`"`n"
        'env2.txt'     = "A=2`nZ=26"
        'bom.txt'      = "$([char] 0xFEFF)A=1`n"
        'crlf.txt'     = "A=1`r`nB=2`r`n"
        'space.txt'    = "A B=1`n"
        'noname.txt'   = "=1`n"
        'empty.txt'    = ''
        'labels.txt'   = "# a comment`na=1`nb=b c`nc`nd=`n"
        'seccomp.json' = "{`n  `"defaultAction`": `"SCMP_ACT_ALLOW`"`n}`n"
    }
    foreach ($name in $files.Keys) { [IO.File]::WriteAllText("$Path/$name", $files[$name]) }
    [IO.File]::WriteAllText("$Path/utf16.txt", "A=1`n", [Text.Encoding]::Unicode)
    [IO.File]::WriteAllBytes("$Path/latin.txt", [byte[]] (0x41, 0x3D, 0xFC, 0x0A))
    $env:FROM_SESSION = 'session'
}

# The reasons for differences: a word, a title, and the reason.
function Read-OracleReason {
    foreach ($part in (Get-Content "$PSScriptRoot/Reasons.txt" -Raw) -split '\n\n') {
        $head, $text = $part.Trim() -split '\n', 2
        $word, $title = $head -split ': ', 2
        [pscustomobject] @{ Word = $word; Title = $title; Text = $text.Trim() }
    }
}

# The lines of docs/differences.md.
function Export-OracleDifference {
    Get-Content "$PSScriptRoot/Differences.head.md"
    $rows = @(Get-ChildItem "$PSScriptRoot/Rows/*.txt" | Sort-Object Name | ForEach-Object { Read-OracleTable $_ })
    $does = @{ 'only docker' = 'rejects it'; 'only DockerPS' = 'accepts it; docker rejects it'; both = 'sends a different request' }
    foreach ($reason in Read-OracleReason) {
        ''
        "## $($reason.Title)"
        ''
        $reason.Text
        ''
        '| docker | DockerPS | What DockerPS does |'
        '| --- | --- | --- |'
        foreach ($row in $rows | Where-Object { $_.Difference -like "*: $($reason.Word)" }) {
            $cells = "docker $($row.Docker)", $row.DockerPS | ForEach-Object { "``$($_.Replace('|', '\|'))``" }
            "| $($cells -join ' | ') | $($does[($row.Difference -split ': ', 2)[0]]) |"
        }
    }
}
