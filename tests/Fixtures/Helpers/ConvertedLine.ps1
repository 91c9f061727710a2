# Finds what is wrong with lines that were converted from docker's.

# Returns the faults of lines of PowerShell: what the parser says, cmdlets of the module that do not exist, and parameters that they lack.
function Get-LineFault([string[]] $Line) {
    $errors = $null
    $ast = [Management.Automation.Language.Parser]::ParseInput($Line -join "`n", [ref] $null, [ref] $errors)
    $errors | ForEach-Object Message
    $calls = $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)
    foreach ($call in $calls) {
        $name = $call.GetCommandName()
        if ($name -notmatch '^[A-Z][a-z]+-[A-Z]') { continue }
        $command = Get-Command $name -ErrorAction Ignore
        if (-not $command) {
            "There is no cmdlet $name."
            continue
        }
        foreach ($element in $call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }) {
            # The name in full: an abbreviation would hide a parameter that was renamed.
            if (-not $command.Parameters.ContainsKey($element.ParameterName)) { "$name has no -$($element.ParameterName)." }
        }
        $bound = [Management.Automation.Language.StaticParameterBinder]::BindCommand($call, $true)
        foreach ($problem in $bound.BindingExceptions.Values) { "$name`: $($problem.BindingException.Message)" }
    }
}
