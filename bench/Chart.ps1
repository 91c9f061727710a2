# The picture of the curves: a panel for each, with time over size on logarithmic axes. Numbers are as Page.ps1 wants them.

# The decades that enclose the values, as exponents.
function Get-Decade([double[]] $Value) {
    $range = $Value | Measure-Object -Minimum -Maximum
    $low, $high = [Math]::Floor([Math]::Log10($range.Minimum)), [Math]::Ceiling([Math]::Log10($range.Maximum))
    $low..[Math]::Max($high, $low + 1)
}

# 1000 as "1 s", and so on.
function Format-Tick([int] $Exponent, [string] $Unit) {
    if ($Unit -ne 'ms') { return '{0:N0}' -f [Math]::Pow(10, $Exponent) }
    $seconds = $Exponent -ge 3
    '{0:0.####} {1}' -f [Math]::Pow(10, $seconds ? $Exponent - 3 : $Exponent), ($seconds ? 's' : 'ms')
}

function Format-Panel($Point, [double] $Left, [double] $Top, [double] $Width, [double] $Height) {
    $columns = @(Get-Decade $Point.Size)
    $rows = @(Get-Decade (@($Point.DockerPS) + @($Point.Docker)))
    $x = { $Left + $Width * ([Math]::Log10($args[0]) - $columns[0]) / ($columns[-1] - $columns[0]) }
    $y = { $Top + $Height * ($rows[-1] - [Math]::Log10($args[0])) / ($rows[-1] - $rows[0]) }
    $bottom, $right = ($Top + $Height), ($Left + $Width)

    '<text class="title" x="{0:0.#}" y="{1:0.#}">{2}</text>' -f $Left, ($Top - 12), ($Point[0].Curve -replace ':.*')
    foreach ($exponent in $columns) {
        $at = & $x ([Math]::Pow(10, $exponent))
        '<path class="grid" d="M{0:0.#} {1:0.#}V{2:0.#}"/>' -f $at, $Top, $bottom
        '<text text-anchor="middle" x="{0:0.#}" y="{1:0.#}">{2}</text>' -f $at, ($bottom + 18), (Format-Tick $exponent)
    }
    foreach ($exponent in $rows) {
        $at = & $y ([Math]::Pow(10, $exponent))
        '<path class="grid" d="M{0:0.#} {1:0.#}H{2:0.#}"/>' -f $Left, $at, $right
        '<text text-anchor="end" x="{0:0.#}" y="{1:0.#}">{2}</text>' -f ($Left - 8), ($at + 4), (Format-Tick $exponent ms)
    }
    '<text text-anchor="middle" x="{0:0.#}" y="{1:0.#}">{2}</text>' -f ($Left + $Width / 2), ($bottom + 36), $Point[0].Item
    foreach ($side in 'Docker', 'DockerPS') {
        $places = foreach ($item in $Point) { '{0:0.#},{1:0.#}' -f (& $x $item.Size), (& $y $item.$side) }
        '<polyline class="{0}" points="{1}"/>' -f $side.ToLowerInvariant(), ($places -join ' ')
        foreach ($place in $places) {
            $at = $place -split ','
            '<circle class="{0}" cx="{1}" cy="{2}" r="3.5"/>' -f $side.ToLowerInvariant(), $at[0], $at[1]
        }
    }
}

# The picture, as lines of SVG. The style follows the reader's scheme; its first colors do for both.
function Format-Chart($Point) {
    $names = @($Point.Curve | Select-Object -Unique)
    $height = 60 + 310 * [Math]::Ceiling($names.Count / 2)
    @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 $height" font-family="system-ui, sans-serif" font-size="12" role="img">
<title>Time over size, DockerPS and docker</title>
<style>
text { fill: #6e7781 } .title, .name { font-size: 14px } .grid { stroke: #8c959f; stroke-opacity: .35; fill: none }
polyline { fill: none; stroke-width: 2 }
polyline.dockerps { stroke: #2f81f7 } circle.dockerps { fill: #2f81f7 }
polyline.docker { stroke: #d4762c; stroke-dasharray: 6 4 } circle.docker { fill: #d4762c }
@media (prefers-color-scheme: light) { text { fill: #424a53 } }
@media (prefers-color-scheme: dark) { text { fill: #b1bac4 } }
</style>
<polyline class="dockerps" points="70,24 110,24"/><circle class="dockerps" cx="90" cy="24" r="3.5"/>
<text class="name" x="118" y="29">DockerPS</text>
<polyline class="docker" points="210,24 250,24"/><circle class="docker" cx="230" cy="24" r="3.5"/>
<text class="name" x="258" y="29">docker</text>
"@ -split "`n"
    for ($index = 0; $index -lt $names.Count; $index++) {
        $group = @($Point | Where-Object Curve -EQ $names[$index])
        Format-Panel $group (70 + 450 * ($index % 2)) (80 + 310 * [Math]::Floor($index / 2)) 350 220
    }
    '</svg>'
}
