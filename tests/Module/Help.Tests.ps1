BeforeDiscovery {
    Import-Module DockerPS
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $pages = "$root/docs/en-US"

    $commands = Get-Command -Module DockerPS | ForEach-Object { @{ Name = $_.Name; Command = $_; Path = "$pages/$($_.Name).md" } }
    $topics = Get-ChildItem "$pages/about_*.md" | ForEach-Object { @{ Name = $_.BaseName; Path = $_.FullName } }
    $all = Get-ChildItem "$pages/*.md" | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $pages = "$root/docs/en-US"

    # The parts of a text below headings of one level, by heading.
    function Split-Heading([string] $Text, [string] $Mark) {
        $parts = [regex]::Split($Text, "(?m)^$Mark (.+)\n")
        $sections = [ordered]@{}
        for ($i = 1; $i -lt $parts.Count; $i += 2) {
            $sections[$parts[$i].Trim()] = $parts[$i + 1].Trim()
        }
        $sections
    }

    function Read-Page([string] $Path) {
        $sections = Split-Heading (Get-Content $Path -Raw) '##'
        $parameters = [ordered]@{}
        foreach ($entry in (Split-Heading $sections.PARAMETERS '###').GetEnumerator() | Where-Object Key -Like '-*') {
            $text, $yaml = $entry.Value -split '```yaml'
            $parameters[$entry.Key.TrimStart('-')] = @{ Text = $text.Trim(); Yaml = $yaml }
        }
        $examples = foreach ($entry in (Split-Heading $sections.EXAMPLES '###').GetEnumerator()) {
            $null = $entry.Value -match '(?s)^```powershell\n(?<code>.*?)\n```\s*(```output\n(?<output>.*?)\n```)?\s*(?<remark>.*)$'
            @{ Title = $entry.Key; Code = $Matches.code; Output = $Matches['output']; Remark = $Matches.remark }
        }
        @{
            Sections   = $sections
            Parameters = $parameters
            Examples   = @($examples)
            Syntax     = Split-Heading $sections.SYNTAX '###'
            Inputs     = Split-Heading $sections.INPUTS '###'
            Outputs    = Split-Heading $sections.OUTPUTS '###'
        }
    }

    # A text without what line ends and indentation make of it.
    function Get-Word($Text) {
        (@($Text) -join ' ') -replace '[\s\u0080]+', ' ' -replace '^ | $'
    }

    function Get-OwnParameter([Management.Automation.CommandInfo] $Command) {
        $common = [Management.Automation.PSCmdlet]::CommonParameters
        $Command.Parameters.Values |
            Where-Object { $_.Name -notin $common -and -not $_.Attributes.Where{ $_ -is [Parameter] -and $_.DontShow } } | Sort-Object Name
    }

    function Get-SetName([string] $Name) {
        $Name -eq '__AllParameterSets' ? '(All)' : $Name
    }

    # How a parameter binds, in the words of a page.
    function Get-Binding([Management.Automation.ParameterMetadata] $Parameter) {
        foreach ($set in $Parameter.ParameterSets.GetEnumerator()) {
            $position = $set.Value.Position -ge 0 ? $set.Value.Position : 'Named'
            "- Name: $(Get-SetName $set.Key), Position: $position, IsRequired: $($set.Value.IsMandatory), " +
            "ValueFromPipeline: $($set.Value.ValueFromPipeline), " +
            "ValueFromPipelineByPropertyName: $($set.Value.ValueFromPipelineByPropertyName)"
        }
    }

    function Get-TypeName([type] $Type) {
        $inner = [Nullable]::GetUnderlyingType($Type)
        $inner ? $inner.FullName : $Type.FullName
    }
}

