BeforeDiscovery {
    $root = Resolve-Path "$PSScriptRoot/../.."
    $pages = @(Get-Item "$root/README.md", "$root/docs/recipes.md", "$root/docs/migrating.md", "$root/docs/builds.md") |
        ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    Import-Module DockerPS
    $exported = (Get-Module DockerPS).ExportedCommands

    # The PowerShell of a page: its blocks, and what it marks as code that starts with a cmdlet of the module.
    function Get-PageCode([string] $Path) {
        # The first column of these tables is another tool's.
        $text = (Get-Content $Path -Raw) -replace '(?m)^\| (.+?) (?<!\\)\| '
        $blocks = [regex]::Matches($text, '(?s)```powershell\n(.+?)```') |
            ForEach-Object { $_.Groups[1].Value -replace '(?m)^(PS>|>>) ' }
        $marked = [regex]::Matches(($text -replace '(?s)```.+?```'), '`([^`\n]+)`') |
            ForEach-Object { $_.Groups[1].Value.Replace('\|', '|') }
        @($blocks) + @($marked | Where-Object { $_ -match '^\(*[A-Z][a-z]+-[A-Z]\w+' })
    }
}

Describe 'The page <Name>' -ForEach $pages {
    It 'has only parameters that the cmdlets have' {
        $wrong = foreach ($code in Get-PageCode $Path) {
            $ast = [Management.Automation.Language.Parser]::ParseInput($code, [ref] $null, [ref] $null)
            foreach ($call in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $command = $exported[[string] $call.GetCommandName()]
                foreach ($parameter in $call.CommandElements.Where{ $_ -is [Management.Automation.Language.CommandParameterAst] }) {
                    if (-not $command) { break }
                    $name = $parameter.ParameterName
                    try { $null = $command.ResolveParameter($name) } catch { "$($command.Name) -$name" }
                }
            }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'has no code that PowerShell cannot read' {
        # A table of output stands in a block too, behind its command.
        $wrong = foreach ($code in Get-PageCode $Path | Where-Object { $_ -notmatch '(?m)^-+ ' }) {
            $problems = $null
            $null = [Management.Automation.Language.Parser]::ParseInput($code, [ref] $null, [ref] $problems)
            if ($problems) { "$code`: $($problems[0].Message)" }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

Describe 'The page migrating.md' {
    It 'names only cmdlets that exist, in the column of DockerPS' {
        $cells = Get-Content "$PSScriptRoot/../../docs/migrating.md" | Where-Object { $_ -match '^\| [`(]' } |
            ForEach-Object { [regex]::Split($_.Trim('|', ' '), '(?<!\\)\|')[1] }
        @($cells).Count | Should -BeGreaterThan 30
        $names = [regex]::Matches($cells, '(?<=[`(| ])[A-Z][a-z]+-[A-Z][A-Za-z]+') | ForEach-Object Value | Sort-Object -Unique
        $names | Where-Object { $_ -notin 'Where-Object' -and -not $exported.ContainsKey($_) } | Should -BeNullOrEmpty
    }
}
