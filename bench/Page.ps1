# The pages of results in markdown.

# Numbers look the same in every country.
[cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture

function Get-MachineDescription {
    $memory = [int] ((Get-Content /proc/meminfo | Select-String '^MemTotal:\s+(\d+)').Matches.Groups[1].Value) / 1MB
    $engine = Get-DockerVersion
    $processor = (Get-Content /proc/cpuinfo | Select-String '^model name\s*: (.*)')[0].Matches.Groups[1].Value
    $client = docker version --format '{{.Client.Version}}'
    "- $processor, $([Environment]::ProcessorCount) cores, $([Math]::Round($memory)) GiB"
    "- $((Get-Content /etc/os-release | Select-String '^PRETTY_NAME="(.*)"').Matches.Groups[1].Value), kernel $($engine.KernelVersion)"
    "- Docker Engine $($engine.ServerVersion) (API $($engine.NegotiatedApiVersion)), docker CLI $client"
    "- PowerShell $($PSVersionTable.PSVersion), DockerPS $($engine.ModuleVersion)"
}

function Format-Value($Value, $Unit) {
    if ($null -eq $Value) { '' }
    elseif ($Unit -ne 'ms') { "{0:0} $Unit" -f $Value }
    elseif ($Value -ge 1000) { '{0:0.00} s' -f ($Value / 1000) }
    elseif ($Value -ge 10) { '{0:0} ms' -f $Value }
    else { '{0:0.0} ms' -f $Value }
}

function Format-Ratio($Ratio) {
    $null -eq $Ratio ? '' : '{0:0.00}' -f $Ratio
}

function Format-Verdict($Met) {
    $null -eq $Met ? '' : $Met ? 'yes' : '**no**'
}

# The machine and the rows, as the section of an engine.
function Format-Result($Row) {
    Get-MachineDescription
    ''
    '| # | Task | DockerPS | docker | limit | to docker | to the limit | Goal | Met |'
    '| --: | --- | --: | --: | --: | --: | --: | --- | --- |'
    foreach ($result in $Row | Sort-Object Number -Stable) {
        $cells = @(
            $result.Number
            $result.Task
            Format-Value $result.DockerPS $result.Unit
            Format-Value $result.Docker $result.Unit
            Format-Value $result.Limit $result.Unit
            Format-Ratio $result.ToDocker
            Format-Ratio $result.ToLimit
            $result.Goal
            Format-Verdict $result.Met
        )
        "| $($cells -join ' | ') |"
    }
}

# Writes a page of results anew: the introduction, the section with this title, those of other engines as they are, and the notes.
function Update-Section([string] $Path, [string] $Title, [string[]] $Line) {
    $sections = @{ $Title = $Line -join "`n" }
    if (Test-Path $Path) {
        $form = '(?ms)^## (?<title>Engine \S+, store \S+)\n\n(?<text>.*?)\n*(?=^## |\z)'
        foreach ($match in [regex]::Matches((Get-Content $Path -Raw), $form)) {
            $other = $match.Groups['title'].Value
            if ($other -ne $Title) { $sections[$other] = $match.Groups['text'].Value }
        }
    }
    $page = @(
        '# DockerPS beside docker'
        ''
        'Medians of several rounds in turn, on one machine; the ratios are what counts. Below 1 DockerPS is the faster one. ' +
        '`build.ps1 -Task Bench` writes this page, a section for each engine.'
        foreach ($name in $sections.Keys | Sort-Object) { '', "## $name", '', $sections[$name] }
        ''
        Get-Content "$PSScriptRoot/notes.md"
    )
    Set-Content $Path $page
}

# The curves: a table for each.
function Format-Curve($Curve) {
    '# Growth'
    ''
    'What grows with the number of containers, the length of a log and the number of files. Medians of several rounds in turn. The peak ' +
    'is that of the managed memory of the session, garbage included, above what it was before; docker''s own process is not in it. ' +
    'Allocations are those of DockerPS. `build.ps1 -Task Bench -Curve` writes this page and the picture.'
    ''
    Get-MachineDescription
    ''
    '![Time over size, on logarithmic axes](curves.svg)'
    foreach ($name in $Curve.Curve | Select-Object -Unique) {
        $group = @($Curve | Where-Object Curve -EQ $name)
        ''
        "## $name"
        ''
        "| $($group[0].Item) | DockerPS | docker | to docker | peak, DockerPS | peak, docker | allocated | for one more |"
        '| --: | --: | --: | --: | --: | --: | --: | --: |'
        foreach ($point in $group) {
            $cells = @(
                '{0:N0}' -f $point.Size
                Format-Value $point.DockerPS 'ms'
                Format-Value $point.Docker 'ms'
                Format-Ratio ($point.DockerPS / $point.Docker)
                '{0:0.0} MiB' -f ($point.Peak / 1MB)
                '{0:0.0} MiB' -f ($point.DockerPeak / 1MB)
                '{0:0.0} MiB' -f ($point.Allocated / 1MB)
                $null -eq $point.ForOneMore ? '' : ('{0:N0} bytes' -f $point.ForOneMore)
            )
            "| $($cells -join ' | ') |"
        }
    }
}