Describe 'The page of <Name>' -ForEach $commands {
    BeforeAll {
        $page = Read-Page $Path
        $parameters = Get-OwnParameter $Command
    }

    It 'says in one sentence what the cmdlet does' {
        $page.Sections.SYNOPSIS | Should -Match '^[A-Z][^\n]+[^.]\.$'
    }

    It 'describes it and has notes' {
        $page.Sections.DESCRIPTION | Should -Match '\w'
        $page.Sections.NOTES | Should -Match '\w'
    }

    It 'has three examples or more, each with code and a remark' {
        $page.Examples.Count | Should -BeGreaterOrEqual 3
        foreach ($example in $page.Examples) {
            $example.Title | Should -Match '^Example \d+: \w'
            $example.Code | Should -Match '\w' -Because $example.Title
            $example.Remark | Should -Match '\w+.*\.$' -Because $example.Title
        }
        @($page.Examples | Where-Object Output).Count | Should -BeGreaterOrEqual 2
    }

    It 'uses the cmdlet in its examples, with parameters that exist' {
        $calls = foreach ($example in $page.Examples) {
            $errors = $null
            $tree = [Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $example.Title
            $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)
        }
        $calls.ForEach{ $_.GetCommandName() } | Should -Contain $Name
        foreach ($call in $calls) {
            $called = Get-Command $call.GetCommandName()
            foreach ($used in $call.CommandElements.Where{
                $_ -is [Management.Automation.Language.CommandParameterAst] -and $_.Extent.Text -ne '--'
            }) {
                { $called.ResolveParameter($used.ParameterName) } | Should -Not -Throw -Because $call.Extent.Text
            }
        }
    }

    It 'indexes labels, and writes the current folder with braces' {
        $page.Examples.Code | Should -Not -Match '\.Labels\.|\$PWD:'
    }

    It 'names exactly the parameters that the cmdlet has' {
        @($page.Parameters.Keys) | Should -Be $parameters.Name
    }

    It 'describes every parameter' {
        $page.Parameters.GetEnumerator() | Where-Object { $_.Value.Text -notmatch '\w.*[.)]$' } | ForEach-Object Key | Should -BeNullOrEmpty
    }

    It 'has the type, the aliases and the parameter sets of every parameter' {
        foreach ($parameter in $parameters) {
            $yaml = $page.Parameters[$parameter.Name].Yaml
            ($yaml | Select-String '(?m)^Type: (.+)$').Matches[0].Groups[1].Value |
                Should -BeExactly (Get-TypeName $parameter.ParameterType) -Because $parameter.Name
            $aliases = ($yaml | Select-String '(?ms)^Aliases:(.*?)^ParameterSets').Matches[0].Groups[1].Value
            @([regex]::Matches($aliases, '(?m)^- (\w+)') | ForEach-Object { $_.Groups[1].Value }) |
                Should -Be @($parameter.Aliases) -Because $parameter.Name
            $sets = [regex]::Matches($yaml, '(?m)^- Name: .+\n(  \w+: \w+\n)+') |
                ForEach-Object { ($_.Value -replace '\n  ValueFromRemainingArguments: \w+' -replace '\n\s*', ', ').TrimEnd(' ', ',') }
            $sets | Sort-Object | Should -Be (Get-Binding $parameter | Sort-Object) -Because $parameter.Name
        }
    }

    It 'shows a syntax for each parameter set, with its parameters' {
        $page.Syntax.Count | Should -Be $Command.ParameterSets.Count
        foreach ($set in $Command.ParameterSets) {
            $shown = $page.Syntax["$($set.Name)$($set.IsDefault -and $Command.ParameterSets.Count -gt 1 ? ' (Default)' : '')"]
            $names = [regex]::Matches($shown, '(?<=[ [\n])-(\w+)') | ForEach-Object { $_.Groups[1].Value }
            $names | Sort-Object | Should -Be ($set.Parameters.Name | Where-Object { $_ -in $parameters.Name } | Sort-Object)
        }
    }

    It 'tells what the cmdlet takes from the pipeline' {
        $piped = $parameters | Where-Object { $_.ParameterSets.Values.Where{ $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } }
        $expected = $piped ? @($piped | ForEach-Object { Get-TypeName $_.ParameterType } | Select-Object -Unique) : @('None')
        @($page.Inputs.Keys) | Sort-Object | Should -Be ($expected | Sort-Object)
        $page.Inputs.Values | Should -Match '\w'
    }

    It 'tells what the cmdlet writes' {
        @($page.Outputs.Keys) | Should -Be @($Command.OutputType.Name)
        $page.Outputs.Values | Should -Match '\w'
    }

    It 'leads to pages that exist' {
        $links = [regex]::Matches($page.Sections['RELATED LINKS'], '\[(.+?)\]\((.+?)\)')
        $links.Count | Should -BeGreaterThan 0
        foreach ($link in $links) {
            "$($link.Groups[1].Value).md" | Should -BeExactly $link.Groups[2].Value
            "$pages/$($link.Groups[2].Value)" | Should -Exist
        }
    }
}

