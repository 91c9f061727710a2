<#
.SYNOPSIS
    Measures how DockerPS and docker grow with the number of containers, lines of a log and files, and returns the points.
.DESCRIPTION
    Wants what Measure-Benchmark.ps1 wants. The sizes are chosen so that the rows and the curves together take less than 15 minutes;
    larger ones can be named. `build.ps1 -Task Bench -Curve` calls this.
#>
[CmdletBinding()]
param(
    # How many containers are listed.
    [int[]] $Container = @(1, 10, 100, 1000, 5000),

    # How many lines of 1 KiB are read.
    [int[]] $Line = @(1, 10, 100, 1000, 10000, 100000),

    # How many files of 1 kB are copied.
    [int[]] $File = @(10, 100, 1000, 10000),

    # Runs at most so many rounds for each point, for a trial.
    [int] $Round,

    # The page to write, and the picture that it shows.
    [string] $Page,

    [string] $Picture
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Import-Module DockerPS
. "$PSScriptRoot/Measure.ps1"
. "$PSScriptRoot/Page.ps1"
. "$PSScriptRoot/Chart.ps1"
$only, $most = '', $Round

# The heap is looked at every millisecond: the runtime remembers no peak.
Add-Type -TypeDefinition @'
using System;
using System.Threading;

public sealed class MemoryWatch : IDisposable
{
    private readonly long _start = GC.GetTotalMemory(forceFullCollection: true);
    private readonly long _allocated = GC.GetTotalAllocatedBytes(precise: true);
    private readonly Thread _thread;
    private volatile bool _stopped;
    private long _peak;

    public MemoryWatch()
    {
        _thread = new(Watch) { IsBackground = true };
        _thread.Start();
    }

    public long Peak => Math.Max(_peak - _start, 0);

    public long Allocated { get; private set; }

    public void Dispose()
    {
        Allocated = GC.GetTotalAllocatedBytes(precise: true) - _allocated;
        _stopped = true;
        _thread.Join();
    }

    private void Watch()
    {
        do
        {
            _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
            Thread.Sleep(1);
        }
        while (!_stopped);
    }
}
'@

function Measure-Heap([scriptblock] $Work) {
    $watch = [MemoryWatch]::new()
    try {
        $null = & $Work
    } finally {
        $watch.Dispose()
    }
    $watch
}

# Measures one point of a curve. What is allocated for one more item is the difference to the point before.
function Measure-Point([string] $Curve, [string] $Item, [int] $Size, $Side, [scriptblock] $Before = {}) {
    # Small sizes are quick and noisy, and only many calls make a session warm.
    $rounds = $Size -le 100 ? @{ Round = 9; WarmUp = 35 } : @{ Round = 3; WarmUp = 1 }
    $times = Measure-Side $Side -Before $Before @rounds
    & $Before
    $ours = Measure-Heap $Side['DockerPS']
    & $Before
    $docker = Measure-Heap $Side['docker']

    $smaller = $points | Where-Object Curve -EQ $Curve | Select-Object -Last 1
    [pscustomobject]@{
        Curve      = $Curve
        Item       = $Item
        Size       = $Size
        DockerPS   = Get-Quantile $times['DockerPS'] 0.5
        Docker     = Get-Quantile $times['docker'] 0.5
        Peak       = $ours.Peak
        DockerPeak = $docker.Peak
        Allocated  = $ours.Allocated
        ForOneMore = if ($smaller) { ($ours.Allocated - $smaller.Allocated) / ($Size - $smaller.Size) }
    }
}

function Measure-ContainerCurve {
    $sides = [ordered]@{
        DockerPS = { $list = Get-Container }
        docker   = { $list = docker ps --all --format '{{json .}}' | ConvertFrom-Json }
    }
    foreach ($size in $Container) {
        Set-ContainerCount $size
        $points.Add((Measure-Point 'List containers: `Get-Container`' 'containers' $size $sides))
    }
    Set-ContainerCount 0
}

function Measure-LogCurve {
    $sides = [ordered]@{
        DockerPS = { Get-ContainerLog bench-log | Out-Null }
        docker   = { docker logs bench-log | Out-Null }
    }
    foreach ($size in $Line) {
        $script = "yes $('x' * 1023) | head -n $size"
        New-Container busybox sh, -c, $script -Name bench-log -Label suite=bench | Start-Container
        $null = Wait-Container bench-log
        $points.Add((Measure-Point 'Read a log: `Get-ContainerLog | Out-Null`' 'lines of 1 KiB' $size $sides))
        Remove-Container bench-log -Force
    }
}

# In memory on both sides, as in row 6.
function Measure-CopyCurve {
    $folder = (New-Item "/dev/shm/bench-curve-$PID" -ItemType Directory).FullName
    try {
        $null = New-Item "$folder/inside" -ItemType Directory
        $null = New-Container busybox -Name bench-copy -Label suite=bench -Volume "$folder/inside:/files"
        $in = [ordered]@{
            DockerPS = { Copy-ContainerItem "$folder/tree" bench-copy:/files }
            docker   = { docker cp --quiet "$folder/tree" bench-copy:/files }
        }
        $out = [ordered]@{
            DockerPS = { Copy-ContainerItem bench-copy:/files/tree "$folder/out" }
            docker   = { docker cp --quiet bench-copy:/files/tree "$folder/out" }
        }
        $content = [byte[]]::new(1000)
        $number = 0
        foreach ($size in $File) {
            for (; $number -lt $size; $number++) {
                $below = [IO.Directory]::CreateDirectory("$folder/tree/$([Math]::Floor($number / 100))").FullName
                [IO.File]::WriteAllBytes("$below/$number", $content)
            }
            # Each side replaces what is there.
            Copy-ContainerItem "$folder/tree" bench-copy:/files
            $points.Add((Measure-Point 'Copy files in: `Copy-ContainerItem`' 'files of 1 kB' $size $in))
            $before = { if (Test-Path "$folder/out") { rm -r "$folder/out" } }
            $points.Add((Measure-Point 'Copy files out: `Copy-ContainerItem`' 'files of 1 kB' $size $out $before))
        }
    } finally {
        Get-Container bench-copy -ErrorAction Ignore | Remove-Container -Force
        Remove-Item $folder -Recurse
    }
}

$points = [Collections.Generic.List[object]]::new()
try {
    Measure-ContainerCurve
    Measure-LogCurve
    Measure-CopyCurve
    if ($Page) { Format-Curve $points | Set-Content $Page }
    if ($Picture) { Format-Chart $points | Set-Content $Picture }
    $points
} finally {
    Remove-BenchContainer
}
