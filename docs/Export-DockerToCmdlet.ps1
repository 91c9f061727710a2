<#
.SYNOPSIS
    Writes the lines of docs/docker-to-cmdlet.md: the table by which ConvertFrom-DockerCommand works, as a page.
#>
[CmdletBinding()]
[OutputType([string])]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$folder = "$PSScriptRoot/../src/DockerPS.CommandLine/Table/Commands"
$groups = @(
    'global', 'without', 'container', 'image', 'volume', 'network', 'system', 'context', 'swarm', 'service', 'node', 'stack', 'secret'
    'config', 'plugin', 'manifest', 'checkpoint', 'compose', 'builder', 'buildx', 'other'
)

$tables = [ordered] @{}
$commands = @{}
foreach ($group in $groups) {
    $tables[$group] = Get-Content "$folder/$group.json" -Raw | ConvertFrom-Json -AsHashtable
    foreach ($command in $tables[$group].commands) {
        if ($command['names']) { $commands[$command.names[0]] = $command }
    }
}
$forgotten = (Get-ChildItem "$folder/*.json").BaseName | Where-Object { $_ -notin $groups -and $_ -ne 'fields' }
if ($forgotten) { throw "These files are not on the page: $forgotten. Add them to `$groups." }

function Format-Code([string[]] $Text) {
    ($Text | Where-Object { $_ } | ForEach-Object { "``$_``" }) -join ', '
}

function Format-Row([string[]] $Cell) {
    "| $(($Cell | ForEach-Object { $_.Replace('|', '\|') }) -join ' | ') |"
}

# The cell of a parameter: as the table has it for the page, or what the option is turned into.
function Get-ParameterCell([hashtable] $Option) {
    if ($Option['page']) { return $Option.page }
    if ($Option['api']) {
        $value = $Option['example']
        $path = $Option.api.Split('.')
        for ($index = $path.Count - 1; $index -ge 0; $index--) { $value = "@{ $($path[$index]) = $value }" }
        return Format-Code "-ApiOption $value"
    }
    if (-not $Option['parameter']) { return '' }
    $name, $key = $Option.parameter.Split('.')
    $value = $key ? " @{ $key = `u{2026} }" : $Option['is'] ? " $($Option.is)" : ''
    Format-Code "-$name$value"
}

function Format-Command([hashtable] $Command) {
    $names = @($Command.names | ForEach-Object { "docker $_".Trim() })
    if ($Command['cmdlet'] -or $Command['remark']) {
        $fixed = @($Command['fixed'] ? $Command.fixed.GetEnumerator() : @()) | Sort-Object Key | ForEach-Object {
            "-$($_.Key) $($_.Value -join ', ')".TrimEnd()
        }
        $parameter = $Command['page'] ? $Command.page : (Format-Code $fixed)
        $cells = (Format-Code $names), "$($Command['unsupported'])", (Format-Code $Command['cmdlet']), $parameter, "$($Command['remark'])"
        Format-Row $cells
    }
    $own = @($Command['options'] ? $Command.options : @())
    $shared = @($Command['like'] ? $commands[$Command.like].options : @()) | Where-Object { $_.option -notin $own.option }
    foreach ($option in @($own) + @($shared) | Where-Object { $_ }) {
        $parameter = Get-ParameterCell $option
        $cmdlet = $option['cmdlet'] ?? $option['turns'] ?? ($parameter ? $Command['cmdlet'] : '')
        $all = @($option.option) + @($option['old'] ? $option.old : @())
        Format-Row @((Format-Code $names[0]), (Format-Code $all), (Format-Code $cmdlet), $parameter, "$($option['remark'])")
    }
}

Get-Content "$PSScriptRoot/DockerToCmdlet.head.md"
foreach ($table in $tables.Values) {
    ''
    "## $($table.title)"
    ''
    if ($table['text']) { $table.text, '' }
    '| docker | option | cmdlet | parameter | remark |'
    '| --- | --- | --- | --- | --- |'
    foreach ($command in $table.commands) {
        if ($command['note']) {
            Format-Row @($command.note, '', "$($command['cmdlet'])", "$($command['parameter'])", "$($command['remark'])")
        } else {
            Format-Command $command
        }
    }
    if ($table.title -eq 'Global options') {
        ''
        Get-Content "$PSScriptRoot/DockerToCmdlet.environment.md"
    }
}
