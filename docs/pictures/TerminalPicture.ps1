# Draws screens of a terminal as SVG: what tmux captures, with the escape sequences of its colours.

# The colours of a dark terminal: the eight of ANSI, their bright forms, the text and the ground.
$palette = @(
    '#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4'
    '#6e7681', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#ffffff'
)
$foreground, $background = '#c9d1d9', '#0d1117'
$cell = @{ Width = 8; Height = 18; Size = 13.33 }

# The colour of a number of the 256 that terminals have.
function Get-IndexedColour([int] $Index) {
    if ($Index -lt 16) { return $palette[$Index] }
    if ($Index -ge 232) {
        $grey = 8 + 10 * ($Index - 232)
        return '#{0:x2}{0:x2}{0:x2}' -f $grey
    }
    $levels = 0, 95, 135, 175, 215, 255
    $rest = $Index - 16
    '#{0:x2}{1:x2}{2:x2}' -f $levels[[Math]::Floor($rest / 36)], $levels[[Math]::Floor($rest / 6) % 6], $levels[$rest % 6]
}

# Applies the numbers of an SGR sequence to a style.
function Set-Style([hashtable] $Style, [string] $Sequence) {
    $numbers = [Collections.Generic.Queue[int]] @($Sequence -split '[;:]' | ForEach-Object { [int] ($_ ? $_ : 0) })
    while ($numbers.Count) {
        $number = $numbers.Dequeue()
        switch ($number) {
            0 { $Style.Clear() }
            1 { $Style.Bold = $true }
            2 { $Style.Dim = $true }
            7 { $Style.Reverse = $true }
            22 { $Style.Remove('Bold'); $Style.Remove('Dim') }
            27 { $Style.Remove('Reverse') }
            39 { $Style.Remove('Text') }
            49 { $Style.Remove('Ground') }
            { $_ -in 38, 48 } {
                $colour = if ($numbers.Dequeue() -eq 5) {
                    Get-IndexedColour $numbers.Dequeue()
                } else {
                    '#{0:x2}{1:x2}{2:x2}' -f $numbers.Dequeue(), $numbers.Dequeue(), $numbers.Dequeue()
                }
                $Style[$number -eq 38 ? 'Text' : 'Ground'] = $colour
            }
            { $_ -in 30..37 } { $Style.Text = $palette[$number - 30] }
            { $_ -in 90..97 } { $Style.Text = $palette[$number - 82] }
            { $_ -in 40..47 } { $Style.Ground = $palette[$number - 40] }
            { $_ -in 100..107 } { $Style.Ground = $palette[$number - 92] }
        }
    }
}

function Get-Escaped([string] $Text) {
    [Security.SecurityElement]::Escape($Text)
}

# The elements of a line: each run of one style has its place, so that the columns hold whatever font there is.
function ConvertTo-SvgLine([string] $Line, [int] $Row) {
    $style, $column = @{}, 0
    foreach ($part in [regex]::Split($Line, '(\e\[[\d;:]*m)')) {
        if ($part -match '^\e\[([\d;:]*)m$') {
            Set-Style $style $Matches[1]
            continue
        }
        $length = $part.Length
        $text = $style['Text'] ?? $foreground
        $ground = $style['Ground']
        if ($style['Reverse']) { $text, $ground = ($ground ?? $background), $text }
        $left, $top = ($column * $cell.Width), ($Row * $cell.Height)
        if ($ground -and $length) {
            $width = $length * $cell.Width
            "<rect x='$left' y='$top' width='$width' height='$($cell.Height)' fill='$ground'/>"
        }
        $look = "fill='$text'" + ($style['Bold'] ? " font-weight='bold'" : '') + ($style['Dim'] ? " opacity='.6'" : '')
        foreach ($run in [regex]::Matches($part, '\S+(?: \S+)*')) {
            $from, $width = ($left + $run.Index * $cell.Width), ($run.Length * $cell.Width)
            "<text x='$from' y='$($top + 13)' textLength='$width' $look>$(Get-Escaped $run.Value)</text>"
        }
        $column += $length
    }
}

# Draws screens as one picture; with several, each is shown for some seconds, over and over.
function ConvertTo-Svg {
    param(
        # Each screen: its lines, and how many seconds it stays.
        [Parameter(Mandatory)] [hashtable[]] $Screen,
        [Parameter(Mandatory)] [int] $Width,
        [Parameter(Mandatory)] [int] $Height,
        [Parameter(Mandatory)] [string] $Title
    )

    $inner = @{ Width = $Width * $cell.Width; Height = $Height * $cell.Height }
    $margin, $bar = 16, 34
    $whole = '{0:0} {1:0}' -f ($inner.Width + 2 * $margin), ($inner.Height + $bar + $margin)
    $total = ($Screen | ForEach-Object { $_.Seconds } | Measure-Object -Sum).Sum
    $moment, $rules = 0.0, @()
    $groups = for ($index = 0; $index -lt $Screen.Count; $index++) {
        $lines = @($Screen[$index].Lines)
        $from, $to = ($moment / $total * 100), (($moment + $Screen[$index].Seconds) / $total * 100)
        $moment += $Screen[$index].Seconds
        if ($Screen.Count -gt 1) {
            $hidden = @($from -gt 0 ? '0%' : ''; $to -lt 100 ? ('{0:0.##}%' -f $to) : '') -ne '' -join ','
            $rules += "@keyframes f$index{$hidden{visibility:hidden}$('{0:0.##}' -f $from)%{visibility:visible}}"
            # Without motion, the last screen is the one that stays.
            $still = $index -eq $Screen.Count - 1 ? 'visible' : 'hidden'
            $rules += "#f$index{animation:f$index $($total)s step-end infinite;visibility:$still}"
        }
        "<g id='f$index'>"
        for ($row = 0; $row -lt $lines.Count; $row++) { ConvertTo-SvgLine $lines[$row] $row }
        '</g>'
    }
    @(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 $whole' role='img' aria-label='$(Get-Escaped $Title)'>"
        "<style>text{font:$($cell.Size)px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}$($rules -join '')"
        "@media(prefers-reduced-motion:reduce){g{animation:none!important}}</style>"
        "<rect width='100%' height='100%' rx='8' fill='$background'/>"
        "<g fill='#30363d'><circle cx='20' cy='17' r='5'/><circle cx='38' cy='17' r='5'/><circle cx='56' cy='17' r='5'/></g>"
        "<text x='50%' y='21' text-anchor='middle' fill='#8b949e'>$(Get-Escaped $Title)</text>"
        "<g transform='translate($margin $bar)'>"
        $groups
        '</g></svg>'
    ) -join "`n"
}