Describe 'Get-Help <Name>' -ForEach $commands {
    BeforeAll {
        $page = Read-Page $Path
        $help = Get-Help "DockerPS\$Name" -Full
    }

    It 'shows the synopsis, the description and the notes of the page' {
        Get-Word $help.Synopsis | Should -BeExactly (Get-Word $page.Sections.SYNOPSIS)
        Get-Word $help.description.Text | Should -BeExactly (Get-Word $page.Sections.DESCRIPTION)
        Get-Word $help.alertSet.alert.Text | Should -BeExactly (Get-Word $page.Sections.NOTES)
    }

    It 'shows the parameters of the page' {
        @($help.parameters.parameter.name) | Sort-Object | Should -Be @($page.Parameters.Keys)
        foreach ($parameter in $help.parameters.parameter) {
            Get-Word $parameter.description.Text |
                Should -BeExactly (Get-Word $page.Parameters[$parameter.name].Text) -Because $parameter.name
        }
    }

    It 'shows the syntax of each parameter set' {
        $shown = @($help.syntax.syntaxItem | ForEach-Object { ($_.parameter.name | Sort-Object) -join ' ' })
        $own = (Get-OwnParameter $Command).Name
        $expected = @($Command.ParameterSets |
                ForEach-Object { ($_.Parameters.Name | Where-Object { $_ -in $own } | Sort-Object) -join ' ' })
        $shown | Sort-Object | Should -Be ($expected | Sort-Object)
    }

    It 'shows the examples of the page, with code, output and remark' {
        $shown = @($help.examples.example)
        $shown.Count | Should -Be $page.Examples.Count
        for ($i = 0; $i -lt $shown.Count; $i++) {
            $example = $page.Examples[$i]
            $shown[$i].title.Trim('-', ' ') | Should -BeExactly $example.Title
            Get-Word $shown[$i].code | Should -BeExactly (Get-Word $example.Code)
            Get-Word $shown[$i].remarks.Text | Should -BeExactly (Get-Word $example.Output, $example.Remark)
        }
    }

    It 'shows what the cmdlet takes and writes' {
        @($help.inputTypes.inputType.type.name) | Should -Be @($page.Inputs.Keys)
        @($help.returnValues.returnValue.type.name) | Should -Be @($page.Outputs.Keys)
    }

    It 'offers no page on the web, since there is none' {
        $help.relatedLinks.navigationLink.uri | Where-Object { $_ } | Should -BeNullOrEmpty
    }
}

Describe 'Get-Help <Name>' -ForEach $topics {
    It 'finds the topic, with its short description' {
        $found = @(Get-Help $Name -Category HelpFile)
        $found.Count | Should -Be 1
        $found[0] | Should -Be (Get-Content $Path -Raw)
        (Get-Help 'about_Docker*' | Where-Object Name -EQ $Name).Synopsis | Should -Match '^\w.+\.$'
    }

    It 'fits into a console of 80 columns' {
        Get-Content $Path | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }
}

Describe 'about_DockerPS_Errors' {
    BeforeAll {
        $page = Get-Content "$pages/about_DockerPS_Errors.md" -Raw
        $source = Get-Content "$root/src/DockerPS/Errors/*.cs" -Raw | Out-String
    }

    It 'has exactly the errors of the module' {
        $kinds = @(
            'Image', 'Build', 'Network', 'Volume', 'Swarm', 'Node', 'Secret', 'Config', 'Service', 'Task', 'Context'
            'ComposeProject', 'ComposeService'
        )
        $ids = [regex]::Matches($source, '"(?:\{noun\})?([A-Z][A-Za-z]+)"') |
            ForEach-Object { $_.Value.Trim('"').Replace('{noun}', 'Container') } |
            Where-Object { $_ -notin $kinds }
        $described = [regex]::Matches($page, '(?m)^(\w+) \(\w+\)$') | ForEach-Object { $_.Groups[1].Value }
        # What can happen to things of all kinds is described for containers; for others, where there is more to say.
        $again = [regex]::Matches($source, '"\{noun\}([A-Z][A-Za-z]+)"') |
            ForEach-Object { foreach ($kind in $kinds) { "$kind$($_.Groups[1].Value)" } } | Where-Object { $_ -notin $ids }
        $described | Where-Object { $_ -notin $again } | Sort-Object | Should -Be ($ids | Sort-Object -Unique)
    }

    It 'gives each its category' {
        $pairs = [regex]::Matches($source, '"(?<id>(?:\{noun\})?[A-Z][A-Za-z]+)",\s+ErrorCategory\.(?<category>\w+)')
        $pairs.Count | Should -BeGreaterThan 15
        foreach ($pair in $pairs) {
            $id = $pair.Groups['id'].Value.Replace('{noun}', 'Container')
            $page | Should -MatchExactly "(?m)^$id \($($pair.Groups['category'].Value)\)$"
        }
    }
}

