# What the rows of the benchmark share.

# Runs the sides of a comparison in turn, after rounds that do not count, and gives the median of each in milliseconds.
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

    $times = @{}
    foreach ($name in $Side.Keys) { $times[$name] = [Collections.Generic.List[double]]::new() }
    for ($count = 1 - $WarmUp; $count -le $Round; $count++) {
        foreach ($name in $Side.Keys) {
            & $Before
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $null = & $Side[$name]
            if ($count -gt 0) { $times[$name].Add($clock.Elapsed.TotalMilliseconds) }
        }
    }

    $medians = [ordered]@{}
    foreach ($name in $Side.Keys) {
        $sorted = @($times[$name] | Sort-Object)
        $medians[$name] = ($sorted[[Math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[Math]::Ceiling(($sorted.Count - 1) / 2)]) / 2
    }
    $medians
}

# A row of the table. A factor is what DockerPS may take at most, as a part of the other's time; none where there is no such goal.
function New-Row {
    param(
        [int] $Number,
        [string] $Task,
        [Collections.Specialized.OrderedDictionary] $Median,
        [string] $Goal,
        [double] $OfDocker = [double]::PositiveInfinity,
        [double] $OfLimit = [double]::PositiveInfinity,

        # What is measured: milliseconds, or MiB.
        [string] $Unit = 'ms'
    )

    $ours = $Median['DockerPS']
    [pscustomobject]@{
        Number   = $Number
        Task     = $Task
        Unit     = $Unit
        DockerPS = $ours
        Docker   = $Median['docker']
        Limit    = $Median['limit']
        ToDocker = if ($ours -and $Median['docker']) { $ours / $Median['docker'] }
        ToLimit  = if ($ours -and $Median['limit']) { $ours / $Median['limit'] }
        Goal     = $Goal
        Met      = if ($ours) {
            (-not $Median['docker'] -or $ours -le $OfDocker * $Median['docker']) -and
            (-not $Median['limit'] -or $ours -le $OfLimit * $Median['limit'])
        }
    }
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
    $more = foreach ($count in 1..$Round) { (& $peak $Command) - (& $peak '') }
    ($more | Sort-Object)[[Math]::Floor($Round / 2)]
}

# The engine's socket, for curl.
function Get-EngineSocket {
    if ($env:DOCKER_HOST -notlike 'unix://*') {
        throw 'The benchmark compares with curl on a unix socket: set DOCKER_HOST to one, like unix:///var/run/docker.sock.'
    }
    $env:DOCKER_HOST.Substring('unix://'.Length)
}
