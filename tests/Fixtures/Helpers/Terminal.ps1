# A real terminal for tests of interactive sessions: tmux on a socket of its own, with PowerShell in it. Every wait is bounded.
# Needs Commands.ps1.

if (-not (Get-Command tmux -ErrorAction Ignore)) {
    throw 'tmux is missing. Install the package tmux.'
}

$script:terminal = $null

function Invoke-Tmux {
    tmux -S $terminal.Socket @args
    if ($LASTEXITCODE) { throw "tmux $args failed." }
}

# Opens a window with a program in it; with PowerShell if none is given.
function Start-Terminal {
    param([int] $Width = 100, [int] $Height = 30, [string] $Command)

    $script:terminal = @{
        Socket = "$TestDrive/tmux-$([guid]::NewGuid().ToString('N').Substring(0, 8))"; Prompt = 0; Cleared = 0
        Values = 0
    }
    # Clear-Host runs a program, which sets $LASTEXITCODE.
    $prompt = @'
function Clear-Window { [Console]::Write("`e[H`e[2J`e]2;cleared $((++$global:cleared))`a") }
function prompt { "PS $((++$global:prompts))> " }
Set-PSReadLineOption -HistorySaveStyle SaveNothing -PredictionSource None
Import-Module DockerPS
'@
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($prompt))
    $shell = "'$(Get-PowerShellPath)' -NoProfile -NoLogo -NoExit -EncodedCommand $encoded"
    Invoke-Tmux -f /dev/null new-session -d -x $Width -y $Height ($Command ? $Command : $shell)
    if (-not $Command) {
        Wait-Prompt
        # A moment after the first prompt PSReadLine takes Ctrl+C for a key, as it will from now on.
        Wait-Until { (Get-TerminalMode) -match '-isig' }
    }
}

# Ends all that runs in the window.
function Stop-Terminal {
    if ($terminal) { tmux -S $terminal.Socket kill-server 2>$null }
    $script:terminal = $null
}

# What the window shows; with -Colour as escape sequences.
function Get-Screen([switch] $Colour) {
    $options = $Colour ? @('-e') : @()
    Invoke-Tmux capture-pane -p -J @options | ForEach-Object TrimEnd
}

# Waits until a line of the window matches.
function Wait-Screen([string] $Pattern) {
    $limit = [datetime]::Now.AddSeconds(20)
    while (-not (@(Get-Screen) -match $Pattern)) {
        if ([datetime]::Now -gt $limit) {
            throw "This did not appear within 20 seconds: $Pattern`nThe window shows:`n$((Get-Screen) -join "`n")"
        }
        Start-Sleep -Milliseconds 50
    }
}

# Types a line.
function Send-Line([string] $Text) {
    Invoke-Tmux send-keys -l $Text
    Send-Key Enter
}

# Presses keys, by the names that tmux has for them: C-c, M-x, F1, Up.
function Send-Key([string[]] $Key) {
    Invoke-Tmux send-keys @Key
}

# Waits until PowerShell asks for the next command: prompts are numbered, since what is there may be the last one still.
function Wait-Prompt {
    Wait-Until {
        $last = Get-Screen | Select-String '^PS (\d+)>' | Select-Object -Last 1
        $script:number = $last ? [int] $last.Matches[0].Groups[1].Value : 0
        $number -gt $terminal.Prompt
    }
    $terminal.Prompt = $number
}

# Types a command into the window's PowerShell. The window is emptied, so that only what comes now is found on it; its title tells that
# it was.
function Send-Command([string] $Text) {
    Send-Line "Clear-Window; $Text"
    $title = "cleared $((++$terminal.Cleared))"
    Wait-Until { (Invoke-Tmux display-message -p '#{pane_title}') -eq $title }
}

# Runs a command in the window's PowerShell, and waits for its end.
function Invoke-Line([string] $Text) {
    Send-Command $Text
    Wait-Prompt
}

# What an expression is in the window's PowerShell.
function Get-TerminalValue([string] $Expression) {
    $file = "$TestDrive/value-$((++$terminal.Values))"
    Invoke-Line "ConvertTo-Json -Compress @($Expression) | Set-Content '$file'"
    @(Get-Content $file | ConvertFrom-Json)
}

# The settings of the window's terminal, less its size, once they stay: for the moments in which .NET asks a terminal for its
# cursor, others apply.
function Get-TerminalMode {
    $pane = Invoke-Tmux display-message -p '#{pane_tty}'
    $mode = $null
    $same = 0
    while ($same -lt 3) {
        $last = $mode
        $mode = (stty -a -F $pane) -replace 'rows \d+; columns \d+;'
        $same = "$mode" -ceq "$last" ? $same + 1 : 0
        Start-Sleep -Milliseconds 100
    }
    $mode
}

# Waits until a session has the terminal, and takes lines or, with -Raw, every key. What is typed before is not what was meant: the
# end of a line is none yet.
function Wait-Session([switch] $Raw) {
    $sign = $Raw ? '(^| )-opost' : '(^| )icanon'
    Wait-Until { (Get-TerminalMode) -match $sign }
}

# Waits until the terminal has these settings again: PSReadLine changes them a moment after the prompt is there.
function Wait-TerminalMode([string[]] $Mode) {
    Wait-Until { -not (Compare-Object $Mode (Get-TerminalMode)) }
}

function Set-WindowSize([int] $Width, [int] $Height) {
    Invoke-Tmux resize-window -x $Width -y $Height
}