Describe 'The page <Name>' -ForEach $all {
    It 'is about a cmdlet or a topic of the module' {
        $Name | Should -BeIn (@((Get-Command -Module DockerPS).Name) + 'about_DockerPS' + 'about_DockerPS_Compose' +
            'about_DockerPS_Contexts' + 'about_DockerPS_Errors' + 'about_DockerPS_ForDockerUsers' + 'about_DockerPS_Remoting' +
            'about_DockerPS_Swarm' | ForEach-Object { "$_.md" })
    }

    It 'is finished' {
        Get-Content $Path -Raw | Should -Not -Match '\{\{ |TODO|TBD'
    }
}

Describe 'The compiled help' {
    It 'has no commands but those of the module' {
        $compiled = [xml] (Get-Content "$pages/DockerPS.dll-Help.xml" -Raw)
        $names = $compiled.GetElementsByTagName('command:details') | ForEach-Object { $_.name }
        $names | Sort-Object | Should -Be ((Get-Command -Module DockerPS).Name | Sort-Object)
    }

    It 'is what the built module has' {
        Get-Content (Join-Path (Get-Module DockerPS).ModuleBase en-US/DockerPS.dll-Help.xml) -Raw |
            Should -BeExactly (Get-Content "$pages/DockerPS.dll-Help.xml" -Raw)
    }

    It 'is what the pages compile to' {
        if (-not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable | Where-Object { $_.Version.Major -eq 1 })) {
            Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PlatyPS is not installed'
            return
        }
        & "$root/docs/Export-Help.ps1" -Path $pages -Destination "$TestDrive/help.xml"
        Get-Content "$TestDrive/help.xml" -Raw | Should -BeExactly (Get-Content "$pages/DockerPS.dll-Help.xml" -Raw)
    }
}

Describe 'A command of docker' {
    BeforeAll {
        . "$PSScriptRoot/../Fixtures/Helpers/PowerShell.ps1"
        $table = Get-ChildItem "$root/src/DockerPS.CommandLine/Table/Commands" -Filter *.json |
            ForEach-Object { (Get-Content $_ -Raw | ConvertFrom-Json -AsHashtable)['commands'] } |
            Where-Object { $_ -and $_.ContainsKey('names') -and $_['cmdlet'] -match '^\w+-\w+$' }
    }

    It 'is named by the page of its cmdlet, so that a search finds it' {
        @($table).Count | Should -BeGreaterThan 100
        $missing = foreach ($command in $table) {
            $notes = (Read-Page "$pages/$($command['cmdlet']).md").Sections.NOTES
            $command['names'] | Where-Object { $notes -notmatch "Equivalent to .*``docker $_``" } | ForEach-Object { "docker $_" }
        }
        $missing | Should -BeNullOrEmpty
    }

    It 'is what Get-Help finds: <Word>' -ForEach @(
        @{ Word = 'docker exec'; Cmdlet = 'Invoke-ContainerCommand' }
        # Not exec: on Linux and macOS that is a function of PowerShell's own.
        @{ Word = 'rmi'; Cmdlet = 'Remove-Image' }
        @{ Word = 'docker ps'; Cmdlet = 'Get-Container' }
        @{ Word = 'docker container ls'; Cmdlet = 'Get-Container' }
        @{ Word = 'docker compose up'; Cmdlet = 'Deploy-ComposeProject' }
    ) {
        # Other modules have words of their own.
        $path = $env:PSModulePath
        $env:PSModulePath = Split-Path (Get-Module DockerPS).ModuleBase
        try {
            $find = "Import-Module DockerPS; (Get-Help '$Word').Name"
            & (Get-PowerShellPath) -NoProfile -Command $find | Should -Contain $Cmdlet
        } finally {
            $env:PSModulePath = $path
        }
    }
}
