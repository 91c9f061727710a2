# What the rows and the curves share. The script that dot-sources this file sets $only, the one side to measure, and $most, how many rounds
# at most; both are empty in a full run.

# --- Times -------------------------------------------------------------------------------------------------------------------------

# The names of the sides to measure.
function Select-Side($Side) {
    @($Side.Keys) | Where-Object { -not $only -or $_ -eq $only }
}

function Limit-Round([int] $Round) {
    $most ? [Math]::Min($Round, $most) : $Round
}

function Measure-Time([scriptblock] $Work) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $null = & $Work
    $clock.Elapsed.TotalMilliseconds
}

# Runs the sides of a comparison in turn, after rounds that do not count, and returns the times of each in milliseconds.
function Measure-Side {
    param(
        [Parameter(Mandatory)]
        [Collections.Specialized.OrderedDictionary] $Side,

        # What has to be done before each run, and is not measured.
        [scriptblock] $Before = {},

        [int] $Round = 9,

        # How many rounds do not count: .NET compiles a method for speed after thirty calls.
        [int] $WarmUp = 1
    )

    $times = [ordered]@{}
    foreach ($name in Select-Side $Side) { $times[$name] = [Collections.Generic.List[double]]::new() }
    for ($count = 1 - (Limit-Round $WarmUp); $count -le (Limit-Round $Round); $count++) {
        foreach ($name in @($times.Keys)) {
            & $Before
            $time = Measure-Time $Side[$name]
            if ($count -gt 0) { $times[$name].Add($time) }
        }
    }
    $times
}

# How much more memory a new PowerShell needs at most (MiB) when it runs a command, than one that only has the module and has listed
# the containers. The peak is the kernel's own figure.
function Measure-Memory {
    param(
        [Parameter(Mandatory)]
        [string] $Command,

        [int] $Round = 3
    )

    $peak = {
        param($Command)
        $peak = "(Get-Content /proc/self/status | Select-String '^VmHWM:\s+(\d+)').Matches.Groups[1].Value"
        $script = "Import-Module DockerPS; `$null = Get-Container; $Command; $peak"
        [double] (& (Get-PowerShellPath) -NoProfile -Command $script) / 1KB
    }
    foreach ($count in 1..(Limit-Round $Round)) { (& $peak $Command) - (& $peak '') }
}

# The value that a part of the values does not exceed: 0.5 gives the median.
function Get-Quantile([double[]] $Value, [double] $Part) {
    $sorted = @($Value | Sort-Object)
    $position = ($sorted.Count - 1) * $Part
    $below = [Math]::Floor($position)
    $sorted[$below] + ($sorted[[Math]::Ceiling($position)] - $sorted[$below]) * ($position - $below)
}

# A row of the table. A factor is what DockerPS may take at most, as a part of the other's time; none where there is no such goal.
function New-Row {
    param(
        [int] $Number,
        [string] $Task,

        # The values of each side.
        [Collections.Specialized.OrderedDictionary] $Value,

        [string] $Goal,
        [double] $OfDocker = [double]::PositiveInfinity,
        [double] $OfLimit = [double]::PositiveInfinity,

        # What is measured: milliseconds, or MiB.
        [string] $Unit = 'ms'
    )

    $ours, $docker, $limit = 'DockerPS', 'docker', 'limit' | ForEach-Object { $Value[$_] ? (Get-Quantile $Value[$_] 0.5) : $null }
    [pscustomobject]@{
        Number   = $Number
        Task     = $Task
        Unit     = $Unit
        DockerPS = $ours
        Docker   = $docker
        Limit    = $limit
        ToDocker = if ($ours -and $docker) { $ours / $docker }
        ToLimit  = if ($ours -and $limit) { $ours / $limit }
        Goal     = $Goal
        Met      = if ($ours) {
            (-not $docker -or $ours -le $OfDocker * $docker) -and (-not $limit -or $ours -le $OfLimit * $limit)
        }
        Values   = [double[]] $Value['DockerPS']
    }
}

# --- The engine --------------------------------------------------------------------------------------------------------------------

# The engine's socket, for curl.
function Get-EngineSocket {
    if ($env:DOCKER_HOST -notlike 'unix://*') {
        throw 'The benchmark compares with curl on a unix socket: set DOCKER_HOST to one, like unix:///var/run/docker.sock.'
    }
    $env:DOCKER_HOST.Substring('unix://'.Length)
}

# The address of the engine's API for curl, in the version that the module uses.
function Get-EngineUrl {
    "http://docker/v$((Get-DockerVersion).NegotiatedApiVersion)"
}

# Writes requests down for one curl, and returns the path of the file. Without a version, the engine takes its own.
function New-RequestFile([string] $Method, [string[]] $Path, [string] $Body) {
    $socket = Get-EngineSocket
    $sections = foreach ($item in $Path) {
        @(
            "unix-socket = `"$socket`""
            "url = `"http://docker/$item`""
            "request = `"$Method`""
            'output = "/dev/null"'
            'fail'
            if ($Body) {
                'header = "Content-Type: application/json"'
                'data = "{0}"' -f $Body.Replace('"', '\"')
            }
        ) -join "`n"
    }
    $file = New-TemporaryFile
    Set-Content $file ($sections -join "`nnext`n")
    $file.FullName
}

# Sends requests that were written down, many at a time, as the module does.
function Send-RequestFile([string] $File) {
    curl --parallel --parallel-max 32 --config $File 2> $null
}

function Send-Request([string] $Method, [string[]] $Path, [string] $Body) {
    if (-not $Path) { return }
    $file = New-RequestFile $Method $Path $Body
    try {
        Send-RequestFile $file
    } finally {
        Remove-Item $file
    }
}

# Sees that the engine has so many containers for lists, bench-1 and so on, that were created and never started.
function Set-ContainerCount([int] $Count) {
    $have = @(docker ps --all --quiet --filter label=suite=bench-list).Count
    $missing = @(if ($Count -gt $have) { ($have + 1)..$Count })
    $surplus = @(if ($Count -lt $have) { ($Count + 1)..$have })
    $body = '{"Image":"busybox","Labels":{"suite":"bench-list"}}'
    Send-Request POST ($missing | ForEach-Object { "containers/create?name=bench-$_" }) $body
    Send-Request DELETE ($surplus | ForEach-Object { "containers/bench-$_" })
}

# Removes what a row has left, if it failed. The containers for lists stay if they are to serve again.
function Remove-BenchContainer([switch] $KeepList) {
    $labels = $KeepList ? 'bench' : 'bench', 'bench-list'
    $ids = $labels | ForEach-Object { docker ps --all --quiet --no-trunc --filter label=suite=$_ }
    Send-Request DELETE ($ids | ForEach-Object { "containers/$_`?force=1" })
}

# Gives docker its client of BuildKit, where the machine has none.
function Install-Buildx {
    if ($only -and $only -ne 'docker') { return }
    $PSNativeCommandUseErrorActionPreference = $false
    docker buildx version *> $null
    if ($LASTEXITCODE -eq 0) { return }
    $program = (Start-Fixture Helpers/buildx.sh).PROGRAM
    $folder = "$($env:DOCKER_CONFIG ?? "$HOME/.docker")/cli-plugins"
    $null = New-Item $folder -ItemType Directory -Force
    $null = New-Item "$folder/docker-buildx" -ItemType SymbolicLink -Value $program -Force
}
